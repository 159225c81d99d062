/// How a twin writes words, so that every text survives and can be read.
///
/// A line feed goes on in the next line, after the same indentation and a bar. What no reader would see, or what
/// would end a line, turn its direction, or be lost on the way through an editor or through XML, is written as
///
/// | written | stands for |
/// |---|---|
/// | `\\` | a backslash |
/// | `\s` | a space at the beginning or at the end of a line |
/// | `\u{202E}` | the Unicode scalar of that number: control characters, line separators, marks that turn the direction of text, U+FEFF, U+FFFE and U+FFFF |
///
/// Everything else stands for itself. Words that only repeat what stands elsewhere are cut after 80 characters and
/// have `\u{A}` for a line feed.
enum TwinText {
  private static let backslash = UInt8(ascii: "\\")
  private static let space = UInt8(ascii: " ")
  /// Words that are repeated to help the reader end after so many scalars.
  private static let echoLength = 80

  /// Appends the words after a space, and each line after the first on a line of its own after a bar.
  static func append(_ words: String, indent: Int, to bytes: inout [UInt8]) {
    let lines = words.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      if number > 0 {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(space, count: indent))
        bytes.append(UInt8(ascii: "|"))
      }
      guard !line.isEmpty else { continue }
      bytes.append(space)
      append(line: line, to: &bytes)
    }
  }

  /// Appends the beginning of the words after a space, all in one line.
  static func append(echo words: String, to bytes: inout [UInt8]) {
    guard !words.isEmpty else { return }
    let scalars = words.unicodeScalars
    let end = scalars.index(scalars.startIndex, offsetBy: echoLength, limitedBy: scalars.endIndex)
    bytes.append(space)
    append(line: scalars[..<(end ?? scalars.endIndex)], to: &bytes)
    if let end, end != scalars.endIndex { bytes.append(contentsOf: "…".utf8) }
  }

  private static func append(line: Substring.UnicodeScalarView, to bytes: inout [UInt8]) {
    let text = Substring(line).utf8
    let isPlain = text.allSatisfy { $0 >= 0x20 && $0 < 0x7F && $0 != backslash }
    if isPlain, text.first != space, text.last != space { return bytes.append(contentsOf: text) }
    var index = line.startIndex
    while index != line.endIndex {
      let scalar = line[index]
      let isFirst = index == line.startIndex
      line.formIndex(after: &index)
      if scalar == "\\" {
        bytes.append(contentsOf: [backslash, backslash])
      } else if scalar == " ", isFirst || index == line.endIndex {
        bytes.append(contentsOf: [backslash, UInt8(ascii: "s")])
      } else if isHidden(scalar) {
        bytes.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".utf8)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Appends what a written line stands for; gives the places of backslashes that stand for nothing.
  static func append(unescaping text: ArraySlice<UInt8>, to bytes: inout [UInt8]) -> [Int] {
    var broken: [Int] = []
    var index = text.startIndex
    while let start = text[index...].firstIndex(of: backslash) {
      bytes.append(contentsOf: text[index..<start])
      index = start + 1
      let rest = text[index...]
      if rest.first == backslash || rest.first == UInt8(ascii: "s") {
        bytes.append(rest.first == backslash ? backslash : space)
        index += 1
      } else if rest.starts(with: "u{".utf8), let close = rest.prefix(9).firstIndex(of: UInt8(ascii: "}")),
        let value = UInt32(String(decoding: text[(index + 2)..<close], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        index = close + 1
      } else {
        broken.append(start)
      }
    }
    bytes.append(contentsOf: text[index...])
    return broken
  }
}
