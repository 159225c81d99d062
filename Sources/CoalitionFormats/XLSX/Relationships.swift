internal import DocumentReading

/// What a part refers to (ECMA-376 part 2, 6.5): other parts by an id, with the kind that each is of.
final class Relationships: PackagePart {
  /// One reference.
  struct Target {
    /// The last word of its type: `worksheet`, `sharedStrings`.
    let kind: String
    /// The name of the part.
    let part: String
  }

  private(set) var targets: [String: Target] = [:]
  /// The ids in the order of the file.
  private(set) var ids: [String] = []
  private let folder: [Substring]

  /// Makes a receiver for the references of a part.
  init(of part: String, file: String) {
    folder = part.split(separator: "/").dropLast()
    super.init(file: "\(file) [\(Self.part(for: part))]")
  }

  override func opened(_ name: XMLText, _ attributes: XMLAttributes) {
    guard name == "Relationship", let id = attributes["Id"]?.string,
      let target = attributes["Target"]?.string,
      targets[id] == nil
    else { return }
    if let mode = attributes["TargetMode"], mode == "External" { return }
    let type = attributes["Type"]?.string ?? ""
    targets[id] = Target(kind: String(type.split(separator: "/").last ?? ""), part: resolved(target))
    ids.append(id)
  }

  /// The first reference of a kind.
  func first(_ kind: String) -> String? {
    ids.lazy.compactMap { self.targets[$0] }.first { $0.kind == kind }?.part
  }

  /// The name of the part that holds the references of a part.
  static func part(for part: String) -> String {
    var path = part.split(separator: "/", omittingEmptySubsequences: false)
    let name = path.removeLast()
    return (path + ["_rels", "\(name).rels"]).joined(separator: "/")
  }

  /// The name of a part from the root of the archive.
  private func resolved(_ target: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(whereSeparator: { $0 == "/" || $0 == "\\" }) {
      switch step {
      case ".": break
      case "..": _ = path.popLast()
      default: path.append(step)
      }
    }
    return path.joined(separator: "/")
  }
}
