import GraphAlgorithms
import Testing

@testable import CoalitionDiagrams

@Suite("Breaking labels into lines")
struct TextWrappingTests {
  @Test(
    "cases",
    arguments: [
      ("", [" "]), ("   \n\t ", [" "]), ("\u{1}\u{7F}", [" "]), ("one", ["one"]), ("one two", ["one two"]),
      ("one  two\nthree", ["one two", "three"]), ("exactly ten", ["exactly", "ten"]),
      ("0123456789", ["0123456789"]),
      ("01234567890", ["01234567890"]), ("a 0123456789", ["a", "0123456789"]),
      ("a 012345678901234 b", ["a", "012345678901234", "b"]), ("0123456789012345", ["0123456789", "012345"]),
      ("one two three four five six seven", ["one two", "three four", "five six…"]),
      ("0123456789 0123456789 0123456789 x", ["0123456789", "0123456789", "012345678…"]),
      (String(repeating: " ", count: 500) + "late", ["late"]),
      ("early" + String(repeating: " ", count: 500) + "late", ["early late"]),
      ("日本語の名前", ["日本語の名前"]), ("👩‍👩‍👧👩‍👩‍👧", ["👩‍👩‍👧👩‍👩‍👧"]),
    ])
  func table(_ text: String, _ lines: [String]) {
    #expect(TextWrapping.lines(text, width: 10, maximumLines: 3) == lines)
  }

  @Test("no line is too long or empty, nothing is lost up to the cut, and … stands where something was cut")
  func laws() {
    let pieces = [
      "a", "bb", "word", "longerword", " ", "  ", "\n", "\r\n", "\t", "\u{1}", "é", "e\u{301}", "👩‍👩‍👧", "日",
      "\u{202E}", "ا",
    ]
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<3000 {
      let count = Int.random(in: 0...30, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let width = Int.random(in: 1...12, using: &generator)
      let maximum = Int.random(in: 1...5, using: &generator)
      let lines = TextWrapping.lines(text, width: width, maximumLines: maximum)
      check(text, lines, width: width, maximum: maximum)
    }
    for text in [String(repeating: "x", count: 10_000), String(repeating: "x  ", count: 10_000)] {
      check(text, TextWrapping.lines(text), width: 20, maximum: 5)
    }
  }

  private func check(_ text: String, _ lines: [String], width: Int, maximum: Int) {
    let comment = Comment(rawValue: "\(text.prefix(80).debugDescription) in \(width) × \(maximum): \(lines)")
    #expect(!lines.isEmpty && lines.count <= maximum, comment)
    // A word alone may take half as much again.
    #expect(
      lines.allSatisfy { line in
        !line.isEmpty && (line.count <= width || (line.count <= width * 3 / 2 && !line.contains(" ")))
      }, comment)
    let isCut = lines.last?.hasSuffix("…") == true
    let shown = Self.marks(isCut ? String(lines.joined().dropLast()) : lines.joined())
    let all = Self.marks(text)
    #expect(isCut == (shown.count < all.count), comment)
    #expect(all.starts(with: shown), comment)
  }

  /// The scalars that are seen.
  private static func marks(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.properties.generalCategory != .control }
  }
}
