import CoalitionExtraction
import CoalitionModel
import DatasetFixtures
import Foundation
import RecordReading
import Testing

@Suite("Entering what was accepted")
struct EnteringTests {
  private static let text = """
    Reports

    Open Doors: Health Care for All (Harbour Clinic, March 2019) This report looks at health care in Hamilton.

    Groups

    Harbour Clinic is a Hamilton-based clinic that works for health care in Hamilton.

    Dockers Legal Aid is a legal clinic in partnership with River Union.

    """

  /// A scratch dataset with one organization, and the page's proposals.
  private struct Scratch: ~Copyable {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entering-\(UUID().uuidString)").path

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for table in TableName.allCases {
        write([UInt8]((ProposalColumns.of(table).joined(separator: ",") + "\n").utf8), table.file)
      }
      write(Array("id,name\nharbour,Harbour Clinic".utf8), "organizations.csv")
      write(Array(#"{"name": "scratch", "resources": []}"#.utf8), "datapackage.json")
    }

    func write(_ bytes: [UInt8], _ file: String) {
      _ = FileManager.default.createFile(atPath: folder + "/" + file, contents: Data(bytes))
    }
    func bytes(_ file: String) -> [UInt8] {
      FileManager.default.contents(atPath: folder + "/" + file).map { Array($0) } ?? []
    }
    func text(_ file: String) -> String { String(decoding: bytes(file), as: UTF8.self) }

    func dataset() throws -> Dataset {
      let reading = Dataset.read(folder: folder)
      #expect(reading.diagnostics.filter { $0.severity == .error }.isEmpty, "\(reading.diagnostics)")
      return reading.dataset
    }

    func enter(_ records: [ProposalRecord], _ page: Page) throws -> Entering {
      let entering = Entering(
        records,
        from: .init(
          name: page.name, title: "A page", digest: page.digest, accessed: PartialDate("2026-11-23")),
        into: try dataset(), by: "tester", contents: { bytes($0) })
      for file in entering.files { write(file.bytes, file.file) }
      return entering
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  private func proposals(_ dataset: Dataset) throws -> (Page, [ProposalRecord]) {
    let page = try Page(Array(Self.text.utf8), named: "page.txt")
    return (page, ProposalTable.updated([], with: Extraction(of: page, for: dataset).proposals))
  }

  @Test(
    "all of it: rows with source, place in the page and exact words; a judgement for what is there already")
  func all() throws {
    let scratch = try Scratch()
    var (page, records) = try proposals(try scratch.dataset())
    #expect(records.first { $0.proposal.name == "Harbour Clinic" }?.proposal.sameAs == "harbour")
    for index in records.indices { records[index].proposal.verdict = .yes }
    let entering = try scratch.enter(records, page)
    #expect(entering.waiting.isEmpty, "\(entering.waiting)")
    let dataset = try scratch.dataset()
    // What was there stays to the byte.
    #expect(scratch.text("organizations.csv").hasPrefix("id,name"))
    #expect(
      scratch.text("organizations.csv").contains("\nharbour,Harbour Clinic,")
        || scratch.text("organizations.csv").contains("\nharbour,Harbour Clinic\n"))
    #expect(dataset.sources.map(\.archived) == ["sha256:" + page.digest])
    #expect(dataset.decisions.map(\.verdict) == [.same])
    let merged = dataset.merged()
    let clinic = try #require(merged.entity(id: "harbour"))
    #expect(
      merged.activities(of: clinic).contains {
        $0.evidence.quote
          == "Harbour Clinic is a Hamilton-based clinic that works for health care in Hamilton."
      })
    #expect(merged.relationships(of: clinic).map(\.kind).contains(.publishes))
    for activity in dataset.activities {
      #expect(Self.text.contains(activity.evidence.quote) && !activity.evidence.quote.isEmpty)
      #expect(activity.evidence.locator.hasPrefix("line "))
    }
    // Again: nothing goes in twice.
    let again = try scratch.enter(entering.records, page)
    #expect(again.rowCount == 0 && again.files.isEmpty)
    // Without the judgement, the two rows stand apart.
    scratch.write(Array("a,b,verdict\n".utf8), "decisions.csv")
    #expect(try scratch.dataset().merged().entities.count(where: { $0.name == "Harbour Clinic" }) == 2)
  }

  @Test("nothing without a yes, and facts wait for whom they are about")
  func some() throws {
    let scratch = try Scratch()
    var (page, records) = try proposals(try scratch.dataset())
    #expect(try scratch.enter(records, page).files.isEmpty)
    for index in records.indices
    where records[index].proposal.name == "Dockers Legal Aid" && !records[index].proposal.outcome.isEntity {
      records[index].proposal.verdict = .yes
    }
    let entering = try scratch.enter(records, page)
    #expect(entering.waiting.count == records.count { $0.proposal.verdict == .yes })
    #expect(try scratch.dataset().entities.count == 1)
  }

  @Test("what nothing in the dataset or the world is called is said")
  func unknown() throws {
    let scratch = try Scratch()
    var (page, records) = try proposals(try scratch.dataset())
    records = [records[0]]
    records[0].proposal.verdict = .yes
    records[0].proposal.sameAs = "nobody"
    #expect(
      try scratch.enter(records, page).waiting.map(\.reason) == [
        "there is no 'nobody' in the dataset to be the same as"
      ])
  }

  @Test("an organization and a report of one name stay two things, each with what is said of it")
  func sameName() throws {
    let scratch = try Scratch()
    let text = """
      - [Open Doors](http://a.example) - a report on food, published 2014.
      - [Open Doors](http://b.example) - a network of food banks in Halifax.
      """
    let page = try Page(Array(text.utf8), named: "page.md")
    var records = ProposalTable.updated([], with: Extraction(of: page).proposals)
    #expect(
      Set(records.filter(\.proposal.outcome.isEntity).map(\.proposal.outcome)) == [.report, .organization])
    for index in records.indices { records[index].proposal.verdict = .yes }
    #expect(try scratch.enter(records, page).waiting.isEmpty)
    let dataset = try scratch.dataset()
    #expect(dataset.decisions.isEmpty)
    #expect(dataset.activities.allSatisfy { dataset[$0.who].kind == .organization })
  }
}
