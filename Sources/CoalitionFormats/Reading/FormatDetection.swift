internal import DocumentReading
internal import Foundation
internal import GraphExchange
internal import RecordReading

/// Tells the convention of a file by what is in it; its ending helps only where the content fits several.
enum FormatDetection {
  static func format(of path: String) throws(Diagnostic) -> FileFormat {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Diagnostic(
        .error, file: path, found: "no such file or folder", expected: "a dataset folder or a file",
        mend: "Name one with --data, or set COALITION_DATA.")
    }
    if isFolder { return folderFormat(path) }
    let start = FileStart.bytes(path)
    guard !start.isEmpty else {
      throw Diagnostic(
        .error, file: path, found: "nothing: the file is empty, or may not be read",
        expected: "a dataset or a graph", mend: "Name another with --data.")
    }
    return try fileFormat(path, start)
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }

  private static func folderFormat(_ path: String) -> FileFormat {
    let names = Set(
      ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).map { $0.lowercased() })
    if HSDSRows.isHSDS(files: names) { return .hsds }
    if names.contains("organizations.csv") || names.contains("datapackage.json") { return .dataPackage }
    if names.contains("elements.csv") || names.contains("connections.csv") { return .kumuCSV }
    if names.contains("nodes.csv") || names.contains("edges.csv") { return .gephiCSV }
    let hasTable = names.contains { name in ["csv", "tsv", "tab"].contains { name.hasSuffix("." + $0) } }
    // The reader of a dataset folder says best what is missing in one.
    return hasTable ? .kumuCSV : .dataPackage
  }

  private static func fileFormat(_ path: String, _ start: [UInt8]) throws(Diagnostic) -> FileFormat {
    // A workbook is a ZIP archive; so are others, which the reader of workbooks tells apart.
    if start.starts(with: [0x50, 0x4B]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .xlsx }
    if start.starts(with: Array("SQLite format 3".utf8)) { return .sqlite }
    var text = start[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 <= 32 }
    if text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") {
      return isMoney(text) ? .followTheMoney : try jsonFormat(path)
    }
    if text.first == UInt8(ascii: "<") { return try xmlFormat(path, text) }
    let mark = String(decoding: text.prefix(12), as: UTF8.self).lowercased()
    if ["*network", "*vertices", "*partition"].contains(where: { mark.hasPrefix($0) }) { return .pajek }
    if isGML(text) { return .gml }
    if isDOT(text) { return .dot }
    let name = path.lowercased()
    if name.hasSuffix(".tsv") || name.hasSuffix(".tab"), !CSVFormat.isEdgeList(start) { return .tsv }
    if CSVFormat.isEdgeList(start) { return .edgeList }
    let table = CSVTable(bytes: wholeLines(start), file: path, separator: CSVFormat.separator(of: start))
    if HXLFormat.isHXL(table) { return .hxl }
    return .csv
  }

  /// The convention of an XML document, by the name of its first element.
  private static func xmlFormat(_ path: String, _ text: ArraySlice<UInt8>) throws(Diagnostic) -> FileFormat {
    let start = String(decoding: text, as: UTF8.self)
    for (element, format) in [("gexf", FileFormat.gexf), ("graphml", .graphml)]
    where start.contains("<\(element)") || start.contains(":\(element)") { return format }
    throw Diagnostic(
      .error, file: path, found: "XML of no convention that is known here", expected: "GEXF or GraphML",
      mend: "Say what it is with --from, or save the file in another convention.")
  }

  /// Whether a text begins as GML does: with a key and a value, one of the first of which is a graph.
  private static func isGML(_ text: ArraySlice<UInt8>) -> Bool {
    let start = String(decoding: text.prefix(4096), as: UTF8.self)
    return start.split(separator: "\n").prefix(20).contains { line in
      let words = line.split(whereSeparator: \.isWhitespace)
      return words.first == "graph" && (words.count == 1 || words[1].hasPrefix("["))
        || line.hasPrefix("graph[")
    } && start.contains("[")
  }

  /// The lines of the start of a file that are whole.
  private static func wholeLines(_ start: [UInt8]) -> [UInt8] {
    guard start.count == 1 << 16, let end = start.lastIndex(of: 10) else { return start }
    return Array(start[...end])
  }

  /// Whether the first line is an entity of FollowTheMoney.
  private static func isMoney(_ text: ArraySlice<UInt8>) -> Bool {
    let line = Array(text.prefix { $0 != 10 })
    if let value = try? JSONValue.read(line, file: "") {
      return value["schema"]?.string != nil && value["id"] != nil && value["properties"] != nil
    }
    // A long first line is not here as a whole.
    let start = String(decoding: text, as: UTF8.self)
    return text.count > 60_000 && start.contains("\"schema\"") && start.contains("\"properties\"")
  }

  /// Whether a text begins as DOT does, after comments: `strict`, `graph` or `digraph`, and a brace not far behind.
  private static func isDOT(_ text: ArraySlice<UInt8>) -> Bool {
    var start = Substring(String(decoding: text.prefix(1 << 15), as: UTF8.self)).drop(while: \.isWhitespace)
    while true {
      if start.hasPrefix("/*"), let end = start.firstRange(of: "*/") {
        start = start[end.upperBound...]
      } else if start.hasPrefix("//") || start.hasPrefix("#") {
        start = start.drop { !$0.isNewline }
      } else {
        break
      }
      start = start.drop(while: \.isWhitespace)
    }
    let words = start.lowercased().split(maxSplits: 2) { $0.isWhitespace || $0 == "{" }
    guard let first = words.first, ["strict", "graph", "digraph"].contains(first) else { return false }
    return start.prefix(400).contains("{")
  }

  private static func jsonFormat(_ path: String) throws(Diagnostic) -> FileFormat {
    let document = try JSONValue.read(contentsOf: path)
    if KumuJSON.isKumu(document) { return .kumuJSON }
    if HSDSRows.isHSDS(document) { return .hsds }
    switch GraphJSON.convention(of: document) {
    case .nodeLink: return .nodeLink
    case .cytoscape: return .cytoscape
    case .cx2: return .cx2
    case .jsonGraph: return .jsonGraph
    case nil: break
    }
    throw Diagnostic(
      .error, file: path, found: "JSON of no convention that is known here",
      expected: "elements and connections (Kumu), nodes and edges, or another of `coalition convert --help`",
      mend: "Say what it is with --from.")
  }
}
