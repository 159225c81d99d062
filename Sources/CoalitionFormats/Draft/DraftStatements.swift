internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// What a row of somebody's table or an edge of somebody's graph says of two entities.
struct TieRecord {
  var line: Int
  /// What stands before `line 5` in a locator, where the file has several tables.
  var within = ""
  /// Where it stands in a file without lines, such as `edge 7`.
  var spot = ""
  /// The word for the tie as the file has it.
  var word = ""
  var isDirected: Bool
  var weight = ""
  /// What else it says, by field, with the column as the file has it.
  var cells: [(field: Field, column: String, text: String)] = []
  /// The columns that mean nothing here, kept as they are.
  var extra: [(column: String, text: String)] = []

  /// Leaves out a label that only says the kind in words.
  mutating func dropRepeatedLabel() {
    extra.removeAll { Folding.key($0.column) == "label" && $0.text == TieWord.label(of: word) }
  }
}

extension DatasetDraft {
  /// Adds a tie between two entities: a relationship, or an activity where it says that somebody works on a topic or in
  /// a place.
  mutating func addTie(_ from: DraftEntity, _ to: DraftEntity, _ tie: TieRecord) {
    guard from.number != to.number else {
      omissions.add("ties of something with itself")
      return
    }
    switch TieWord(tie.word) {
    case .tie(let kind, let isReversed):
      let (start, end) = isReversed ? (to, from) : (from, to)
      if kind.fromKinds.contains(start.kind), kind.toKinds.contains(end.kind) {
        addRelationship(start, kind, end, tie)
      } else if kind.isDirected, !isReversed, !tie.isDirected, kind.fromKinds.contains(end.kind),
        kind.toKinds.contains(start.kind)
      {
        // Without a direction the kinds of the ends tell which is which.
        addRelationship(end, kind, start, tie)
      } else {
        addRelationship(from, RelationshipKind(inWords: tie.word, isDirected: tie.isDirected), to, tie)
      }
    case .work: addWork(from, to, tie)
    case .under: addUnder(from, to, tie)
    case .words:
      addRelationship(from, RelationshipKind(inWords: tie.word, isDirected: tie.isDirected), to, tie)
    case .nothing:
      let kinds = (NameSpace(from.kind), NameSpace(to.kind))
      switch kinds {
      case (.actor, .topic), (.actor, .place), (.topic, .actor), (.place, .actor): addWork(from, to, tie)
      default: addRelationship(from, tie.isDirected ? .pointsTo : .tiedTo, to, tie)
      }
    }
  }

  private mutating func addRelationship(
    _ from: DraftEntity, _ kind: RelationshipKind, _ to: DraftEntity, _ tie: TieRecord
  ) {
    let row = edit(.relationships) { table in
      let row = table.addRow(line: tie.line)
      table.set(row, "from", from.id)
      table.set(row, "kind", kind.id)
      table.set(row, "to", to.id)
      return row
    }
    if !tie.weight.isEmpty {
      if let weight = Self.number(tie.weight), weight > 0, weight <= 1e12 {
        if weight != 1 { edit(.relationships) { $0.set(row, "weight", tie.weight) } }
      } else {
        edit(.relationships) { $0.set(row, "file_weight", tie.weight) }
        omissions.add("weights that are not above 0 (kept in a column of their own)")
      }
    }
    fillStatement(.relationships, row, tie)
  }

  /// Somebody works on a topic or in a place; anything else is a tie in its own words.
  private mutating func addWork(_ from: DraftEntity, _ to: DraftEntity, _ tie: TieRecord) {
    let isBackwards = NameSpace(to.kind) == .actor && NameSpace(from.kind) != .actor && !tie.isDirected
    let (who, what) =
      isBackwards || (tie.word.isEmpty && NameSpace(to.kind) == .actor) ? (to, from) : (from, to)
    guard NameSpace(who.kind) == .actor, what.kind == .topic || what.kind.isPlace else {
      addRelationship(
        from, tie.word.isEmpty ? .tiedTo : RelationshipKind(inWords: tie.word, isDirected: tie.isDirected),
        to, tie)
      return
    }
    var other: [String] = []
    for (field, _, text) in tie.cells where field == (what.kind == .topic ? .places : .topics) {
      other = Self.list(text, also: ";").map {
        what.kind == .topic ? place($0, line: tie.line).id : topic($0, line: tie.line).id
      }
    }
    for id in other.isEmpty ? [""] : other {
      addActivity(
        who, topic: what.kind == .topic ? what.id : id, place: what.kind == .topic ? id : what.id, tie)
    }
  }

  /// A row of activities.csv.
  mutating func addActivity(_ who: DraftEntity, topic: String, place: String, _ tie: TieRecord) {
    let row = edit(.activities) { table in
      let row = table.addRow(line: tie.line)
      table.set(row, "who", who.id)
      table.set(row, "topic", topic)
      table.set(row, "place", place)
      return row
    }
    if !tie.weight.isEmpty, tie.weight != "1" { edit(.activities) { $0.set(row, "weight", tie.weight) } }
    fillStatement(.activities, row, tie)
  }

  /// Rows for somebody who works on topics in places. Of several topics and several places nothing says which goes with
  /// which, so each gets a row of its own.
  mutating func addActivities(_ who: DraftEntity, topics: [String], places: [String], _ tie: TieRecord) {
    if topics.count > 1, places.count > 1 {
      omissions.add("rows of several topics and places (read as topics and places of their own)")
      for topic in topics { addActivity(who, topic: topic, place: "", tie) }
      for place in places { addActivity(who, topic: "", place: place, tie) }
      return
    }
    for topic in topics.isEmpty ? [""] : topics {
      for place in places.isEmpty ? [""] : places { addActivity(who, topic: topic, place: place, tie) }
    }
  }

  private mutating func addUnder(_ from: DraftEntity, _ to: DraftEntity, _ tie: TieRecord) {
    guard from.kind == .topic, to.kind == .topic,
      edit(.topics, { $0.text(from.row, "broader") }).isEmpty
    else {
      addRelationship(from, RelationshipKind(inWords: tie.word, isDirected: true), to, tie)
      return
    }
    edit(.topics) { $0.set(from.row, "broader", to.id) }
  }

  /// Period, evidence, visibility and whatever else a statement's row has.
  private mutating func fillStatement(_ name: TableName, _ row: Int, _ tie: TieRecord) {
    var source = SourceWords()
    for (field, header, text) in tie.cells {
      switch field {
      case .since, .until:
        if let date = Self.date(text) {
          edit(name) { $0.set(row, field.rawValue, date) }
        } else {
          edit(name) { $0.set(row, "file_\(field.rawValue)", text) }
          problem(date: text, line: tie.line)
        }
      case .source, .sourceTitle, .sourceURL: source.set(field, text)
      case .locator, .quote: edit(name) { $0.set(row, field.rawValue, text) }
      case .confidence:
        if let number = Self.number(text), (0...1).contains(number) {
          edit(name) { $0.set(row, "confidence", text) }
        } else {
          edit(name) { $0.set(row, "file_confidence", text) }
        }
      case .visibility: setVisibility(text, line: tie.line, table: name, row: row)
      case .holds where name == .activities: edit(name) { $0.set(row, "holds", text) }
      case .contact: omissions.add("contact details")
      case .topics where name == .activities, .places where name == .activities: break
      case .ignore, .basis, .repeats: break
      default:
        let column = name.knownColumns.contains(header) ? "file_\(header)" : header
        edit(name) { $0.set(row, column, text) }
      }
    }
    for (column, text) in tie.extra {
      let isKnown = name.knownColumns.contains(column) || column.isEmpty
      edit(name) { $0.set(row, isKnown ? "file_\(column)" : column, text) }
    }
    let ids = sources(source, line: tie.line)
    if let first = ids.first {
      edit(name) { $0.set(row, "source", first) }
      if ids.count > 1 { omissions.add("further sources of a statement", ids.count - 1) }
    } else {
      let own = fileSource()
      edit(name) { table in
        table.set(row, "source", own)
        if table.text(row, "locator").isEmpty {
          table.set(row, "locator", tie.line > 0 ? "\(tie.within)line \(tie.line)" : tie.spot)
        }
      }
    }
  }
}
