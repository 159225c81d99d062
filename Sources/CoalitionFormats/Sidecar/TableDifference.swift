internal import CoalitionModel

/// The tables of a dataset by what tells their rows apart.
///
/// A row of an entity or source is told by its id; a statement by who it is about and what it says, and where several
/// say the same, by how many came before.
struct KeyedTables {
  struct Table {
    var columns: [String]
    /// The keys of the rows in order.
    var order: [String] = []
    /// The filled cells of each row.
    var rows: [String: [String: String]] = [:]
  }

  var tables: [TableName: Table] = [:]

  /// What an empty cell says: whether it is written makes no difference.
  private static let defaults = ["visibility": Visibility.public.rawValue, "level": EntityKind.city.rawValue]

  init(_ dataset: Dataset) {
    for (name, columns, rows) in DatasetFiles.tables(of: dataset) {
      var table = Table(columns: columns)
      var numbers: [String: Int] = [:]
      table.order.reserveCapacity(rows.count)
      table.rows.reserveCapacity(rows.count)
      for row in rows {
        var cells: [String: String] = [:]
        for (column, text) in zip(columns, row) where !text.isEmpty && text != Self.defaults[column] {
          cells[column] = text
        }
        var key = name.keyColumns.map { cells[$0] ?? "" }.joined(separator: "\t")
        if !name.isOfEntities, name != .sources {
          let number = numbers[key, default: 0] + 1
          numbers[key] = number
          if number > 1 { key += "\t\(number)" }
        }
        table.order.append(key)
        table.rows[key] = cells
      }
      tables[name] = table
    }
  }

  /// Gives a source another id, wherever it is named.
  mutating func renameSource(_ old: String, to new: String) {
    guard old != new, var sources = tables[.sources], let row = sources.rows[old], sources.rows[new] == nil
    else {
      return
    }
    sources.rows[old] = nil
    sources.rows[new] = row.merging(["id": new]) { $1 }
    sources.order = sources.order.map { $0 == old ? new : $0 }
    tables[.sources] = sources
    for name in TableName.allCases where name != .sources {
      for key in tables[name]?.order ?? [] {
        guard let cell = tables[name]?.rows[key]?["source"], cell.contains(old) else { continue }
        tables[name]?.rows[key]?["source"] = cell.split(separator: "|").map { $0 == old ? new : String($0) }
          .joined(separator: "|")
      }
    }
  }
}

extension TableName {
  /// The columns that tell its rows apart.
  var keyColumns: [String] {
    switch self {
    case .organizations, .cities, .campaigns, .reports, .topics, .sources: ["id"]
    case .activities: ["who", "topic", "place", "holds"]
    case .relationships: ["from", "kind", "to"]
    case .decisions: ["a", "b"]
    }
  }
}

/// What has to be done to the tables that a file reads as, so that they are the tables it was written from.
struct TableDifference: Equatable {
  struct Change: Equatable {
    /// The cell that the file reads as; empty for none.
    let exported: String
    /// The cell as it was; empty for none.
    let original: String
  }

  /// The columns of the table, in order.
  var columns: [String]
  /// The keys of the rows that the file does not have, in order, and their cells.
  var addedKeys: [String] = []
  var added: [String: [String: String]] = [:]
  /// The cells that the file has otherwise.
  var changed: [String: [String: Change]] = [:]
  /// The rows that the file has and the dataset had not.
  var removed: [String] = []
  /// The keys of all rows in order; nil where that is the order of the file with what is added at the end.
  var order: [String]?

  /// - Parameters:
  ///   - original: The table as it was.
  ///   - exported: What the file reads as; nil for no such table.
  init(_ original: KeyedTables.Table, from exported: KeyedTables.Table?) {
    columns = original.columns
    let known = exported?.rows ?? [:]
    for key in original.order {
      let row = original.rows[key] ?? [:]
      guard let other = known[key] else {
        added[key] = row
        addedKeys.append(key)
        continue
      }
      if row == other { continue }
      var changes: [String: Change] = [:]
      for (column, text) in row where other[column] != text {
        changes[column] = Change(exported: other[column] ?? "", original: text)
      }
      for (column, text) in other where row[column] == nil {
        changes[column] = Change(exported: text, original: "")
      }
      changed[key] = changes
    }
    removed = (exported?.order ?? []).filter { original.rows[$0] == nil }
    let natural =
      (exported?.order ?? []).filter { original.rows[$0] != nil } + original.order.filter { known[$0] == nil }
    if natural != original.order { order = original.order }
  }

  init(columns: [String]) { self.columns = columns }

  /// What an edit of the file did to what the sidecar knows.
  struct Edits {
    /// Rows that somebody took out of the file.
    var deleted = 0
    /// Rows that somebody put into it.
    var inserted = 0
    /// Cells that somebody changed.
    var changed = 0
  }

  /// The table as it was, with what somebody has changed in the file since.
  func applied(to exported: KeyedTables.Table?, edits: inout Edits) -> KeyedTables.Table {
    var table = KeyedTables.Table(columns: columns)
    let gone = Set(removed)
    var rows = added
    var fileOrder: [String] = []
    for key in exported?.order ?? [] where !gone.contains(key) {
      var cells = exported?.rows[key] ?? [:]
      for (column, change) in changed[key] ?? [:] {
        guard cells[column] ?? "" == change.exported else {
          edits.changed += 1
          continue
        }
        cells[column] = change.original.isEmpty ? nil : change.original
      }
      fileOrder.append(key)
      rows[key] = cells
    }
    let isInFile = Set(fileOrder)
    let wanted = order ?? fileOrder + addedKeys.filter { !isInFile.contains($0) }
    var isPlaced = Set<String>()
    for key in wanted {
      guard rows[key] != nil else {
        edits.deleted += 1
        continue
      }
      isPlaced.insert(key)
      table.order.append(key)
    }
    for key in fileOrder where !isPlaced.contains(key) {
      edits.inserted += 1
      table.order.append(key)
    }
    table.rows = rows
    for key in table.order {
      for column in (rows[key] ?? [:]).keys.sorted() where !table.columns.contains(column) {
        table.columns.append(column)
      }
    }
    return table
  }
}
