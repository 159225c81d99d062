/// Labels broken into lines at words, so that boxes stay near the shape of a card.
enum TextWrapping {
  /// Lines of about `width` characters, at most `maximumLines`; what does not fit ends in "…".
  ///
  /// A word of up to half as much again stands alone in its line; a longer one is broken hard. Line ends and
  /// control characters count as blanks. Reads no further than what can be shown: names of 10,000 characters are
  /// legal.
  static func lines(_ text: String, width: Int = 20, maximumLines: Int = 5) -> [String] {
    var lines: [String] = []
    var current = ""
    var currentCount = 0
    var rest = text[...]
    while lines.count <= maximumLines {
      rest = rest.drop(while: \.isBlank)
      if rest.isEmpty { break }
      var word = rest.prefix { !$0.isBlank }
      rest = rest[word.endIndex...]
      while !word.isEmpty, lines.count <= maximumLines {
        // One more than a word alone may take is enough to know.
        let count = word.prefix(width * 3 / 2 + 1).count
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
  fileprivate var isBlank: Bool {
    isWhitespace || isNewline || unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}
