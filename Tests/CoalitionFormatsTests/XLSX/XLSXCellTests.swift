import CoalitionFormats
import GraphExchange
import RecordReading
import Testing

@Suite struct XLSXCellTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func read(_ parts: WorkbookParts) throws -> SheetReading {
    try XLSXFormat.read(contentsOf: scratch.write("a.xlsx", parts.bytes), named: "a.xlsx")
  }

  /// The text of one cell.
  private func text(_ cell: String, styles: String = "", properties: String = "") throws -> String {
    var parts = WorkbookParts(rows: "<row r=\"1\">\(cell)</row>")
    (parts.styles, parts.properties) = (styles, properties)
    return try read(parts).sheets[0].rows.first?.first ?? ""
  }

  @Test func everyKindOfValueIsRead() throws {
    var parts = WorkbookParts(
      rows: """
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="str"><f>A1</f><v>x_x000D_y</v></c>
        <c r="D1" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></is></c>
        <c r="E1" t="b"><v>1</v></c><c r="F1" t="b"><v>0</v></c><c r="G1"><v>0.1</v></c>
        <c r="H1" t="n"><v>2014.0</v></c><c r="I1" t="d"><v>2014-03-09T00:00:00</v></c></row>
        """)
    parts.shared = """
      <si><t xml:space="preserve"> a &amp; b </t></si>
      <si><r><t>東</t></r><rPh sb="0" eb="1"><t>ひがし</t></rPh><r><rPr/><t>京_x005F_x0041_</t></r></si>
      """
    let reading = try read(parts)
    #expect(
      reading.sheets == [
        Sheet(
          name: "S",
          rows: [[" a & b ", "東京_x0041_", "x\ry", "rich text", "true", "false", "0.1", "2014", "2014-03-09"]])
      ])
    #expect(reading.diagnostics == [])
    #expect(reading.omissions.counts == ["formulas": 1])
  }

  @Test(arguments: [
    ("2014", "2014"), ("-5", "-5"), ("2014.0", "2014"), ("0.10000000000000001", "0.1"),
    ("0.30000000000000004", "0.3"), ("12345678901234567890", "12345678901234567890"), ("1E-3", "0.001"),
    ("1.5E-7", "0.00000015"), ("1E+22", "1e+22"), ("1.25e3", "1250"), ("-0.50", "-0.5"), ("007", "7"),
    ("123456.789", "123456.789"), (" 3 ", "3"), ("2.7182818284590451", "2.71828182845905"),
    ("1e20", "100000000000000000000"),
    ("0", "0"), ("-0", "0"), ("99999.99999999999", "100000"),
  ])
  func numbersReadAsPeopleSeeThem(_ stored: String, _ shown: String) throws {
    #expect(try text("<c><v>\(stored)</v></c>") == shown)
  }

  @Test(arguments: ["nan", "0x10", "1e999", "x", "--1", "1.2.3"])
  func whatIsNotANumberStaysATextWithAWarning(_ stored: String) throws {
    let reading = try read(WorkbookParts(rows: "<row><c><v>\(stored)</v></c></row>"))
    #expect(reading.sheets[0].rows == [[stored]])
    #expect(reading.diagnostics.map(\.severity) == [.warning])
    #expect(reading.diagnostics[0].found.contains("in A1"))
  }

  @Test(arguments: [
    ("yyyy-mm-dd", "41707", "2014-03-09"), ("d/m/yy h:mm", "41707.5", "2014-03-09T12:00:00"),
    ("[$-409]d\\-mmm;@", "41707", "2014-03-09"), ("[h]:mm:ss", "1.5", "36:00:00"),
    ("h:mm AM/PM", "0.25", "06:00:00"), ("mm:ss.0", "0.00001", "00:00:00.864"), ("mmm", "60", "1900-02-29"),
    ("yyyy", "59", "1900-02-28"), ("yyyy", "61", "1900-03-01"), ("yyyy", "1", "1900-01-01"),
    ("yyyy", "2958465", "9999-12-31"), ("\"day\" 0", "41707", "41707"), ("0.00\\d", "5", "5"),
    ("[Red]0", "5", "5"), ("_d0*y", "5", "5"), ("0.0;yyyy", "5", "5"), ("General", "5", "5"),
    ("yyyy", "-5", "-5"),
    ("yyyy", "2958466", "2958466"), ("yyyy", "0", "0"),
  ])
  func formatsTellDatesFromNumbers(_ code: String, _ stored: String, _ shown: String) throws {
    let styles = """
      <numFmts><numFmt numFmtId="164" formatCode="\(code.replacing("\"", with: "&quot;"))"/></numFmts>
      <cellStyleXfs><xf numFmtId="1"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>
      """
    #expect(try text("<c s=\"1\"><v>\(stored)</v></c>", styles: styles) == shown)
  }

  @Test func builtInFormatsAndTheOtherCalendarAreKnown() throws {
    func text(_ id: Int, _ stored: String, _ properties: String = "") throws -> String {
      try self.text(
        "<c s=\"0\"><v>\(stored)</v></c>", styles: "<cellXfs><xf numFmtId=\"\(id)\"/></cellXfs>",
        properties: properties)
    }
    for id in [14, 15, 16, 17, 22] { #expect(try text(id, "41707") == "2014-03-09") }
    for id in [18, 19, 20, 21, 45, 46, 47] { #expect(try text(id, "0.5") == "12:00:00") }
    for id in [0, 1, 2, 9, 10, 11, 13, 37, 48, 49] { #expect(try text(id, "41707") == "41707") }
    for word in ["1", "true"] {
      #expect(try text(14, "40245", "date1904=\"\(word)\"") == "2014-03-09")
      #expect(try text(14, "0", "date1904=\"\(word)\"") == "1904-01-01")
    }
    #expect(try text(14, "41707", "date1904=\"0\"") == "2014-03-09")
  }

  @Test func formulasWithoutValuesAndErrorsAreWarnings() throws {
    let reading = try read(
      WorkbookParts(
        rows: """
          <row r="2"><c r="B2"><f>SUM(A1)</f></c><c r="C2"><f>1+1</f><v/></c><c r="D2" t="str"><f>""</f><v></v></c>
          <c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F2"><f>1+1</f><v>2</v></c></row>
          """))
    #expect(reading.sheets[0].rows == [[], ["", "", "", "", "", "2"]])
    #expect(reading.omissions.counts == ["formulas": 5])
    #expect(reading.diagnostics.map(\.severity) == [.warning, .warning, .warning])
    #expect(reading.diagnostics.map(\.file) == ["a.xlsx [S]", "a.xlsx [S]", "a.xlsx [S]"])
    #expect(reading.diagnostics.map { [$0.line, $0.column] } == [[2, 2], [2, 3], [2, 5]])
    #expect(reading.diagnostics[0].found == "a formula without a value in B2")
    #expect(reading.diagnostics[2].found == "the error #DIV/0! in E2")
  }

  @Test func cellsStandWhereTheirNamesSay() throws {
    let reading = try read(
      WorkbookParts(
        rows: """
          <row r="3"><c r="C3"><v>3</v></c><c><v>4</v></c><c r="A3"><v>1</v></c></row>
          <row r="1"><c><v>9</v></c></row><row><c r="B2"><v>2</v></c><c r="C3"><v>7</v></c></row>
          """))
    #expect(reading.sheets[0].rows == [["9"], ["", "2"], ["1", "", "3", "4"]])
    #expect(reading.diagnostics.map(\.found) == ["the cell C3 a second time"])
  }

  @Test func cellsOutsideTheSheetAreErrors() throws {
    let reading = try read(
      WorkbookParts(
        rows: """
          <row r="1"><c r="XFE1"><v>1</v></c><c r="A1048577"><v>1</v></c><c r="1A"><v>1</v></c><c r=""><v>1</v></c>
          <c r="A0"><v>1</v></c><c r="XFD1"><v>1</v></c><c><v>1</v></c></row>
          <row r="99999999999999999999"><c><v>5</v></c></row><row r="-1"><c><v>5</v></c></row>
          """))
    #expect(reading.sheets[0].rows[0].count == 16_384)
    #expect(reading.diagnostics.filter { $0.severity == .error }.count >= 7)
  }

  @Test func manyProblemsOfAKindAreCounted() throws {
    let reading = try read(
      WorkbookParts(rows: String(repeating: "<row><c t=\"e\"><v>#N/A</v></c></row>", count: 1_200)))
    #expect(reading.diagnostics.count == 1_001)
    #expect(reading.diagnostics.last?.found == "200 more cells that hold no value")
  }

  @Test func referencesToTextsThatAreNotThereAreErrors() throws {
    let reading = try read(
      WorkbookParts(
        rows: ["0", "-1", "99999999999999999999", ""].map { "<row><c t=\"s\"><v>\($0)</v></c></row>" }
          .joined()))
    #expect(reading.sheets[0].rows == [])
    #expect(reading.diagnostics.map(\.severity) == [.error, .error, .error, .error])
  }
}
