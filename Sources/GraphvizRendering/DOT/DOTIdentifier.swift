/// Identifiers of nodes and graphs as Graphviz holds them.
///
/// Two identifiers that differ must stay different in Graphviz, and come back as they went. Graphviz cannot
/// hold every string (no NUL, no odd run of backslashes before a quote), and writes names into SVG where
/// `&#1;` would be ill-formed. So `\` becomes `\\`, `&` becomes `&amp;`, and a line end, a character that XML 1.0
/// forbids, or a percent sign at the beginning becomes `\x` and four hexadecimal digits, which no other
/// identifier can produce.
enum DOTIdentifier {
  /// The name under which Graphviz is to know the identifier.
  static func encoded(_ identifier: String) -> String {
    if identifier.utf8.first != UInt8(ascii: "%"), DOTQuoting.isPlain(identifier) { return identifier }
    var result = ""
    result.reserveCapacity(identifier.utf8.count)
    // Graphviz numbers nameless things with a percent sign, and would rename a node whose name begins so.
    let isReserved = identifier.unicodeScalars.first == "%"
    if isReserved { result += "\\x0025" }
    for scalar in identifier.unicodeScalars.dropFirst(isReserved ? 1 : 0) {
      switch scalar {
      case "\\": result += "\\\\"
      case "&": result += "&amp;"
      // Graphviz's scanner drops a line feed that stands alone between quotes or escapes, and XML readers
      // turn a carriage return into a line feed.
      case _ where !DOTQuoting.isAllowedInXML(scalar) || scalar == "\r" || scalar == "\n":
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The identifier behind a name that Graphviz holds. Names that this module did not write are kept.
  static func decoded(_ name: String) -> String {
    guard name.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) else {
      return name
    }
    var result = String.UnicodeScalarView()
    var rest = name.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", rest.first == "\\" {
        rest.removeFirst()
        result.append("\\")
      } else if scalar == "\\", rest.first == "x", let control = hexadecimal(rest.dropFirst().prefix(4)) {
        rest = rest.dropFirst(5)
        result.append(control)
      } else if scalar == "&", rest.starts(with: "amp;".unicodeScalars) {
        rest = rest.dropFirst(4)
        result.append("&")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func hexadecimal(_ digits: Substring.UnicodeScalarView) -> Unicode.Scalar? {
    guard digits.count == 4, let value = UInt32(String(digits), radix: 16) else { return nil }
    return Unicode.Scalar(value)
  }
}
