internal import RecordReading

extension DatasetBuilder {
  /// Resolves every id of a cell; what cannot be resolved is reported, with near ids.
  mutating func references(
    _ reader: inout TableReader, _ record: Int, _ column: Int?, _ allowed: Set<EntityKind>, what: String
  ) -> [EntityIndex] {
    var found: [EntityIndex] = []
    var wrong: [(text: String, index: Int?)] = []
    reader.forEachPart(record, column) { id in
      let index = registry.find(id)
      if let index, allowed.contains(registry.kind(index)) {
        let entity = EntityIndex(index)
        if !found.contains(entity) { found.append(entity) }
      } else {
        wrong.append((String(decoding: id, as: UTF8.self), index))
      }
    }
    for (text, index) in wrong {
      if let index {
        let origin = registry.origin(index)
        reader.report(
          record, column, found: "'\(text.shortened)', which is a \(registry.kind(index).rawValue)",
          expected: "the id of a \(what)", mend: "\(origin.table.file) line \(origin.line) has it; name a \(what)")
      } else {
        reader.report(
          record, column, found: "no \(what) '\(text.shortened)'", expected: "the id of a \(what)",
          mend: registry.mend(for: text, allowed))
      }
    }
    return found
  }

  func sourceReferences(
    _ reader: inout TableReader, _ record: Int, _ column: Int?
  ) -> [SourceIndex] {
    var found: [SourceIndex] = []
    var wrong: [String] = []
    reader.forEachPart(record, column) { id in
      if let index = sourceNumbers.find(id) {
        found.append(SourceIndex(index))
      } else {
        wrong.append(String(decoding: id, as: UTF8.self))
      }
    }
    for text in wrong {
      reader.report(
        record, column, found: "no source '\(text.shortened)'", expected: "the id of a row of sources.csv",
        mend: Suggestions.phrase(for: text, among: sources.prefix(10_000).map(\.id))
          .orElse("add the source to sources.csv"))
    }
    return found
  }

  mutating func readSources(_ reader: inout TableReader) {
    guard let id = reader.column("id") else { return }
    let (title, publisher, date) = (reader.column("title"), reader.column("publisher"), reader.column("date"))
    let (url, accessed, archived) = (reader.column("url"), reader.column("accessed"), reader.column("archived"))
    for record in 0..<reader.count {
      var text = reader.text(record, id)
      guard !text.isEmpty else {
        reader.report(record, id, found: "no id", expected: "an id for the source", mend: "give it a short id")
        continue
      }
      let (index, isNew) = text.withUTF8 { sourceNumbers.insert($0) }
      guard isNew else {
        reader.report(
          record, id, found: "the source id '\(text.shortened)' a second time",
          expected: "an id of its own; line \(sources[index].origin.line) has it already",
          mend: "give one of the two another id")
        continue
      }
      sources.append(
        Source(
          id: text, title: reader.text(record, title).orElse(text), publisher: reader.text(record, publisher),
          date: reader.date(record, date), url: reader.text(record, url), accessed: reader.date(record, accessed),
          archived: reader.text(record, archived), origin: reader.origin(record)))
    }
  }

  mutating func readActivities(_ reader: inout TableReader) -> [Activity] {
    let columns = StatementColumns(reader)
    let (who, topic, place) = (reader.column("who"), reader.column("topic"), reader.column("place"))
    var activities: [Activity] = []
    activities.reserveCapacity(reader.count)
    for record in 0..<reader.count {
      let actor = one(&reader, record, who, Self.actorKinds, what: "organization or campaign", isNeeded: true)
      let subject = one(&reader, record, topic, [.topic], what: "topic")
      let location = one(&reader, record, place, Self.placeKinds, what: "place")
      let statement = statement(&reader, record, columns)
      if reader.text(record, topic).isEmpty, reader.text(record, place).isEmpty {
        reader.report(
          record, topic, found: "neither a topic nor a place", expected: "one of the two at least",
          mend: "say on what or where, or remove the row")
        continue
      }
      // A row whose topic or place could not be read would say more than its writer did: leave it out.
      guard let actor, reader.text(record, topic).isEmpty || subject != nil,
        reader.text(record, place).isEmpty || location != nil
      else { continue }
      activities.append(
        Activity(
          who: actor, topic: subject, place: location, period: statement.period, evidence: statement.evidence,
          visibility: statement.visibility, origin: reader.origin(record)))
    }
    return activities
  }

  mutating func readRelationships(_ reader: inout TableReader) {
    let columns = StatementColumns(reader)
    let (from, kindColumn, to) = (reader.column("from"), reader.column("kind"), reader.column("to"))
    let everything = Set(EntityKind.allCases)
    for record in 0..<reader.count {
      let start = one(&reader, record, from, everything, what: "row of another table", isNeeded: true)
      let end = one(&reader, record, to, everything, what: "row of another table", isNeeded: true)
      let statement = statement(&reader, record, columns)
      let word = reader.text(record, kindColumn)
      guard let kind = RelationshipKind(id: word) else {
        reader.report(
          record, kindColumn, found: word.isEmpty ? "no kind" : "the kind '\(word.shortened)'",
          expected: "one of \(RelationshipKind.all.map(\.id).joined(separator: ", "))",
          mend: Suggestions.phrase(for: word, among: RelationshipKind.all.map(\.id)).orElse("write one of them"))
        continue
      }
      guard let start, let end else { continue }
      guard start != end else {
        reader.report(
          record, to, found: "the same id at both ends", expected: "two entities", mend: "correct one of the two")
        continue
      }
      let fits = [(start, kind.fromKinds, from, "from"), (end, kind.toKinds, to, "to")].allSatisfy {
        entity, kinds, column, name in
        let found = registry.kind(entity.position)
        if kinds.contains(found) { return true }
        reader.report(
          record, column, found: "a \(found.rawValue) as '\(name)' of \(kind.id)",
          expected: kinds.map(\.rawValue).sorted().joined(separator: " or "),
          mend: "exchange from and to, or choose another kind")
        return false
      }
      guard fits else { continue }
      relationships.append(
        Relationship(
          from: start, kind: kind, to: end, period: statement.period, evidence: statement.evidence,
          basis: .stated, visibility: statement.visibility, origin: reader.origin(record)))
    }
  }

  mutating func readDecisions(_ reader: inout TableReader) -> [Decision] {
    let everything = Set(EntityKind.allCases)
    let (a, b, verdictColumn) = (reader.column("a"), reader.column("b"), reader.column("verdict"))
    let (by, date, note) = (reader.column("by"), reader.column("date"), reader.column("note"))
    var decisions: [Decision] = []
    for record in 0..<reader.count {
      let first = one(&reader, record, a, everything, what: "row of another table", isNeeded: true)
      let second = one(&reader, record, b, everything, what: "row of another table", isNeeded: true)
      let word = reader.text(record, verdictColumn)
      let day = reader.date(record, date)
      guard let verdict = Decision.Verdict(rawValue: word) else {
        reader.report(
          record, verdictColumn, found: word.isEmpty ? "no verdict" : "the verdict '\(word.shortened)'",
          expected: "same, different or unsure", mend: "write one of the three")
        continue
      }
      guard let first, let second else { continue }
      if verdict == .same, registry.kind(first.position) != registry.kind(second.position) {
        reader.report(
          record, b,
          found: "a \(registry.kind(first.position).rawValue) the same as a \(registry.kind(second.position).rawValue)",
          expected: "two of a kind", mend: "move one of the rows to the other's table, or change the verdict")
        continue
      }
      decisions.append(
        Decision(
          a: first, b: second, verdict: verdict, by: reader.text(record, by), date: day,
          note: reader.text(record, note), origin: reader.origin(record)))
    }
    return decisions
  }

  // MARK: Cells

  private mutating func one(
    _ reader: inout TableReader, _ record: Int, _ column: Int?, _ allowed: Set<EntityKind>, what: String,
    isNeeded: Bool = false
  ) -> EntityIndex? {
    let found = references(&reader, record, column, allowed, what: what)
    if found.count > 1 {
      reader.report(
        record, column, found: "\(found.count) ids in one cell", expected: "one \(what) a row",
        mend: "write one row for each")
      return nil
    }
    if isNeeded, found.isEmpty, reader.text(record, column).isEmpty {
      reader.report(
        record, column, found: "an empty cell", expected: "the id of a \(what)", mend: "fill it or remove the row")
    }
    return found.first
  }

  private func statement(
    _ reader: inout TableReader, _ record: Int, _ columns: StatementColumns
  ) -> (period: Period, evidence: Evidence, visibility: Visibility) {
    let period = reader.period(record, since: columns.since, until: columns.until)
    let sources = sourceReferences(&reader, record, columns.source)
    if sources.count > 1 {
      reader.report(
        record, columns.source, found: "\(sources.count) sources in one cell", expected: "one source a row",
        mend: "write one row for each source, with its own locator")
    }
    let evidence = Evidence(
      source: sources.first, locator: reader.text(record, columns.locator),
      quote: reader.text(record, columns.quote),
      confidence: reader.number(record, columns.confidence, in: 0...1, what: "confidence"))
    return (period, evidence, reader.visibility(record, columns.visibility))
  }
}

/// The columns that activities and relationships share, looked up once.
private struct StatementColumns {
  let since, until, source, locator, quote, confidence, visibility: Int?

  init(_ reader: TableReader) {
    since = reader.column("since")
    until = reader.column("until")
    source = reader.column("source")
    locator = reader.column("locator")
    quote = reader.column("quote")
    confidence = reader.column("confidence")
    visibility = reader.column("visibility")
  }
}
