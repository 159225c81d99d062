/// Reads text in paragraphs: blank lines part them, marks in front make items, short lines without an end are headings.
enum PlainTextReading {
  private struct Line {
    var range: Range<Int>
    /// How much of the line is a mark in front: `- `, `• `, `3. `.
    var mark = 0
  }

  static func read(_ text: [UInt8], into builder: inout PageBuilder) {
    var group: [Line] = []
    var items = 0
    var place = 0
    func flush(_ builder: inout PageBuilder) {
      guard !group.isEmpty else { return }
      let isWrapped = isWrapped(group)
      var pieces: [[Line]] = []
      for line in group {
        if line.mark > 0 || pieces.isEmpty || !isWrapped {
          pieces.append([line])
        } else {
          pieces[pieces.count - 1].append(line)
        }
      }
      for piece in pieces {
        let isItem = piece[0].mark > 0
        if isItem { items += 1 }
        builder.append(
          exactly: text[piece[0].range.lowerBound + piece[0].mark..<piece[piece.count - 1].range.upperBound])
        let isHeading = !isItem && piece.count == 1 && isHeading(text[piece[0].range])
        builder.endBlock(
          isItem ? .item(depth: 1) : isHeading ? .heading(level: 2) : .paragraph, item: isItem ? items : nil)
      }
      group = []
    }
    while place < text.count {
      let end = text[place...].firstIndex { $0 == 10 || $0 == 13 } ?? text.count
      let range = trimmed(place..<end, in: text)
      if range.isEmpty {
        flush(&builder)
      } else if isRule(text[range]) {
        // A line drawn under a line makes that a heading.
        if group.count == 1 {
          builder.append(exactly: text[group[0].range])
          builder.endBlock(.heading(level: text[range.lowerBound] == UInt8(ascii: "=") ? 1 : 2), item: nil)
          group = []
        } else {
          flush(&builder)
        }
      } else {
        group.append(Line(range: range, mark: mark(text[range])))
      }
      // CR LF is one end of a line, CR alone another.
      place = end + 1 < text.count && text[end] == 13 && text[end + 1] == 10 ? end + 2 : end + 1
    }
    flush(&builder)
  }

  private static func trimmed(_ range: Range<Int>, in text: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, PageBuilder.isSpace(text[start]) { start += 1 }
    while end > start, PageBuilder.isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether the lines are one text broken to a width: all but the last reach far, and none much farther.
  private static func isWrapped(_ lines: [Line]) -> Bool {
    guard lines.count > 1, let longest = lines.map(\.range.count).max() else { return false }
    guard (40...120).contains(longest) else { return longest < 40 ? false : longest <= 160 }
    return lines.indices.allSatisfy {
      $0 == lines.count - 1 || lines[$0 + 1].mark > 0 || lines[$0].range.count * 10 >= longest * 6
    }
  }

  /// At least three of one of `=`, `-`, `_`, `*`, `~`, and nothing else.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 3, let first = line.first, "=-_*~".utf8.contains(first) else { return false }
    return line.allSatisfy { $0 == first }
  }

  /// The length of a mark in front of an item with the space behind it; 0 where there is none.
  private static func mark(_ line: ArraySlice<UInt8>) -> Int {
    let start = line.startIndex
    var length = 0
    if let first = line.first, "-*+".utf8.contains(first) {
      length = 1
    } else if line.starts(with: "•".utf8) || line.starts(with: "–".utf8) || line.starts(with: "·".utf8)
      || line.starts(with: "‣".utf8) || line.starts(with: "▪".utf8)
    {
      length = line.starts(with: "·".utf8) ? 2 : 3
    } else {
      let digits = line.prefix { (48...57).contains($0) }.count
      if (1...3).contains(digits), digits < line.count, ").".utf8.contains(line[start + digits]) {
        length = digits + 1
      }
    }
    guard length > 0, start + length < line.endIndex,
      line[start + length] == 0x20 || line[start + length] == 9
    else {
      return 0
    }
    while start + length < line.endIndex, PageBuilder.isSpace(line[start + length]) { length += 1 }
    return length
  }

  /// Whether a line that stands alone reads as a heading: short, begins with a capital or a figure, and neither ends
  /// as sentences do nor holds what only entries hold.
  private static func isHeading(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 80, let last = line.last, !".!,;)".utf8.contains(last) else { return false }
    let text = String(decoding: line, as: UTF8.self)
    guard let first = text.first, first.isUppercase || first.isNumber || !first.isLetter else { return false }
    let words = text.split(separator: " ")
    guard words.count <= 10, !text.contains("("), !text.contains("://"), !text.contains("@") else {
      return false
    }
    return !words.dropFirst().contains { ["is", "are", "was", "has", "est", "sont"].contains($0) }
  }
}
