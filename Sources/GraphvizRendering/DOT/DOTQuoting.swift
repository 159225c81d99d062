/// How strings cross into DOT. Everything is written between double quotes, always.
///
/// Graphviz's scanner knows three things inside quotes: `\"` is a quote, `\\` is *two* backslashes (the
/// pair survives for the escString language), and a backslash before a line end joins the lines. So a
/// backslash that stands alone before a quote or a line end changes where the string stops; every function
/// here leaves backslashes in pairs there. Source: `lib/cgraph/scan.l` of Graphviz 2.42.
enum DOTQuoting {
  /// Puts quotes around text that is to reach Graphviz as it stands.
  static func quoted(_ text: String) -> String {
    var result = "\""
    result.reserveCapacity(text.utf8.count + 2)
    var danglingBackslash = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"":
        // After a lone backslash the quote is already escaped.
        if !danglingBackslash { result.unicodeScalars.append("\\") }
        danglingBackslash = false
      case "\n", "\r":
        if danglingBackslash { result.unicodeScalars.append("\\") }
        danglingBackslash = false
      default:
        danglingBackslash = scalar == "\\" && !danglingBackslash
      }
      result.unicodeScalars.append(isAllowedInXML(scalar) ? scalar : "\u{FFFD}")
    }
    if danglingBackslash { result.unicodeScalars.append("\\") }
    result.unicodeScalars.append("\"")
    return result
  }

  /// Literal text in the escString language: shown by Graphviz exactly as it stands.
  static func escString(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var afterCarriageReturn = false
    for scalar in text.unicodeScalars {
      defer { afterCarriageReturn = scalar == "\r" }
      switch scalar {
      case "\\": result += "\\\\"
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
  /// Graphviz 2.42 writes addresses into SVG unescaped, and hands them to cairo between apostrophes. A
  /// semicolon is encoded because `&lt;` would otherwise read as an entity there.
  static func percentEncoded(_ address: String) -> String {
    let hexadecimal = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in address.utf8 {
      switch byte {
      case 0x21, 0x23...0x26, 0x28...0x3A, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E:
        result.append(Unicode.Scalar(byte))
      default:
        result.append(contentsOf: ["%", hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]])
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
