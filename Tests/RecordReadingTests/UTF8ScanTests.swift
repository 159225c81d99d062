import RecordReading
import Testing

/// Bytes that are not UTF-8: found, named, and placed.
@Suite("Ill-formed UTF-8")
struct UTF8ScanTests {
  /// The bytes, and the offsets of the parts that each become one U+FFFD (Unicode 16.0, tables 3-8 to 3-11).
  static let cases: [(name: String, bytes: [UInt8], offsets: [Int])] = [
    ("Latin-1", [0x4D, 0xE9, 0x74], [1]),
    ("continuation alone", [0x80, 0xBF], [0, 1]),
    ("two-byte form of /", [0xC0, 0xAF], [0, 1]),
    ("three-byte form of /", [0xE0, 0x80, 0xAF], [0, 1, 2]),
    ("four-byte form", [0xF0, 0x80, 0x80, 0xAF], [0, 1, 2, 3]),
    ("surrogate", [0xED, 0xA0, 0x80], [0, 1, 2]),
    ("past U+10FFFF", [0xF4, 0x91, 0x92, 0x93], [0, 1, 2, 3]),
    ("never a lead", [0xF5, 0xFF, 0x41], [0, 1]),
    ("cut after two of three", [0xE2, 0x82], [0]),
    ("cut after three of four", [0xF0, 0x9F, 0xAB, 0x41], [0]),
    ("cut, then another", [0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], [0, 2, 3, 6]),
    ("after eight of ASCII", [0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0xFF], [8]),
    (
      "well-formed at every limit",
      Array("\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}".utf8), []
    ),
  ]

  @Test(arguments: cases.indices)
  func isFound(_ index: Int) {
    let example = Self.cases[index]
    let table = CSVTable(bytes: Array("a,b\n1,".utf8) + example.bytes + Array("\n".utf8), file: "t.csv")
    let decoded = String(decoding: example.bytes, as: UTF8.self)
    #expect(table.text(0, 1) == decoded, "\(example.name)")
    let columns = example.offsets.map { offset in
      3 + String(decoding: example.bytes[..<offset], as: UTF8.self).unicodeScalars.count
    }
    #expect(table.diagnostics.map(\.column) == columns, "\(example.name)")
    #expect(table.diagnostics.allSatisfy { $0.severity == .error && $0.line == 2 })
    for (problem, offset) in zip(table.diagnostics, example.offsets) {
      let byte = String(example.bytes[offset], radix: 16, uppercase: true)
      #expect(problem.found.contains("0x\(byte)"), "\(example.name)")
    }
  }

  @Test("the letter of Windows-1252 is offered where the byte has one")
  func offersLetter() {
    let table = CSVTable(bytes: Array("name\nMontr".utf8) + [0xE9] + Array("al\n".utf8), file: "t.csv")
    #expect(
      table.diagnostics.map(\.description) == [
        "t.csv:2:6: error: found the byte 0xE9, which is not UTF-8 (in Windows-1252 it is é); "
          + "expected text in UTF-8. Mend: Save the file as UTF-8; the byte was read as U+FFFD."
      ])
  }
}
