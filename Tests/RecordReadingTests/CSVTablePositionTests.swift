import RecordReading
import Testing

/// Lines and columns that are exact.
@Suite("Places in CSV")
struct CSVTablePositionTests {
  @Test("lines count blank lines and line ends in quotes")
  func lines() {
    let text = "\na,b\n\n1,2\n\"x\n\ny\",3\r\n\r\n4,5\n6,7\n"
    let table = CSVTable(bytes: Array(text.utf8), file: "t.csv")
    #expect((0..<table.recordCount).map { table.line(ofRecord: $0) } == [4, 5, 9, 10])
  }

  @Test("columns count Unicode scalars, from the line the field is on")
  func columns() {
    let text = "a,b,c\né,🫁🫁,z\n\"x\ny\",\"q\",r\n1\n"
    let table = CSVTable(bytes: Array(text.utf8), file: "t.csv")
    let places = (0..<2).map { record in (0..<3).map { table.position(record, $0).column } }
    #expect(places == [[1, 3, 6], [1, 4, 8]])
    #expect(table.position(1, 0).line == 3)
    #expect(table.position(1, 1).line == 4)
    // A field that is missing is missing at the end of the record.
    #expect(table.position(2, 2) == (line: 5, column: 2))
    #expect(table.position(2, 7) == (line: 5, column: 2))
  }

  @Test("a byte order mark takes no column")
  func mark() {
    let table = CSVTable(bytes: Array("\u{FEFF}a,a\n1,2\n".utf8), file: "t.csv")
    #expect(table.diagnostics.map { "\($0.line):\($0.column)" } == ["1:3"])
    #expect(table.headerPosition(1) == (line: 1, column: 3))
  }

  @Test("names of the header have places too")
  func header() {
    let table = CSVTable(bytes: Array("\n\"é\n\",  b,c\n".utf8), file: "t.csv")
    #expect(table.headerPosition(0) == (line: 2, column: 1))
    #expect(table.headerPosition(1) == (line: 3, column: 3))
    #expect(table.headerPosition(2) == (line: 3, column: 7))
  }
}
