/// Numbers of digits alone, as indices are written.
enum DigitReading {
  /// The number; nil for anything but one to nine digits. O(length).
  static func index(_ bytes: some Collection<UInt8>) -> Int? {
    guard (1...9).contains(bytes.count) else { return nil }
    var number = 0
    for byte in bytes {
      guard (48...57).contains(byte) else { return nil }
      number = number * 10 + Int(byte) - 48
    }
    return number
  }
}
