public import CoalitionModel
internal import Foundation
internal import RecordReading

/// A dataset as rows of text, written to a scratch folder and read back: the only door into the model.
///
/// Rows are the cells of a table's columns as `Self.columns` lists them; cells left out at the end are empty.
public struct DatasetText: Sendable {
  /// The rows of each table, without the header.
  public var tables: [TableName: [[String]]]

  /// The columns of each table, in the order in which rows give them.
  public static let columns: [TableName: [String]] = [
    .organizations: [
      "id", "name", "topics", "places", "source", "based_in", "aliases", "locator", "visibility", "note",
    ],
    .campaigns: ["id", "name", "topics", "places", "source", "run_by", "targets", "since", "until"],
    .reports: ["id", "title", "topics", "places", "source", "published_by", "date"],
    .cities: ["id", "name", "region", "country", "latitude", "longitude", "aliases", "level"],
    .topics: ["id", "name", "broader", "terms"],
    .activities: [
      "who", "topic", "place", "source", "locator", "since", "until", "quote", "confidence", "holds",
    ],
    .relationships: [
      "from", "kind", "to", "source", "locator", "since", "until", "quote", "confidence", "weight",
    ],
    .sources: ["id", "title", "date", "surveyed_topics", "surveyed_places"],
    .decisions: ["a", "b", "verdict"],
  ]

  /// Starts with the given rows.
  public init(_ tables: [TableName: [[String]]] = [:]) { self.tables = tables }

  /// Adds a row.
  public mutating func add(_ table: TableName, _ cells: String...) {
    tables[table, default: []].append(cells)
  }

  /// Writes the folder, reads it and removes it. Throws what the reader calls an error.
  public func dataset() throws -> Dataset {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fixture-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (table, columns) in Self.columns {
      let rows = [columns] + (tables[table] ?? [])
      let text = rows.map { row in
        let cells = row + Array(repeating: "", count: max(0, columns.count - row.count))
        return cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
      }
      try Data((text.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: table.file))
    }
    let package = #"{"name": "fixture", "title": "Fixture", "resources": []}"#
    try Data(package.utf8).write(to: folder.appending(path: "datapackage.json"))
    let reading = Dataset.read(folder: folder.path)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw FixtureError(problems: errors.map { "\($0)" }) }
    return reading.dataset
  }
}

/// That a fixture is no dataset.
public struct FixtureError: Error {
  /// The reader's errors.
  public let problems: [String]
}

extension Dataset {
  /// The dataset of the project's own page, Data/sanctuary.
  public static func sanctuary() -> Dataset { read(folder: sanctuaryFolder).dataset }

  /// Where that dataset stands.
  public static var sanctuaryFolder: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/") + "/Data/sanctuary"
  }

  /// The index of an id that a test knows to be there.
  public func at(_ id: String) throws -> EntityIndex {
    guard let entity = entity(id: id) else { throw FixtureError(problems: ["no entity '\(id)'"]) }
    return entity
  }

  /// The ids of entities, for comparing with literals.
  public func ids(_ entities: some Sequence<EntityIndex>) -> [String] { entities.map { self[$0].id } }
}
