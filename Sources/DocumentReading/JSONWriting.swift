extension JSONValue {
  /// The document in UTF-8, with a line end after it.
  ///
  /// - Parameter isIndented: Whether each member and element gets a line of its own; else all is one line.
  /// - Complexity: O(*n*) in the number of bytes.
  public func encoded(isIndented: Bool = true) -> [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: isIndented ? 0 : nil)
    bytes.append(10)
    return bytes
  }

  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .number(let text): bytes += text.utf8
    case .string(let text): Self.write(text, to: &bytes)
    case .array(let elements):
      Self.list(elements, "[", "]", &bytes, indent) { $0.write(to: &$1, indent: $2) }
    case .object(let object):
      Self.list(object.members, "{", "}", &bytes, indent) { member, bytes, indent in
        Self.write(member.name, to: &bytes)
        bytes += (indent == nil ? ":" : ": ").utf8
        member.value.write(to: &bytes, indent: indent)
      }
    }
  }

  private static func list<Part>(
    _ parts: [Part], _ open: Character, _ close: Character, _ bytes: inout [UInt8], _ indent: Int?,
    _ write: (Part, inout [UInt8], Int?) -> Void
  ) {
    bytes += open.utf8
    let inner = indent.map { $0 + 1 }
    for (number, part) in parts.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      line(inner, &bytes)
      write(part, &bytes, inner)
    }
    if !parts.isEmpty { line(indent, &bytes) }
    bytes += close.utf8
  }

  private static func line(_ indent: Int?, _ bytes: inout [UInt8]) {
    guard let indent else { return }
    bytes.append(10)
    for _ in 0..<indent { bytes += [32, 32] }
  }

  /// A text in quotes, with what JSON does not allow in one escaped.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 10: bytes += "\\n".utf8
      case 13: bytes += "\\r".utf8
      case 9: bytes += "\\t".utf8
      case 0..<32, 127:
        bytes += "\\u00".utf8
        bytes += [byte >> 4, byte & 15].map { $0 < 10 ? 48 + $0 : 87 + $0 }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
