import CoalitionFormats
import Foundation
import GRDB
import GraphExchange
import RecordReading
import Testing

@Suite struct SQLiteDatasetTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private static let small = [
    DatasetTable(
      name: "organizations",
      columns: [
        "id", "name", "aliases", "based_in", "topics", "places", "note", "source", "locator", "Note", "",
      ],
      rows: [
        [
          "h", "Health Now", "HN | Santé", "toronto", "health|food", "", "first", "s|s2", "line 1", "own",
          "x",
        ],
        ["o", "Others", "", "", "", "ottawa", "", "", "", "", ""],
        ["q", "Quiet", "", "", "clinics", "", "a\u{0}b", "", "", "", ""],
      ]),
    DatasetTable(
      name: "cities", columns: ["id", "name", "region", "country", "latitude", "aliases", "level"],
      rows: [
        ["toronto", "Toronto", "Ontario", "Canada", "43.70", "", "city"],
        ["ottawa", "Ottawa", "ON", "Canada", "1e1", "", ""],
        ["ontario", "Ontario", "", "Canada", "", "ON", "region"],
        ["lyon", "Lyon", "Ontario", "France", "", "", ""],
      ]),
    DatasetTable(
      name: "topics", columns: ["id", "name", "broader", "terms"],
      rows: [
        ["health", "Health", "", "wellness"], ["clinics", "Clinics", "health", ""], ["food", "Food", "", ""],
      ]),
    DatasetTable(
      name: "activities",
      columns: [
        "who", "topic", "place", "since", "source", "locator", "quote", "confidence", "holds", "position",
      ],
      rows: [
        ["o", "clinics", "toronto", "2014", "s", "p. 1", "they do", "0.90", "", "7"],
        ["h", "health", "toronto", "", "s", "", "", "", "yes", ""],
        ["h", "food", "toronto", "", "", "", "", "", "no", ""],
        ["o", "food", "", "", "", "", "", "", "", ""],
        ["q", "health", "ottawa", "", "", "", "", "", "no", ""],
      ]),
    DatasetTable(name: "sources", columns: ["id", "title"], rows: [["s", "A page"], ["s2", "Other"]]),
  ]

  /// Writes tables and asks a question; the rows as texts with `|` between.
  private func ask(_ tables: [DatasetTable], _ sql: String) throws -> [String] {
    let path = scratch.file("a.db")
    try SQLiteFormat.write(tables, to: path)
    return try DatabaseQueue(path: path).read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.databaseValues.map { String.fromDatabaseValue($0) ?? "\($0)" }.joined(separator: "|")
      }
    }
  }

  @Test func tablesComeBackAsTheyWere() throws {
    let path = scratch.file("a.db")
    #expect(try SQLiteFormat.write(Self.small, to: path).counts == [:])
    let back = try SQLiteFormat.readTables(path)
    #expect(back.count == 9)
    for table in Self.small { #expect(back.first { $0.name == table.name } == table) }
  }

  @Test func statedAndImpliedWorkAreToldApart() throws {
    let rows = try ask(
      Self.small,
      "SELECT who, topic, place, basis FROM who_works_on_what ORDER BY who, topic, place, basis DESC")
    // h: food in Toronto is denied, health there is stated. q: the denial is about Ottawa, its place is not known.
    #expect(
      rows == [
        "h|health|toronto|stated", "o|clinics|toronto|stated", "o|food|NULL|stated", "o|food|ottawa|implied",
        "q|clinics|NULL|implied",
      ])
  }

  @Test func aQuestionForATopicOrPlaceIncludesWhatIsBelow() throws {
    let rows = try ask(
      Self.small,
      """
      SELECT who_name, exact_topic_name, exact_place_name, source_title, locator, confidence FROM who_works_on
      WHERE topic_name = 'Health' AND place_name = 'Canada' ORDER BY who
      """)
    #expect(rows == ["Health Now|Health|Toronto|A page|NULL|NULL", "Others|Clinics|Toronto|A page|p. 1|0.9"])
    let trees = try ask(Self.small, "SELECT descendant FROM place_tree WHERE ancestor = 'ontario' ORDER BY 1")
    #expect(trees == ["ontario", "ottawa", "toronto"])
  }

  @Test func regionsAndCountriesThatOnlyCitiesNameAreEntities() throws {
    let rows = try ask(
      Self.small, "SELECT id, kind FROM entities WHERE kind IN ('region', 'country') ORDER BY id")
    #expect(rows == ["canada|country", "france|country", "ontario|region", "ontario-region|region"])
  }

  @Test func listsAreTablesAndForeignKeysHold() throws {
    #expect(try ask(Self.small, "PRAGMA foreign_key_check") == [])
    #expect(try ask(Self.small, "PRAGMA integrity_check") == ["ok"])
    #expect(
      try ask(Self.small, "SELECT entity, alias, position FROM aliases") == [
        "h|HN|0", "h|Santé|1", "ontario|ON|0",
      ])
    #expect(try ask(Self.small, "SELECT * FROM organization_topics WHERE organization = 'h'").count == 2)
    #expect(try ask(Self.small, "SELECT * FROM entity_sources") == ["h|s|0", "h|s2|1"])
  }

  @Test func wordsAreFoundWithoutAccentsAndInNotes() throws {
    for word in ["sante", "HEALTH", "first"] {
      #expect(
        try ask(Self.small, "SELECT id FROM search WHERE search MATCH '\(word)' ORDER BY id").contains("h"))
    }
    #expect(try ask(Self.small, "SELECT id FROM search WHERE search MATCH 'wellness'") == ["health"])
  }

  @Test func unknownIdsAreCountedAndStay() throws {
    let tables = [
      DatasetTable(
        name: "organizations", columns: ["id", "name", "topics"], rows: [["a", "A", "none|none"]]),
      DatasetTable(
        name: "topics", columns: ["id", "broader"], rows: [["x", "x|y"], ["l", "m"], ["m", "l"]]),
      DatasetTable(
        name: "activities", columns: ["who", "topic"], rows: [["a", "x"], ["ghost", "x", "beyond", ""]]),
    ]
    let path = scratch.file("a.db")
    #expect(
      try SQLiteFormat.write(tables, to: path).counts == [
        "references to ids that are not there": 4, "cells beyond the columns": 1,
      ])
    #expect(try SQLiteFormat.readTables(path)[5].rows == [["a", "x"], ["ghost", "x"]])
    #expect(try ask(tables, "PRAGMA foreign_key_check") == [])
    // Topics under each other in a circle end all the same.
    #expect(try ask(tables, "SELECT * FROM topic_tree WHERE ancestor IN ('l', 'm')").count == 4)
  }

  @Test(arguments: [
    [DatasetTable(name: "people", columns: ["id"], rows: [])],
    [
      DatasetTable(name: "topics", columns: [], rows: []),
      DatasetTable(name: "topics", columns: [], rows: []),
    ],
    [DatasetTable(name: "topics", columns: ["id"], rows: [["a"], ["a"]])],
    [DatasetTable(name: "topics", columns: ["id"], rows: [[""]])],
    [DatasetTable(name: "sources", columns: ["id"], rows: [["a"], ["a"]])],
    [
      DatasetTable(name: "topics", columns: ["id"], rows: [["a"]]),
      DatasetTable(name: "cities", columns: ["id"], rows: [["a"]]),
    ],
  ])
  func whatIsNoDatasetIsRefusedAndTheOldFileStays(_ tables: [DatasetTable]) throws {
    let path = try scratch.write("a.db", [1, 2])
    #expect(throws: Diagnostic.self) { try SQLiteFormat.write(tables, to: path) }
    #expect(try scratch.bytes("a.db") == [1, 2])
    #expect(scratch.names == ["a.db"])
  }

  @Test func theSameTablesAreTheSameBytes() throws {
    for name in ["a.db", "b.db"] { try SQLiteFormat.write(Self.small, to: scratch.file(name)) }
    #expect(try scratch.bytes("a.db") == scratch.bytes("b.db"))
    try SQLiteFormat.write([], to: scratch.file("b.db"))
    try SQLiteFormat.write(Self.small, to: scratch.file("b.db"))
    #expect(try scratch.bytes("a.db") == scratch.bytes("b.db"))
  }

  @Test func theSanctuaryDatasetAnswersAndComesBack() throws {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let tables = try [
      "organizations", "cities", "campaigns", "reports", "topics", "activities", "relationships",
      "sources", "decisions",
    ].map { name in
      let path = "/\(folder)/../../Data/sanctuary/\(name).csv"
      let csv = CSVTable(bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))), file: name)
      return DatasetTable(
        name: name, columns: csv.header,
        rows: (0..<csv.recordCount).map { row in csv.header.indices.map { csv.text(row, $0) } })
    }
    let path = scratch.file("a.db")
    #expect(try SQLiteFormat.write(tables, to: path).counts == [:])
    #expect(try SQLiteFormat.readTables(path) == tables)
    #expect(try ask(tables, "PRAGMA foreign_key_check") == [])
    let who = try ask(
      tables,
      "SELECT DISTINCT who FROM who_works_on WHERE topic_name = 'Migrant justice' AND place_name = 'Canada'")
    #expect(who.contains("west-coast-leaf"))
    let sheets = try SQLiteFormat.readSheets(path)
    #expect(
      sheets.sheets.contains { $0.name == "organizations" && $0.rows.count == tables[0].rows.count + 1 })
    #expect(sheets.omissions.counts["virtual tables"] == 1)
  }
}
