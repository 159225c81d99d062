/// What text of two directions needs to stand as it was meant, line by line.
///
/// Order stays logical everywhere; only marks around a line tell the drawing which way it runs (Unicode Standard
/// Annex 9, https://www.unicode.org/reports/tr9/).
enum BidirectionalText {
  /// Embeddings, overrides and isolates, U+202A–202E and U+2066–2069.
  ///
  /// They are left out of what is drawn, not balanced: a line break parts an opening from its end, a stray end
  /// would close the isolate that this module sets, and the only use of an override in a name is to make it read as
  /// another. Letters keep their own direction without them; the marks U+200E, U+200F and U+061C stay, since they
  /// reach no further than their neighbours.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Whether the scalar belongs to a script that runs from right to left.
  static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      !(0x660...0x669 ~= scalar.value || 0x6F0...0x6F9 ~= scalar.value)
        && scalar.properties.generalCategory != .nonspacingMark
    case 0x200F: true
    default: false
    }
  }

  /// The text without the controls that reorder what stands beside them.
  static func withoutControls(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isControl($0) }))
  }

  /// The lines of one label, each in an isolate that runs the way of the label's first strong letter; untouched
  /// where everything runs from left to right.
  ///
  /// SVG draws each line as a text of its own from left to right, and Pango guesses a direction anew for every
  /// line; without the isolates "(1999)" after Hebrew, or a second line that begins with a Latin name, lands on
  /// the wrong side.
  static func isolated(_ lines: [String]) -> [String] {
    var direction: Bool?
    var isMixed = false
    for line in lines {
      for scalar in line.unicodeScalars where scalar.value > 0x7F || direction == nil {
        if isRightToLeft(scalar) {
          isMixed = true
          if direction == nil { direction = true }
        } else if direction == nil, scalar.properties.isAlphabetic {
          direction = false
        }
      }
    }
    guard isMixed else { return lines }
    let opening = direction == true ? "\u{2067}" : "\u{2066}"
    return lines.map { opening + $0 + "\u{2069}" }
  }
}
