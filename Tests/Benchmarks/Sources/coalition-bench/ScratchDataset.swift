import CoalitionModel
import Foundation

/// A dataset of rows made here: written to a folder, read, and removed again.
enum ScratchDataset {
  private static let headers: [TableName: String] = [
    .organizations: "id,name", .cities: "id,name", .topics: "id,name", .campaigns: "id,name",
    .reports: "id,title",
    .sources: "id,title", .activities: "who,topic,place,source", .relationships: "from,kind,to,source",
  ]

  /// Reads the rows of each table, without its header.
  static func read(_ tables: [TableName: [String]]) throws -> Dataset {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (table, header) in headers {
      let rows = [header] + (tables[table] ?? [])
      try Data((rows.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: table.file))
    }
    try Data(#"{"name": "bench", "resources": []}"#.utf8).write(
      to: folder.appending(path: "datapackage.json"))
    return Dataset.read(folder: folder.path).dataset
  }
}
