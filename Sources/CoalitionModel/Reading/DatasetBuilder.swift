internal import FoundationEssentials
internal import RecordReading

/// Reads the tables of a folder in two passes: first every id, then everything that refers to one.
struct DatasetBuilder {
  let folder: String
  var problems: [Diagnostic] = []
  var files: [TableName: String] = [:]
  var registry = EntityRegistry(capacity: 0, files: [:])
  var sourceNumbers = IdentifierTable(capacity: 64)
  var sourceMisses = NearMisses()
  var entities: [Entity] = []
  var activities: [Activity] = []
  var denials: [Activity] = []
  var relationships: [Relationship] = []
  var impliedRelationships: [Relationship] = []
  var sources: [Source] = []
  var decisions: [Decision] = []
  /// The kinds of relationship met, by the word in the cell.
  var kinds: [String: RelationshipKind] = [:]
  var layout = DatasetLayout(columns: [:])
  private var tables: [TableName: TableReader] = [:]

  init(folder: String) { self.folder = folder.withoutTrailingSlashes }

  mutating func build() -> DatasetReading {
    guard isFolder() else { return finish(name: nil, title: nil) }
    let descriptor = PackageDescriptor.read(folder: folder, problems: &problems)
    for table in TableName.allCases {
      files[table] = descriptor?.file(of: table) ?? table.file
      if let file = files[table], file != table.file { layout.files[table] = file }
      tables[table] = open(table)
    }
    layout.descriptor = descriptor?.text
    return read(name: descriptor?.name, title: descriptor?.title)
  }

  /// Reads tables that are not files of a folder.
  mutating func build(
    _ parts: [DatasetPart], name: String, title: String, layout: DatasetLayout?
  ) -> DatasetReading {
    for part in parts {
      files[part.table] = folder
      var reader = TableReader(table: part.table, csv: part.csv, lines: part.lines)
      reader.reviewHeader()
      tables[part.table] = reader
    }
    let reading = read(name: name, title: title)
    guard let layout else { return reading }
    return DatasetReading(
      dataset: reading.dataset.laidOut(layout), diagnostics: reading.diagnostics)
  }

  private mutating func read(name: String?, title: String?) -> DatasetReading {
    for (table, reader) in tables { layout.columns[table] = reader.csv.header }
    registry = EntityRegistry(capacity: tables.values.reduce(0) { $0 + $1.count }, files: files)
    for (table, kind) in EntityRegistry.tableOrder {
      read(table) { builder, reader in builder.registry.register(&reader, kind: kind) }
    }
    read(.cities) { builder, reader in builder.findPlaces(reader) }
    read(.sources) { builder, reader in builder.readSources(&reader) }

    entities.reserveCapacity(registry.count)
    for (table, _) in EntityRegistry.tableOrder {
      read(table) { builder, reader in builder.readEntities(&reader) }
    }
    entities += registry.derivedPlaces
    read(.topics) { builder, reader in builder.cutCycles(&reader) }

    read(.activities) { builder, reader in builder.readActivities(&reader) }
    read(.relationships) { builder, reader in builder.readRelationships(&reader) }
    read(.decisions) { builder, reader in builder.readDecisions(&reader) }
    for reader in tables.values { problems += reader.problems }
    return finish(name: name, title: title)
  }

  /// Lends a table that could be opened; nothing happens where it could not.
  private mutating func read(
    _ table: TableName, _ body: (_ builder: inout DatasetBuilder, _ reader: inout TableReader) -> Void
  ) {
    guard var reader = tables.removeValue(forKey: table) else { return }
    body(&self, &reader)
    tables[table] = reader
  }

  private mutating func isFolder() -> Bool {
    var isDirectory = false
    let exists = FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory)
    if exists, isDirectory { return true }
    problems.append(
      Diagnostic(
        .error, file: folder, found: exists ? "a file" : "no such folder",
        expected: "a dataset folder with datapackage.json and organizations.csv",
        mend: "name the folder with --data FOLDER, or set COALITION_DATA"))
    return false
  }

  private mutating func open(_ table: TableName) -> TableReader? {
    let path = folder + "/" + (files[table] ?? table.file)
    if !FileManager.default.fileExists(atPath: path) {
      guard table.isRequired else { return nil }
      problems.append(
        Diagnostic(
          .error, file: path, found: "no such table",
          expected: "a file with the columns \(table.requiredColumns.joined(separator: ", "))",
          mend: "add the file; a first line with the column names is enough"))
      return nil
    }
    do {
      var reader = TableReader(table: table, csv: try CSVTable.read(contentsOf: path))
      reader.reviewHeader()
      return reader
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func finish(name given: String?, title: String?) -> DatasetReading {
    let folderName = folder.split(separator: "/").last.map(String.init) ?? folder
    let name = given ?? folderName
    layout.derivedPlaces = registry.derivedPlaces.count
    var sorted: [Diagnostic] = []
    // A cell that names the same unknown id twice, or a file that serves as two tables, is one problem.
    for problem in problems.sorted() where problem != sorted.last { sorted.append(problem) }
    return DatasetReading(
      dataset: Dataset(
        name: name, title: title ?? name, files: files, layout: layout, entities: entities,
        activities: activities, denials: denials,
        relationships: relationships + impliedRelationships, sources: sources, decisions: decisions),
      diagnostics: sorted)
  }
}

extension String {
  /// The path of a folder as messages put it before `/file`.
  var withoutTrailingSlashes: String {
    var path = Substring(self)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
