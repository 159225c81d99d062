import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Testing

@Suite struct EntityProfileTests {
  @Test func everyActivityAndEveryTieAppears() throws {
    for dataset in try [Dataset.sanctuary()] + (0..<6).map({ try DatasetText.random(seed: $0).dataset() }) {
      for entity in dataset.indices {
        let facts = EntityProfile(of: entity, in: dataset).facts
        for activity in dataset.activities(of: entity) {
          let ends = [activity.topic, activity.place].compactMap(\.self)
          #expect(
            facts.contains {
              $0.entities == ends && $0.evidence.contains(activity.evidence) && $0.basis == .stated
            })
        }
        for tie in dataset.relationships(of: entity) {
          let other = tie.from == entity ? tie.to : tie.from
          let label = tie.from == entity ? tie.kind.label : tie.kind.reverseLabel
          let said = facts.filter { $0.what == label && $0.entities == [other] }
          #expect(!said.isEmpty)
          if tie.basis == .stated { #expect(said.contains { $0.evidence.contains(tie.evidence) }) }
        }
        for claim in dataset.claims(of: entity) {
          for end in [claim.topic, claim.place].compactMap(\.self) {
            let back = EntityProfileTests.names(entity, in: end, dataset)
            #expect(back)
          }
        }
      }
    }
  }

  /// Whether the profile of a topic or place names who works on it or there; remembered, since it is asked often.
  private static func names(_ who: EntityIndex, in what: EntityIndex, _ dataset: Dataset) -> Bool {
    // One organization in seven is enough for the costly direction.
    guard who.position.isMultiple(of: 7) else { return true }
    return EntityProfile(of: what, in: dataset).facts.contains { $0.entities == [who] && $0.basis != nil }
  }

  @Test func healthForAll() throws {
    let dataset = Dataset.sanctuary()
    let facts = EntityProfile(of: try dataset.at("health-for-all"), in: dataset).facts
    #expect(
      facts.filter { $0.basis != nil }.map { "\($0.what) \($0.value)" } == [
        "works on Health in Toronto", "works on Services without fear in Toronto", "is based in Toronto",
      ])
    #expect(facts.first?.what == "note")
    #expect(facts.filter { $0.basis != nil }.allSatisfy { $0.evidence.contains { $0.locator == "line 55" } })
  }

  @Test func aTopicAPlaceAndAReport() throws {
    let dataset = Dataset.sanctuary()
    func lines(_ id: String) throws -> [String] {
      EntityProfile(of: try dataset.at(id), in: dataset).facts.map { "\($0.what) \($0.value)" }
    }
    let topic = try lines("refugee-health")
    #expect(topic.contains("is part of Health"))
    #expect(topic.contains("is worked on by No to the IFHP Cuts"))
    let place = try lines("british-columbia")
    #expect(place.contains("lies in Canada"))
    #expect(place.contains("contains Vancouver"))
    #expect(place.contains("is where works School for All"))
    let report = try lines("often-asking-always-telling")
    #expect(report.contains("is published by No One Is Illegal-Toronto (2015-11)"))
    #expect(report.contains("mentions Toronto Police Service (2015-11)"))
    #expect(report.contains("date 2015-11"))
  }

  @Test func aTieThatHeldTwiceIsSaidTwice() throws {
    var text = DatasetText([.organizations: [["a", "A"], ["b", "B"]], .sources: [["p", "P"]]])
    text.add(.relationships, "a", "memberOf", "b", "p", "1", "2001", "2004")
    text.add(.relationships, "a", "memberOf", "b", "p", "2", "2010", "")
    text.add(.relationships, "a", "memberOf", "b", "p", "3", "2010", "")
    let dataset = try text.dataset()
    let facts = EntityProfile(of: try dataset.at("a"), in: dataset).facts
    #expect(facts.map(\.value) == ["B (2001 to 2004)", "B (since 2010)"])
    #expect(facts.map { $0.evidence.map(\.locator) } == [["1"], ["2", "3"]])
  }

  @Test func shorthandThatRepeatsAStatedTieIsNotSaidAgain() throws {
    var text = DatasetText([.organizations: [["a", "A"]], .sources: [["p", "P"]]])
    text.add(.reports, "r", "R", "", "", "p", "a", "2014")
    text.add(.relationships, "a", "publishes", "r", "p", "1")
    let dataset = try text.dataset()
    let facts = EntityProfile(of: try dataset.at("r"), in: dataset).facts.filter {
      $0.what == "is published by"
    }
    #expect(facts.map(\.basis) == [.stated])
  }
}
