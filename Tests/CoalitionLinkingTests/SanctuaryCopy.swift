import CoalitionModel
import DatasetFixtures
import Foundation

/// A copy of Data/sanctuary in a scratch folder, to which rows can be added.
struct SanctuaryCopy {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "sanctuary-\(UUID().uuidString)")

  init() throws { try FileManager.default.copyItem(atPath: Dataset.sanctuaryFolder, toPath: folder.path) }

  func append(_ file: String, _ row: String) throws {
    let url = folder.appending(path: file)
    try (try String(contentsOf: url, encoding: .utf8) + row + "\n").write(
      to: url, atomically: true, encoding: .utf8)
  }

  func read() -> Dataset { Dataset.read(folder: folder.path).dataset }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
