internal import Glibc

/// Numbers as a person reads them: `2014`, `0.1`, never `2014.0` or `0.30000000000000004`.
enum NumberText {
  /// A number of a spreadsheet; nil where the bytes are not one.
  ///
  /// Spreadsheet programs show 15 digits and store 17, so what comes after the fifteenth is the noise of binary
  /// fractions. Whole numbers written out in digits stay as they are, however long: they may be identifiers.
  /// O(length).
  static func shown(_ bytes: [UInt8]) -> String? {
    if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
    guard let value = double(bytes) else { return nil }
    let text = shortest(value)
    guard text.utf8.count > 15, significantDigits(Array(text.utf8)) > 15 else { return text }
    return shortest(rounded(value))
  }

  /// The shortest digits that read back as the same number.
  static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int(value))" }
    return written(out: "\(value)")
  }

  /// The number that decimal digits say, with a point and exponent perhaps and blanks around; nil for all else.
  static func double(_ bytes: [UInt8]) -> Double? {
    let isBlank = { (byte: UInt8) in byte == 32 || (9...13).contains(byte) }
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return nil }
    let digits = bytes[first...last]
    // Not what Swift reads besides: `inf`, `nan`, `0x1p3`.
    guard digits.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) }) else {
      return nil
    }
    guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// Whether the bytes are a whole number, or a fraction of at most 15 digits, written as shortly as can be.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    var next = bytes.first == 45 ? 1 : 0
    let start = next
    while next < bytes.count, (48...57).contains(bytes[next]) { next += 1 }
    guard next > start, bytes[start] != 48 || (next == start + 1 && (start == 0 || next < bytes.count)) else {
      return false
    }
    if next == bytes.count { return true }
    // Without leading zeros before the point, at most 15 bytes of digits are at most 15 digits.
    guard bytes[next] == 46, next + 1 < bytes.count, bytes.count - start <= 16, bytes[bytes.count - 1] != 48
    else { return false }
    return bytes[(next + 1)...].allSatisfy { (48...57).contains($0) }
  }

  private static func significantDigits(_ text: [UInt8]) -> Int {
    let mantissa = text.prefix { $0 != 101 }
    let digits = mantissa.filter { (48...57).contains($0) }.drop { $0 == 48 }
    return digits.count - (mantissa.contains(46) ? 0 : digits.reversed().prefix { $0 == 48 }.count)
  }

  private static func rounded(_ value: Double) -> Double {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
      guard let start = buffer.baseAddress else { return value }
      _ = withVaList([value]) { vsnprintf(start, 64, "%.15g", $0) }
      return strtod(start, nil)
    }
  }

  /// Swift's `1.5e-07` as `0.00000015`, within reason.
  private static func written(out text: String) -> String {
    guard let mark = text.utf8.firstIndex(of: 101), let exponent = Int(text[text.index(after: mark)...]),
      (-10..<21).contains(exponent)
    else { return text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
    let sign = text.hasPrefix("-") ? "-" : ""
    var digits = text[..<mark].filter(\.isNumber)
    // Swift writes one digit before the point.
    if digits.hasSuffix("0"), digits.count == 2 { digits.removeLast() }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let whole = exponent + 1
    if digits.count <= whole { return sign + digits + String(repeating: "0", count: whole - digits.count) }
    return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
  }
}
