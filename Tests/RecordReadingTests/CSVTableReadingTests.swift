#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import RecordReading
import Testing

/// Files on disk.
@Suite("Reading CSV files")
struct CSVTableReadingTests {
  @Test("a file is read whole")
  func file() throws {
    try withScratchFile("id,name\n1,\"x, y\"\n") { path in
      let table = try CSVTable.read(contentsOf: path)
      #expect(table.file == path)
      #expect(rows(of: table) == [["id", "name"], ["1", "x, y"]])
      let named = try CSVTable.read(contentsOf: path, named: "organizations.csv")
      #expect(named.file == "organizations.csv")
    }
  }

  @Test("an empty file is a table with one problem")
  func empty() throws {
    try withScratchFile("") { path in
      let table = try CSVTable.read(contentsOf: path, named: "t.csv")
      #expect(table.header.isEmpty && table.recordCount == 0)
      #expect(
        table.diagnostics.map(\.description) == [
          "t.csv: error: found nothing; expected a header line with the names of the columns, such as id,name. "
            + "Mend: Write the names of the columns in the first line."
        ])
    }
  }

  @Test("a file without a size is read to its end")
  func sizeless() throws {
    let table = try CSVTable.read(contentsOf: "/proc/self/status", separator: .tab)
    #expect(table.header.first == "Name:")
    #expect(table.recordCount > 10)
  }

  @Test(
    "what cannot be read is thrown",
    arguments: [
      ("/nowhere/at/all.csv", "no such file"), ("/tmp", "a folder"), ("/dev/null/x.csv", "no such file"),
    ])
  func unreadable(_ path: String, _ found: String) {
    let problem = #expect(throws: Diagnostic.self) { try CSVTable.read(contentsOf: path) }
    #expect(problem?.found == found)
    #expect(problem?.file == path && problem?.line == 0 && problem?.severity == .error)
    #expect(problem?.mend.isEmpty == false)
  }

  private func withScratchFile(_ text: String, _ body: (String) throws -> Void) throws {
    var template = Array("/tmp/record-reading-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let bytes = Array(text.utf8)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    try body(path)
  }
}
