import CoalitionModel
import CoalitionQuery
import DatasetFixtures
import Testing

/// The example of the catalog's first page, with the results it promises.
@Suite struct CatalogExampleTests {
  @Test func theFirstPage() throws {
    let dataset = Dataset.sanctuary()
    let names = NameResolver(dataset)
    let health = try names.resolve("health", among: [.topic], what: "topic").entity
    let toronto = try names.resolve("Toronto", among: [.city], what: "place").entity
    let answer = WhoQuestion(topics: [health], filter: ClaimFilter(place: toronto)).answer(in: dataset)
    #expect(answer.understood == "Who works on Health (with the 3 topics below it) in Toronto")
    #expect(answer.findings.map { dataset[$0.entity].name } == ["Health for All"])
    #expect(answer.findings.flatMap(\.evidence).map(\.locator) == ["line 55"])
    #expect(answer.notes.count == 1)
    let reading = QuestionReading(dataset, today: PartialDate("2026-11-23"))
    let question = try reading.question(
      "Who else besides Health for All works on access without fear in Toronto?")
    #expect(
      question.command(in: dataset)
        == "coalition who services-without-fear --in toronto --besides health-for-all")
  }
}
