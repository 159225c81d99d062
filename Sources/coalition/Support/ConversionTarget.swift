import CoalitionFormats
import FoundationEssentials

/// The file or folder that a conversion writes.
struct ConversionTarget {
  private let path: String
  private let format: FileFormat

  init(_ path: String, _ format: FileFormat) {
    self.path = path
    self.format = format
  }

  /// Whether a sidecar of an earlier conversion lies there.
  var hasSidecar: Bool { Sidecar.isSidecar(Sidecar.path(of: path)) }

  /// Refuses what would write over the input, or leave a folder with files of others among ours.
  func check(against input: String) throws {
    let manager = FileManager.default
    var isFolder = false
    let exists = manager.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, Self.resolved(path) == Self.resolved(input) {
      throw Failure("'\(path)' is what is read; name another file for what is written.")
    }
    guard exists else { return }
    guard isFolder == format.isFolder else {
      throw Failure(
        isFolder
          ? "'\(path)' is a folder, and \(format.rawValue) is a file; name a file."
          : "'\(path)' is a file, and \(format.rawValue) is a folder; name a new folder.")
    }
    guard isFolder else { return }
    let others = ((try? manager.contentsOfDirectory(atPath: path)) ?? []).filter { !$0.hasPrefix(".") }
      .sorted()
    let isOurs = others.isEmpty || hasSidecar
    guard isOurs else {
      let shown = others.prefix(3).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
      throw Failure("'\(path)' has files in it (\(shown)); name a new folder.")
    }
  }

  /// Writes the files and the sidecar, and takes away that of an earlier conversion; whether there is a sidecar now.
  func write(_ export: DatasetExport, sidecar: [UInt8]?) throws -> Bool {
    let manager = FileManager.default
    if format.isFolder {
      for folder in Set(export.files.map { Self.folder(of: $0.name) }).sorted() {
        do {
          try manager.createDirectory(atPath: path + folder, withIntermediateDirectories: true)
        } catch {
          throw Failure("cannot make the folder '\(path + folder)': name one that you can write to.")
        }
      }
    }
    // A sidecar of other files would be worse than none.
    let sidecarPath = Sidecar.path(of: path)
    if Sidecar.isSidecar(sidecarPath) { try? manager.removeItem(atPath: sidecarPath) }
    for file in export.files {
      try FileWriting.write(file.bytes, to: file.name.isEmpty ? path : path + "/" + file.name)
    }
    guard let sidecar else { return false }
    try FileWriting.write(sidecar, to: sidecarPath)
    return true
  }

  private static func folder(of name: String) -> String {
    name.lastIndex(of: "/").map { "/" + name[..<$0] } ?? ""
  }

  private static func resolved(_ path: String) -> String {
    URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }
}
