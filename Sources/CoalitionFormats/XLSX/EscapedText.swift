/// Texts as parts of a workbook have them: characters that XML cannot hold stand as `_x0001_`, and a text that looks
/// like that has its underscore written so: `_x005F_x0001_`.
///
/// Specification: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
enum EscapedText {
  /// The text of these bytes with its escapes taken away. O(length).
  static func decode(_ bytes: [UInt8]) -> String {
    guard let first = bytes.firstIndex(of: underscore) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    decoded.append(contentsOf: bytes[..<first])
    var next = first
    while next < bytes.count {
      guard let unit = unit(bytes, at: next) else {
        decoded.append(bytes[next])
        next += 1
        continue
      }
      // Characters beyond U+FFFF are two escapes.
      if UTF16.isLeadSurrogate(unit), let trail = self.unit(bytes, at: next + 7),
        UTF16.isTrailSurrogate(trail)
      {
        decoded.append(contentsOf: String(decoding: [unit, trail], as: UTF16.self).utf8)
        next += 14
      } else if let scalar = Unicode.Scalar(unit) {
        decoded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        next += 7
      } else {
        // Half a character stands for itself: there is no text that it could be.
        decoded.append(contentsOf: bytes[next..<(next + 7)])
        next += 7
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The text with everything escaped that would not come back. O(length).
  static func encode(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 < 32 || $0 == underscore || $0 == 0xEF }) else { return text }
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count + 16)
    var next = 0
    while next < bytes.count {
      let byte = bytes[next]
      if byte < 32, byte != 9, byte != 10 {
        encoded.append(contentsOf: "_x00\(hex(byte >> 4))\(hex(byte & 15))_".utf8)
      } else if byte == underscore, unit(bytes, at: next) != nil {
        encoded.append(contentsOf: "_x005F_".utf8)
      } else if byte == 0xEF, bytes[next...].starts(with: [0xEF, 0xBF, 0xBE]) {
        encoded.append(contentsOf: "_xFFFE_".utf8)
        next += 2
      } else if byte == 0xEF, bytes[next...].starts(with: [0xEF, 0xBF, 0xBF]) {
        encoded.append(contentsOf: "_xFFFF_".utf8)
        next += 2
      } else {
        encoded.append(byte)
      }
      next += 1
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static let underscore = UInt8(ascii: "_")

  private static func hex(_ digit: UInt8) -> String { String(digit, radix: 16, uppercase: true) }

  /// The number within an escape that begins here.
  private static func unit(_ bytes: [UInt8], at start: Int) -> UInt16? {
    guard start + 7 <= bytes.count, bytes[start] == underscore, bytes[start + 1] == UInt8(ascii: "x"),
      bytes[start + 6] == underscore
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(start + 2)..<(start + 6)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
