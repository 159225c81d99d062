import ArgumentParser
import CoalitionModel
import Foundation

/// A dataset out of rows made here: written to a scratch folder and read back, the only door into the model.
struct ScratchDataset {
  private var files: [String: String] = [
    "datapackage.json": #"{"name": "scratch", "title": "Scratch", "resources": []}"#
  ]

  /// Starts with the files of a dataset, or with none.
  init(_ dataset: Dataset? = nil) {
    for table in TableName.allCases { files[table.file] = Self.header(of: table) + "\n" }
    for file in dataset.map({ DatasetFiles($0).files }) ?? [] {
      files[file.name] = String(decoding: file.bytes, as: UTF8.self)
    }
  }

  /// The columns that a table must have.
  private static func header(of table: TableName) -> String {
    switch table {
    case .organizations, .cities, .campaigns, .topics: "id,name"
    case .reports, .sources: "id,title"
    case .activities: "who,topic,place,source"
    case .relationships: "from,kind,to,source"
    case .decisions: "a,b,verdict"
    }
  }

  /// Sets the rows of a table, in place of those it had. Cells hold no comma, quote or line end.
  mutating func set(_ table: TableName, _ columns: String, _ rows: [[String]]) {
    files[table.file] = ([columns] + rows.map { $0.joined(separator: ",") }).joined(separator: "\n") + "\n"
  }

  /// Reads what was written; throws what the reader calls an error.
  func dataset() throws -> Dataset {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let reading = Dataset.read(folder: folder.path)
    guard !reading.hasErrors else { throw ValidationError("no dataset: \(reading.diagnostics[0])") }
    return reading.dataset
  }
}
