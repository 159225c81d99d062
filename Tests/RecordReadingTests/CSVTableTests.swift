import RecordReading
import Testing

/// What is read of small files, and every problem with its exact place.
@Suite("CSV tables")
struct CSVTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var rows: [[String]]
    /// `line:column found`, for each diagnostic.
    var problems: [String]

    init(_ name: String, _ text: String, _ rows: [[String]], _ problems: [String] = []) {
      self.name = name
      self.text = text
      self.rows = rows
      self.problems = problems
    }

    var testDescription: String { name }
  }

  static let plain: [Case] = [
    Case("line feeds", "id,name\n1,x\n2,y\n", [["id", "name"], ["1", "x"], ["2", "y"]]),
    Case("CR LF", "id,name\r\n1,x\r\n2,y\r\n", [["id", "name"], ["1", "x"], ["2", "y"]]),
    Case("lone CR", "id,name\r1,x\r2,y\r", [["id", "name"], ["1", "x"], ["2", "y"]]),
    Case("mixed line ends", "a,b\r\n1,2\r3,4\n5,6", [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]]),
    Case("no last line end", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
    Case("last field empty, no line end", "a,b\n1,", [["a", "b"], ["1", ""]]),
    Case("header only", "a,b\n", [["a", "b"]]),
    Case("header only, no line end", "a,b", [["a", "b"]]),
    Case("byte order mark", "\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    Case("byte order mark before a quote", "\u{FEFF}\"a\",b\n", [["a", "b"]]),
    Case("empty fields", "a,b,c\n,,\n", [["a", "b", "c"], ["", "", ""]]),
    Case("spaces kept in fields, not in names", " a\t, b \n 1 , 2\n", [["a", "b"], [" 1 ", " 2"]]),
    Case("names of spaces inside", "first name,b\n", [["first name", "b"]]),
    Case("other scripts", "имя,城市\nЛёгкие,東京 🫁\n", [["имя", "城市"], ["Лёгкие", "東京 🫁"]]),
  ]

  static let quoted: [Case] = [
    Case("quotes", "a,b\n\"1\",\"2\"\n", [["a", "b"], ["1", "2"]]),
    Case("separator in quotes", "a,b\n\"1,2\",3\n", [["a", "b"], ["1,2", "3"]]),
    Case("line ends in quotes", "a,b\n\"1\n2\",\"3\r\n4\r5\"\n", [["a", "b"], ["1\n2", "3\r\n4\r5"]]),
    Case("doubled quotes", "a\n\"say \"\"hi\"\"\"\n\"\"\"\"\n", [["a"], ["say \"hi\""], ["\""]]),
    Case("empty quotes", "a,b\n\"\",\"\"\n", [["a", "b"], ["", ""]]),
    Case("quoted header", "\"a,1\",\"b \"\"2\"\"\"\n", [["a,1", "b \"2\""]]),
    Case("quoted, no last line end", "a,b\n1,\"2\"", [["a", "b"], ["1", "2"]]),
    Case("doubled quote at the end", "a\n\"1\"\"\"", [["a"], ["1\""]]),
  ]

  static let blank: [Case] = [
    Case("blank lines", "\n\na,b\n\n1,2\n\n\n", [["a", "b"], ["1", "2"]]),
    Case("blank lines with CR LF", "\r\na,b\r\n\r\n1,2\r\n\r\n", [["a", "b"], ["1", "2"]]),
    Case("blank line, one column", "a\n1\n\n2\n", [["a"], ["1"], ["2"]]),
    Case("empty field, one column", "a\n1\n\"\"\n2\n", [["a"], ["1"], [""], ["2"]]),
    Case("only separators", "a,b\n,\n", [["a", "b"], ["", ""]]),
    Case("a line of spaces is a record", "a\n  \n", [["a"], ["  "]]),
  ]

  static let broken: [Case] = [
    Case("nothing", "", [], [":: error: nothing"]),
    Case("only a byte order mark", "\u{FEFF}", [], [":: error: nothing"]),
    Case("only blank lines", "\n\r\n\n", [], [":: error: only blank lines"]),
    Case(
      "too few fields", "a,b,c\n1\n1,2,3\n1,2\n", [["a", "b", "c"], ["1"], ["1", "2", "3"], ["1", "2"]],
      ["2:: error: 1 field", "4:: error: 2 fields"]),
    Case(
      "too many fields", "a,b\n1,2\né,2,3,4\n5,6\n",
      [["a", "b"], ["1", "2"], ["é", "2", "3", "4"], ["5", "6"]],
      ["3:5: error: 4 fields"]),
    Case(
      "too many fields after a quoted line end", "a,b\n\"x\ny\",2,3\n", [["a", "b"], ["x\ny", "2", "3"]],
      ["3:6: error: 3 fields"]),
    Case(
      "stray quotes", "a,b\n5\" pipe,x\"\n", [["a", "b"], ["5\" pipe", "x\""]],
      [
        "2:2: warning: a quote inside a field without quotes",
        "2:10: warning: a quote inside a field without quotes",
      ]),
    Case(
      "space before a quote", "a,b\n1, \"2\"\n", [["a", "b"], ["1", " \"2\""]],
      [
        "2:4: warning: a quote inside a field without quotes",
        "2:6: warning: a quote inside a field without quotes",
      ]),
    Case(
      "text after a closing quote", "a,b\n\"1\"x,\"2\" \n", [["a", "b"], ["1x", "2 "]],
      ["2:4: error: text after the closing quote", "2:9: error: text after the closing quote"]),
    Case(
      "text after a closing quote, end of file", "a\n\"1\"x", [["a"], ["1x"]],
      ["2:4: error: text after the closing quote"]),
    Case(
      "quote never closed", "a,b\n1,\"2\n3,4\n", [["a", "b"], ["1", "2\n3,4\n"]],
      ["2:3: error: a quote that is never closed"]),
    Case(
      "quote never closed, last byte", "a,b\n1,\"", [["a", "b"], ["1", ""]],
      ["2:3: error: a quote that is never closed"]),
    Case(
      "quote never closed after a doubled one", "a\n\"\"\"", [["a"], ["\""]],
      ["2:1: error: a quote that is never closed"]),
    Case(
      "a name twice", "id,b,id \n", [["id", "b", "id"]],
      ["1:6: error: \"id\" as the name of columns 1 and 3"]),
    Case(
      "no name", "\nid,,\" \"\n", [["id", "", ""]],
      ["2:4: warning: no name for column 2", "2:5: warning: no name for column 3"]),
    Case(
      "semicolons", "id;name\n1;x\n", [["id;name"], ["1;x"]],
      ["1:1: warning: one column, whose name contains semicolons"]),
    Case(
      "NUL", "a,b\nx\0,\0\n", [["a", "b"], ["x\0", "\0"]],
      ["2:2: error: a NUL byte (0x00)", "2:4: error: a NUL byte (0x00)"]),
    Case(
      "several problems in order of place", "a,a\n\"1\"x,2,3\n4\n", [["a", "a"], ["1x", "2", "3"], ["4"]],
      [
        "1:3: error: \"a\" as the name of columns 1 and 2", "2:4: error: text after the closing quote",
        "2:8: error: 3 fields", "3:: error: 1 field",
      ]),
  ]

  @Test("rows and problems", arguments: plain + quoted + blank + broken)
  func reads(_ example: Case) {
    let table = CSVTable(bytes: Array(example.text.utf8), file: "t.csv")
    #expect(rows(of: table) == example.rows)
    #expect(table.diagnostics.map(brief) == example.problems)
    #expect(table.diagnostics.allSatisfy { $0.file == "t.csv" && !$0.mend.isEmpty && !$0.expected.isEmpty })
  }

  @Test("semicolons and tabs", arguments: CSVSeparator.allCases)
  func separates(_ separator: CSVSeparator) {
    let mark = String(Unicode.Scalar(separator.rawValue))
    let text = "id\(mark)note\n1\(mark)\"x\(mark)y\"\n"
    let table = CSVTable(bytes: Array(text.utf8), file: "t.csv", separator: separator)
    #expect(rows(of: table) == [["id", "note"], ["1", "x\(mark)y"]])
    #expect(table.diagnostics.isEmpty)
  }

  @Test(
    "what is not CSV is refused with one problem",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "1:1: error: a byte order mark of UTF-16 or UTF-32"),
      ([0xFE, 0xFF, 0x00, 0x61], "1:1: error: a byte order mark of UTF-16 or UTF-32"),
      ([0x50, 0x4B, 0x03, 0x04, 0x14], ":: error: a ZIP archive, as .xlsx and .ods files are"),
    ] as [([UInt8], String)])
  func refuses(_ bytes: [UInt8], _ problem: String) {
    let table = CSVTable(bytes: bytes, file: "t.csv")
    #expect(table.header.isEmpty && table.recordCount == 0)
    #expect(table.diagnostics.map(brief) == [problem])
  }

  @Test("columns by name: the first of several, none without a name")
  func columns() {
    let table = CSVTable(bytes: Array("id, name ,id,\n".utf8), file: "t.csv")
    #expect(table.columnIndex("id") == 0)
    #expect(table.columnIndex("name") == 1)
    #expect(table.columnIndex("") == nil)
    #expect(table.columnIndex("Name") == nil)
  }

  @Test("fields that a short record lacks are empty")
  func shortRecords() {
    let table = CSVTable(bytes: Array("a,b,c\n1,2\n\"\",x,y,z\n".utf8), file: "t.csv")
    #expect(table.text(0, 2) == "" && table.text(0, 9) == "")
    #expect(table.isEmpty(0, 2) && !table.isEmpty(0, 1) && table.isEmpty(1, 0))
    #expect(table.withBytes(0, 2) { $0.count } == 0)
    #expect(table.text(1, 3) == "z" && table.text(1, 4) == "")
    #expect(table.fieldCount(record: 0) == 2 && table.fieldCount(record: 1) == 4)
  }

  @Test("a failure passes through withBytes")
  func passesFailures() {
    let table = CSVTable(bytes: Array("a\n\"x\"\"y\"\n".utf8), file: "t.csv")
    let problem = Diagnostic(.error, file: "f", found: "x", expected: "y")
    #expect(throws: problem) {
      try table.withBytes(0, 0) { (_) throws(Diagnostic) in throw problem }
    }
  }

  @Test("past a thousand of a kind the rest is counted")
  func countsTheRest() {
    let text = "a,b\n" + String(repeating: "1\n", count: 1_500) + "2,\"x\"y\n"
    let table = CSVTable(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.recordCount == 1_501)
    #expect(table.diagnostics.count == 1_000 + 1 + 1)
    #expect(table.diagnostics.first.map(brief) == ":: note: 500 more of records with too few fields")
    #expect(table.diagnostics.last.map(brief) == "1502:6: error: text after the closing quote")
  }

  @Test("names of the header are counted the same way")
  func countsTheRestOfHeader() {
    let text = String(repeating: ",a", count: 1_200) + "\n"
    let table = CSVTable(bytes: Array(text.utf8), file: "t.csv")
    #expect(table.diagnostics.count == 1_000 + 1 + 1)
    #expect(table.diagnostics.first.map(brief) == ":: note: 199 more of columns with the name of another")
    #expect(table.diagnostics.dropFirst().first.map(brief) == "1:1: warning: no name for column 1")
  }

  @Test("a megabyte in one field, with and without its closing quote", arguments: ["\"\n", ""])
  func largeField(_ ending: String) {
    let long = String(repeating: "line of text, with \"\"quotes\"\"\n", count: 1 << 15)
    let table = CSVTable(bytes: Array("a,b\n1,\"\(long)\(ending)".utf8), file: "t.csv")
    #expect(table.recordCount == 1)
    #expect(table.text(0, 1) == String(repeating: "line of text, with \"quotes\"\n", count: 1 << 15))
    #expect(table.diagnostics.count == (ending.isEmpty ? 1 : 0))
  }
}

/// The header and the records as text.
func rows(of table: CSVTable) -> [[String]] {
  let records = (0..<table.recordCount).map { record in
    (0..<table.fieldCount(record: record)).map { table.text(record, $0) }
  }
  return table.header.isEmpty ? records : [table.header] + records
}

/// `line:column: severity: found`, with nothing for a place of 0.
func brief(_ problem: Diagnostic) -> String {
  let line = problem.line == 0 ? "" : "\(problem.line)"
  let column = problem.column == 0 ? "" : "\(problem.column)"
  return "\(line):\(column): \(problem.severity.rawValue): \(problem.found)"
}
