internal import CoalitionModel
internal import DocumentReading
internal import RecordReading

/// A sidecar as a JSON document.
extension Sidecar {
  private static let version = "1"
  static let mark = "coalition-sidecar"

  func document() -> JSONValue {
    var document = JSONObject()
    document.append(Self.mark, .number(Self.version))
    document.append("of", .string(fileName))
    document.append("name", .string(name))
    document.append("title", .string(title))
    if let layout { document.append("layout", Self.value(of: layout)) }
    var list = JSONObject()
    for table in TableName.allCases {
      if let difference = tables[table] { list.append(table.rawValue, Self.value(of: difference)) }
    }
    document.append("tables", .object(list))
    return .object(document)
  }

  private static func value(of texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  private static func value(of layout: DatasetLayout) -> JSONValue {
    var object = JSONObject()
    var columns = JSONObject()
    for table in TableName.allCases {
      if let names = layout.columns[table] { columns.append(table.rawValue, value(of: names)) }
    }
    object.append("columns", .object(columns))
    var files = JSONObject()
    for table in TableName.allCases {
      if let file = layout.files[table] { files.append(table.rawValue, .string(file)) }
    }
    if !files.members.isEmpty { object.append("files", .object(files)) }
    object.append("derivedPlaces", .number("\(layout.derivedPlaces)"))
    object.append("denialRows", .array(layout.denialRows.map { .number("\($0)") }))
    if let descriptor = layout.descriptor { object.append("descriptor", .string(descriptor)) }
    return .object(object)
  }

  private static func value(of difference: TableDifference) -> JSONValue {
    var object = JSONObject([.init("columns", value(of: difference.columns))])
    func rows(_ keys: [String], _ cells: (String) -> JSONObject) -> JSONValue {
      .object(JSONObject(keys.map { .init($0, .object(cells($0))) }))
    }
    if !difference.addedKeys.isEmpty {
      object.append(
        "added",
        rows(difference.addedKeys) { key in
          JSONObject((difference.added[key] ?? [:]).sorted { $0.key < $1.key }.map { .init($0, .string($1)) })
        })
    }
    if !difference.changed.isEmpty {
      object.append(
        "changed",
        rows(difference.changed.keys.sorted()) { key in
          JSONObject(
            (difference.changed[key] ?? [:]).sorted { $0.key < $1.key }.map {
              .init($0, value(of: [$1.exported, $1.original]))
            })
        })
    }
    if !difference.removed.isEmpty { object.append("removed", value(of: difference.removed)) }
    if let order = difference.order { object.append("order", value(of: order)) }
    return .object(object)
  }

  /// - Throws: A diagnostic where the document is no sidecar, or one of a later version.
  init(document: JSONValue, file: String) throws(Diagnostic) {
    func refuse(_ found: String) -> Diagnostic {
      Diagnostic(
        .error, file: file, found: found, expected: "a sidecar that `coalition convert` wrote",
        mend: "Move it away to read the file without it.")
    }
    guard let version = document[Self.mark]?.scalar else { throw refuse("a document of another kind") }
    guard version == Self.version else { throw refuse("a sidecar of version \(version)") }
    guard let name = document["name"]?.string, let title = document["title"]?.string,
      let list = document["tables"]?.object
    else { throw refuse("a sidecar without a name, a title or tables") }
    fileName = document["of"]?.string ?? file
    self.name = name
    self.title = title
    layout = document["layout"].map(Self.layout)
    tables = [:]
    for member in list.members {
      guard let table = TableName(rawValue: member.name) else {
        throw refuse("a table '\(member.name.prefix(40))'")
      }
      tables[table] = Self.difference(member.value)
    }
  }

  private static func texts(_ value: JSONValue?) -> [String] { (value?.array ?? []).compactMap(\.string) }

  private static func layout(_ value: JSONValue) -> DatasetLayout {
    var columns: [TableName: [String]] = [:]
    for member in value["columns"]?.object?.members ?? [] {
      if let table = TableName(rawValue: member.name) { columns[table] = texts(member.value) }
    }
    var layout = DatasetLayout(
      columns: columns, derivedPlaces: value["derivedPlaces"]?.scalar.flatMap { Int($0) } ?? 0,
      descriptor: value["descriptor"]?.string,
      denialRows: (value["denialRows"]?.array ?? []).compactMap { $0.scalar.flatMap { Int($0) } })
    for member in value["files"]?.object?.members ?? [] {
      // A sidecar that somebody sent must not name files outside the folder.
      guard let table = TableName(rawValue: member.name), let file = member.value.string,
        !file.hasPrefix("/"),
        !file.split(separator: "/").contains("..")
      else { continue }
      layout.files[table] = file
    }
    return layout
  }

  private static func difference(_ value: JSONValue) -> TableDifference {
    var difference = TableDifference(columns: texts(value["columns"]))
    for row in value["added"]?.object?.members ?? [] {
      difference.addedKeys.append(row.name)
      difference.added[row.name] = Dictionary(
        (row.value.object?.members ?? []).compactMap { cell in cell.value.string.map { (cell.name, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    for row in value["changed"]?.object?.members ?? [] {
      var changes: [String: TableDifference.Change] = [:]
      for cell in row.value.object?.members ?? [] {
        let pair = texts(cell.value)
        if pair.count == 2 { changes[cell.name] = .init(exported: pair[0], original: pair[1]) }
      }
      difference.changed[row.name] = changes
    }
    difference.removed = texts(value["removed"])
    if let order = value["order"] { difference.order = texts(order) }
    return difference
  }
}
