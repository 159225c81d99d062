import CoalitionModel
import Foundation
import RecordReading
import Testing

@Suite("Data/sanctuary")
struct SanctuaryTests {
  private let reading = Dataset.read(folder: DatasetFolder.sanctuary)

  @Test("reads without a word, and a second look finds no warning")
  func clean() {
    #expect(reading.diagnostics.isEmpty)
    let problems = DatasetReview.problems(of: reading.dataset, folder: DatasetFolder.sanctuary)
    #expect(problems.filter { $0.severity != .note }.map(\.description) == [])
  }

  @Test("every row of every table is there, its id once")
  func counts() throws {
    let dataset = reading.dataset
    func rows(_ table: TableName) throws -> Int {
      try CSVTable.read(contentsOf: DatasetFolder.sanctuary + "/" + table.file).recordCount
    }
    for (table, kinds) in [
      (TableName.organizations, [EntityKind.organization]), (.campaigns, [.campaign]), (.reports, [.report]),
      (.topics, [.topic]), (.cities, [.city, .region, .country]),
    ] {
      #expect(try rows(table) > 0 && dataset.entities.filter { kinds.contains($0.kind) }.count == rows(table))
    }
    #expect(try dataset.activities.count == rows(.activities) && dataset.sources.count == rows(.sources))
    #expect(try dataset.relationships.filter { $0.basis == .stated }.count == rows(.relationships))
    #expect(try dataset.decisions.count == rows(.decisions))
    #expect(Set(dataset.entities.map(\.id)).count == dataset.entities.count)
    for index in dataset.indices { #expect(dataset.entity(id: dataset[index].id) == index) }
    #expect(dataset.visible(to: .public).entities.count == dataset.entities.count)
  }

  private static let page = [
    DatasetFolder.packageRoot + "/../shared/seed/resources.txt", "/work/shared/seed/resources.txt",
  ]
  .first { FileManager.default.isReadableFile(atPath: $0) }

  @Test(
    "every quote stands in the line of the page that it names",
    .enabled(if: page != nil, "skipped: shared/seed/resources.txt, the page quoted from, is not there"))
  func quotes() throws {
    let path = try #require(Self.page)
    let text = try String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    let dataset = reading.dataset
    let evidence =
      dataset.activities.map(\.evidence)
      + dataset.relationships.filter { $0.basis == .stated }.map(\.evidence)
    #expect(evidence.count > 80)
    for fact in evidence {
      #expect(!fact.quote.isEmpty)
      let words = fact.locator.split(separator: " ")
      let line = try #require(words.first == "line" ? words.last.flatMap { Int($0) } : nil, "\(fact.locator)")
      try #require(lines.indices.contains(line - 1))
      #expect(lines[line - 1].contains(fact.quote))
    }
  }
}
