/// XML being written. What XML cannot hold is replaced by U+FFFD and counted.
struct XMLOutput {
  private(set) var bytes: [UInt8] = []
  /// How many characters were replaced.
  private(set) var replaced = 0

  mutating func raw(_ text: String) { bytes += text.utf8 }

  /// An attribute with a blank before it.
  mutating func attribute(_ name: String, _ value: String) {
    raw(" \(name)=\"")
    escape(value, isAttribute: true)
    raw("\"")
  }

  mutating func text(_ value: String) { escape(value, isAttribute: false) }

  private mutating func escape(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": raw("&lt;")
      case ">": raw("&gt;")
      case "&": raw("&amp;")
      case "\"" where isAttribute: raw("&quot;")
      // A reader makes blanks of these in an attribute, and a line feed of a carriage return anywhere.
      case "\t" where isAttribute, "\n" where isAttribute, "\r": raw("&#\(scalar.value);")
      case "\t", "\n": bytes.append(UInt8(scalar.value))
      default:
        let isIllegal = scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        if isIllegal { replaced += 1 }
        if !isIllegal, scalar.value < 0x80 {
          bytes.append(UInt8(scalar.value))
        } else {
          raw(String(isIllegal ? "\u{FFFD}" : scalar))
        }
      }
    }
  }
}

extension Omissions {
  /// Counts characters that XML cannot hold.
  mutating func addReplaced(_ count: Int) { add("characters that XML cannot hold (replaced)", count) }
}
