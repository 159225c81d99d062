internal import FoundationEssentials
internal import RecordReading

/// Reads the tables of a folder in two passes: first every id, then everything that refers to one.
struct DatasetBuilder {
  let folder: String
  var problems: [Diagnostic] = []
  var registry = EntityRegistry()
  var sourceNumbers = IdentifierTable(capacity: 64)
  var sources: [Source] = []
  var relationships: [Relationship] = []
  var impliedRelationships: [Relationship] = []

  /// Tables without which a folder is not a dataset; judgements are optional.
  static let requiredTables: [TableName] = TableName.allCases.filter { $0 != .decisions }

  /// The columns that each table must have, in the order of DESIGN §3.
  static func requiredColumns(of table: TableName) -> [String] {
    switch table {
    case .organizations, .cities, .campaigns, .topics: ["id", "name"]
    case .reports, .sources: ["id", "title"]
    case .activities: ["who", "topic", "place", "source"]
    case .relationships: ["from", "kind", "to", "source"]
    case .decisions: ["a", "b", "verdict"]
    }
  }

  /// The columns that are part of the model; every other column is kept as it came.
  static func knownColumns(of table: TableName) -> Set<String> {
    switch table {
    case .organizations:
      [
        "id", "name", "aliases", "based_in", "topics", "places", "url", "note", "source", "locator", "visibility",
        "checked",
      ]
    case .cities: ["id", "name", "region", "country", "latitude", "longitude", "aliases", "level"]
    case .campaigns:
      [
        "id", "name", "aliases", "run_by", "topics", "places", "targets", "since", "until", "url", "note", "source",
        "locator", "visibility",
      ]
    case .reports:
      [
        "id", "title", "published_by", "date", "topics", "places", "url", "note", "source", "locator", "visibility",
      ]
    case .topics: ["id", "name", "broader", "terms", "note"]
    case .activities, .relationships, .sources, .decisions: []
    }
  }

  init(folder: String) { self.folder = folder }

  mutating func build() -> DatasetReading {
    var isDirectory = false
    let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory)
    guard exists, isDirectory else {
      problems.append(
        Diagnostic(
          .error, file: folder, line: 0, column: 0, found: exists ? "a file" : "no such folder",
          expected: "a dataset folder with datapackage.json and organizations.csv",
          mend: "name the folder with --data FOLDER, or set COALITION_DATA"))
      return finish(name: folder, title: folder, activities: [], decisions: [], entities: [])
    }
    let descriptor = PackageDescriptor.read(folder: folder, problems: &problems)
    var tables: [TableName: TableReader] = [:]
    for table in TableName.allCases { tables[table] = open(table, descriptor) }

    registry.reserve(tables.values.reduce(0) { $0 + $1.count })
    for (table, kind) in EntityRegistry.tableOrder {
      if var reader = tables[table] {
        registry.register(&reader, kind: kind)
        tables[table] = reader
      }
    }
    if let reader = tables[.cities] { findPlaces(reader) }
    if var reader = tables[.sources] {
      readSources(&reader)
      tables[.sources] = reader
    }
    var entities: [Entity] = []
    entities.reserveCapacity(registry.count)
    for (table, kind) in EntityRegistry.tableOrder {
      if var reader = tables[table] {
        readEntities(&reader, kind: kind, into: &entities)
        tables[table] = reader
      }
    }
    entities += registry.derivedPlaces
    if var reader = tables[.topics] {
      cutCycles(in: &entities, reader: &reader)
      tables[.topics] = reader
    }

    var activities: [Activity] = []
    if var reader = tables[.activities] {
      activities = readActivities(&reader)
      tables[.activities] = reader
    }
    if var reader = tables[.relationships] {
      readRelationships(&reader)
      tables[.relationships] = reader
    }
    var decisions: [Decision] = []
    if var reader = tables[.decisions] {
      decisions = readDecisions(&reader)
      tables[.decisions] = reader
    }
    for reader in tables.values { problems += reader.problems }
    let folderName = folder.split(separator: "/").last.map(String.init) ?? folder
    return finish(
      name: descriptor?.name ?? folderName, title: descriptor?.title ?? descriptor?.name ?? folderName,
      activities: activities, decisions: decisions, entities: entities)
  }

  private mutating func open(_ table: TableName, _ descriptor: PackageDescriptor?) -> TableReader? {
    let path = folder + "/" + (descriptor?.file(of: table) ?? table.file)
    if !FileManager.default.fileExists(atPath: path) {
      guard Self.requiredTables.contains(table) else { return nil }
      problems.append(
        Diagnostic(
          .error, file: path, line: 0, column: 0, found: "no such table",
          expected: "a file with the columns \(Self.requiredColumns(of: table).joined(separator: ", "))",
          mend: "add the file; a first line with the column names is enough"))
      return nil
    }
    do {
      var reader = TableReader(table: table, csv: try CSVTable.read(contentsOf: path))
      reader.warnAboutMissing(columns: Self.requiredColumns(of: table))
      return reader
    } catch {
      problems.append(error)
      return nil
    }
  }

  private func finish(
    name: String, title: String, activities: [Activity], decisions: [Decision], entities: [Entity]
  ) -> DatasetReading {
    DatasetReading(
      dataset: Dataset(
        name: name, title: title, entities: entities, activities: activities,
        relationships: relationships + impliedRelationships, sources: sources, decisions: decisions),
      diagnostics: problems.sorted())
  }
}
