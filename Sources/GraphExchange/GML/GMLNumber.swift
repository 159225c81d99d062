/// What GML takes for numbers.
enum GMLNumber {
  /// What a text is, were it to stand without quotes.
  enum Kind {
    /// Digits, perhaps after a sign.
    case integer
    /// With a point, an exponent, or both; `inf` and `nan` in any case, perhaps after a sign.
    case real
    /// No number.
    case none
  }

  static func kind(_ text: UnsafeBufferPointer<UInt8>) -> Kind {
    var place = 0
    if let first = text.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { place = 1 }
    let whole = digits(text, &place)
    if place == text.count { return whole > 0 ? .integer : .none }
    if isNotFinite(text.dropFirst(place)) { return .real }
    var fraction = 0
    if text[place] == UInt8(ascii: ".") {
      place += 1
      fraction = digits(text, &place)
    }
    guard whole + fraction > 0 else { return .none }
    if place == text.count { return .real }
    guard text[place] | 0x20 == UInt8(ascii: "e") else { return .none }
    place += 1
    if place < text.count, text[place] == UInt8(ascii: "+") || text[place] == UInt8(ascii: "-") { place += 1 }
    return digits(text, &place) > 0 && place == text.count ? .real : .none
  }

  /// Whether the text is `inf`, `infinity` or `nan` in any case.
  static func isNotFinite(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard text.count == 3 || text.count == 8 else { return false }
    let word = String(decoding: text, as: UTF8.self).lowercased()
    return word == "inf" || word == "nan" || word == "infinity"
  }

  private static func digits(_ text: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Int {
    let start = place
    while place < text.count, text[place] &- UInt8(ascii: "0") < 10 { place += 1 }
    return place - start
  }

  /// Whether digits after an optional sign fit 32 bits with sign, the range of integers that GML promises.
  static func fits32Bits(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isNegative = text.first == UInt8(ascii: "-")
    let hasSign = isNegative || text.first == UInt8(ascii: "+")
    var value = 0
    for byte in text.dropFirst(hasSign ? 1 : 0) {
      value = value * 10 + Int(byte &- UInt8(ascii: "0"))
      if value > 1 << 31 { return false }
    }
    return value < 1 << 31 || isNegative
  }

  /// Where the exponent of a real begins whose fraction says nothing: it has no point (no zeros), or zeros after it.
  ///
  /// igraph and networkx need a point and a digit before an exponent. So `1e5` is written `1.0e5`, and what differs
  /// from it by such zeros has one more, so that it stays another text.
  static func exponent(_ text: UnsafeBufferPointer<UInt8>) -> (place: Int, zeros: Int)? {
    guard let place = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
    guard let point = text[..<place].firstIndex(of: UInt8(ascii: ".")) else { return (place, 0) }
    let fraction = text[(point + 1)..<place]
    return fraction.allSatisfy { $0 == UInt8(ascii: "0") } ? (place, fraction.count) : nil
  }
}
