/// What came, went and changed between two datasets, row by row.
///
/// ``apply(to:)`` makes the new rows of the old ones.
public struct DatasetDifference: Sendable, Equatable {
  /// What became of a row.
  public enum Change: Sendable, Equatable {
    /// It was not there before.
    case came(DatasetRows.Row)
    /// It is not there any more.
    case went(DatasetRows.Row)
    /// Some of its cells are others, by column: before and after, nil for none.
    case changed(DatasetRows.Row, cells: [Cell])

    /// One cell.
    public struct Cell: Sendable, Equatable {
      /// Its column.
      public let column: String
      /// What stood in it; nil for nothing.
      public let old: String?
      /// What stands in it now; nil for nothing.
      public let new: String?

      /// Makes a cell that changed.
      public init(column: String, old: String?, new: String?) {
        self.column = column
        self.old = old
        self.new = new
      }
    }

    /// The row, as it is now where it still is.
    public var row: DatasetRows.Row {
      switch self {
      case .came(let row), .went(let row), .changed(let row, _): row
      }
    }
  }

  /// The changes of each table, by key.
  public let changes: [TableName: [Change]]

  /// Compares rows. O(rows · log rows).
  public init(from old: DatasetRows, to new: DatasetRows) {
    var changes: [TableName: [Change]] = [:]
    for table in TableName.allCases {
      let (before, after) = (old.tables[table] ?? [:], new.tables[table] ?? [:])
      changes[table] = Set(before.keys).union(after.keys).sorted().compactMap { key -> Change? in
        switch (before[key], after[key]) {
        case (nil, let row?): return .came(row)
        case (let row?, nil): return .went(row)
        case (let old?, let new?):
          let columns = Set(old.cells.keys).union(new.cells.keys).sorted()
          let cells = columns.compactMap { column -> Change.Cell? in
            let (was, is_) = (old.cells[column], new.cells[column])
            return was == is_ ? nil : Change.Cell(column: column, old: was, new: is_)
          }
          return cells.isEmpty ? nil : .changed(new, cells: cells)
        case (nil, nil): return nil
        }
      }
    }
    self.changes = changes
  }

  /// Whether nothing changed.
  public var isEmpty: Bool { changes.values.allSatisfy(\.isEmpty) }

  /// The new rows made of the old ones: what came is put in, what went is taken out, what changed is written anew.
  public func apply(to old: DatasetRows) -> DatasetRows {
    var rows = old
    for (table, changes) in changes {
      for change in changes {
        switch change {
        case .came(let row): rows.tables[table, default: [:]][row.key] = row
        case .went(let row): rows.tables[table]?[row.key] = nil
        case .changed(let row, let cells):
          for cell in cells { rows.tables[table]?[row.key]?.cells[cell.column] = cell.new }
        }
      }
    }
    return rows
  }
}
