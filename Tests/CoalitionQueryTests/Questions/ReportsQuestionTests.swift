import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Testing

@Suite struct ReportsQuestionTests {
  private let ask = Asking(dataset: .sanctuary())

  @Test func allOfThemTheNewestFirst() throws {
    let answer = try ask.reports()
    #expect(
      ask.ids(answer) == [
        "expanding-sanctuary", "often-asking-always-telling", "position-paper-sanctuary-city",
        "noii-statement-cbsa-custody-inquest", "sanctuary-city-info-sheet", "recommendations-for-tdsb",
        "who-we-are-municipal-id-cards", "to-serve-some-and-protect-fewer",
        "police-services-safe-access-for-all",
      ])
    #expect(answer.findings.allSatisfy { $0.basis == .stated && !$0.evidence.isEmpty && $0.who.count == 1 })
    #expect(answer.notes.isEmpty)
  }

  @Test func aboutAndSomewhere() throws {
    #expect(
      ask.ids(try ask.reports("policing", place: "toronto")) == [
        "often-asking-always-telling", "to-serve-some-and-protect-fewer",
        "police-services-safe-access-for-all",
      ])
    #expect(
      ask.ids(try ask.reports("policing", "sanctuary-city-policy")) == ["often-asking-always-telling"])
    let vancouver = try ask.reports(place: "vancouver")
    #expect(ask.ids(vancouver) == ["position-paper-sanctuary-city", "noii-statement-cbsa-custody-inquest"])
    #expect(vancouver.notes == ["Place not known, so not counted: Sanctuary City Info Sheet."])
    #expect(vancouver.understood == "Reports in Vancouver")
  }

  @Test func sinceKeepsThePrecisionOfDates() throws {
    // "2014" is the whole year, so it reaches March.
    #expect(ask.ids(try ask.reports(since: "2014-03")).contains("recommendations-for-tdsb"))
    #expect(ask.ids(try ask.reports(since: "2015")).last == "position-paper-sanctuary-city")
    #expect(try ask.reports(since: "2018").findings.isEmpty)
  }

  @Test func whoPublishedThem() throws {
    let dataset = ask.dataset
    #expect(dataset.ids(dataset.publishers(of: try dataset.at("expanding-sanctuary"))) == ["mijente"])
    #expect(
      dataset.ids(dataset.publishers(of: try dataset.at("to-serve-some-and-protect-fewer"))) == [
        "osgoode-journal-of-law-and-social-policy"
      ])
  }

  @Test func unknownDatesAndTheNearestQuestions() throws {
    let text = DatasetText([
      .topics: [["t", "T"], ["u", "U", "t"]], .cities: [["x", "X"]],
      .reports: [["old", "Old", "t", "x", "", "", "2001"], ["new", "New", "t", "", "", "", ""]],
    ])
    let small = Asking(dataset: try text.dataset())
    let dated = try small.reports("t", since: "2000")
    #expect(small.marks(dated) == ["old inside implied"])
    #expect(dated.notes == ["Date not known, so not counted: New."])
    let empty = try small.reports("u", place: "x", since: "2010")
    #expect(empty.findings.isEmpty)
    #expect(empty.notes.allSatisfy { $0.hasPrefix("Nearest that has an answer: coalition reports") })
    #expect(
      try small.reports("t", place: "x", since: "2010").notes.contains {
        $0.hasSuffix("coalition reports t --in x  (1)")
      })
  }
}
