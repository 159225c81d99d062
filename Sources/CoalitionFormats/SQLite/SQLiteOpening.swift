internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import RecordReading

/// Databases of other people, opened so that nothing in them can do harm: read only, without a lock or journal,
/// functions of the schema untrusted, work bounded (https://www.sqlite.org/security.html).
enum SQLiteOpening {
  /// Opens a file for reading and lends it.
  ///
  /// - Throws: Where it is not a database that can be read.
  static func read<Result>(
    _ path: String, _ body: (_ database: Database, _ size: Int) throws -> Result
  ) throws(Diagnostic) -> Result {
    let size = try check(path)
    // Cells are read as they are stored and nothing is computed, so that work is bounded by the size; trees of
    // pages that refer to each other in circles are what a damaged file can still have.
    let bound = WorkBound(limit: 200 + size / 10_000)
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.prepareDatabase { database in
        sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_LENGTH, Int32(clamping: max(1 << 20, size)))
        sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_progress_handler(
          database.sqliteConnection, WorkBound.period,
          { context in
            context.map { Unmanaged<WorkBound>.fromOpaque($0).takeUnretainedValue().tick() } ?? 1
          }, Unmanaged.passUnretained(bound).toOpaque())
        try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      }
      let queue = try DatabaseQueue(path: address(of: path), configuration: configuration)
      return try withExtendedLifetime(bound) { try queue.read { try body($0, size) } }
    } catch let error as Diagnostic {
      throw error
    } catch {
      throw problem(error, path)
    }
  }

  /// An error of SQLite as a problem of the file.
  static func problem(_ error: any Error, _ file: String) -> Diagnostic {
    let reason = (error as? DatabaseError).map { $0.message ?? "\($0.resultCode)" } ?? "\(error)"
    return Diagnostic(
      .error, file: file, found: "what SQLite cannot read (\(reason))", expected: "a database that is whole",
      mend: "Fetch the file again, or mend it with 'sqlite3 FILE .recover'.")
  }

  /// The size of a file that looks like a database.
  private static func check(_ path: String) throws(Diagnostic) -> Int {
    func refusal(_ found: String, _ mend: String) -> Diagnostic {
      Diagnostic(.error, file: path, found: found, expected: "a SQLite database", mend: mend)
    }
    var facts = stat()
    guard stat(path, &facts) == 0 else {
      throw refusal(
        "that it cannot be read (\(String(cString: strerror(errno))))",
        "Check the name and who may read the file.")
    }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw refusal("a folder or device", "Name the file itself.")
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw refusal(
        "that it cannot be read (\(String(cString: strerror(errno))))", "Check who may read the file.")
    }
    defer { close(file) }
    var head = [UInt8](repeating: 0, count: 16)
    let count = Glibc.read(file, &head, 16)
    guard count == 16, head == Array("SQLite format 3\0".utf8) else {
      throw refusal(
        count == 0 ? "an empty file" : "a file that does not begin like a database",
        "Name a database of SQLite 3; one that is encrypted must be decrypted first.")
    }
    return Int(facts.st_size)
  }

  /// The file as an address that tells SQLite to take no lock and play no journal back.
  private static func address(of path: String) -> String {
    // Where SQLite was built without addresses, it is opened read-only by its path.
    guard sqlite3_compileoption_used("USE_URI") == 1, let absolute = realpath(path, nil) else { return path }
    defer { free(absolute) }
    let isPlain = { (byte: UInt8) in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        || "/-_.".utf8.contains(byte)
    }
    let escaped = String(cString: absolute).utf8.map { byte in
      isPlain(byte)
        ? String(Unicode.Scalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return "file://" + escaped.joined() + "?immutable=1"
  }
}
