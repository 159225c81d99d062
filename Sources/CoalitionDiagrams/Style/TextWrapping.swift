/// Labels broken into lines at words, so that boxes stay near the shape of a card.
enum TextWrapping {
  /// Lines of about `width` characters, at most `maximumLines`; what does not fit ends in "…".
  ///
  /// A word somewhat longer than a line stands alone in one; a word half as long again is broken hard. Line ends and control characters count as blanks. O(n).
  static func lines(_ text: String, width: Int = 20, maximumLines: Int = 5) -> [String] {
    // More than what could be shown is not even looked at: names of 10,000 characters are legal.
    let limit = (width + 1) * (maximumLines + 1) * 2
    let head = text.prefix(limit)
    var lines: [String] = []
    var current = ""
    var currentCount = 0
    for word in head.split(whereSeparator: { $0.isWhitespace || $0.isNewline || $0.isControl }) {
      var word = word
      while !word.isEmpty {
        let count = word.count
        if currentCount == 0, count <= width {
          current = String(word)
          currentCount = count
          word = ""
        } else if currentCount > 0, currentCount + 1 + count <= width {
          current += " " + word
          currentCount += 1 + count
          word = ""
        } else if currentCount > 0 {
          lines.append(current)
          (current, currentCount) = ("", 0)
        } else if count <= width * 3 / 2 {
          lines.append(String(word))
          word = ""
        } else {
          lines.append(String(word.prefix(width)))
          word = word.dropFirst(width)
        }
      }
    }
    if currentCount > 0 { lines.append(current) }
    if lines.count > maximumLines {
      lines.removeSubrange(maximumLines...)
      lines[maximumLines - 1] = String(lines[maximumLines - 1].prefix(width - 1)) + "…"
    }
    return lines.isEmpty ? [" "] : lines
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}
