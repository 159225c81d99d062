/// How wide text will stand, in em, before anything has been drawn.
///
/// Lines are chosen by this estimate; the boxes around them are measured by Graphviz with the font itself, so a wrong
/// estimate costs a line its balance and never lets text out of its box.
enum TextWidth {
  static let space = 0.318
  static let hyphen = 0.361
  static let ellipsis = 1.0
  /// How much wider the bold of the font is, on the average of Latin text.
  static let boldFactor = 1.12

  /// The advance widths of DejaVu Sans 2.37 from U+0020 to U+007E, in thousandths of an em.
  private static let ascii: [Double] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636,
    636,
    636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295,
    656,
    557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500,
    613,
    635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592,
    818,
    592, 592, 525, 636, 337, 636, 838,
  ].map { $0 / 1000 }

  /// The width of a whole text. O(length).
  static func of(_ text: String) -> Double { text.reduce(0) { $0 + of($1) } }

  /// The width of what is read as one character: that of its first scalar, since marks stand on it.
  static func of(_ character: Character) -> Double {
    guard let first = character.unicodeScalars.first else { return 0 }
    return of(first)
  }

  /// The width of a scalar: measured for ASCII, the average of its script beyond.
  static func of(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0x20...0x7E: ascii[Int(scalar.value) - 0x20]
    case 0...0x1F, 0x7F...0x9F, 0xAD: 0
    case 0xA0, 0xB7, 0x2018, 0x2019, 0x201A: space
    case 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: 0
    case 0x202F, 0x2009: 0.2
    case 0x2013: 0.5
    case 0x2014, 0x2026: 1
    case 0x400...0x52F: 0.68
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC: 0.56
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FB, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      1
    case 0x1F000...0x1FAFF: 1.25
    default: 0.63
    }
  }
}
