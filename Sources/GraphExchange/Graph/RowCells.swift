/// Which columns each row of a table has a cell in, for writers that go from row to row.
///
/// Asking every column at every row would take rows × columns; this takes the cells that there are.
struct RowCells {
  private var starts: [Int]
  private var columns: [Int32]

  /// - Parameters:
  ///   - table: The table.
  ///   - rowCount: How many rows it has.
  ///   - order: The columns to go through, in the order that each row is to have them in.
  /// - Complexity: O(rows + cells).
  init(_ table: AttributeTable, rowCount: Int, order: [Int]) {
    starts = Array(repeating: 0, count: rowCount + 1)
    for column in order {
      for row in table.filledRows(column) where row < rowCount { starts[Int(row) + 1] += 1 }
    }
    for row in 0..<rowCount { starts[row + 1] += starts[row] }
    columns = Array(repeating: 0, count: starts[rowCount])
    var next = starts
    for column in order {
      for row in table.filledRows(column) where row < rowCount {
        columns[next[Int(row)]] = Int32(column)
        next[Int(row)] += 1
      }
    }
  }

  /// The columns in which a row has a cell.
  subscript(_ row: Int) -> ArraySlice<Int32> { columns[starts[row]..<starts[row + 1]] }
}
