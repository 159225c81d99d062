internal import DocumentReading
internal import RecordReading

/// Text of any of the encodings that spreadsheets write, as UTF-8.
enum TextFile {
  /// The encodings that are told apart.
  enum Encoding: String {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16 (little endian)"
    case utf16BigEndian = "UTF-16 (big endian)"
    case windows1252 = "Windows-1252"
  }

  /// The encoding of a file: what its byte order mark says; without one UTF-16 where every other byte is zero, UTF-8
  /// where the bytes are that, and else Windows-1252, which any bytes can be.
  static func encoding(of bytes: [UInt8]) -> Encoding {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let start = bytes.prefix(512)
    if start.count >= 4, start.count % 2 == 0 || bytes.count > 512 {
      let zeros = start.enumerated().filter { $0.element == 0 }.map { $0.offset % 2 }
      if zeros.count * 3 >= start.count, Set(zeros).count == 1 {
        return zeros[0] == 1 ? .utf16LittleEndian : .utf16BigEndian
      }
    }
    return isUTF8(bytes) ? .utf8 : .windows1252
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// The bytes in UTF-8.
  static func utf8(_ bytes: [UInt8], _ encoding: Encoding) -> [UInt8] {
    switch encoding {
    case .utf8: return bytes
    case .windows1252: return Windows1252.utf8(bytes)
    case .utf16LittleEndian, .utf16BigEndian:
      let isLittle = encoding == .utf16LittleEndian
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for index in stride(from: 0, to: bytes.count - 1, by: 2) {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(isLittle ? second << 8 | first : first << 8 | second)
      }
      if units.first == 0xFEFF { units.removeFirst() }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    }
  }
}
