import Foundation

/// Files of other programs that lie beside the repository and are not part of it.
enum SharedSamples {
  /// The folder, or nil where it is not there: then tests that need it have nothing to say, and say so.
  static let folder: String? = {
    let above = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let places: [String?] = [
      ProcessInfo.processInfo.environment["COALITION_SHARED"], above.appendingPathComponent("shared").path,
    ]
    for place in places.compactMap({ $0 }) {
      let samples = place + "/samples"
      if FileManager.default.fileExists(atPath: samples) { return samples }
    }
    print("No folder of shared samples: what needs it is passed over.")
    return nil
  }()

  /// The path of a file, or nil where it is not there.
  static func path(_ name: String) -> String? {
    guard let folder, FileManager.default.fileExists(atPath: "\(folder)/\(name)") else { return nil }
    return "\(folder)/\(name)"
  }
}
