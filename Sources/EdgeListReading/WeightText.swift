/// Weights as they are written: digits with an optional sign, point and exponent, as in `2`, `0.5` and `1e-3`.
enum WeightText {
  enum Answer {
    case weight(Double)
    case notANumber, nan, infinite, negative
  }

  /// The weight if it is written simply: at most 15 digits with a point or without. These fit a double exactly, and
  /// so does the power of ten they are divided by, so that the quotient is rounded as it should be (Clinger 1990,
  /// doi:10.1145/93542.93557).
  @inline(__always)
  static func simple(_ text: UnsafePointer<UInt8>, length: Int) -> Double? {
    guard length > 0, length <= 16 else { return nil }
    var value: UInt64 = 0
    var digits = 0
    var point = -1
    for index in 0..<length {
      let digit = text[index] &- Byte.zero
      if digit <= 9 {
        value = value &* 10 &+ UInt64(digit)
        digits += 1
      } else if text[index] == 0x2E, point < 0 {
        point = digits
      } else {
        return nil
      }
    }
    guard digits > 0, digits <= 15 else { return nil }
    return point < 0 ? Double(value) : Double(value) / powersOfTen[digits - point]
  }

  /// Any weight, with what is wrong with it.
  static func read(_ text: [UInt8]) -> Answer {
    let string = String(decoding: text, as: UTF8.self)
    let bare = string.lowercased().drop { $0 == "-" || $0 == "+" }
    if bare == "nan" { return .nan }
    if bare == "inf" || bare == "infinity" { return .infinite }
    // Swift's numbers may be hexadecimal too; here that is more likely a mistake.
    let isPlain = text.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    guard isPlain, let value = Double(string) else { return .notANumber }
    if value.isInfinite { return .infinite }
    return value < 0 ? .negative : .weight(value == 0 ? 0 : value)
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
