import RecordReading
import Testing

/// What is written, byte for byte, and that it reads back.
@Suite("Writing CSV")
struct CSVEncoderTests {
  @Test(
    "quotes only where needed",
    arguments: [
      (["a", "b"], "a,b\n"), ([""], "\"\"\n"), (["", ""], ",\n"), (["a,b", "c"], "\"a,b\",c\n"),
      (["say \"hi\""], "\"say \"\"hi\"\"\"\n"), (["two\nlines", "cr\r"], "\"two\nlines\",\"cr\r\"\n"),
      ([" spaces ", "tab\t", "a;b"], " spaces ,tab\t,a;b\n"), (["\u{FEFF}x"], "\"\u{FEFF}x\"\n"),
      (["PK\u{3}\u{4}"], "\"PK\u{3}\u{4}\"\n"), ([], ""), (["é", "🫁"], "é,🫁\n"),
    ] as [([String], String)])
  func quotes(_ record: [String], _ expected: String) {
    #expect(String(decoding: CSVEncoder().encode([record]), as: UTF8.self) == expected)
  }

  @Test("line ends and separators")
  func options() {
    let encoder = CSVEncoder(separator: .semicolon, lineEnding: .carriageReturnLineFeed)
    let bytes = encoder.encode([["a;b", "c,d"], ["1", "2"]])
    #expect(String(decoding: bytes, as: UTF8.self) == "\"a;b\";c,d\r\n1;2\r\n")
  }

  @Test("formulas are made harmless only if asked")
  func formulas() {
    let cells = [["=1+1", "-5", "+1 416", "plain"]]
    let guarded = CSVEncoder(neutralizingFormulas: true).encode(cells)
    #expect(String(decoding: guarded, as: UTF8.self) == "'=1+1,-5,'+1 416,plain\n")
    #expect(String(decoding: CSVEncoder().encode(cells), as: UTF8.self) == "=1+1,-5,+1 416,plain\n")
  }

  @Test("law: what is written reads back the same", arguments: UInt64(0)..<6)
  func roundTrip(_ seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let pieces = [
      ",", ";", "\t", "\"", "\n", "\r", "a", "é", "🫁", "\u{FEFF}", " ", "'", "=", "-", "\0", "text",
    ]
    for _ in 0..<120 {
      let width = Int.random(in: 1...4, using: &generator)
      let header = (0..<width).map { "column \($0)" }
      let records = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        (0..<width).map { _ in
          (0..<Int.random(in: 0...6, using: &generator))
            .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
        }
      }
      let encoder = CSVEncoder(
        separator: CSVSeparator.allCases.randomElement(using: &generator) ?? .comma,
        lineEnding: Bool.random(using: &generator) ? .lineFeed : .carriageReturnLineFeed,
        neutralizingFormulas: Bool.random(using: &generator))
      let table = CSVTable(
        bytes: encoder.encode([header] + records), file: "t.csv", separator: encoder.separator)
      var read = rows(of: table)
      if encoder.neutralizingFormulas { read = read.map { $0.map(FormulaGuard.restore) } }
      #expect(read == [header] + records)
      #expect(table.diagnostics.allSatisfy { $0.found.hasPrefix("a NUL byte") })
    }
  }
}
