internal import CoalitionModel
internal import DocumentReading
internal import GraphExchange
internal import RecordReading

/// Kumu's JSON: blueprints of elements and connections named by labels, and the export of a whole project, in which
/// connections name elements by ids (https://docs.kumu.io/guides/import/blueprints).
enum KumuJSON {
  /// Whether a document has elements and connections as Kumu has them.
  static func isKumu(_ document: JSONValue) -> Bool {
    guard let elements = document["elements"]?.array else { return false }
    if document["connections"]?.array != nil { return true }
    return elements.contains { $0["label"] != nil || $0["attributes"]?["label"] != nil }
  }

  static func read(_ document: JSONValue, file: String, _ options: ReadingOptions) -> FileReading {
    var omissions = Omissions()
    for member in document.object?.members ?? [] {
      switch member.name {
      case "elements", "connections", "name", "title", "version", "_id": break
      default:
        let count = member.value.array?.count ?? 1
        omissions.add("\(member.name) of the project", count)
      }
    }
    let tables = [("elements", "label"), ("connections", "from")].map { name, first in
      table(document[name]?.array ?? [], name: name, first: first, &omissions)
    }
    return SheetMapping.read(
      tables, file: file, title: document["name"]?.string ?? document["title"]?.string, omissions: omissions,
      options)
  }

  private static func table(
    _ things: [JSONValue], name: String, first: String, _ omissions: inout Omissions
  ) -> RecordTable {
    var header: [String] = []
    var numbers: [String: Int] = [:]
    var rows: [[String]] = []
    for thing in things {
      var row = [String](repeating: "", count: header.count)
      func add(_ name: String, _ value: JSONValue) {
        guard let text = text(of: value) else { return }
        let number = numbers[name] ?? header.count
        if number == header.count {
          numbers[name] = number
          header.append(name)
        }
        while row.count < header.count { row.append("") }
        if row[number].isEmpty { row[number] = text }
      }
      for member in thing.object?.members ?? [] {
        switch member.name {
        // What an element is called where connections name it.
        case "_id", "id": add("id", member.value)
        case "attributes":
          for inner in member.value.object?.members ?? [] { add(inner.name, inner.value) }
        default:
          if member.value.object != nil {
            omissions.add("\(member.name) of \(name)")
          } else {
            add(member.name, member.value)
          }
        }
      }
      rows.append(row)
    }
    return RecordTable(name: name, within: name + " ", rows: [header] + rows, firstLine: 0)
  }

  private static func text(of value: JSONValue) -> String? {
    if let list = value.array {
      let texts = list.compactMap(\.scalar)
      return texts.isEmpty ? nil : texts.joined(separator: "|")
    }
    return value.scalar
  }

  /// The two tables as a blueprint.
  static func write(_ sheets: [Sheet]) -> [UInt8] {
    var document = JSONObject()
    for sheet in sheets {
      let header = (sheet.rows.first ?? []).map { name in
        Self.names[name] ?? name
      }
      let things = sheet.rows.dropFirst().map { row in
        JSONValue.object(
          JSONObject(
            zip(header, row).filter { !$0.1.isEmpty }.map { name, text in
              JSONObject.Member(
                name,
                name == "tags" || name == "aliases"
                  ? .array(text.split(separator: "|").map { .string(String($0)) }) : .string(text))
            }))
      }
      document.append(sheet.name, .array(things))
    }
    return JSONValue.object(document).encoded()
  }

  /// The names that Kumu gives its own fields in JSON.
  private static let names = [
    "Label": "label", "ID": "id", "Name": "name", "Type": "type", "Description": "description",
    "Tags": "tags",
    "From": "from", "To": "to", "Direction": "direction",
  ]
}
