internal import FoundationEssentials
internal import RecordReading

/// The part of `datapackage.json` that reading a dataset needs (Frictionless Data Package 1.0,
/// https://specs.frictionlessdata.io/data-package/).
struct PackageDescriptor: Decodable {
  struct Resource: Decodable {
    var name: String?
    var path: String?
  }
  var name: String?
  var title: String?
  var resources: [Resource]?
  /// The file as it stands.
  var text: String?

  private enum CodingKeys: String, CodingKey {
    case name, title, resources
  }

  /// The file of a table: the descriptor's path where it names the table, else the table's usual file.
  func file(of table: TableName) -> String {
    let resource = resources?.first { $0.name == table.rawValue }
    guard let path = resource?.path, Self.isInside(path) else { return table.file }
    return path
  }

  /// Frictionless forbids paths that leave the folder; a dataset someone sent must not read other files.
  static func isInside(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.split(separator: "/").contains("..") && !path.contains("://")
  }

  static func read(folder: String, problems: inout [Diagnostic]) -> PackageDescriptor? {
    let path = folder + "/datapackage.json"
    guard let data = FileManager.default.contents(atPath: path) else {
      problems.append(
        Diagnostic(
          .warning, file: path, found: "no file", expected: "a Frictionless Data Package",
          mend: "copy datapackage.json from another dataset folder and adapt its name and title"))
      return nil
    }
    do {
      var descriptor = try JSONDecoder().decode(PackageDescriptor.self, from: data)
      descriptor.text = String(decoding: data, as: UTF8.self)
      for resource in descriptor.resources ?? [] {
        if let path = resource.path, !isInside(path) {
          problems.append(
            Diagnostic(
              .error, file: folder + "/datapackage.json",
              found: "the resource path '\(path.shortened)'", expected: "a file inside the dataset folder",
              mend: "copy the file into the folder and name it by its relative path"))
        }
      }
      return descriptor
    } catch {
      problems.append(
        Diagnostic(
          .error, file: path, found: "JSON that cannot be read: \(reason(error))",
          expected: "a Frictionless Data Package with name, title and resources",
          mend: "correct the JSON; `frictionless validate datapackage.json` names the place"))
      return nil
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context): context.debugDescription
    case DecodingError.typeMismatch(_, let context):
      context.codingPath.map(\.stringValue).joined(separator: ".") + ": " + context.debugDescription
    default: "\(error)".shortened
    }
  }
}
