/// Labels broken into lines at sense, so that boxes stay near the shape of a card.
enum TextWrapping {
  /// Lines of at most `width` em as `TextWidth` estimates it, at most `maximumLines`; what does not fit ends in "…".
  ///
  /// The fewest lines that hold the text; among those, lines of like length that end where a reader would pause
  /// (`BreakRules`). A word of up to half as much again stands alone in its line; a longer one is broken hard,
  /// never within what people see as one character. Line ends and control characters count as blanks; controls that
  /// reorder text are left out, and lines with right-to-left text come isolated (`BidirectionalText`). Reads no
  /// further than what can be shown: names of 10,000 characters are legal.
  ///
  /// - Parameter isParagraph: whether lines are filled one after the other, as in running text.
  /// - Returns: at least one line; a blank one for a text without anything to see.
  static func lines(
    _ text: String, width: Double = 11, maximumLines: Int = 5, isParagraph: Bool = false
  ) -> [String] {
    let label = LabelText(text, line: width, room: Double(maximumLines + 1) * width * 1.5)
    guard !label.pieces.isEmpty else { return [" "] }
    let choice = LineChoice(label.pieces, width: width)
    let greedy = choice.filled(limit: maximumLines)
    let isWhole = !label.isCut && greedy.last == label.pieces.count
    let ends = isWhole ? choice.best(count: greedy.count, isParagraph: isParagraph) : greedy
    var lines: [String] = []
    var start = 0
    for end in ends {
      lines.append(line(label, start, end))
      start = end
    }
    if !isWhole {
      let start = ends.count > 1 ? ends[ends.count - 2] : 0
      lines[lines.count - 1] = shortened(label, choice, start, start..<(ends.last ?? start), width)
    }
    return BidirectionalText.isolated(lines)
  }

  private static func line(_ label: LabelText, _ start: Int, _ end: Int) -> String {
    let pieces = label.pieces
    let text = String(
      decoding: label.bytes[pieces[start].range.lowerBound..<pieces[end - 1].range.upperBound], as: UTF8.self)
    return pieces[end - 1].isHyphenated && end < pieces.count ? text + "-" : trimmed(text)
  }

  private static func trimmed(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: " ") else { return text }
    return String(text.drop { $0 == " " })
  }

  /// The last line of a text that goes on: whole pieces where they leave at least half a line, else characters.
  private static func shortened(
    _ label: LabelText, _ choice: LineChoice, _ start: Int, _ range: Range<Int>, _ width: Double
  ) -> String {
    let room = max(width - TextWidth.ellipsis, 0)
    for end in range.reversed() {
      let taken = choice.width(start, end + 1)
      if taken <= room, taken >= width / 2 { return goingOn(line(label, start, end + 1)) }
    }
    var text = ""
    var taken = 0.0
    for character in line(label, start, range.upperBound) {
      taken += TextWidth.of(character)
      if taken > room { break }
      text.append(character)
    }
    return goingOn(text)
  }

  /// "Ask," and "Non-" lose the mark that leads nowhere.
  private static func goingOn(_ text: String) -> String {
    var text = text
    while let last = text.last, " ,;:-–—(\u{A0}".contains(last) { text.removeLast() }
    return text + "…"
  }
}
