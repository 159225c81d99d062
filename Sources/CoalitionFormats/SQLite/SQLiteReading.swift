internal import GRDB
internal import GraphExchange
internal import RecordReading

/// One reading of a database, table by table.
struct SQLiteReading {
  private let database: Database
  private let file: String
  private var reading = SheetReading()
  private var tally = ProblemTally()
  /// How many bytes cells may still take.
  private var room: Int

  init(_ database: Database, file: String, size: Int) {
    self.database = database
    self.file = file
    room = max(100 * size, 64 << 20)
  }

  /// Reads every ordinary table.
  mutating func run() throws -> SheetReading {
    let kinds = try Row.fetchAll(
      database, sql: "SELECT name, type FROM pragma_table_list WHERE schema = 'main'")
    let kindOf = Dictionary(
      kinds.map { row -> (String, String) in (row["name"] ?? "", row["type"] ?? "") },
      uniquingKeysWith: { first, _ in first })
    let names = try String.fetchAll(
      database,
      sql:
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name IS NOT NULL ORDER BY rowid")
    for name in names where !name.lowercased().hasPrefix("sqlite_") {
      switch kindOf[name] {
      case "view": skip(name, "view", "views")
      case "virtual": skip(name, "virtual table", "virtual tables")
      // Where a virtual table keeps what it has; the table itself is named.
      case "shadow": break
      default: try read(name)
      }
    }
    reading.diagnostics += tally.list(file: file)
    return reading
  }

  private mutating func skip(_ name: String, _ kind: String, _ kinds: String) {
    reading.omissions.add(kinds)
    reading.diagnostics.append(
      Diagnostic(
        .note, file: file, found: "the \(kind) '\(name)'",
        expected: "tables; what is computed from them was not read"))
  }

  private mutating func read(_ table: String) throws {
    var sheet = Sheet(name: table, rows: [])
    do {
      let columns = try Row.fetchAll(
        database, sql: "SELECT name, hidden FROM pragma_table_xinfo(?) ORDER BY cid", arguments: [table])
      // 2 are columns that are computed whenever they are read, by whatever the file says.
      let names: [String] = columns.filter { ($0["hidden"] ?? 0) != 2 }.map { $0["name"] ?? "" }
      reading.omissions.add("computed columns", columns.count - names.count)
      sheet.rows.append(names)
      guard !names.isEmpty else { return }
      // An index may hold all columns, in an order of its own.
      let list = names.map(Self.quoted).joined(separator: ", ")
      let statement = try TextStatement(database, "SELECT \(list) FROM \(Self.quoted(table)) NOT INDEXED")
      while try statement.step() {
        var row: [String] = []
        row.reserveCapacity(names.count)
        for column in names.indices { row.append(text(statement.value(column), sheet, column)) }
        room -= 16 * row.count + 24 + row.reduce(0) { $0 + ($1.utf8.count > 15 ? $1.utf8.count : 0) }
        guard room >= 0 else {
          reading.diagnostics.append(
            Diagnostic(
              .error, file: "\(file) [\(table)]", line: sheet.rows.count,
              found: "rows that take over 100 times the size of the file",
              expected: "a database that is whole; the rows from here on were not read",
              mend: "Mend it with 'sqlite3 FILE .recover'."))
          break
        }
        sheet.rows.append(row)
      }
    } catch {
      var problem = SQLiteOpening.problem(error, "\(file) [\(table)]")
      problem.line = sheet.rows.count
      reading.diagnostics.append(problem)
    }
    reading.sheets.append(sheet)
  }

  private mutating func text(_ value: TextStatement.Value, _ sheet: Sheet, _ column: Int) -> String {
    switch value {
    case .null: return ""
    case .integer(let number): return String(number)
    case .real(let number): return NumberText.shortest(number)
    case .bytes:
      reading.omissions.add("binary values")
      return ""
    case .text(let text, let isWhole):
      if !isWhole {
        tally.add(
          "texts that are not UTF-8",
          Diagnostic(
            .error, file: "\(file) [\(sheet.name)]", line: sheet.rows.count + 1, column: column + 1,
            found: "a text that is not UTF-8", expected: "UTF-8; what is not reads as U+FFFD"))
      }
      return text
    }
  }

  /// A name within SQL.
  static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
}
