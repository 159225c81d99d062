import CFuzzer
import CoalitionExtraction
import CoalitionFormats
import CoalitionModel
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
  case .sidecar: readSidecar(bytes)
  case .format(let format): readFile(bytes, format)
  }
  return 0
}

private enum Reader {
  case text, markdown, html, prose, any, csv, proposals, sidecar
  /// A file of another convention.
  case format(FileFormat)

  static let named: [String: Reader] = {
    var readers: [String: Reader] = [
      "text": .text, "markdown": .markdown, "html": .html, "prose": .prose, "any": .any, "csv": .csv,
      "proposals": .proposals, "sidecar": .sidecar,
    ]
    for format in FileFormat.allCases where !format.isFolder && format.canRead {
      readers["file-" + format.rawValue] = .format(format)
    }
    return readers
  }()
}

private let reader: Reader = {
  let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
  guard let reader = Reader.named[name] else {
    fatalError("FUZZ_READER must be one of \(Reader.named.keys.sorted().joined(separator: ", "))")
  }
  return reader
}()

/// A file in memory, one for each process.
private let scratch = "/dev/shm/fuzz-\(getpid())"

private func write(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "wb") else { fatalError("cannot write \(path)") }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}

/// A reader of files may refuse what it is given; what it takes must be a sound dataset, and written and read once more
/// the same one.
private func readFile(_ bytes: [UInt8], _ format: FileFormat) {
  write(bytes, to: scratch)
  guard let reading = try? DatasetImport.read(scratch, as: format, usesSidecar: false), !reading.hasErrors
  else { return }
  let files = DatasetFiles(reading.dataset).files
  precondition(files.count > 1, "a dataset without tables")
  guard format.canWrite, let export = try? DatasetExport(of: reading.dataset, as: format, fileName: scratch)
  else {
    return
  }
  write(export.files[0].bytes, to: scratch)
  write(export.sidecar ?? [], to: scratch + ".sidecar.json")
  defer { unlink(scratch + ".sidecar.json") }
  guard let again = try? DatasetImport.read(scratch, as: format) else {
    fatalError("what was written is not read")
  }
  precondition(
    DatasetFiles(again.dataset).files.map(\.bytes) == files.map(\.bytes), "a dataset that did not come back")
}

/// A sidecar may be refused; beside a sound file it must not bring the reader down.
private func readSidecar(_ bytes: [UInt8]) {
  write(Array("kind,id,name\norganization,a,A\norganization,b,B\n".utf8), to: scratch)
  write(bytes, to: scratch + ".sidecar.json")
  guard let reading = try? DatasetImport.read(scratch, as: .csv) else { return }
  precondition(DatasetFiles(reading.dataset).files.allSatisfy { !$0.name.contains("..") }, "a file elsewhere")
}

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
