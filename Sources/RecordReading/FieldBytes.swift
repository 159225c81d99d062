#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A field as it stands in the file, made into what it means.
@usableFromInline
enum FieldBytes {
  /// What a quoted field means if that is a plain slice of it, that is, if it ends in its closing quote and has no
  /// other between; otherwise nil.
  @usableFromInline
  static func inner(_ raw: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
    guard raw.count >= 2, raw[raw.count - 1] == Byte.quote else { return nil }
    let inner = UnsafeBufferPointer(rebasing: raw[1..<(raw.count - 1)])
    return firstQuote(inner, from: 0) == nil ? inner : nil
  }

  /// What a quoted field means, in general: two quotes make one; the first single quote closes, and what comes
  /// after it stands for itself.
  @usableFromInline
  static func unquoted(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var start = 1
    while let quote = firstQuote(raw, from: start) {
      result.append(contentsOf: raw[start..<quote])
      start = quote + 1
      guard start < raw.count, raw[start] == Byte.quote else { break }
      result.append(Byte.quote)
      start += 1
    }
    result.append(contentsOf: raw[start...])
    return result
  }

  /// Whether a quoted field means nothing: `""`, or a quote at the very end of the file.
  @usableFromInline
  static func isEmpty(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    raw.count == 1 || (raw.count == 2 && raw[1] == Byte.quote)
  }

  /// The text of any field.
  static func text(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    guard raw.first == Byte.quote else { return String(decoding: raw, as: UTF8.self) }
    if let inner = inner(raw) { return String(decoding: inner, as: UTF8.self) }
    return String(decoding: unquoted(raw), as: UTF8.self)
  }

  private static func firstQuote(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    guard let hit = memchr(base + start, Int32(Byte.quote), bytes.count - start) else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
  }
}

extension [UInt8] {
  /// `withUnsafeBufferPointer` with the failure's type kept.
  @usableFromInline
  func withUnsafeBytesOf<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { (bytes) throws(Failure) in try body(bytes) }
  }
}

extension String {
  /// Without the spaces and tabs around it.
  func trimmingBlanks() -> String {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    guard let first = unicodeScalars.firstIndex(where: { !isBlank($0) }),
      let last = unicodeScalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(unicodeScalars[first...last])
  }
}
