/// Words in XML: what has to be written in another way, and back.
enum XMLText {
  /// Appends the words as content or in double quotes; what XML 1.0 has no place for (§2.2) becomes U+FFFD.
  ///
  /// - Parameter keepsLines: whether line ends stay; in attributes they would be read as spaces (§3.3.3).
  static func append(_ words: String, keepsLines: Bool = true, to bytes: inout [UInt8]) {
    var words = words
    words.withUTF8 { text in
      var copied = 0
      var at = 0
      func replace(_ length: Int, by replacement: StaticString) {
        bytes.append(contentsOf: text[copied..<at])
        bytes.append(
          contentsOf: UnsafeBufferPointer(start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
        at += length
        copied = at
      }
      while at < text.count {
        switch text[at] {
        case UInt8(ascii: "&"): replace(1, by: "&amp;")
        case UInt8(ascii: "<"): replace(1, by: "&lt;")
        case UInt8(ascii: ">"): replace(1, by: "&gt;")
        case UInt8(ascii: "\""): replace(1, by: "&quot;")
        case UInt8(ascii: "\n") where keepsLines: at += 1
        case 9, 10, 13: replace(1, by: " ")
        case 0..<0x20: replace(1, by: "\u{FFFD}")
        case 0xEF where text[at + 1] == 0xBF && text[at + 2] >= 0xBE: replace(3, by: "\u{FFFD}")
        default: at += 1
        }
      }
      bytes.append(contentsOf: text[copied...])
    }
  }

  /// What written words stand for. References that XML does not know stay as they stand.
  static func decoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      result.append(contentsOf: rest[..<start])
      rest = rest[start...]
      // The longest reference is &#x10FFFF;.
      if let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: rest[..<end].dropFirst(), as: UTF8.self))
      {
        result.append(contentsOf: UTF8.encode(scalar) ?? .init())
        rest = rest[end...].dropFirst()
      } else {
        result.append(UInt8(ascii: "&"))
        rest = rest.dropFirst()
      }
    }
    result.append(contentsOf: rest)
    return result
  }

  private static func scalar(_ reference: String) -> Unicode.Scalar? {
    switch reference {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard reference.hasPrefix("#") else { return nil }
      let digits = reference.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }
}
