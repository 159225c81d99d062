extension CSVTable {
  /// The bytes of a field as they stand in the file, quotes and all; empty where the record is too short.
  @inlinable
  func raw(_ record: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(record >= 0 && record < recordCount && column >= 0, "no such field")
    let slots = storage.slots
    let slot: Int
    if bases.isEmpty {
      slot = (record &+ 1) &* stride &+ column
      if column >= stride &- 1 { return UnsafeBufferPointer(start: storage.bytes, count: 0) }
    } else {
      slot = bases[record + 1] + column
      if slot + 1 >= bases[record + 2] { return UnsafeBufferPointer(start: storage.bytes, count: 0) }
    }
    // A field begins where the record does, or after the separator that ended the field before.
    let start = Int(slots[slot]) &+ (column == 0 ? 0 : 1)
    return UnsafeBufferPointer(start: storage.bytes + start, count: Int(slots[slot &+ 1]) &- start)
  }

  /// Where in the file a field stands, quotes and all; an empty range where the record is too short. O(1).
  package func sourceRange(_ record: Int, _ column: Int) -> Range<Int> {
    defer { withExtendedLifetime(storage) {} }
    let raw = raw(record, column)
    guard let start = raw.baseAddress else { return 0..<0 }
    let offset = UnsafePointer(storage.bytes).distance(to: start)
    return offset..<offset + raw.count
  }

  /// Where in the file a name of the header stands, quotes and all. O(1).
  package func headerSourceRange(_ column: Int) -> Range<Int> {
    let slot = (bases.isEmpty ? 0 : bases[0]) + column
    let start = Int(storage.slots[slot]) + (column == 0 ? 0 : 1)
    return start..<max(start, Int(storage.slots[slot + 1]))
  }

  /// Lends the bytes of a field, without the quotes around it and with doubled quotes made single.
  ///
  /// Nothing is copied or allocated unless the field contains doubled quotes. The bytes need not be UTF-8 (see
  /// ``diagnostics``) and must not be used after `body` returns.
  ///
  /// - Parameters:
  ///   - record: The record, counted from 0.
  ///   - column: The column, counted from 0; past the end of the record there are no bytes.
  ///   - body: What to do with the bytes.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  /// - Complexity: O(1), O(*length*) for a quoted field.
  @inlinable
  public func withBytes<Result, Failure: Error>(
    _ record: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // The pointer does not keep the storage alive, and the last use of `self` is before `body`.
    defer { withExtendedLifetime(storage) {} }
    let raw = raw(record, column)
    if raw.count == 0 || raw[0] != 0x22 { return try body(raw) }
    if let inner = FieldBytes.inner(raw) { return try body(inner) }
    return try FieldBytes.withUnquoted(raw, body)
  }

  /// The text of a field; empty where the record is too short. Bytes that are not UTF-8 become U+FFFD.
  ///
  /// - Complexity: O(*length*).
  public func text(_ record: Int, _ column: Int) -> String {
    withBytes(record, column) { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a field has no characters: nothing between two separators, `""`, or a record too short.
  @inlinable
  public func isEmpty(_ record: Int, _ column: Int) -> Bool {
    let raw = raw(record, column)
    return raw.count == 0 || (raw[0] == 0x22 && FieldBytes.isEmpty(raw))
  }
}
