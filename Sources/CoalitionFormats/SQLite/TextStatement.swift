internal import GRDB
internal import GRDBSQLite

/// A statement whose texts go in and come out whole: with zeros within, and told apart where they are not UTF-8.
struct TextStatement {
  private let statement: Statement
  private let database: Database
  // Tells SQLite to copy the text.
  private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ database: Database, _ sql: String) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
  }

  /// What a cell of a result holds.
  enum Value {
    case text(String, isWhole: Bool)
    case integer(Int64)
    case real(Double)
    case bytes
    case null
  }

  /// Goes to the next row; false after the last.
  func step() throws -> Bool {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  /// A cell of the row at which the statement is.
  func value(_ column: Int) -> Value {
    let (raw, column) = (statement.sqliteStatement, Int32(column))
    switch sqlite3_column_type(raw, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(raw, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(raw, column))
    case SQLITE_BLOB: return .bytes
    case SQLITE_TEXT:
      guard let start = sqlite3_column_text(raw, column) else { return .text("", isWhole: true) }
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(raw, column)))
      if let text = String(validating: bytes, as: UTF8.self) { return .text(text, isWhole: true) }
      return .text(String(decoding: bytes, as: UTF8.self), isWhole: false)
    default: return .null
    }
  }

  /// Runs the statement with these texts, numbers and, where they are nil, NULL.
  func run(_ texts: [String?], position: Int? = nil) throws {
    let raw = statement.sqliteStatement
    defer { sqlite3_reset(raw) }
    for (offset, text) in texts.enumerated() {
      let index = Int32(offset + 1)
      guard var text else {
        sqlite3_bind_null(raw, index)
        continue
      }
      let code = text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          // An empty buffer has no address, and no address is NULL.
          sqlite3_bind_text64(
            raw, index, bytes.baseAddress ?? UnsafePointer(bitPattern: 1), UInt64(bytes.count), transient,
            UInt8(SQLITE_UTF8))
        }
      }
      guard code == SQLITE_OK else { throw failure() }
    }
    if let position { sqlite3_bind_int64(raw, Int32(texts.count + 1), Int64(position)) }
    while try step() {}
  }

  private func failure() -> DatabaseError {
    DatabaseError(
      resultCode: database.lastErrorCode, message: database.lastErrorMessage)
  }
}
