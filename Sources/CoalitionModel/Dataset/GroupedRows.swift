/// Rows sorted into groups by counting: the rows of a group are one slice. O(rows + groups) to build.
struct GroupedRows: Sendable {
  private var offsets: [Int32]
  private var rows: [Int32]

  /// `groups(row, add)` calls `add` once for each group of the row.
  init(groupCount: Int, rowCount: Int, groups: (_ row: Int, _ add: (Int) -> Void) -> Void) {
    var offsets = [Int32](repeating: 0, count: groupCount + 1)
    for row in 0..<rowCount { groups(row) { offsets[$0 + 1] += 1 } }
    for group in 0..<groupCount { offsets[group + 1] += offsets[group] }
    var rows = [Int32](repeating: 0, count: Int(offsets[groupCount]))
    var next = offsets
    for row in 0..<rowCount {
      groups(row) { group in
        rows[Int(next[group])] = Int32(row)
        next[group] += 1
      }
    }
    self.offsets = offsets
    self.rows = rows
  }

  /// The values sorted by the group of each, in their order within a group.
  init(values: [UInt32], groups: [UInt32], groupCount: Int) {
    var offsets = [Int32](repeating: 0, count: groupCount + 1)
    for group in groups { offsets[Int(group) + 1] += 1 }
    for group in 0..<groupCount { offsets[group + 1] += offsets[group] }
    var rows = [Int32](repeating: 0, count: values.count)
    var next = offsets
    for (value, group) in zip(values, groups) {
      rows[Int(next[Int(group)])] = Int32(value)
      next[Int(group)] += 1
    }
    self.offsets = offsets
    self.rows = rows
  }

  subscript(_ group: Int) -> ArraySlice<Int32> {
    rows[Int(offsets[group])..<Int(offsets[group + 1])]
  }
}
