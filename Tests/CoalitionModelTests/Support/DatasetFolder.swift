import CoalitionModel
import Foundation
import RecordReading

/// A dataset folder written from literals into a temporary directory, read, and removed again.
struct DatasetFolder {
  /// The files by name; a table that is left out gets its least header.
  var files: [String: Data]

  init(_ tables: [TableName: String] = [:]) {
    files = ["datapackage.json": Data(#"{"name": "test", "title": "Test"}"#.utf8)]
    for table in TableName.allCases where table != .decisions { self[table] = Self.leastHeader(table) + "\n" }
    for (table, text) in tables { self[table] = text }
  }

  /// A copy of a folder on disk.
  init(copying folder: String) throws {
    files = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
  }

  subscript(_ table: TableName) -> String {
    get { String(decoding: files[table.file] ?? Data(), as: UTF8.self) }
    set { files[table.file] = Data(newValue.utf8) }
  }

  static func leastHeader(_ table: TableName) -> String {
    switch table {
    case .organizations, .cities, .campaigns, .topics: "id,name"
    case .reports, .sources: "id,title"
    case .activities: "who,topic,place,source"
    case .relationships: "from,kind,to,source"
    case .decisions: "a,b,verdict"
    }
  }

  /// Writes the folder, lends its path, and removes it.
  func withPath<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = NSTemporaryDirectory() + "coalition-model-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, data) in files {
      let file = URL(fileURLWithPath: path + "/" + name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return try body(path)
  }

  func read() throws -> DatasetReading { try withPath { Dataset.read(folder: $0) } }

  /// Reads and gives each problem as one line, the path of the folder taken off.
  func problems() throws -> [String] {
    try withPath { path in Self.lines(Dataset.read(folder: path).diagnostics, folder: path) }
  }

  /// What a second look finds, sorted, the same way.
  func review() throws -> [String] {
    try withPath { path in
      Self.lines(
        DatasetReview.problems(of: Dataset.read(folder: path).dataset, folder: path).sorted(), folder: path)
    }
  }

  static func lines(_ problems: [Diagnostic], folder: String) -> [String] {
    problems.map { $0.description.replacingOccurrences(of: folder + "/", with: "") }
  }

  /// `Data/sanctuary` of this package.
  static var sanctuary: String { packageRoot + "/Data/sanctuary" }

  static var packageRoot: String {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.path
  }
}
