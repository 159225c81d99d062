/// The title and description that let a screen reader say what a picture is.
enum SVGDescription {
  /// Puts `<title>` and `<desc>` first in the document (SVG 2 §5.8), and says that it is a picture.
  static func added(to bytes: [UInt8], _ diagram: Diagram) -> [UInt8] {
    let bytes = withFallbackFonts(bytes)
    guard let start = bytes.firstRange(of: Array("<svg".utf8))?.lowerBound,
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return bytes }
    let subtitle = diagram.subtitle.isEmpty ? "" : diagram.subtitle + "."
    let words = [subtitle, diagram.summary + ".", diagram.caption, diagram.sourceLine].filter { !$0.isEmpty }
    let insert =
      "\n<title>\(escaped(diagram.title))</title>\n<desc>\(escaped(words.joined(separator: " ")))</desc>"
    var result = Array(bytes[..<end])
    result += Array(#" role="img""#.utf8)
    result.append(UInt8(ascii: ">"))
    result += Array(insert.utf8)
    result += bytes[(end + 1)...]
    return result
  }

  /// Names the weight apart from the family, and families to fall back on that are narrower, so that text stays in
  /// its box where DejaVu Sans is not installed. Graphviz writes one family name, which browsers know no bold of.
  private static func withFallbackFonts(_ bytes: [UInt8]) -> [UInt8] {
    // Quotes in labels are escaped in SVG, so no label can look like one of these attributes.
    let families = "font-family=\"\(NodeStyle.font),Verdana,Arial,sans-serif\""
    return Array(
      String(decoding: bytes, as: UTF8.self)
        .replacing("font-family=\"\(NodeStyle.boldFont)\"", with: families + " font-weight=\"bold\"")
        .replacing("font-family=\"\(NodeStyle.font)\"", with: families).utf8)
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r": result += " "
      default:
        // XML 1.0 §2.2 has no place for other control characters and these two.
        let isForbidden = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        result.unicodeScalars.append(isForbidden ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }
}
