internal import Glibc
public import GraphExchange
public import RecordReading

/// SQLite databases: those of others as tables of texts, and datasets as databases that answer questions in SQL.
///
/// Specification: https://www.sqlite.org/fileformat2.html
public enum SQLiteFormat {
  /// Reads every table of a database, each with the names of its columns as the first row.
  ///
  /// NULL is empty; numbers are written in the shortest form that reads back the same. Views and virtual tables are
  /// left out and named; binary values and computed columns are counted. The file is opened read-only and nothing
  /// that it defines is run. In diagnostics about cells, the line is that of the sheet.
  ///
  /// - Throws: Where it is not a database, or nothing of it can be read.
  /// - Complexity: O(size), and no more memory than 100 times the file or 64 MB.
  public static func readSheets(_ path: String) throws(Diagnostic) -> SheetReading {
    var result = try SQLiteOpening.read(path) { database, size in
      var reading = SQLiteReading(database, file: path, size: size)
      return try reading.run()
    }
    for suffix in ["-wal", "-journal"] {
      var facts = stat()
      guard stat(path + suffix, &facts) == 0, facts.st_size > 0 else { continue }
      result.diagnostics.append(
        Diagnostic(
          .error, file: path + suffix, found: "changes that are not in the database yet",
          expected: "a database that no program is writing; they were not read",
          mend: "Close the program that has it open, or run 'sqlite3 FILE .tables' once."))
    }
    return result
  }

  /// Writes a dataset as a database in which questions can be asked: with Datasette, with any program that reads
  /// SQLite.
  ///
  /// - Its tables are the dataset's, every cell as the text that it was: `0.90` stays `0.90`, and ``readTables(_:)``
  ///   gives back what was written. Empty cells are NULL.
  /// - `entities` has what can be referred to: organizations, campaigns, reports, topics and places, and regions and
  ///   countries that only rows of cities name.
  /// - Cells that list several values are tables besides: `aliases`, `organization_topics`, `campaign_run_by`.
  /// - `who_works_on_what` has a row for each thing that someone works on somewhere, stated in a row of activities or
  ///   implied by the topics and places of the entity. `who_works_on` has each for all topics and places that hold
  ///   it, so that a question for a country finds its cities. `topic_tree` and `place_tree` say what lies in what.
  /// - `search` finds names, aliases and notes by their words (FTS5).
  ///
  /// Same tables, same bytes, as long as SQLite is the same. The file is written beside its place and then moved
  /// there, so that a failure leaves an old file as it was.
  ///
  /// - Returns: What could not be carried: `references to ids that are not there`, which stay in their cells but in
  ///   no table besides, and `cells beyond the columns`.
  /// - Throws: Where a table is none of a dataset's or there twice, rows share an id or have none, or the file cannot
  ///   be written.
  /// - Complexity: O(size · log size).
  @discardableResult
  public static func write(_ tables: [DatasetTable], to path: String) throws(Diagnostic) -> Omissions {
    var writing = try SQLiteWriting(tables)
    return try FileReplacement.write(to: path) { temporary throws(Diagnostic) in
      do {
        return try writing.write(into: temporary)
      } catch {
        throw FileReplacement.problem(path, "\(error)")
      }
    }
  }

  /// Reads back a dataset that ``write(_:to:)`` wrote: each table with the columns and rows that it had.
  ///
  /// - Throws: Where it is not a database, or another's.
  /// - Complexity: O(size).
  public static func readTables(_ path: String) throws(Diagnostic) -> [DatasetTable] {
    try SQLiteOpening.read(path) { database, _ in try DatasetTablesReading.read(database, file: path) }
  }
}
