internal import CoalitionModel
internal import GRDB
internal import RecordReading

/// Reads a dataset back from a database that this program wrote.
enum DatasetTablesReading {
  /// The tables, in the order in which the program names them.
  static func read(_ database: Database, file: String) throws -> [DatasetTable] {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == SQLiteWriting.applicationID else {
      throw Diagnostic(
        .error, file: file, found: "a database of another program",
        expected: "one that was written from a dataset", mend: "Read its tables one by one.")
    }
    return try TableName.allCases.map { name in
      var table = DatasetTable(name: name.rawValue, columns: [], rows: [])
      let kept = try TextStatement(
        database,
        "SELECT name, \"column\" FROM dataset_columns WHERE \"table\" = '\(name.rawValue)' ORDER BY position")
      var columns: [String] = []
      while try kept.step() {
        table.columns.append(text(kept.value(0)))
        columns.append(text(kept.value(1)))
      }
      let order = SQLiteReading.quoted(ColumnNames(table.columns).position)
      let list = (columns.map(SQLiteReading.quoted) + [order]).joined(separator: ", ")
      let rows = try TextStatement(database, "SELECT \(list) FROM \(name.rawValue) ORDER BY \(order)")
      while try rows.step() { table.rows.append(columns.indices.map { text(rows.value($0)) }) }
      return table
    }
  }

  private static func text(_ value: TextStatement.Value) -> String {
    switch value {
    case .text(let text, _): text
    case .integer(let number): String(number)
    case .real(let number): NumberText.shortest(number)
    case .bytes, .null: ""
    }
  }
}
