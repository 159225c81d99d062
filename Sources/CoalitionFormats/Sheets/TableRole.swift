internal import CoalitionModel

/// What the rows of somebody's table are, as its headers tell.
enum TableRole {
  /// Each row is an entity, of this kind where the row does not say.
  case entities(EntityKind)
  /// Each row says that somebody works on something somewhere.
  case activities
  /// Each row ties two entities.
  case ties
  /// Each row is a source.
  case sources
  /// Nothing that can be told.
  case unknown
}

/// A table with the field of each of its columns.
struct ClassifiedTable {
  let table: RecordTable
  var fields: [Field?]
  var role: TableRole

  init(_ table: RecordTable, _ options: ReadingOptions) {
    self.table = table
    fields = table.header.map { $0.isEmpty ? .ignore : options.field(of: $0) }
    role = .unknown
    let keys = table.header.map { Folding.key($0) }
    func isFree(_ column: Int) -> Bool { options.fields[table.header[column]] == nil }
    func set(_ key: String, _ field: Field) {
      if let column = keys.firstIndex(of: key), isFree(column) { fields[column] = field }
    }

    // Gephi: Source and Target are ends, Type is the direction, and Kind what the tie is.
    if keys.contains("source"), keys.contains("target") {
      set("source", .from)
      set("target", .to)
      set("type", .direction)
    }
    if fields.contains(.from), fields.contains(.to) {
      role = .ties
      set("direction", .direction)
      let words = ["kind", "type", "connection type", "relationship", "relation", "label"]
      if !fields.contains(.tie),
        let word = words.first(where: { key in
          keys.firstIndex(of: key).map { isFree($0) && fields[$0] != .direction } ?? false
        })
      {
        set(word, .tie)
      }
      // What else would name or class an entity says something of the tie.
      for (column, field) in fields.enumerated() where isFree(column) {
        if [.name, .kind, .id, .who, .aliases].contains(field) { fields[column] = nil }
      }
      return
    }
    if Folding.key(table.name) == "sources", fields.contains(.id) || fields.contains(.name) {
      role = .sources
      return
    }
    let hasWork = fields.contains { [.topics, .places, .city, .region, .country].contains($0) }
    if let who = fields.firstIndex(of: .who), !fields.contains(.name) {
      if hasWork, keys[who] == "who" || Self.hasRepeats(table, who) {
        role = .activities
        return
      }
      fields[who] = .name
    }
    guard fields.contains(.name) || fields.contains(.id) else { return }
    switch KindWord(table.name) {
    case .kind(let kind): role = .entities(kind)
    case .person, .other: role = .entities(.organization)
    }
  }

  /// Whether a name stands in several rows.
  private static func hasRepeats(_ table: RecordTable, _ column: Int) -> Bool {
    var seen: Set<String> = []
    for row in 0..<table.count {
      let name = table.text(row, column)
      if !name.isEmpty, !seen.insert(name).inserted { return true }
    }
    return false
  }
}
