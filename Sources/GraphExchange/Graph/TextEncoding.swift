import DocumentReading
import RecordReading

/// What the bytes of a text file are, for conventions that do not say it, or say one thing and do another.
enum TextEncoding {
  /// The text in UTF-8 without a byte order mark, given in place of the bytes.
  ///
  /// UTF-8 stays as it is. Bytes that are not UTF-8 are read one by one as Windows-1252, which is ISO 8859-1 but for
  /// 0x80 to 0x9F, where that has control characters that nobody writes; a note says so. UTF-16 is read where a byte
  /// order mark announces it. O(bytes).
  static func decode(_ bytes: consuming [UInt8], problems: inout TextProblems) -> [UInt8] {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return utf16(bytes, problems: &problems)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let (first, line) = bytes.withUnsafeBufferPointer(firstIllFormed)
    guard let first else { return bytes }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    var count = 0
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      text.append(contentsOf: bytes[..<first])
      var offset = first
      while offset < bytes.count {
        let (length, isValid) = UTF8Scan.step(base, offset, bytes.count)
        let part = bytes[offset..<offset + length]
        if isValid {
          text.append(contentsOf: part)
        } else {
          count += part.count
          for byte in part {
            // The five bytes that Windows-1252 leaves free are what they are in ISO 8859-1.
            let isFree = [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte)
            text += isFree ? [0xC2, byte] : Windows1252.utf8(CollectionOfOne(byte))
          }
        }
        offset += length
      }
    }
    problems.add(
      .note, line: line, found: count == 1 ? "a byte that is not UTF-8" : "\(count) bytes that are not UTF-8",
      expected: "UTF-8 throughout",
      mend: "They are read as Windows-1252 (ISO 8859-1). If letters look wrong, save the file as UTF-8.")
    return text
  }

  /// The first byte that is not UTF-8, and its line. Runs of ASCII pass eight at a time.
  private static func firstIllFormed(_ bytes: UnsafeBufferPointer<UInt8>) -> (offset: Int?, line: Int) {
    guard let base = bytes.baseAddress else { return (nil, 0) }
    var offset = 0
    while offset < bytes.count {
      if offset + 8 <= bytes.count {
        let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          offset += 8
          continue
        }
      }
      let (length, isValid) = UTF8Scan.step(base, offset, bytes.count)
      if !isValid { return (offset, 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }) }
      offset += length
    }
    return (nil, 0)
  }

  private static func utf16(_ bytes: [UInt8], problems: inout TextProblems) -> [UInt8] {
    let high = bytes[0] == 0xFE ? 0 : 1
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0 + high]) << 8 | UInt16(bytes[$0 + 1 - high])
    }
    problems.add(.note, found: "UTF-16", expected: "UTF-8", mend: "It is read as what it is.")
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
