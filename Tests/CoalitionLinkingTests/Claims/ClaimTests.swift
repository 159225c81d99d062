import CoalitionLinking
import CoalitionModel
import DatasetFixtures
import Testing

@Suite struct ClaimTests {
  private func base() -> DatasetText {
    DatasetText([
      .topics: [["health", "Health"], ["clinics", "Clinics", "health"], ["housing", "Housing"]],
      .cities: [["north", "North"], ["south", "South"]],
      .sources: [["page", "Page"], ["flyer", "Flyer"]],
    ])
  }

  /// "basis topic place locators" of each claim of `who`.
  private func claims(_ who: String, _ text: DatasetText) throws -> [String] {
    let dataset = try text.dataset()
    return dataset.claims(of: try dataset.at(who)).map { claim in
      let ends = [claim.topic, claim.place].map { $0.map { dataset[$0].id } ?? "-" }
      return "\(claim.basis) \(ends[0]) \(ends[1]) " + claim.evidence.map(\.locator).joined(separator: "+")
    }
  }

  @Test func aRowOfActivitiesIsStatedAndNotCrossed() throws {
    var text = base()
    text.add(.organizations, "a", "A")
    text.add(.activities, "a", "health", "north", "page", "1")
    text.add(.activities, "a", "housing", "south", "page", "2")
    #expect(try claims("a", text) == ["stated health north 1", "stated housing south 2"])
  }

  @Test func shorthandIsCrossedAndImplied() throws {
    var text = base()
    text.add(.organizations, "a", "A", "health|housing", "north|south", "page", "", "", "9")
    #expect(
      try claims("a", text) == [
        "implied health north 9", "implied health south 9", "implied housing north 9",
        "implied housing south 9",
      ])
  }

  @Test func aDenialTakesAwayWhatIsImplied() throws {
    var text = base()
    text.add(.organizations, "a", "A", "health|housing", "north|south", "page", "", "", "9")
    text.add(.activities, "a", "health", "south", "page", "1", "", "", "", "", "no")
    #expect(
      try claims("a", text) == [
        "implied health north 9", "implied housing north 9", "implied housing south 9",
      ])
    text.add(.activities, "a", "", "north", "page", "2", "", "", "", "", "no")
    #expect(try claims("a", text) == ["implied housing south 9"])
    text.add(.activities, "a", "housing", "", "page", "3", "", "", "", "", "no")
    #expect(try claims("a", text).isEmpty)
  }

  @Test func aDenialOutweighsWhatWasStatedBefore() throws {
    for (denied, expected) in [("2015", 0), ("2013", 1), ("", 1)] {
      var text = base()
      text.add(.organizations, "a", "A")
      text.add(.activities, "a", "health", "north", "page", "1", "2014", "2014")
      text.add(.activities, "a", "health", "north", "page", "2", denied, denied, "", "", "no")
      #expect(try claims("a", text).count == expected, "denied \(denied)")
    }
  }

  @Test func aStatedPairIsNotImpliedAsWell() throws {
    var text = base()
    text.add(.organizations, "a", "A", "health", "north|south", "page", "", "", "9")
    text.add(.activities, "a", "health", "north", "page", "1")
    #expect(try claims("a", text) == ["stated health north 1", "implied health south 9"])
  }

  @Test func openEndsOfActivitiesAreCrossedWithEachOther() throws {
    var text = base()
    text.add(.organizations, "a", "A")
    text.add(.activities, "a", "health", "", "page", "1")
    text.add(.activities, "a", "", "north", "flyer", "2")
    #expect(try claims("a", text) == ["stated health - 1", "stated - north 2", "implied health north 1+2"])
  }

  @Test func theHomeIsAPlaceWhateverSaysIt() throws {
    var text = base()
    text.add(.organizations, "a", "A", "health", "", "page", "", "", "9")
    text.add(.organizations, "b", "B", "", "", "page", "south", "", "8")
    text.add(.relationships, "a", "basedIn", "north", "flyer", "3")
    #expect(try claims("a", text) == ["implied health north 9+3"])
    #expect(try claims("b", text) == ["implied - south 8"])
  }

  @Test func aStatedTopicWithoutPlaceKeepsItsOwnClaimBesideTheHome() throws {
    var text = base()
    text.add(.organizations, "a", "A", "", "", "", "north")
    text.add(.activities, "a", "health", "", "page", "1")
    #expect(try claims("a", text) == ["stated health - 1", "implied health north 1+"])
  }

  @Test func topicsOrPlacesAloneStandAlone() throws {
    var text = base()
    text.add(.organizations, "a", "A", "health|housing", "", "page", "", "", "1")
    text.add(.organizations, "b", "B", "", "north", "page", "", "", "2")
    text.add(.organizations, "c", "C")
    #expect(try claims("a", text) == ["implied health - 1", "implied housing - 1"])
    #expect(try claims("b", text) == ["implied - north 2"])
    #expect(try claims("c", text).isEmpty)
  }

  @Test func aReportClaimsWhatItIsAboutAtItsDate() throws {
    var text = base()
    text.add(.reports, "r", "R", "health", "north", "page", "", "2014-03")
    let dataset = try text.dataset()
    let claim = try #require(dataset.claims(of: try dataset.at("r")).first)
    #expect(claim.basis == .implied)
    #expect(claim.period.description == "2014-03")
    #expect(claim.place == (try dataset.at("north")))
  }

  @Test func topicsAndPlacesClaimNothing() throws {
    let dataset = Dataset.sanctuary()
    for entity in dataset.indices where dataset[entity].kind == .topic || dataset[entity].kind.isPlace {
      #expect(dataset.claims(of: entity).isEmpty)
    }
  }

  @Test func everyPairIsClaimedOnceAtMostByImplication() throws {
    for seed in 0..<10 as Range<UInt64> {
      let dataset = try DatasetText.random(seed: seed).dataset()
      for who in dataset.indices {
        let claims = dataset.claims(of: who)
        let stated = claims.filter { $0.basis == .stated }
        #expect(stated.count == dataset.activities(of: who).count)
        for claim in claims where claim.basis == .implied {
          let same = claims.filter { $0.topic == claim.topic && $0.place == claim.place }
          #expect(same.count == 1)
        }
      }
    }
  }
}
