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

  /// Lends what a quoted field means, in general: two quotes make one; the first single quote closes, and what
  /// comes after it stands for itself.
  ///
  /// Short fields are made on the stack: allocating would take longer than copying.
  @inlinable
  static func withUnquoted<Result, Failure: Error>(
    _ raw: UnsafeBufferPointer<UInt8>,
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: raw.count) { (copy) throws(Failure) in
      let count = unquote(raw, into: copy)
      return try body(UnsafeBufferPointer(rebasing: copy[..<count]))
    }
  }

  /// Writes what a quoted field means and returns its length.
  @usableFromInline
  static func unquote(
    _ raw: UnsafeBufferPointer<UInt8>, into copy: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let source = raw.baseAddress, let target = copy.baseAddress else { return 0 }
    var length = 0
    var start = 1
    func take(_ end: Int) {
      (target + length).update(from: source + start, count: end - start)
      length += end - start
    }
    while let quote = firstQuote(raw, from: start) {
      // Of two quotes the first is taken with the text before it, and the second skipped.
      let isDoubled = quote + 1 < raw.count && raw[quote + 1] == Byte.quote
      take(isDoubled ? quote + 1 : quote)
      start = isDoubled ? quote + 2 : quote + 1
      if !isDoubled { break }
    }
    take(raw.count)
    return length
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
    return withUnquoted(raw) { String(decoding: $0, as: UTF8.self) }
  }

  private static func firstQuote(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count else { return nil }
    guard let hit = memchr(base + start, Int32(Byte.quote), bytes.count - start) else { return nil }
    return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
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
