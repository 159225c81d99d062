/// UTF-8, one scalar at a time, with the ill-formed parts cut as Unicode recommends ("maximal subparts"), which is
/// also how `String(decoding:as:)` replaces them.
///
/// Source: The Unicode Standard, version 16.0, section 3.9, table 3-7 and "U+FFFD Substitution of Maximal Subparts".
package enum UTF8Scan {
  /// The length in bytes of the scalar, or of the ill-formed part, at `offset`.
  ///
  /// Reads at most three bytes past `offset`, and none at or past `end`.
  @inline(__always)
  package static func step(
    _ bytes: UnsafePointer<UInt8>, _ offset: Int, _ end: Int
  ) -> (length: Int, isValid: Bool) {
    let lead = bytes[offset]
    if lead < 0x80 { return (1, true) }
    let needed: Int
    var lowest: UInt8 = 0x80
    var highest: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: needed = 1
    case 0xE0...0xEF:
      needed = 2
      // Shorter forms exist below E0 A0; ED A0 and above are surrogates.
      if lead == 0xE0 { lowest = 0xA0 }
      if lead == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      needed = 3
      // Shorter forms exist below F0 90; above F4 8F lies nothing.
      if lead == 0xF0 { lowest = 0x90 }
      if lead == 0xF4 { highest = 0x8F }
    default: return (1, false)
    }
    var length = 1
    while length <= needed {
      guard offset + length < end else { return (length, false) }
      let byte = bytes[offset + length]
      guard byte >= lowest, byte <= highest else { return (length, false) }
      (lowest, highest) = (0x80, 0xBF)
      length += 1
    }
    return (length, true)
  }

  /// Calls `report` with the offset of every ill-formed part, in order. Linear; runs of ASCII pass eight at a time.
  static func validate(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, report: (Int) -> Void
  ) {
    var offset = start
    while offset < end {
      if offset + 8 <= end {
        let word = UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self)
        let high = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
        if high == 0 {
          offset += 8
          continue
        }
        offset += high.trailingZeroBitCount >> 3
      }
      let (length, isValid) = step(bytes, offset, end)
      if !isValid { report(offset) }
      offset += length
    }
  }

  /// How many scalars lie in the range, an ill-formed part counting as one.
  static func scalarCount(_ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
    var offset = start
    var count = 0
    while offset < end {
      offset += step(bytes, offset, end).length
      count += 1
    }
    return count
  }
}
