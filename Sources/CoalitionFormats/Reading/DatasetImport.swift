internal import CoalitionModel
internal import DocumentReading
internal import Foundation
internal import GraphExchange
public import RecordReading

/// Reads a dataset from a file or folder of any convention.
public enum DatasetImport {
  /// Reads a file; with a sidecar beside it, the dataset that both were written from.
  ///
  /// - Parameters:
  ///   - path: A file or a folder.
  ///   - format: What it is; told by its content if left out.
  ///   - usesSidecar: Whether a sidecar that lies beside it is read.
  /// - Throws: A diagnostic where there is nothing to read, or nobody knows what it is. What else is wrong is in the
  ///   reading.
  public static func read(
    _ path: String, as format: FileFormat? = nil, _ options: ReadingOptions = ReadingOptions(),
    usesSidecar: Bool = true
  ) throws(Diagnostic) -> FileReading {
    let format = if let format { format } else { try FormatDetection.format(of: path) }
    for (column, field) in options.fields.sorted(by: { $0.key < $1.key }) where Field(rawValue: field) == nil
    {
      throw Diagnostic(
        .error, file: path, found: "the field '\(field.prefix(40))' for the column '\(column.prefix(40))'",
        expected: "one of \(ReadingOptions.fieldNames.joined(separator: ", "))")
    }
    var reading = try readAlone(path, format, options)
    reading.format = format
    guard usesSidecar, format != .dataPackage else { return reading }
    let sidecarPath = Sidecar.path(of: path)
    guard let data = FileManager.default.contents(atPath: sidecarPath) else { return reading }
    let document = try JSONValue.read(Array(data), file: sidecarPath)
    let sidecar = try Sidecar(document: document, file: sidecarPath)
    let (whole, edits) = sidecar.applied(to: reading.dataset, file: path)
    reading.dataset = whole.dataset
    // What the file could not carry is in the sidecar, so nothing is missing.
    reading.omissions = Omissions()
    reading.diagnostics = (reading.diagnostics.filter { $0.severity == .error } + whole.diagnostics).sorted()
    for (count, what) in [
      (edits.inserted, "rows that were added to the file"),
      (edits.deleted, "rows that were taken out of the file"),
      (edits.changed, "cells that were changed in the file"),
    ] where count > 0 {
      reading.diagnostics.append(
        Diagnostic(
          .note, file: path, found: "\(count) \(what) after it was written",
          expected: "the file as it was written",
          mend: "They are read as they are in the file."))
    }
    return reading
  }

  private static func readAlone(
    _ path: String, _ format: FileFormat, _ options: ReadingOptions
  ) throws(Diagnostic) -> FileReading {
    switch format {
    case .dataPackage:
      let reading = Dataset.read(folder: path)
      return FileReading(dataset: reading.dataset, diagnostics: reading.diagnostics)
    case .csv, .tsv:
      let (csv, notes) = try CSVFormat.table(path, file: path)
      return SheetMapping.read(
        [RecordTable(csv, name: DatasetDraft.baseName(path))], file: path, problems: notes, options)
    case .xlsx, .kumuXLSX:
      return DatasetSheets.readAny(try XLSXFormat.read(contentsOf: path), file: path, options)
    case .kumuCSV, .gephiCSV: return try readFolder(path, options)
    case .kumuJSON: return KumuJSON.read(try JSONValue.read(contentsOf: path), file: path, options)
    case .gexf: return GraphMapping.read(try GEXFFormat.read(contentsOf: path), file: path, options)
    case .graphml: return GraphMapping.read(try GraphMLFormat.read(contentsOf: path), file: path, options)
    case .gml: return GraphMapping.read(try GMLFormat.read(contentsOf: path), file: path, options)
    case .pajek: return GraphMapping.read(try PajekFormat.read(contentsOf: path), file: path, options)
    case .dot: return GraphMapping.read(try DOTFormat.read(contentsOf: path), file: path, options)
    case .nodeLink: return try readJSON(path, .nodeLink, options)
    case .cytoscape: return try readJSON(path, .cytoscape, options)
    case .cx2: return try readJSON(path, .cx2, options)
    case .jsonGraph: return try readJSON(path, .jsonGraph, options)
    case .sqlite: return try readDatabase(path, options)
    case .hxl:
      let (csv, notes) = try CSVFormat.table(path, file: path)
      return HXLFormat.read(csv, file: path, problems: notes)
    case .hsds:
      if FormatDetection.isFolder(path) { return try HSDSFormat.read(folder: path) }
      return HSDSFormat.read(try JSONValue.read(contentsOf: path), file: path)
    case .followTheMoney: return try FollowTheMoneyFormat.read(path, file: path, options)
    case .neo4j, .jsonLD:
      throw Diagnostic(
        .error, file: path, found: "\(format.title), which is only written here",
        expected: "one of \(FileFormat.allCases.filter(\.canRead).map(\.rawValue).joined(separator: ", "))")
    case .edgeList:
      return GraphMapping.read(try EdgeListFormat.read(path, file: path), file: path, options)
    }
  }

  /// Every table of a folder.
  private static func readFolder(_ path: String, _ options: ReadingOptions) throws(Diagnostic) -> FileReading
  {
    let folder = path.withoutEndingSlashes
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().filter {
      name in
      ["csv", "tsv", "tab"].contains { name.lowercased().hasSuffix("." + $0) }
    }
    guard !names.isEmpty else {
      throw Diagnostic(.error, file: path, found: "no table", expected: "a folder of CSV files")
    }
    var tables: [RecordTable] = []
    var problems: [Diagnostic] = []
    for name in names {
      let (csv, notes) = try CSVFormat.table(folder + "/" + name, file: folder + "/" + name)
      tables.append(RecordTable(csv, name: DatasetDraft.baseName(name), within: name + " "))
      problems += notes
    }
    return SheetMapping.read(tables, file: path, problems: problems, options)
  }

  /// A database that was written here gives back its tables; of any other, every table is a sheet.
  private static func readDatabase(_ path: String, _ options: ReadingOptions) throws(Diagnostic)
    -> FileReading
  {
    if options.fields.isEmpty, let tables = try? SQLiteFormat.readTables(path) {
      let sheets = tables.map { Sheet(name: $0.name, rows: [$0.columns] + $0.rows) }
      if let own = DatasetSheets.read(SheetReading(sheets: sheets), file: path) { return own }
    }
    return DatasetSheets.readAny(try SQLiteFormat.readSheets(path), file: path, options)
  }

  private static func readJSON(
    _ path: String, _ convention: GraphJSON.Convention, _ options: ReadingOptions
  ) throws(Diagnostic) -> FileReading {
    let reading = GraphJSON.read(try JSONValue.read(contentsOf: path), as: convention, file: path)
    return GraphMapping.read(reading, file: path, options)
  }
}
