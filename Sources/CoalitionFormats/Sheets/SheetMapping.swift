internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// A dataset made of tables with any headers, whatever program or person wrote them.
///
/// Headers in English or French say what a column is about; `--map` overrules them; columns that say nothing known are
/// kept under their own names. Tables of entities come first, then activities and ties, which may name entities that no
/// table has: those become organizations, and are counted.
struct SheetMapping {
  private var draft: DatasetDraft
  private let options: ReadingOptions
  private var people: Set<String> = []
  private var madeOfTies = 0

  static func read(
    _ tables: [RecordTable], file: String, title: String? = nil, problems: [Diagnostic] = [],
    omissions: Omissions = Omissions(), _ options: ReadingOptions
  ) -> FileReading {
    var mapping = SheetMapping(file: file, title: title, options)
    mapping.draft.problems = problems
    mapping.draft.omissions = omissions
    mapping.read(tables.map { ClassifiedTable($0, options) })
    return mapping.draft.reading()
  }

  private init(file: String, title: String?, _ options: ReadingOptions) {
    draft = DatasetDraft(file: file, title: title)
    self.options = options
  }

  private mutating func read(_ tables: [ClassifiedTable]) {
    for table in tables {
      if case .sources = table.role { readSources(table) }
    }
    var filled: [(DraftEntity, EntityRecord)] = []
    for table in tables {
      if case .entities(let kind) = table.role { filled += readEntities(table, kind) }
    }
    for (entity, record) in filled { draft.fill(entity, with: record, options) }
    for table in tables {
      switch table.role {
      case .activities: readActivities(table)
      case .ties: readTies(table)
      case .unknown: report(table.table)
      case .entities, .sources: break
      }
    }
    if madeOfTies > 0 {
      draft.report(
        .note, found: "\(madeOfTies) names that only ties give",
        expected: "a row for each organization; they are read as organizations")
    }
  }

  private mutating func report(_ table: RecordTable) {
    let names = table.header.filter { !$0.isEmpty }.prefix(12).map { "'\($0.prefix(30))'" }
    draft.report(
      table.header.isEmpty ? .note : .error, line: table.header.isEmpty ? 0 : 1,
      found: table.header.isEmpty
        ? "\(table.within)nothing" : "\(table.within)the columns \(names.joined(separator: ", "))",
      expected: "a column with names (name, label, organization …), or two with the ends of ties (from, to)",
      mend: "Say which column it is: --map COLUMN=name, --map COLUMN=from …")
  }

  private mutating func readSources(_ table: ClassifiedTable) {
    for row in 0..<table.table.count where !table.table.isBlank(row) {
      var id = ""
      var cells: [(column: String, text: String)] = []
      for (column, field) in table.fields.enumerated() {
        let text = table.table.text(row, column)
        switch field {
        case .id: id = text
        case .name: cells.append(("title", text))
        case .publishedBy: cells.append(("publisher", text))
        case .ignore: break
        case let field?: cells.append((field.rawValue, text))
        case nil: cells.append((table.table.header[column], text))
        }
      }
      let title = cells.first { $0.column == "title" }?.text ?? ""
      _ = draft.source(id: id.orElse(title), cells, line: table.table.line(row))
    }
  }

  private mutating func readEntities(
    _ table: ClassifiedTable, _ kind: EntityKind
  ) -> [(DraftEntity, EntityRecord)] {
    var read: [(DraftEntity, EntityRecord)] = []
    // Where rows have a label and a name, ties go by the label.
    let keys = table.table.header.map { Folding.key($0) }
    let label = keys.contains("name") ? keys.firstIndex(of: "label") : nil
    for row in 0..<table.table.count where !table.table.isBlank(row) {
      var record = EntityRecord(line: table.table.line(row), within: table.table.within)
      if record.line == 0 { record.spot = table.table.spot(row) }
      for (column, field) in table.fields.enumerated() where column != label {
        record.add(field, column: table.table.header[column], table.table.text(row, column))
      }
      let reference = label.map { table.table.text(row, $0) } ?? ""
      if record.name.isEmpty { record.name = reference }
      guard !record.name.isEmpty || !record.fileID.isEmpty else {
        draft.report(
          .warning, line: record.line, found: "\(table.table.within)a row without a name", expected: "a name",
          mend: "Fill the cell; until then the row is left out.")
        draft.omissions.add("rows without a name")
        continue
      }
      if let entity = draft.register(record, default: kind, options) {
        if record.fileID.isEmpty { draft.remember(entity, fileID: record.name) }
        if !reference.isEmpty {
          draft.remember(entity, fileID: reference)
          draft.remember(entity, as: reference)
        }
        read.append((entity, record))
      } else {
        people.formUnion([record.fileID, Folding.key(record.name)])
      }
    }
    return read
  }

  /// What a cell names; nil for a person who is left out.
  private mutating func entity(_ name: String, line: Int, isOfTie: Bool) -> DraftEntity? {
    if let known = draft.entity(meant: name) { return known }
    if people.contains(name) || people.contains(Folding.key(name)) { return nil }
    if isOfTie { madeOfTies += 1 }
    return draft.addEntity(.organization, fileID: "", name: name, line: line)
  }

  private mutating func readTies(_ table: ClassifiedTable) {
    for row in 0..<table.table.count where !table.table.isBlank(row) {
      var tie = TieRecord(line: table.table.line(row), within: table.table.within, isDirected: true)
      if tie.line == 0 { tie.spot = table.table.spot(row) }
      var (from, to): ([String], [String]) = ([], [])
      var isSaidElsewhere = false
      for (column, field) in table.fields.enumerated() {
        let text = table.table.text(row, column)
        guard !text.isEmpty else { continue }
        switch field {
        case .from: from = DatasetDraft.list(text, also: "")
        case .to: to = DatasetDraft.list(text, also: "")
        case .tie: tie.word = text
        case .weight: tie.weight = text
        case .direction: tie.isDirected = Self.isDirected(text)
        case .basis: isSaidElsewhere = isSaidElsewhere || text == Basis.implied.rawValue
        case .repeats: isSaidElsewhere = isSaidElsewhere || text == "true"
        case .ignore: break
        case let field?: tie.cells.append((field, table.table.header[column], text))
        case nil: tie.extra.append((table.table.header[column], text))
        }
      }
      guard !from.isEmpty, !to.isEmpty else {
        draft.report(
          .warning, line: tie.line, found: "\(tie.within)a tie with one end", expected: "two ends",
          mend: "Fill the other cell; until then the row is left out.")
        draft.omissions.add("ties with one end")
        continue
      }
      if isSaidElsewhere {
        draft.omissions.add("ties that repeat what other rows say", from.count * to.count)
        continue
      }
      tie.dropRepeatedLabel()
      for from in from {
        for to in to {
          guard let start = entity(from, line: tie.line, isOfTie: true),
            let end = entity(to, line: tie.line, isOfTie: true)
          else {
            draft.omissions.add("ties of people")
            continue
          }
          draft.addTie(start, end, tie)
        }
      }
    }
  }

  private static func isDirected(_ text: String) -> Bool {
    switch Folding.key(text) {
    case "undirected", "mutual", "both", "no", "false", "0", "non", "bidirectional": false
    default: true
    }
  }

  private mutating func readActivities(_ table: ClassifiedTable) {
    for row in 0..<table.table.count where !table.table.isBlank(row) {
      var tie = TieRecord(line: table.table.line(row), within: table.table.within, isDirected: true)
      if tie.line == 0 { tie.spot = table.table.spot(row) }
      var (who, topics, places): ([String], [String], [String]) = ([], [], [])
      var place = PlaceWords()
      for (column, field) in table.fields.enumerated() {
        let text = table.table.text(row, column)
        guard !text.isEmpty else { continue }
        switch field {
        case .who: who += DatasetDraft.list(text, also: ";")
        case .topics: topics += DatasetDraft.list(text, also: ";,").map { draft.topic($0, line: tie.line).id }
        case .places, .basedIn:
          places += DatasetDraft.list(text, also: ";").map { draft.place($0, line: tie.line).id }
        case .city, .region, .country: place.set(field ?? .city, text)
        case .weight: tie.weight = text
        case .ignore: break
        case let field?: tie.cells.append((field, table.table.header[column], text))
        case nil: tie.extra.append((table.table.header[column], text))
        }
      }
      if !place.isEmpty { places += draft.places(place, line: tie.line).map(\.id) }
      guard !who.isEmpty, !topics.isEmpty || !places.isEmpty else {
        draft.report(
          .warning, line: tie.line,
          found: "\(tie.within)a row that names \(who.isEmpty ? "nobody" : "neither a topic nor a place")",
          expected: "who works, and on what or where", mend: "Fill the cell; until then the row is left out.")
        draft.omissions.add("rows that do not say who works on what or where")
        continue
      }
      for name in who {
        guard let actor = entity(name, line: tie.line, isOfTie: false) else {
          draft.omissions.add("ties of people")
          continue
        }
        draft.addActivities(actor, topics: topics, places: places, tie)
      }
    }
  }
}
