import CoalitionFormats
import CoalitionModel
import Foundation
import RecordReading

/// Files in a folder of their own, lent and then removed.
func withScratch<Result>(
  _ files: [String: [UInt8]], _ body: (String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "formats-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, bytes) in files {
    let target = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
  }
  return try body(folder.path)
}

/// Reads one file of this name and content.
func read(
  _ name: String, _ text: String, _ options: ReadingOptions = ReadingOptions(), as format: FileFormat? = nil
) throws -> FileReading {
  try read(name, Array(text.utf8), options, as: format)
}

func read(
  _ name: String, _ bytes: [UInt8], _ options: ReadingOptions = ReadingOptions(), as format: FileFormat? = nil
) throws -> FileReading {
  try withScratch([name: bytes]) { try DatasetImport.read($0 + "/" + name, as: format, options) }
}

extension Dataset {
  /// Who is there: `organization Clinic`.
  var nodes: [String] { entities.map { "\($0.kind.rawValue) \($0.name)" }.sorted() }

  /// What is stated: `Clinic funds Shelter`, `Clinic | Health | Toronto`.
  var statements: [String] {
    func name(_ entity: EntityIndex?) -> String { entity.map { self[$0].name } ?? "-" }
    return activities.map { "\(name($0.who)) | \(name($0.topic)) | \(name($0.place))" }.sorted()
      + relationships.filter { $0.basis == .stated }.map {
        "\(name($0.from)) \($0.kind.label) \(name($0.to))" + ($0.weight == 1 ? "" : " ×\($0.weight)")
      }.sorted()
  }

  /// The entity of this name.
  func named(_ name: String) -> Entity? { entities.first { $0.name == name } }

  /// The names of what a list refers to.
  func names(_ list: [EntityIndex]) -> [String] { list.map { self[$0].name } }
}

extension Entity {
  /// The cell of a column that the model does not know.
  func cell(_ column: String) -> String? { extra.first { $0.column == column }?.value }
}

/// A seeded generator for tests (SplitMix64).
struct TestGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
