import CFuzzer
import CoalitionExtraction
import Foundation
import RecordReading

/// What libFuzzer calls with each input. `FUZZ_READER` says which reader gets it.
///
/// A reader may refuse what it is given; it may not crash, hang, or hand out a quote that does not stand where it says.
private func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  switch reader {
  case .text: read(bytes, "page.txt", .plain)
  case .markdown: read(bytes, "page.md", .markdown)
  case .html: read(bytes, "page.html", .html)
  case .prose: read(bytes, "page.csv", .table)
  case .any: read(bytes, "page", nil)
  case .csv: readTable(bytes)
  case .proposals: readProposals(bytes)
  }
  return 0
}

private enum Reader: String, CaseIterable {
  case text, markdown, html, prose, any, csv, proposals
}

private let reader: Reader = {
  let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
  guard let reader = Reader(rawValue: name) else {
    fatalError("FUZZ_READER must be one of \(Reader.allCases.map(\.rawValue).joined(separator: ", "))")
  }
  return reader
}()

private func read(_ bytes: [UInt8], _ name: String, _ format: PageFormat?) {
  guard let page = try? Page(bytes, named: name, format: format) else { return }
  for proposal in Extraction(of: page).proposals {
    precondition(proposal.span.upperBound <= bytes.count, "a span beyond the page")
    precondition(page.text(of: proposal.span) == proposal.quote, "a quote that is not what its span says")
  }
}

private func readTable(_ bytes: [UInt8]) {
  let table = CSVTable(bytes: bytes, file: "table.csv")
  var records: [[String]] = []
  for record in 0..<table.recordCount {
    records.append((0..<table.fieldCount(record: record)).map { table.text(record, $0) })
    _ = table.position(record, 0)
  }
  guard table.diagnostics.isEmpty else { return }
  // What is written of a sound table reads back as the same cells.
  let encoder = CSVEncoder(lineEnding: .lineFeed)
  let again = CSVTable(bytes: encoder.encode([table.header] + records), file: "again.csv")
  precondition(again.recordCount == records.count, "records that did not come back")
  for record in records.indices {
    for (column, cell) in records[record].enumerated() {
      precondition(again.text(record, column) == cell, "a cell that changed")
    }
  }
}

private func readProposals(_ bytes: [UInt8]) {
  let (records, _) = ProposalTable.decode(bytes, file: "proposals.csv")
  let written = ProposalTable.encode(records)
  let (again, problems) = ProposalTable.decode(written, file: "again.csv")
  precondition(problems.isEmpty && again.count == records.count, "proposals that do not read back")
}

@main
private enum FuzzReaders {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, testOneInput))
  }
}
