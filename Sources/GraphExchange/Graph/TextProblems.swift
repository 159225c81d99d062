import RecordReading

/// The problems of a text file in the order in which they are met, with their places.
///
/// Kept are so many that a person would read them; beyond that they are counted, so that a file of nothing but
/// problems needs no more memory than another.
struct TextProblems {
  /// How many are kept.
  static let limit = 1_000

  let file: String
  private var listed: [Diagnostic] = []
  private var count = 0
  /// Where columns were last counted to. Lines can be as long as the file, so counting goes on from there.
  private var counted = (lineStart: 0, offset: 0, column: 1)

  init(file: String) { self.file = file }

  /// Takes a problem that has a line at most.
  mutating func add(
    _ severity: Diagnostic.Severity, line: Int = 0, column: Int = 0, found: String, expected: String,
    mend: String = ""
  ) {
    count += 1
    guard count <= Self.limit else { return }
    listed.append(
      Diagnostic(
        severity, file: file, line: line, column: column, found: found, expected: expected, mend: mend))
  }

  /// Takes a problem at a byte.
  ///
  /// - Parameters:
  ///   - line: The line of the byte, from 1.
  ///   - lineStart: Where that line begins.
  ///   - offset: The byte.
  ///   - text: The file.
  mutating func add(
    _ severity: Diagnostic.Severity, line: Int, lineStart: Int, offset: Int,
    in text: UnsafeBufferPointer<UInt8>, found: String, expected: String, mend: String = ""
  ) {
    guard count < Self.limit else {
      count += 1
      return
    }
    if counted.lineStart != lineStart || counted.offset > offset { counted = (lineStart, lineStart, 1) }
    for byte in text[counted.offset..<min(offset, text.count)] where byte & 0xC0 != 0x80 {
      counted.column += 1
    }
    counted.offset = offset
    add(severity, line: line, column: counted.column, found: found, expected: expected, mend: mend)
  }

  /// All problems, and a note that counts those that are not listed.
  var diagnostics: [Diagnostic] {
    guard count > Self.limit else { return listed }
    return listed + [
      Diagnostic(
        .note, file: file, found: "\(count - Self.limit) more problems", expected: "none",
        mend: "Mend the \(Self.limit) listed, then read the file again.")
    ]
  }

  /// A piece of the file as a message shows it: in quotes, of readable length, without line ends.
  static func shown(_ text: some Sequence<UInt8>) -> String {
    shown(String(decoding: Array(text.prefix(260)), as: UTF8.self))
  }

  /// A text as a message shows it.
  static func shown(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(60)
    var shown = "\""
    for scalar in start {
      shown.unicodeScalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return shown + (start.endIndex < text.unicodeScalars.endIndex ? "…\"" : "\"")
  }
}
