internal import CoalitionModel

/// All entities of a dataset in one table.
enum EntitySheet {
  /// A row for each entity that has one in the dataset's tables; columns that no row fills are left out.
  static func make(of dataset: Dataset) -> Sheet {
    var columns = ["kind", "id", "name"]
    var numbers: [String: Int] = ["kind": 0, "id": 1, "name": 2]
    var rows: [[String]] = []
    for table in DatasetFiles.tables(of: dataset) where table.name.isOfEntities {
      for cells in table.rows {
        var row = [String](repeating: "", count: columns.count)
        if table.name != .cities { row[0] = EntityKind(table.name)?.rawValue ?? "" }
        for (column, text) in zip(table.columns, cells) where !text.isEmpty {
          var name = column == "title" ? "name" : column
          if column == "level", table.name == .cities { name = "kind" }
          if !table.name.knownColumns.contains(column), Field(header: column) != nil { name = "x_\(column)" }
          let number = numbers[name] ?? columns.count
          if number == columns.count {
            numbers[name] = number
            columns.append(name)
          }
          while row.count < columns.count { row.append("") }
          row[number] = text
        }
        if row[0].isEmpty { row[0] = EntityKind.city.rawValue }
        rows.append(row)
      }
    }
    let width = columns.count
    return Sheet(
      name: "entities",
      rows: [columns] + rows.map { $0 + Array(repeating: "", count: width - $0.count) })
  }
}

extension EntityKind {
  /// The kind of the rows of a table; nil where the rows say it, or are no entities.
  init?(_ table: TableName) {
    switch table {
    case .organizations: self = .organization
    case .campaigns: self = .campaign
    case .reports: self = .report
    case .topics: self = .topic
    case .cities, .activities, .relationships, .sources, .decisions: return nil
    }
  }
}
