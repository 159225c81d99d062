import RecordReading
import Testing

@Suite("CSV tables")
struct CSVTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    var rows: [[String]]
    var problems: [String] = []
    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "plain", text: "id,name\n1,x\n2,y\n", rows: [["id", "name"], ["1", "x"], ["2", "y"]])
  ]

  @Test(arguments: cases)
  func reads(_ example: Case) {
    let table = CSVTable(bytes: Array(example.text.utf8), file: "t.csv")
    #expect(rows(of: table) == example.rows)
    #expect(table.diagnostics.map(\.description) == example.problems)
  }
}

/// The header and the records as text.
func rows(of table: CSVTable) -> [[String]] {
  let records = (0..<table.recordCount).map { record in
    (0..<table.fieldCount(record: record)).map { table.text(record, $0) }
  }
  return table.header.isEmpty ? records : [table.header] + records
}
