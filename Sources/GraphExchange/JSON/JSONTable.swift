internal import DocumentReading

/// A table of attributes being read from JSON: the types of its columns are those of the values met.
///
/// Numbers keep their digits. A list of plain values becomes a list of texts, an object within an object columns with
/// dotted names, and what is neither the JSON text itself. `null` and empty lists leave no cell.
struct JSONTable {
  var table = AttributeTable()
  /// The type of the values met in each column; nil before the first.
  private var types: [AttributeTable.ValueType?] = []

  /// - Parameter omissions: Told of what is left out.
  mutating func set(_ row: Int, _ name: String, _ value: JSONValue, _ omissions: inout Omissions) {
    switch value {
    case .null: omissions.add("null values")
    case .string(let text): set(row, name, text, .string)
    case .bool(let truth): set(row, name, truth ? "true" : "false", .boolean)
    case .number(let text):
      set(row, name, text, text.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 } ? .integer : .double)
    case .array(let elements):
      let texts = elements.compactMap(\.scalar)
      if elements.isEmpty {
        omissions.add("empty lists")
      } else if texts.count == elements.count {
        set(row, name, AttributeTable.cell(ofList: texts), .list)
      } else {
        set(row, name, Self.text(value), .string)
      }
    case .object(let object):
      if object.members.isEmpty { omissions.add("empty objects") }
      for member in object.members {
        // Deeper ones are rare, and their names would be as long as paths.
        if member.value.object == nil {
          set(row, "\(name).\(member.name)", member.value, &omissions)
        } else {
          set(row, "\(name).\(member.name)", Self.text(member.value), .string)
        }
      }
    }
  }

  private mutating func set(_ row: Int, _ name: String, _ text: String, _ type: AttributeTable.ValueType) {
    let column = table.addColumn(name, type)
    if column == types.count { types.append(nil) }
    types[column] = Self.common(types[column], type)
    table.set(row, column, text)
  }

  private static func common(
    _ known: AttributeTable.ValueType?, _ new: AttributeTable.ValueType
  ) -> AttributeTable.ValueType {
    guard let known, known != new else { return new }
    let isNumber = [known, new].allSatisfy { $0 == .integer || $0 == .double }
    return isNumber ? .double : known == .list || new == .list ? .list : .string
  }

  /// The table with the types of its columns.
  func finished() -> AttributeTable {
    var finished = table
    for (column, type) in types.enumerated() {
      if let type { finished.setType(type, ofColumn: column) }
    }
    return finished
  }

  static func text(_ value: JSONValue) -> String {
    String(decoding: value.encoded(isIndented: false).dropLast(), as: UTF8.self)
  }

  // MARK: Writing

  /// A cell as a value of its column's type; as a text where it is none.
  static func value(_ text: String, _ type: AttributeTable.ValueType) -> JSONValue {
    switch type {
    case .string: .string(text)
    case .integer, .double: isNumber(text) ? .number(text) : .string(text)
    case .boolean: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
    case .list: .array(AttributeTable.list(ofCell: text).map { .string($0) })
    }
  }

  /// Whether a text is a number as JSON writes them.
  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == 45 { rest.removeFirst() }
    let digits = rest.prefix { (48...57).contains($0) }
    guard let first = digits.first, first != 48 || digits.count == 1 else { return false }
    rest = rest.dropFirst(digits.count)
    if rest.first == 46 {
      let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
      guard !fraction.isEmpty else { return false }
      rest = rest.dropFirst(1 + fraction.count)
    }
    guard let mark = rest.first else { return true }
    guard mark | 32 == 101 else { return false }
    rest.removeFirst()
    if rest.first == 43 || rest.first == 45 { rest.removeFirst() }
    return !rest.isEmpty && rest.allSatisfy { (48...57).contains($0) }
  }

  /// The cells of a row as members; columns whose names mean something in the document are marked (``JSONNames``).
  static func members(
    _ table: AttributeTable, _ row: Int, _ columns: some Sequence<Int>, names: [String]
  ) -> [JSONObject.Member] {
    columns.compactMap { column in
      let kind = table.columns[column]
      let text = table.withBytes(row, column) { String(decoding: $0, as: UTF8.self) } ?? kind.defaultValue
      return text.map { JSONObject.Member(names[column], value($0, kind.type)) }
    }
  }
}

/// Columns whose names mean something else in a document.
///
/// Such a name gets a `_` in front, and so does one that has some already, so that it can be taken away again. A
/// document in which that was done says so with a member `escaped`; in others nothing is taken away.
struct JSONNames {
  /// The names that mean something.
  let reserved: Set<String>
  private(set) var isUsed = false

  init(reserved: Set<String>) { self.reserved = reserved }

  static let mark = "escaped"

  mutating func escaped(_ table: AttributeTable) -> [String] {
    table.columns.map { column in
      guard reserved.contains(String(column.name.drop { $0 == "_" })) else { return column.name }
      isUsed = true
      return "_" + column.name
    }
  }

  func restored(_ name: String, isEscaped: Bool) -> String {
    isEscaped && name.hasPrefix("_") && reserved.contains(String(name.drop { $0 == "_" }))
      ? String(name.dropFirst()) : name
  }
}
