extension CSVTable {
  /// The physical line on which a record begins, counted from 1. Blank lines and line ends within quotes count.
  ///
  /// - Complexity: O(log *k*), where *k* is the number of records after a blank line or after a record of several
  ///   lines.
  public func line(ofRecord record: Int) -> Int {
    precondition(record >= 0 && record < recordCount, "no record \(record)")
    return lineOfIndexed(record + 1)
  }

  /// The line and the column of a field, both counted from 1, the column in Unicode scalars. A quoted field is
  /// where its opening quote is; a field that the record does not have is where the record ends.
  ///
  /// - Complexity: O(*length of the record*): meant for reports, not for every field.
  public func position(_ record: Int, _ column: Int) -> (line: Int, column: Int) {
    let slot = bases.isEmpty ? (record + 1) * stride : bases[record + 1]
    let begin = Int(storage.slots[slot])
    let fields = fieldCount(record: record)
    precondition(column >= 0, "no column \(column)")
    let field: Int
    switch column {
    case 0: field = begin
    case ..<fields: field = Int(storage.slots[slot + column]) + 1
    default: field = Int(storage.slots[slot + fields])
    }
    var cursor = PositionCursor(
      storage.bytes, offset: begin, end: storage.byteCount, line: line(ofRecord: record))
    return cursor.move(to: field)
  }

  /// The same as ``line(ofRecord:)`` with the header as record 0.
  private func lineOfIndexed(_ record: Int) -> Int {
    // The last shift at or before the record.
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].record <= record { low = middle + 1 } else { high = middle }
    }
    return record + 1 + (low == 0 ? 0 : shifts[low - 1].extra)
  }
}

/// Counts lines and columns forward through the bytes. Several moves together cost one pass.
struct PositionCursor {
  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private var offset: Int
  private var line: Int
  private var column = 1

  /// A cursor at the beginning of a line.
  init(_ bytes: UnsafePointer<UInt8>, offset: Int, end: Int, line: Int) {
    self.bytes = bytes
    self.offset = offset
    self.end = end
    self.line = line
  }

  /// The place of a byte at or after the last one asked for.
  mutating func move(to target: Int) -> (line: Int, column: Int) {
    while offset < target {
      let byte = bytes[offset]
      if byte >= 0x80 {
        offset += UTF8Scan.step(bytes, offset, end).length
        column += 1
        continue
      }
      offset += 1
      column += 1
      let endsLine =
        byte == Byte.lineFeed
        || (byte == Byte.carriageReturn && !(offset < end && bytes[offset] == Byte.lineFeed))
      if endsLine {
        line += 1
        column = 1
      }
    }
    return (line, column)
  }
}
