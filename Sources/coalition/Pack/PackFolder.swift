import CoalitionExtraction
import FoundationEssentials

/// The folder of a pack: which of its files are ours, and whether somebody has written into them since.
struct PackFolder {
  /// `pack.json`: what the folder is, so that it can be written again and compared with later.
  struct Manifest: Codable {
    var dataset: String
    var audience: String
    /// The SHA-256 of every file, by name.
    var files: [String: String]
  }

  static let manifestName = "pack.json"

  let path: String
  private(set) var manifest: Manifest?

  init(_ path: String) throws {
    self.path = path
    if let data = FileManager.default.contents(atPath: path + "/" + Self.manifestName) {
      guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
        throw Failure("'\(path)/\(Self.manifestName)' cannot be read; name another folder for the pack.")
      }
      self.manifest = manifest
    }
  }

  /// Refuses a folder with files that are not ours, or that somebody has changed.
  func checkIsFree(isOverwriting: Bool) throws {
    guard let manifest else {
      let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).filter {
        !$0.hasPrefix(".")
      }
      guard names.isEmpty else {
        throw Failure("'\(path)' has other files in it; name a new folder, or that of an earlier pack.")
      }
      return
    }
    guard !isOverwriting else { return }
    let changed = manifest.files.keys.sorted().filter { name in
      guard let data = FileManager.default.contents(atPath: path + "/" + name) else { return false }
      return Page.sha256(Array(data)) != manifest.files[name]
    }
    guard changed.isEmpty else {
      let shown = changed.prefix(5).joined(separator: ", ") + (changed.count > 5 ? ", …" : "")
      throw Failure(
        "somebody has written into \(changed.count == 1 ? "a file" : "\(changed.count) files") of '\(path)': \(shown). Import filled-in forms first (coalition import \(path)/\(changed[0]) --into DATASET), or name another folder; --overwrite throws the changes away."
      )
    }
  }

  /// Writes the files, takes away those of the earlier pack that are not among them, and says what it wrote.
  mutating func write(_ files: [(name: String, bytes: [UInt8])], dataset: String, audience: Audience) throws {
    let manager = FileManager.default
    for folder in Set(files.map { Self.folder(of: $0.name) }).sorted() {
      do {
        try manager.createDirectory(atPath: path + folder, withIntermediateDirectories: true)
      } catch {
        throw Failure("cannot make the folder '\(path + folder)': name one that you can write to.")
      }
    }
    for file in files { try FileWriting.write(file.bytes, to: path + "/" + file.name) }
    let names = Set(files.map(\.name))
    for name in (manifest?.files.keys.sorted() ?? []) where !names.contains(name) && Self.isInside(name) {
      try? manager.removeItem(atPath: path + "/" + name)
    }
    let manifest = Manifest(
      dataset: dataset, audience: audience.rawValue,
      files: Dictionary(uniqueKeysWithValues: files.map { ($0.name, Page.sha256($0.bytes)) }))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try FileWriting.write(Array(try encoder.encode(manifest)) + [10], to: path + "/" + Self.manifestName)
    self.manifest = manifest
  }

  /// A manifest that somebody sent must not make us remove other files.
  private static func isInside(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.split(separator: "/").contains("..")
  }

  private static func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { "/" + name[..<$0] } ?? ""
  }
}
