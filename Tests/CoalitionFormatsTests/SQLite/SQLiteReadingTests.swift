import CoalitionFormats
import GRDB
import GraphExchange
import RecordReading
import Testing

@Suite struct SQLiteReadingTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func make(_ sql: String, _ name: String = "a b?#%é.db") throws -> String {
    let queue = try DatabaseQueue(path: scratch.file(name))
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
    return scratch.file(name)
  }

  @Test func everyTableIsASheet() throws {
    let path = try make(
      """
      CREATE TABLE "a ""b" (id INTEGER PRIMARY KEY, "x y" TEXT, r REAL, b BLOB, n);
      INSERT INTO "a ""b" VALUES (7, 'é', 0.1, x'00', NULL), (-3, '', 2014.0, NULL, 1e300), (9, NULL, 1e-7, x'', '=1');
      CREATE TABLE pair (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
      INSERT INTO pair VALUES ('z', 9223372036854775807), ('a', 1e15);
      CREATE INDEX byv ON pair (v, k);
      CREATE TABLE empty (c);
      CREATE TABLE auto (id INTEGER PRIMARY KEY AUTOINCREMENT);
      CREATE VIEW seen AS SELECT * FROM pair;
      CREATE VIRTUAL TABLE words USING fts5(t);
      CREATE TABLE sums (a, twice AS (a * 2), kept AS (a + 1) STORED);
      INSERT INTO sums VALUES (4);
      """)
    let reading = try SQLiteFormat.readSheets(path)
    #expect(reading.sheets.map(\.name) == ["a \"b", "pair", "empty", "auto", "sums"])
    #expect(
      reading.sheets[0].rows == [
        ["id", "x y", "r", "b", "n"], ["-3", "", "2014", "", "1e+300"], ["7", "é", "0.1", "", ""],
        ["9", "", "0.0000001", "", "=1"],
      ])
    #expect(
      reading.sheets[1].rows == [["k", "v"], ["a", "1000000000000000"], ["z", "9223372036854775807"]])
    #expect(reading.sheets[2].rows == [["c"]])
    #expect(reading.sheets[4].rows == [["a", "kept"], ["4", "5"]])
    #expect(
      reading.omissions.counts == [
        "views": 1, "virtual tables": 1, "binary values": 2, "computed columns": 1,
      ])
    #expect(reading.diagnostics.map(\.severity) == [.note, .note])
  }

  @Test func textsWithZerosAndBadBytesAreTold() throws {
    let path = try make(
      "CREATE TABLE t (a); INSERT INTO t VALUES (CAST(x'610062' AS TEXT)), (CAST(x'61ff62' AS TEXT))")
    let reading = try SQLiteFormat.readSheets(path)
    #expect(reading.sheets[0].rows == [["a"], ["a\u{0}b"], ["a\u{FFFD}b"]])
    #expect(reading.diagnostics.map { [$0.line, $0.column] } == [[3, 1]])
  }

  @Test func nothingThatAFileDefinesIsRun() throws {
    let path = try make(
      """
      CREATE TABLE t (a, big AS (hex(zeroblob(1000000))));
      INSERT INTO t (a) VALUES (1);
      CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n;
      """)
    let reading = try SQLiteFormat.readSheets(path)
    #expect(reading.sheets == [Sheet(name: "t", rows: [["a"], ["1"]])])
  }

  @Test func otherFilesAreRefused() throws {
    for bytes in [[], [1, 2, 3], Array("SQLite format 3\0".utf8), [UInt8](repeating: 0, count: 4096)] {
      let path = try scratch.write("bad.db", bytes)
      #expect(throws: Diagnostic.self) { try SQLiteFormat.readSheets(path) }
      #expect(throws: Diagnostic.self) { try SQLiteFormat.readTables(path) }
    }
    for path in [scratch.path, scratch.file("none"), "/dev/zero"] {
      #expect(throws: Diagnostic.self) { try SQLiteFormat.readSheets(path) }
    }
    let other = try make("CREATE TABLE t (a)")
    #expect(throws: Diagnostic.self) { try SQLiteFormat.readTables(other) }
  }

  @Test func unsavedChangesBesideItAreTold() throws {
    let path = try make("CREATE TABLE t (a)", "a.db")
    _ = try scratch.write("a.db-wal", [1])
    let reading = try SQLiteFormat.readSheets(path)
    #expect(reading.diagnostics.map(\.severity) == [.error])
    #expect(scratch.names == ["a.db", "a.db-wal"])
  }

  @Test func damageAnywhereNeverCrashes() throws {
    _ = try make(
      """
      PRAGMA page_size = 512; CREATE TABLE t (a, b); CREATE INDEX i ON t (b);
      WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 300)
      INSERT INTO t SELECT x, hex(zeroblob(x % 50)) FROM n;
      """, "a.db")
    let whole = try scratch.bytes("a.db")
    var failures = 0
    for step in 0..<600 {
      var bytes = whole
      // Spread over the file, the header of the schema more often than the rest.
      let place = step < 200 ? step : step * 7_919 % whole.count
      bytes[place] = UInt8(truncatingIfNeeded: step &* 151)
      do {
        let reading = try SQLiteFormat.readSheets(scratch.write("bad.db", bytes))
        failures += reading.diagnostics.contains { $0.severity == .error } ? 1 : 0
      } catch { failures += 1 }
    }
    #expect(failures > 50)
    for length in stride(from: 100, to: whole.count, by: 997) {
      _ = try? SQLiteFormat.readSheets(scratch.write("bad.db", Array(whole.prefix(length))))
    }
  }

  @Test func pagesThatReferToEachOtherEnd() throws {
    _ = try make(
      """
      PRAGMA page_size = 512; CREATE TABLE t (a);
      WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 20000)
      INSERT INTO t SELECT x FROM n;
      """, "a.db")
    var bytes = try scratch.bytes("a.db")
    let pages = stride(from: 512, to: bytes.count, by: 512).filter { bytes[$0] == 5 }
    // The root of the table has one page below it many times over, and that page itself.
    let inner = try #require(pages.dropFirst().first)
    for page in pages {
      let count = Int(bytes[page + 3]) << 8 | Int(bytes[page + 4])
      for cell in 0..<count where page != inner {
        let slot = page + 12 + 2 * cell
        let offset = page + (Int(bytes[slot]) << 8 | Int(bytes[slot + 1]))
        let target = inner / 512 + 1
        for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: target >> (24 - 8 * byte)) }
      }
    }
    let reading = try SQLiteFormat.readSheets(scratch.write("bad.db", bytes))
    #expect(reading.sheets.count == 1)
  }
}
