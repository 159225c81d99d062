import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Testing

/// Expected answers are written by hand from the page that Data/sanctuary was read from.
@Suite struct WhoQuestionTests {
  private let ask = Asking(dataset: .sanctuary())

  @Test func healthInToronto() throws {
    let answer = try ask.who("health", place: "toronto")
    #expect(ask.marks(answer) == ["health-for-all inside stated"])
    let evidence = try #require(answer.findings.first?.evidence.first)
    #expect(evidence.locator == "line 55")
    #expect(evidence.quote.hasPrefix("Health for All is a Toronto-based grassroots organization"))
    #expect(
      answer.understood == "Who works on Health (with the 3 topics below it) in Toronto")
    // The campaign against the cuts to refugees' health cover names no place.
    #expect(answer.notes == ["Place not known, so not counted: No to the IFHP Cuts (working on Health)."])
  }

  @Test func statedComesBeforeImplied() throws {
    #expect(
      ask.marks(try ask.who("health")) == [
        "health-for-all inside stated", "no-to-the-ifhp-cuts inside stated",
        "sanctuary-health inside implied",
      ])
  }

  @Test func aTopicIncludesWhatIsBelowIt() throws {
    #expect(
      ask.ids(try ask.who("migrant-workers")) == [
        "coalition-for-migrant-worker-rights-canada", "migrant-workers-dignity-association",
        "migrantworkersrights", "justicia-for-migrant-workers", "migrant-workers-alliance-for-change",
      ])
    #expect(
      ask.ids(try ask.who("temporary-foreign-workers")) == [
        "migrantworkersrights", "justicia-for-migrant-workers", "migrant-workers-alliance-for-change",
      ])
    #expect(ask.ids(try ask.who("live-in-care")) == ["migrant-workers-alliance-for-change"])
  }

  @Test func aPlaceIncludesWhatLiesInItAndWiderComesLast() throws {
    #expect(ask.ids(try ask.who("education", place: "canada")) == ["noii-toronto", "school-for-all"])
    #expect(ask.marks(try ask.who("education", place: "vancouver")) == ["school-for-all wider stated"])
    #expect(
      ask.marks(try ask.who("labour-rights", place: "vancouver")) == [
        "migrant-workers-dignity-association inside stated", "justicia-for-migrant-workers inside stated",
        "coalition-for-migrant-worker-rights-canada wider stated",
        "agriculture-workers-alliance wider stated",
        "ufcw-canada wider stated",
      ])
  }

  @Test func severalTopicsMeanAllOfThem() throws {
    let answer = try ask.who("policing", "services-without-fear", place: "toronto")
    #expect(ask.ids(answer) == ["noii-toronto", "immigration-legal-committee"])
    #expect(ask.dataset.ids(answer.findings[1].topics) == ["services-without-fear", "policing"])
    #expect(answer.findings[1].evidence.map(\.locator) == ["line 19", "line 19"])
    // Health is stated of Health for All, services without fear only shorthand: the whole is implied.
    let mixed = try ask.who("health", "services-without-fear", place: "toronto")
    #expect(ask.marks(mixed) == ["health-for-all inside implied"])
    #expect(ask.dataset.ids(mixed.findings[0].topics).sorted() == ["health", "services-without-fear"])
  }

  @Test func kilometresReachTheNextCity() throws {
    // Toronto and Hamilton lie some 63 km apart.
    let near = try ask.who("sanctuary-city-policy", place: "toronto", within: 50)
    #expect(ask.ids(near) == ["noii-toronto", "solidarity-city-network"])
    let far = try ask.who("sanctuary-city-policy", place: "toronto", within: 70)
    #expect(ask.ids(far) == ["noii-toronto", "solidarity-city-network", "hamilton-sanctuary-city-coalition"])
    #expect(far.understood.hasSuffix(" within 70 km of Toronto"))
    let (toronto, hamilton) = (try ask.dataset.at("toronto"), try ask.dataset.at("hamilton"))
    let here = try #require(ask.dataset[toronto].coordinate)
    let there = try #require(ask.dataset[hamilton].coordinate)
    #expect((60...66).contains(here.kilometres(to: there)))
    #expect(here.kilometres(to: here) == 0)
    #expect(abs(here.kilometres(to: there) - there.kilometres(to: here)) < 1e-9)
  }

  @Test func sinceCountsWhatIsKnownToReachIt() throws {
    let answer = try ask.who("policing", since: "2015")
    #expect(ask.ids(answer) == ["noii-toronto"])
    #expect(answer.findings[0].periods.map(\.description) == ["2015-11"])
    #expect(answer.notes == ["Date not known, so not counted: Transportation not Deportation."])
    // An open end reaches every later date.
    #expect(ask.ids(try ask.who("mining-justice", since: "2020")) == ["mining-justice-alliance"])
    // Neither place nor date: still not known, and not nobody.
    let both = try ask.who("refugee-health", place: "toronto", since: "2015")
    #expect(both.findings.isEmpty)
    #expect(both.notes.first?.contains("No to the IFHP Cuts") == true)
  }

  @Test func whatIsMissingForOneOfSeveralTopicsIsSaid() throws {
    let answer = try ask.who("live-in-care", "agricultural-workers", place: "toronto")
    #expect(answer.findings.isEmpty)
    #expect(
      answer.notes.first
        == "Place not known, so not counted: Migrant Workers Alliance for Change (working on Live-in care and Agricultural workers)."
    )
    #expect(
      !(try ask.who("live-in-care", "housing", place: "toronto")).notes.contains { $0.hasPrefix("Place") })
  }

  @Test func kindsChooseWhoIsAsked() throws {
    let answer = try ask.who("policing", kinds: [.report])
    #expect(
      ask.ids(answer) == [
        "often-asking-always-telling", "to-serve-some-and-protect-fewer",
        "police-services-safe-access-for-all",
      ])
    #expect(answer.understood == "Which reports work on Policing")
    #expect(ask.ids(try ask.who("education", kinds: [.campaign])) == ["school-for-all"])
    #expect(try ask.who("housing", kinds: []).findings.isEmpty)
  }

  @Test func aPlaceAloneAsksForAllWorkThere() throws {
    #expect(
      ask.marks(try ask.who(place: "montreal")) == [
        "solidarity-city-montreal inside stated", "coalition-for-migrant-worker-rights-canada wider stated",
        "agriculture-workers-alliance wider stated", "ufcw-canada wider stated",
        "mining-justice-alliance wider stated", "canada-border-services-agency wider implied",
      ])
  }

  @Test func anEmptyAnswerNamesTheNearest() throws {
    let answer = try ask.who("refugee-health", place: "hamilton")
    #expect(
      answer.notes == [
        "Place not known, so not counted: No to the IFHP Cuts (working on Refugee health).",
        "Nearest that has an answer: coalition who refugee-health  (1)",
      ])
    let far = try ask.who("climate", place: "hamilton")
    #expect(far.notes.count == 1)
    #expect(far.notes.first?.hasPrefix("Nearest that has an answer: coalition who --in hamilton  (") == true)
    let dated = try ask.who("municipal-id", place: "united-states", since: "2020")
    #expect(
      dated.notes.first
        == "Nearest that has an answer: coalition who municipal-id --in united-states  (1)")
  }
}
