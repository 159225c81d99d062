internal import CoalitionModel
internal import GRDB
internal import GraphExchange
internal import RecordReading

/// One writing of a dataset as a database.
struct SQLiteWriting {
  /// Tells our databases from others: "CoGr".
  static let applicationID = 0x436F_4772

  private let tables: [TableName: DatasetTable]
  private let names: [TableName: ColumnNames]
  private let entities: EntityList
  private let ids: [String: Set<String>]
  private var omissions = Omissions()

  /// Makes sense of the tables.
  init(_ given: [DatasetTable]) throws(Diagnostic) {
    var tables: [TableName: DatasetTable] = [:]
    for table in given {
      guard let name = TableName(rawValue: table.name), tables[name] == nil else {
        throw Diagnostic(
          .error, file: table.name, found: "the table '\(table.name)'",
          expected: "each table of a dataset at most once: "
            + TableName.allCases.map(\.rawValue).joined(separator: ", "))
      }
      tables[name] = table
    }
    for name in TableName.allCases where tables[name] == nil {
      tables[name] = DatasetTable(name: name.rawValue, columns: name.knownColumns, rows: [])
    }
    self.tables = tables
    names = tables.mapValues { ColumnNames($0.columns) }
    entities = try EntityList(tables)
    func column(_ name: TableName) -> [String] {
      guard let table = tables[name], let id = table.column("id") else { return [] }
      return table.rows.map { table.cell($0, id) }
    }
    let sources = column(.sources)
    guard Set(sources).count == sources.count, !sources.contains("") else {
      throw Diagnostic(
        .error, file: "sources", found: "a row without an id, or two with one",
        expected: "an id for every row, which no other has", mend: "Run 'check' on the dataset first.")
    }
    ids = [
      "entities": Set(entities.entries.map(\.id)), "topics": Set(column(.topics)), "sources": Set(sources),
    ]
  }

  /// Writes into a file, which is there and empty.
  mutating func write(into path: String) throws -> Omissions {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { database in
      // Nobody else sees the file before it is whole.
      try database.execute(
        sql: """
          PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;
          PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
          PRAGMA application_id = \(Self.applicationID); PRAGMA user_version = 1
          """)
      try database.inTransaction {
        try writeEntities(database)
        try writeTables(database)
        try writeLists(database)
        try database.execute(sql: SQLiteViews { [tables] in tables[$0]?.columns ?? [] }.sql)
        try writeSearch(database)
        return .commit
      }
      try database.execute(sql: "VACUUM")
    }
    try queue.close()
    return omissions
  }

  // MARK: Parts

  private func writeEntities(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE entities(
          id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, position INTEGER NOT NULL);
        CREATE TABLE topic_parents(
          topic TEXT PRIMARY KEY NOT NULL REFERENCES entities(id), parent TEXT NOT NULL REFERENCES entities(id));
        CREATE TABLE place_parents(
          place TEXT PRIMARY KEY NOT NULL REFERENCES entities(id), parent TEXT NOT NULL REFERENCES entities(id));
        """)
    let entity = try TextStatement(database, "INSERT INTO entities VALUES (?, ?, ?, ?)")
    let topic = try TextStatement(database, "INSERT INTO topic_parents VALUES (?, ?)")
    let place = try TextStatement(database, "INSERT INTO place_parents VALUES (?, ?)")
    for (position, entry) in entities.entries.enumerated() {
      try entity.run([entry.id, entry.kind, entry.name], position: position)
      if let parent = entry.parent { try (entry.kind == "topic" ? topic : place).run([entry.id, parent]) }
    }
  }

  private mutating func writeTables(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE dataset_columns(
          "table" TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, "column" TEXT NOT NULL,
          PRIMARY KEY ("table", position));
        """)
    let kept = try TextStatement(
      database, "INSERT INTO dataset_columns(\"table\", name, \"column\", position) VALUES (?, ?, ?, ?)")
    for name in TableName.allCases {
      guard let table = tables[name], let columns = names[name] else { continue }
      for (position, column) in table.columns.enumerated() {
        // What has no name has an empty one: the texts of this table are never NULL.
        try kept.run([name.rawValue, column, columns.names[position]], position: position)
      }
      try database.execute(sql: "CREATE TABLE \(name.rawValue)(\n  \(declarations(name, table, columns)))")
      for reference in TableShape(name).references {
        guard let number = table.column(reference.column) else { continue }
        let own = SQLiteReading.quoted(columns.names[number])
        try database.execute(
          sql: "CREATE INDEX \(name.rawValue)_\(reference.column) ON \(name.rawValue)(\(own))")
      }
      let marks = [String](repeating: "?", count: table.columns.count + 1).joined(separator: ", ")
      let row = try TextStatement(database, "INSERT INTO \(name.rawValue) VALUES (\(marks))")
      for (position, cells) in table.rows.enumerated() {
        omissions.add(
          "cells beyond the columns", cells.dropFirst(table.columns.count).count { !$0.isEmpty })
        let texts = table.columns.indices.map { table.cell(cells, $0) }
        try row.run(texts.map { $0.isEmpty ? nil : $0 }, position: position)
      }
    }
  }

  private mutating func declarations(
    _ name: TableName, _ table: DatasetTable, _ columns: ColumnNames
  ) -> String {
    let shape = TableShape(name)
    var parts = zip(table.columns, columns.names).enumerated().map { number, names in
      let (column, own) = names
      var part = SQLiteReading.quoted(own) + " TEXT"
      guard table.column(column) == number else { return part }
      if shape.hasID, column == "id" {
        part += " PRIMARY KEY NOT NULL" + (shape.kind == nil ? "" : " REFERENCES entities(id)")
      } else if let target = shape.references.first(where: { $0.column == column })?.target {
        let unknown = table.rows.count { row in
          let cell = table.cell(row, number)
          return !cell.isEmpty && ids[target]?.contains(cell) != true
        }
        // A promise that does not hold would make the database unusable for whoever checks it.
        omissions.add("references to ids that are not there", unknown)
        if unknown == 0 { part += " REFERENCES \(target)(id)" }
      }
      return part
    }
    let key = shape.hasID ? " INTEGER NOT NULL" : " INTEGER PRIMARY KEY"
    parts.append(SQLiteReading.quoted(columns.position) + key)
    return parts.joined(separator: ",\n  ")
  }

  private mutating func writeLists(_ database: Database) throws {
    var made: Set<String> = []
    for name in TableName.allCases {
      guard let table = tables[name], let id = table.column("id") else { continue }
      let shape = TableShape(name)
      for list in shape.lists {
        if made.insert(list.table).inserted {
          let owner = name == .sources ? "sources" : "entities"
          try database.execute(
            sql: """
              CREATE TABLE \(list.table)(
                \(list.owner) TEXT NOT NULL REFERENCES \(owner)(id),
                \(list.value) TEXT NOT NULL\(list.target.map { " REFERENCES \($0)(id)" } ?? ""),
                position INTEGER NOT NULL, PRIMARY KEY (\(list.owner), position));
              CREATE INDEX \(list.table)_\(list.value) ON \(list.table)(\(list.value));
              """)
        }
        guard let column = table.column(list.column) else { continue }
        let row = try TextStatement(database, "INSERT INTO \(list.table) VALUES (?, ?, ?)")
        for cells in table.rows {
          for (position, part) in DatasetTable.parts(table.cell(cells, column)).enumerated() {
            if let target = list.target, ids[target]?.contains(part) != true {
              omissions.add("references to ids that are not there")
            } else {
              try row.run([table.cell(cells, id), part], position: position)
            }
          }
        }
      }
    }
  }

  /// What can be searched by words: plain, so that any program reads it.
  private func writeSearch(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE VIRTUAL TABLE search USING fts5(
          id UNINDEXED, kind UNINDEXED, name, aliases, note, tokenize = 'unicode61 remove_diacritics 2')
        """)
    let row = try TextStatement(database, "INSERT INTO search VALUES (?, ?, ?, ?, ?)")
    var words: [String: (aliases: String, note: String)] = [:]
    for (name, table) in tables where TableShape(name).kind != nil {
      let (id, note) = (table.column("id"), table.column("note"))
      let (aliases, terms) = (table.column("aliases"), table.column("terms"))
      for cells in table.rows {
        let parts = [aliases, terms].flatMap { DatasetTable.parts(table.cell(cells, $0)) }
        words[table.cell(cells, id)] = (parts.joined(separator: " | "), table.cell(cells, note))
      }
    }
    for entry in entities.entries {
      let more = words[entry.id] ?? ("", "")
      try row.run([entry.id, entry.kind, entry.name, more.aliases, more.note])
    }
    try database.execute(sql: "INSERT INTO search(search) VALUES ('optimize')")
  }
}
