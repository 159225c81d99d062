public import CoalitionModel
internal import DocumentReading
internal import Foundation
internal import GraphExchange
public import RecordReading

/// A dataset as files of another convention, with what they do not carry.
///
/// Everything in the dataset may get into the files: take the view of the audience first (``Dataset/visible(to:)``).
public struct DatasetExport: Sendable {
  /// The files: one with an empty name for a convention of single files, else several with names within a folder.
  public let files: [(name: String, bytes: [UInt8])]
  /// What the files do not carry, as a file to lie beside them; nil where files of the convention are never read here.
  public let sidecar: [UInt8]?
  /// The same, counted and named.
  public let report: LossReport

  /// Writes a dataset, reads it back, and keeps what is missing then.
  ///
  /// - Parameter fileName: The name of the file that will be written, as the dataset's title and sources go by it.
  /// - Throws: A diagnostic where the convention is only read here, or the dataset cannot be written in it at all.
  public init(of dataset: Dataset, as format: FileFormat, fileName: String) throws(Diagnostic) {
    guard format.canWrite else {
      throw Diagnostic(
        .error, file: fileName, found: "\(format.title), which is only read here",
        expected: "one of \(FileFormat.allCases.filter(\.canWrite).map(\.rawValue).joined(separator: ", "))")
    }
    var omissions = Omissions()
    files = try Self.write(dataset, format, &omissions)
    guard format != .dataPackage, format.canRead else {
      sidecar = nil
      report = LossReport(omissions)
      return
    }
    let base = fileName.withoutEndingSlashes.split(separator: "/").last.map(String.init) ?? "file"
    let exported = try Self.readBack(files, format, base)
    let sidecar = Sidecar(of: dataset, from: exported, fileName: base)
    self.sidecar = sidecar.document().encoded()
    report = LossReport(KeyedTables(dataset), sidecar, omissions: omissions)
  }

  private static func write(
    _ dataset: Dataset, _ format: FileFormat, _ omissions: inout Omissions
  ) throws(Diagnostic) -> [(name: String, bytes: [UInt8])] {
    func one(_ bytes: [UInt8]) -> [(name: String, bytes: [UInt8])] { [("", bytes)] }
    func tables(_ dialect: GraphSheets.Dialect) -> [(name: String, bytes: [UInt8])] {
      GraphSheets.make(of: DatasetGraph.make(of: dataset), dialect).map { sheet in
        (sheet.name + ".csv", CSVEncoder(neutralizingFormulas: true).encode(sheet.rows))
      }
    }
    switch format {
    case .dataPackage: return DatasetFiles(dataset).files
    case .csv: return one(CSVFormat.write(dataset, separator: .comma))
    case .tsv: return one(CSVFormat.write(dataset, separator: .tab))
    case .xlsx: return one(try workbook(DatasetSheets.make(of: dataset), &omissions))
    case .kumuXLSX:
      return one(try workbook(GraphSheets.make(of: DatasetGraph.make(of: dataset), .kumu), &omissions))
    case .kumuCSV: return tables(.kumu)
    case .gephiCSV: return tables(.gephi)
    case .kumuJSON:
      return one(KumuJSON.write(GraphSheets.make(of: DatasetGraph.make(of: dataset), .kumu)))
    case .gexf:
      return graph(GEXFFormat.write(DatasetGraph.make(of: dataset, areAllDirected: true)), &omissions)
    case .graphml:
      return graph(GraphMLFormat.write(DatasetGraph.make(of: dataset, areAllDirected: true)), &omissions)
    case .gml: return graph(GMLFormat.write(DatasetGraph.make(of: dataset)), &omissions)
    case .pajek: return graph(PajekFormat.write(DatasetGraph.make(of: dataset)), &omissions)
    case .dot: return graph(DOTFormat.write(DatasetGraph.make(of: dataset)), &omissions)
    case .nodeLink: return graph(NodeLinkFormat.write(DatasetGraph.make(of: dataset)), &omissions)
    case .cytoscape: return graph(CytoscapeFormat.write(DatasetGraph.make(of: dataset)), &omissions)
    case .cx2: return graph(CX2Format.write(DatasetGraph.make(of: dataset)), &omissions)
    case .jsonGraph: return graph(JSONGraphFormat.write(DatasetGraph.make(of: dataset)), &omissions)
    case .sqlite: return one(try database(dataset, &omissions))
    case .hxl: return one(HXLFormat.write(dataset))
    case .followTheMoney: return one(FollowTheMoneyWriter.write(dataset))
    case .neo4j:
      let (files, missing) = Neo4jFormat.write(dataset)
      omissions = missing
      return files
    case .jsonLD:
      let (bytes, missing) = JSONLDFormat.write(dataset)
      omissions = missing
      return one(bytes)
    case .hsds, .edgeList: return []
    }
  }

  private static func graph(
    _ writing: GraphWriting, _ omissions: inout Omissions
  ) -> [(name: String, bytes: [UInt8])] {
    omissions = writing.omissions
    return [("", writing.bytes)]
  }

  private static func database(_ dataset: Dataset, _ omissions: inout Omissions) throws(Diagnostic) -> [UInt8]
  {
    let scratch = Scratch()
    defer { scratch.remove() }
    let path = scratch.path + "/dataset.sqlite"
    let tables = DatasetFiles.tables(of: dataset).map {
      DatasetTable(name: $0.name.rawValue, columns: $0.columns, rows: $0.rows)
    }
    omissions = try SQLiteFormat.write(tables, to: path)
    return Array(FileManager.default.contents(atPath: path) ?? Data())
  }

  private static func workbook(_ sheets: [Sheet], _ omissions: inout Omissions) throws(Diagnostic) -> [UInt8]
  {
    let scratch = Scratch()
    defer { scratch.remove() }
    let path = scratch.path + "/workbook.xlsx"
    omissions = try XLSXFormat.write(sheets, to: path)
    return Array(FileManager.default.contents(atPath: path) ?? Data())
  }

  /// What the files read as, from a folder that only we may look into.
  private static func readBack(
    _ files: [(name: String, bytes: [UInt8])], _ format: FileFormat, _ base: String
  ) throws(Diagnostic) -> Dataset {
    let scratch = Scratch()
    defer { scratch.remove() }
    let path = scratch.path + "/" + base
    do {
      if format.isFolder {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
      for file in files {
        let target = file.name.isEmpty ? path : path + "/" + file.name
        try Data(file.bytes).write(to: URL(filePath: target))
      }
    } catch {
      throw Diagnostic(
        .error, file: scratch.path, found: "a folder that cannot be written to", expected: "room for a copy",
        mend: "Make room there, or set TMPDIR to another folder.")
    }
    return try DatasetImport.read(path, as: format, usesSidecar: false).dataset
  }
}

/// A folder for the time of one piece of work, which only this user may look into.
struct Scratch {
  let path: String

  init() {
    let folder = FileManager.default.temporaryDirectory.path.withoutEndingSlashes
    path = folder + "/coalition-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
