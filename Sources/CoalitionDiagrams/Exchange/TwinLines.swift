internal import RecordReading

/// The lines of a twin, one after the other, and what is wrong with them.
struct TwinLines {
  struct Line {
    var number: Int
    var indent: Int
    /// The bytes after the indentation.
    var text: Range<Int>
  }

  private let bytes: [UInt8]
  private let file: String
  private var place = 0
  private var number = 0
  private(set) var problemCount = 0
  private var problems: [Diagnostic] = []
  private static let problemLimit = 200

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// The problems in the order of the lines, the uncounted rest as a last one.
  var diagnostics: [Diagnostic] {
    let rest = problemCount - problems.count
    let more = Diagnostic(
      .note, file: file, found: "\(rest) more problems", expected: "none", mend: "Mend those above first.")
    return problems.sorted() + (rest > 0 ? [more] : [])
  }

  mutating func report(
    _ line: Int, column: Int = 0, found: String, expected: String, mend: String = ""
  ) {
    problemCount += 1
    guard problems.count < Self.problemLimit else { return }
    problems.append(
      Diagnostic(
        .error, file: file, line: line, column: column, found: found, expected: expected, mend: mend))
  }

  /// The next line that is not blank.
  mutating func next() -> Line? {
    while let line = peek() {
      advance(past: line)
      if !line.text.isEmpty { return line }
    }
    return nil
  }

  private func peek() -> Line? {
    guard place < bytes.count else { return nil }
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let start = bytes[place..<end].firstIndex { $0 != UInt8(ascii: " ") } ?? end
    return Line(number: number + 1, indent: start - place, text: start..<end)
  }

  private mutating func advance(past line: Line) {
    place = line.text.upperBound + 1
    number = line.number
  }

  /// What stands before the colon, or the whole line where there is none.
  func key(of line: Line) -> String {
    String(decoding: bytes[line.text].prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  }

  /// The line as a problem quotes it.
  func quoted(_ line: Line) -> String {
    let text = String(decoding: bytes[line.text].prefix(240), as: UTF8.self)
    return "“\(text.prefix(60))”"
  }

  /// The words after the colon and on the lines that go on after it.
  mutating func words(of line: Line) -> String {
    var words: [UInt8] = []
    guard let colon = bytes[line.text].firstIndex(of: UInt8(ascii: ":")) else {
      report(
        line.number, column: line.indent + 1, found: quoted(line),
        expected: "a colon after the name of the line")
      return ""
    }
    append(line, from: colon + 1, to: &words)
    while let following = peek(), isContinuation(following), following.indent == line.indent {
      advance(past: following)
      words.append(UInt8(ascii: "\n"))
      append(following, from: following.text.lowerBound + 1, to: &words)
    }
    return String(decoding: words, as: UTF8.self)
  }

  private mutating func append(_ line: Line, from start: Int, to words: inout [UInt8]) {
    guard start < line.text.upperBound else { return }
    guard bytes[start] == UInt8(ascii: " ") else {
      return report(
        line.number, column: column(of: start, in: line), found: "words right after the mark",
        expected: "a space between them")
    }
    for broken in TwinText.append(unescaping: bytes[(start + 1)..<line.text.upperBound], to: &words) {
      let found = String(decoding: bytes[broken..<min(broken + 4, line.text.upperBound)], as: UTF8.self)
      report(
        line.number, column: column(of: broken, in: line), found: "“\(found)”",
        expected: "\\\\, \\s or \\u{…} with the number of a Unicode scalar", mend: "Write a backslash twice.")
    }
  }

  private func isContinuation(_ line: Line) -> Bool {
    !line.text.isEmpty && bytes[line.text.lowerBound] == UInt8(ascii: "|")
  }

  /// Leaves out the lines that go on after one that was refused.
  mutating func skipContinuation() {
    while let following = peek(), isContinuation(following) { advance(past: following) }
  }

  private func column(of place: Int, in line: Line) -> Int {
    let start = line.text.lowerBound
    return line.indent + 1 + bytes[start..<place].count { $0 & 0xC0 != 0x80 }
  }

  /// Reports the first line that is not what would be written of the diagram that was read.
  mutating func compare(with written: [UInt8]) {
    guard written != bytes else { return }
    let lines = (bytes.split(UInt8(ascii: "\n")), written.split(UInt8(ascii: "\n")))
    let same = zip(lines.0, lines.1).prefix { $0 == $1 }.count
    func quoted(_ lines: [ArraySlice<UInt8>]) -> String {
      guard same < lines.count else { return "the end of the file" }
      return "“\(String(decoding: lines[same].prefix(240), as: UTF8.self).prefix(60))”"
    }
    let column =
      same < min(lines.0.count, lines.1.count)
      ? zip(lines.0[same], lines.1[same]).prefix { $0 == $1 }.count { $0.0 & 0xC0 != 0x80 } + 1 : 0
    report(
      same + 1, column: column, found: quoted(lines.0), expected: quoted(lines.1),
      mend: "What is repeated must agree with where it stands first, and everything is written in one way.")
  }
}

extension [UInt8] {
  fileprivate func split(_ separator: UInt8) -> [ArraySlice<UInt8>] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
