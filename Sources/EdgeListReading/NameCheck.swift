/// What a name may not be.
enum NameCheck {
  enum Refusal {
    case empty, tooLong, nul, notUTF8, blanks
  }

  /// Why a name is refused; `nil` if it is good.
  ///
  /// Spaces around a name without quotes are refused rather than kept, since `7` and ` 7` would silently be two
  /// nodes, and rather than dropped, since they may be meant: then quotes say so.
  static func refusal(_ name: UnsafeBufferPointer<UInt8>, isQuoted: Bool) -> Refusal? {
    guard let first = name.first, let last = name.last else { return .empty }
    if name.count > Int(UInt32.max) { return .tooLong }
    let isBlank = { (byte: UInt8) in byte == Byte.space || byte == Byte.tab }
    if !isQuoted, isBlank(first) || isBlank(last) { return .blanks }
    if name.contains(Byte.nul) { return .nul }
    guard name.contains(where: { $0 >= 0x80 }) else { return nil }
    return String(validating: name, as: UTF8.self) == nil ? .notUTF8 : nil
  }
}
