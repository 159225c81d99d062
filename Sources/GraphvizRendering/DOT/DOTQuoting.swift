/// How strings cross into DOT. Everything is written between double quotes, always.
///
/// Graphviz's scanner knows three things inside quotes: `\"` is a quote, `\\` is *two* backslashes (the
/// pair survives for the escString language), and a backslash before a line end joins the lines. So a
/// backslash that stands alone before a quote or a line end changes where the string stops, and is doubled.
/// A line end never stands in the text: the scanner drops one that has no other character beside it. What stands
/// between two backslashes or quotes must fit the scanner's buffer of 16,384 bytes; long text is therefore broken
/// by a backslash and a line end, which the scanner skips.
/// Source: `lib/cgraph/scan.l` of Graphviz 2.42.
enum DOTQuoting {
  /// How much stands on one line of a quoted string, in characters of up to four bytes each.
  private static let longestRun = 3000

  /// Puts quotes around text that is to reach Graphviz as it stands, with `\n` for line ends.
  static func quoted(_ text: String) -> String {
    if isPlain(text) { return "\"" + text + "\"" }
    var result = "\""
    result.reserveCapacity(text.utf8.count + 2)
    var danglingBackslash = false
    var run = 0
    for scalar in text.unicodeScalars {
      run += 1
      if run > longestRun, !danglingBackslash {
        result += "\\\n"
        run = 0
      }
      switch scalar {
      case "\"":
        // After a lone backslash the quote is already escaped.
        if !danglingBackslash { result.unicodeScalars.append("\\") }
        danglingBackslash = false
      case "\n", "\r":
        result += danglingBackslash ? #"\\n"# : #"\n"#
        danglingBackslash = false
        continue
      default:
        danglingBackslash = scalar == "\\" && !danglingBackslash
      }
      result.unicodeScalars.append(isAllowedInXML(scalar) ? scalar : "\u{FFFD}")
    }
    if danglingBackslash { result.unicodeScalars.append("\\") }
    result.unicodeScalars.append("\"")
    return result
  }

  /// Whether nothing in the text needs care of any kind, as in nearly all text: no quote, backslash, ampersand, control
  /// character or noncharacter, and not too long for one line.
  static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      // U+FFFE and U+FFFF begin with EF, and so do some that are harmless.
      bytes.count <= longestRun
        && bytes.allSatisfy {
          $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "&")
            && $0 != 0xEF
        }
    }
  }

  /// Literal text in the escString language: shown by Graphviz exactly as it stands.
  ///
  /// - Parameter backslash: What stands for a backslash.
  static func escString(_ text: String, backslash: String = #"\\"#) -> String {
    if isPlain(text) { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var afterCarriageReturn = false
    for scalar in text.unicodeScalars {
      defer { afterCarriageReturn = scalar == "\r" }
      switch scalar {
      case "\\": result += backslash
      case "\n": result += afterCarriageReturn ? "" : "\\n"
      case "\r": result += "\\n"
      // Graphviz decodes HTML entities in labels.
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(isAllowedInXML(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// An address with everything percent-encoded that could leave an SVG attribute or a PDF link.
  ///
  /// Graphviz 2.42 writes addresses into SVG as they stand, and hands them to cairo between apostrophes. What
  /// is percent-encoded already stays so.
  ///
  /// - Parameter keepsBackslash: Whether `\N` and the like are still to be read by Graphviz.
  static func percentEncoded(_ address: String, keepsBackslash: Bool) -> String {
    let hexadecimal = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "\\") where keepsBackslash: result.append("\\")
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
        UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"),
        0...0x20, 0x7F...0xFF:
        result.append(contentsOf: ["%", hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]])
      default: result.append(Unicode.Scalar(byte))
      }
    }
    return String(result)
  }

  /// Whether XML 1.0 can hold the character (<https://www.w3.org/TR/xml/#charsets>).
  static func isAllowedInXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
