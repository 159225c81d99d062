/// Text for Markdown in which nothing of a dataset is markup (CommonMark 0.31, GitHub's tables).
enum MarkdownText {
  /// A cell or line: what would be markup is escaped, a line end is a break.
  static func escaped(_ cell: String) -> String {
    let text = cell.replacing("\t", with: " ").replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing("\\", with: "\\\\").replacing("|", with: "\\|")
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { Terminal.safe(String($0)) }.joined(separator: "<br>")
  }

  /// A table as lines.
  static func table(_ columns: [String], _ rows: [[String]]) -> [String] {
    linked(columns.map(escaped), rows.map { $0.map(escaped) })
  }

  /// A table of cells that are Markdown already.
  static func linked(_ columns: [String], _ rows: [[String]]) -> [String] {
    ["| " + columns.joined(separator: " | ") + " |", "|" + String(repeating: " --- |", count: columns.count)]
      + rows.map { "| " + $0.joined(separator: " | ") + " |" }
  }

  /// Words that lead to a file of the same folder, or to a page on the web.
  static func link(_ words: String, to target: String) -> String {
    let words = escaped(words).replacing("[", with: "\\[").replacing("]", with: "\\]")
    let safe = target.unicodeScalars.reduce(into: "") { text, scalar in
      let isPlain = scalar.isASCII && scalar.value > 32 && !"()<>\\|\"'`".unicodeScalars.contains(scalar)
      text += isPlain ? String(scalar) : String(scalar).utf8.map { "%" + hex($0) }.joined()
    }
    return "[\(words)](\(safe))"
  }

  private static func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
