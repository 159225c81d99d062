/// Where a cell stands: `B3` is column 2 of row 3.
struct CellName: Equatable, CustomStringConvertible {
  /// The most that a sheet can have.
  static let maximumColumn = 16_384
  static let maximumRow = 1_048_576

  /// From 1.
  var column: Int
  /// From 1.
  var row: Int

  /// A name made of numbers.
  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads `B3`; nil where it is not a place in a sheet. O(length).
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var (column, row, next) = (0, 0, 0)
    while next < bytes.count, case let letter = bytes[next] | 0x20, (97...122).contains(letter) {
      column = column * 26 + Int(letter) - 96
      guard column <= Self.maximumColumn else { return nil }
      next += 1
    }
    guard next > 0, next < bytes.count else { return nil }
    while next < bytes.count {
      guard (48...57).contains(bytes[next]) else { return nil }
      row = row * 10 + Int(bytes[next]) - 48
      guard row <= Self.maximumRow else { return nil }
      next += 1
    }
    guard row > 0 else { return nil }
    self.init(column: column, row: row)
  }

  var description: String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self) + String(row)
  }
}
