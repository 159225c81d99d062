internal import CoalitionModel
internal import DocumentReading
internal import FoundationEssentials
internal import RecordReading

/// What a file of another convention could not carry, kept beside it: the file and its sidecar together are the dataset
/// that was written.
///
/// It is a JSON document that lists, table by table, the rows and cells that the file does not have or has otherwise.
/// Somebody may edit the file in the meantime: what was changed there stays as it is there, and is counted.
public struct Sidecar {
  /// The name that the file had when it was written: what it says of nothing else rests on the file itself.
  var fileName: String
  var name: String
  var title: String
  var layout: DatasetLayout?
  /// The tables of the dataset; those that are missing here had no rows.
  var tables: [TableName: TableDifference]

  /// The name of the sidecar of a file; of a folder it is a file within.
  public static func path(of file: String) -> String {
    var isFolder = false
    if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder {
      return file.withoutEndingSlashes + "/sidecar.json"
    }
    return file + ".sidecar.json"
  }

  /// Whether a file is a sidecar, as far as its beginning tells.
  public static func isSidecar(_ path: String) -> Bool {
    String(decoding: FileStart.bytes(path).prefix(64), as: UTF8.self).contains("\"\(mark)\"")
  }

  /// - Parameters:
  ///   - dataset: What was written.
  ///   - exported: What the file reads as.
  ///   - fileName: The name of the file, without its folder.
  init(of dataset: Dataset, from exported: Dataset?, fileName: String) {
    self.fileName = fileName
    name = dataset.name
    title = dataset.title
    layout = dataset.layout
    let original = KeyedTables(dataset)
    let known = exported.map { KeyedTables($0) }
    tables = [:]
    for (table, rows) in original.tables {
      tables[table] = TableDifference(rows, from: known?.tables[table])
    }
    for (table, rows) in known?.tables ?? [:] where tables[table] == nil {
      var difference = TableDifference(columns: [])
      difference.removed = rows.order
      tables[table] = difference
    }
  }

  /// The id of the source that a file is.
  private static func sourceID(of file: String) -> String {
    let name = file.withoutEndingSlashes.split(separator: "/").last.map(String.init) ?? file
    return EntityRegistry.isSlug(name) ? name : EntityRegistry.slug(name).orElse("source")
  }

  // MARK: Applying

  /// The dataset that was written, with what somebody has changed in the file since.
  func applied(to exported: Dataset, file: String) -> (reading: DatasetReading, edits: TableDifference.Edits)
  {
    var known = KeyedTables(exported)
    // Somebody may have given the file another name.
    known.renameSource(Self.sourceID(of: file), to: Self.sourceID(of: fileName))
    var edits = TableDifference.Edits()
    var parts: [DatasetPart] = []
    for table in TableName.allCases {
      guard let difference = tables[table] else { continue }
      let rows = difference.applied(to: known.tables[table], edits: &edits)
      guard !rows.columns.isEmpty else { continue }
      let encoder = CSVEncoder()
      var bytes = encoder.encode([rows.columns])
      for key in rows.order {
        encoder.append(rows.columns.map { rows.rows[key]?[$0] ?? "" }, to: &bytes)
      }
      parts.append(
        DatasetPart(
          table: table, csv: CSVTable(bytes: bytes, file: file),
          lines: Array(repeating: 0, count: rows.order.count)))
    }
    return (
      Dataset.assemble(parts, file: file, name: name, title: title, layout: layout), edits
    )
  }
}

extension String {
  /// The path of a folder as it stands before `/file`.
  var withoutEndingSlashes: String {
    var path = Substring(self)
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }
}
