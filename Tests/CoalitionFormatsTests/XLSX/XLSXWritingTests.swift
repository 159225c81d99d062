import CoalitionFormats
import GraphExchange
import RecordReading
import Testing

@Suite struct XLSXWritingTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func roundTrip(_ sheets: [Sheet]) throws -> [Sheet] {
    try XLSXFormat.write(sheets, to: scratch.file("a.xlsx"))
    let reading = try XLSXFormat.read(contentsOf: scratch.file("a.xlsx"))
    #expect(reading.diagnostics == [])
    return reading.sheets
  }

  @Test func tablesComeBackAsTheyWere() throws {
    let sheets = [
      Sheet(
        name: "organizations",
        rows: [
          ["id", "name", "note"], ["a", "=1+1", "+1 416"], [], ["007", "http://example.org", "2014.0"],
          ["", "", "-x\n@y\t z "], ["TRUE", "1e5", " \u{A0} "], ["é", "e\u{301}", "😀 العربية 東京"],
        ]),
      Sheet(name: "empty", rows: []), Sheet(name: "it's", rows: [["x"]]),
    ]
    #expect(try roundTrip(sheets) == sheets)
  }

  @Test(arguments: [
    "_x0041_", "_x005F_x0041_", "__x0041__", "_x004", "_x004g_", "\u{1}", "a\u{0}b", "a\rb", "a\r\nb",
    "\u{1F}\u{7F}",
    "\u{FFFE}", "\u{FFFF}", "\u{FFFD}", "\u{FEFF}x", "\u{85}\u{2028}", "_x0001_\u{1}", "_", "__", "_xD83D_",
    "＿x0041_",
    "<b>&amp;</b>", "]]>", "\u{10FFFF}",
  ])
  func charactersThatXMLCannotHoldComeBack(_ text: String) throws {
    let back = try roundTrip([Sheet(name: "S", rows: [[text]])])
    #expect(back[0].rows.first?.first.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test func theSameTablesAreTheSameBytes() throws {
    let sheets = [Sheet(name: "S", rows: (0..<50).map { row in (0..<5).map { "\(row)-\($0)" } })]
    try XLSXFormat.write(sheets, to: scratch.file("a.xlsx"))
    let first = try scratch.bytes("a.xlsx")
    // The seconds of a clock may not show.
    try XLSXFormat.write(sheets, to: scratch.file("b.xlsx"))
    #expect(try scratch.bytes("b.xlsx") == first)
    #expect(first.firstRange(of: Array("1980".utf8)) == nil)
    #expect(scratch.names == ["a.xlsx", "b.xlsx"])
  }

  @Test func namesOfSheetsAreMadeFit() throws {
    let long = String(repeating: "n", count: 40)
    let names = [
      "a/b:[c]", "A/B:[C]", "", "'quoted'", "History", long, long + "2", "x*?\\", "fine", "Fine", "😀\(long)",
      "a\u{1}b",
    ]
    let path = scratch.file("a.xlsx")
    let omissions = try XLSXFormat.write(names.map { Sheet(name: $0, rows: [["x"]]) }, to: path)
    #expect(omissions.counts == ["sheet names": 11])
    let reading = try XLSXFormat.read(contentsOf: path)
    let n = { (count: Int) in String(repeating: "n", count: count) }
    #expect(
      reading.sheets.map(\.name) == [
        "a／b：［c］", "A／B：［C］ (2)", "Sheet", "’quoted’", "History_", n(31), n(27) + " (2)", "x＊？＼", "fine",
        "Fine (2)", "😀" + n(29), "a b",
      ])
  }

  @Test func longCellsAreCutAndCounted() throws {
    let texts = [
      String(repeating: "x", count: 32_767), String(repeating: "x", count: 32_768),
      String(repeating: "😀", count: 20_000), String(repeating: "\u{1}", count: 20_000),
    ]
    let path = scratch.file("a.xlsx")
    let omissions = try XLSXFormat.write([Sheet(name: "S", rows: [texts])], to: path)
    #expect(omissions.counts == ["ends of long cells": 3])
    let back = try XLSXFormat.read(contentsOf: path).sheets[0].rows[0]
    #expect(back.map(\.unicodeScalars.count) == [32_767, 32_767, 16_383, 4_681])
    for (text, cut) in zip(texts, back) { #expect(text.hasPrefix(cut)) }
  }

  @Test func aFailedWritingLeavesTheOldFile() throws {
    let path = try scratch.write("a.xlsx", [1, 2, 3])
    let wide = Sheet(name: "S", rows: [[String](repeating: "x", count: 16_385)])
    #expect(throws: Diagnostic.self) { try XLSXFormat.write([wide], to: path) }
    #expect(throws: Diagnostic.self) { try XLSXFormat.write([], to: path) }
    #expect(try scratch.bytes("a.xlsx") == [1, 2, 3])
    #expect(scratch.names == ["a.xlsx"])
    #expect(throws: Diagnostic.self) {
      try XLSXFormat.write([Sheet(name: "S", rows: [])], to: scratch.file("no/such/folder.xlsx"))
    }
  }
}
