/// Texts at some of many rows, in one block of bytes.
///
/// Rows that are written in ascending order cost an append; one that is written before another, or again, costs a
/// search and, the first time, a shift of the rows after it.
struct SparseTexts: Sendable {
  /// The rows that have a text, in ascending order.
  private(set) var rows: [Int32] = []
  private var starts: [Int] = []
  private var lengths: [UInt32] = []
  private var bytes: [UInt8] = []

  var count: Int { rows.count }

  mutating func set(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) {
    let place = rows.last.map { Int($0) < row } ?? true ? rows.count : position(row)
    if place == rows.count {
      rows.append(Int32(row))
      starts.append(bytes.count)
      lengths.append(UInt32(text.count))
    } else if rows[place] == Int32(row) {
      starts[place] = bytes.count
      lengths[place] = UInt32(text.count)
    } else {
      rows.insert(Int32(row), at: place)
      starts.insert(bytes.count, at: place)
      lengths.insert(UInt32(text.count), at: place)
    }
    bytes.append(contentsOf: text)
  }

  func text(_ row: Int) -> String? { withBytes(row) { String(decoding: $0, as: UTF8.self) } }

  func withBytes<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
    // Where every row has a text, a row is where its number says.
    let place = row < rows.count && rows[row] == Int32(row) ? row : position(row)
    guard place < rows.count, rows[place] == Int32(row) else { return nil }
    let start = starts[place]
    let end = start + Int(lengths[place])
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  /// The first place whose row is not before this one.
  private func position(_ row: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(rows[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
