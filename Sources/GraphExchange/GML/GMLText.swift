import RecordReading

/// How texts stand between the quotes of GML: in ASCII, with entities as HTML has them for everything else.
enum GMLText {
  /// Appends the text with its entities replaced: `&amp;`, `&#233;`, `&#xE9;`, `&eacute;`. What is no entity stays.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) {
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "&"), let (scalar, length) = entity(text, place) {
        result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        place += length
      } else {
        result.append(byte)
        place += 1
      }
    }
  }

  /// The character of the entity at a place, and how many bytes it takes there.
  private static func entity(
    _ text: UnsafeBufferPointer<UInt8>, _ place: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let longest = 12
    guard
      let end = text[(place + 1)..<min(place + longest, text.count)].firstIndex(of: UInt8(ascii: ";"))
    else { return nil }
    let name = String(decoding: text[(place + 1)..<end], as: UTF8.self)
    let length = end + 1 - place
    if name == "amp" { return ("&", length) }
    if name == "quot" { return ("\"", length) }
    guard name.utf8.first == UInt8(ascii: "#") else {
      return HTMLEntities.scalar(named: name).map { ($0, length) }
    }
    let isHexadecimal = name.utf8.dropFirst().first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
    let digits = name.utf8.dropFirst(isHexadecimal ? 2 : 1)
    guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
      let number = UInt32(String(decoding: Array(digits), as: UTF8.self), radix: isHexadecimal ? 16 : 10)
    else { return nil }
    return Unicode.Scalar(number).map { ($0, length) }
  }

  /// Appends the text as it stands between quotes. Returns how many ill-formed parts became U+FFFD.
  static func encode(_ text: UnsafeBufferPointer<UInt8>, into result: inout [UInt8]) -> Int {
    guard let base = text.baseAddress else { return 0 }
    var illFormed = 0
    var place = 0
    while place < text.count {
      let byte = base[place]
      if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "&") {
        result.append(byte)
        place += 1
        continue
      }
      let (length, isValid) = UTF8Scan.step(base, place, text.count)
      var number: UInt32 = 0xFFFD
      if isValid {
        number = length == 1 ? UInt32(byte) : UInt32(byte) & (0x7F >> UInt32(length))
        for offset in 1..<max(length, 1) { number = number << 6 | UInt32(base[place + offset] & 0x3F) }
      } else {
        illFormed += 1
      }
      place += length
      // igraph knows these two by name only.
      if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "\"") {
        result.append(contentsOf: byte == UInt8(ascii: "&") ? "&amp;".utf8 : "&quot;".utf8)
        continue
      }
      result.append(contentsOf: "&#".utf8)
      appendDecimal(Int(number), to: &result)
      result.append(UInt8(ascii: ";"))
    }
    return illFormed
  }

  /// Appends a number in digits.
  static func appendDecimal(_ number: Int, to result: inout [UInt8]) {
    let start = result.count
    var rest = number.magnitude
    repeat {
      result.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    if number < 0 { result.append(UInt8(ascii: "-")) }
    result[start...].reverse()
  }
}
