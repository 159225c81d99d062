internal import RecordReading

extension DatasetBuilder {
  mutating func readSources(_ reader: inout TableReader) {
    guard let id = reader.column("id") else { return }
    let (title, publisher, date) = (reader.column("title"), reader.column("publisher"), reader.column("date"))
    let (url, accessed, archived) = (
      reader.column("url"), reader.column("accessed"), reader.column("archived")
    )
    let visibility = reader.column("visibility")
    let (topics, places) = (reader.column("surveyed_topics"), reader.column("surveyed_places"))
    for record in 0..<reader.count {
      guard var text = reader.slug(record, id) else { continue }
      let (index, isNew) = text.withUTF8 { sourceNumbers.insert($0) }
      guard isNew else {
        reader.report(
          record, id, found: "the source id '\(text.shortened)' a second time",
          expected: "an id of its own; line \(sources[index].origin.line) has it already",
          mend: "give one of the two another id")
        continue
      }
      let surveyed = [(topics, ExpectedKinds.topic), (places, .place)].map {
        column, kinds -> [EntityIndex]? in
        // A list of which nothing is known says less than no list.
        reader.text(record, column).isEmpty ? nil : references(&reader, record, column, kinds)
      }
      sources.append(
        Source(
          id: text, title: reader.text(record, title).orElse(text), publisher: reader.text(record, publisher),
          date: reader.date(record, date), url: reader.text(record, url),
          accessed: reader.date(record, accessed),
          archived: reader.text(record, archived), survey: Survey(topics: surveyed[0], places: surveyed[1]),
          visibility: reader.checkedVisibility(record, visibility), origin: reader.origin(record),
          extra: reader.extra(record)))
    }
  }

  mutating func readActivities(_ reader: inout TableReader) {
    // Without this column every row would report the same; that it is missing has been said.
    guard let who = reader.column("who") else { return }
    let columns = StatementColumns(reader)
    let (topicColumn, placeColumn) = (reader.column("topic"), reader.column("place"))
    let holdsColumn = reader.column("holds")
    activities.reserveCapacity(reader.count)
    for record in 0..<reader.count {
      let actor = reference(&reader, record, who, .actor, isNeeded: true)
      let topic = reference(&reader, record, topicColumn, .topic)
      let place = reference(&reader, record, placeColumn, .place)
      let statement = statement(&reader, record, columns)
      if case (.empty, .empty) = (topic, place) {
        reader.report(
          record, topicColumn, found: "neither a topic nor a place", expected: "one of the two at least",
          mend: "say on what or where, or remove the row")
        continue
      }
      // A row whose topic or place could not be read would say more than its writer did: leave it out.
      guard let actor = actor.entity, !topic.isUnusable, !place.isUnusable,
        let holds = holds(&reader, record, holdsColumn)
      else { continue }
      let row = Activity(
        who: actor, topic: topic.entity, place: place.entity, period: statement.period,
        evidence: statement.evidence, visibility: statement.visibility, origin: reader.origin(record),
        extra: reader.extra(record))
      if holds {
        activities.append(row)
      } else {
        layout.denialRows.append(activities.count + denials.count)
        denials.append(row)
      }
    }
  }

  mutating func readRelationships(_ reader: inout TableReader) {
    guard let from = reader.column("from"), let to = reader.column("to"),
      let kindColumn = reader.column("kind")
    else { return }
    let columns = StatementColumns(reader)
    let weightColumn = reader.column("weight")
    relationships.reserveCapacity(reader.count)
    for record in 0..<reader.count {
      let ends = ends(&reader, record, from, to)
      let statement = statement(&reader, record, columns)
      let weight = weight(&reader, record, weightColumn)
      guard let kind = relationshipKind(&reader, record, kindColumn), let (start, end) = ends,
        fits(kind, &reader, record, (start, from), (end, to))
      else { continue }
      relationships.append(
        Relationship(
          from: start, kind: kind, to: end, period: statement.period, weight: weight,
          evidence: statement.evidence,
          basis: .stated, visibility: statement.visibility, origin: reader.origin(record),
          extra: reader.extra(record)))
    }
  }

  mutating func readDecisions(_ reader: inout TableReader) {
    guard let a = reader.column("a"), let b = reader.column("b"), let verdictColumn = reader.column("verdict")
    else { return }
    let (by, date, note) = (reader.column("by"), reader.column("date"), reader.column("note"))
    let visibilityColumn = reader.column("visibility")
    for record in 0..<reader.count {
      let ends = ends(&reader, record, a, b)
      let day = reader.date(record, date)
      let visibility = reader.checkedVisibility(record, visibilityColumn)
      let word = reader.text(record, verdictColumn)
      guard let verdict = Decision.Verdict(rawValue: word) else {
        reader.report(
          record, verdictColumn, found: word.isEmpty ? "no verdict" : "the verdict '\(word.shortened)'",
          expected: "same, different or unsure", mend: "write one of the three")
        continue
      }
      guard let (first, second) = ends else { continue }
      let (kind, other) = (registry.kind(first.position), registry.kind(second.position))
      if verdict == .same, kind != other {
        reader.report(
          record, b, found: "\(kind.rawValue.withArticle) the same as \(other.rawValue.withArticle)",
          expected: "two of a kind", mend: "move one of the rows to the other's table, or change the verdict")
        continue
      }
      decisions.append(
        Decision(
          a: first, b: second, verdict: verdict, by: reader.text(record, by), date: day,
          note: reader.text(record, note), visibility: visibility, origin: reader.origin(record),
          extra: reader.extra(record)))
    }
  }

  // MARK: Cells

  /// The two ends of a row; nil, and a report, unless they are two entities.
  private mutating func ends(
    _ reader: inout TableReader, _ record: Int, _ from: Int, _ to: Int
  ) -> (EntityIndex, EntityIndex)? {
    let start = reference(&reader, record, from, .anything, isNeeded: true)
    let end = reference(&reader, record, to, .anything, isNeeded: true)
    guard let start = start.entity, let end = end.entity else { return nil }
    if start != end { return (start, end) }
    reader.report(
      record, to, found: "the same id at both ends", expected: "two entities", mend: "correct one of the two")
    return nil
  }

  /// Whether a row says that it is so or that it is not; nil, and a report, for any other word.
  private func holds(_ reader: inout TableReader, _ record: Int, _ column: Int?) -> Bool? {
    switch reader.text(record, column) {
    case "", "yes": return true
    case "no": return false
    case let word:
      reader.report(
        record, column, found: "'\(word.shortened)'", expected: "yes, no or nothing",
        mend: "write no where the source says that it is not so, or no longer")
      return nil
    }
  }

  /// How strong a tie is: a number above 0, 1 where nobody says.
  private func weight(_ reader: inout TableReader, _ record: Int, _ column: Int?) -> Double {
    let cell = reader.text(record, column)
    guard !cell.isEmpty else { return 1 }
    if let weight = Double(cell), weight > 0, weight <= Self.heaviest { return weight }
    reader.report(
      record, column, found: "the weight '\(cell.shortened)'",
      expected: "a number above 0 and up to a million million, with a point for decimals",
      mend: "correct the number, or leave the cell empty for a usual tie")
    return 1
  }

  /// Beyond this, the weights of a network could no longer be added up exactly enough to compare them.
  private static let heaviest = 1e12

  private mutating func relationshipKind(
    _ reader: inout TableReader, _ record: Int, _ column: Int
  ) -> RelationshipKind? {
    let word = reader.text(record, column)
    if let kind = kinds[word] { return kind }
    if let kind = RelationshipKind(id: word) {
      kinds[word] = kind
      return kind
    }
    let ids = RelationshipKind.all.map(\.id)
    reader.report(
      record, column, found: word.isEmpty ? "no kind" : "the kind '\(word.shortened)'",
      expected: "one of \(ids.joined(separator: ", ")), or 'other:' or 'mutual:' with words of your own",
      mend: Suggestions.phrase(for: word, among: ids).orElse("write one of them"))
    return nil
  }

  /// Whether a kind may tie the two ends; each end that it may not is reported.
  private func fits(
    _ kind: RelationshipKind, _ reader: inout TableReader, _ record: Int,
    _ from: (entity: EntityIndex, column: Int), _ to: (entity: EntityIndex, column: Int)
  ) -> Bool {
    let (start, end) = (registry.kind(from.entity.position), registry.kind(to.entity.position))
    if kind.fromKinds.contains(start), kind.toKinds.contains(end) { return true }
    let fitsBackwards = kind.fromKinds.contains(end) && kind.toKinds.contains(start)
    for (found, column, allowed) in [(start, from.column, kind.fromKinds), (end, to.column, kind.toKinds)]
    where !allowed.contains(found) {
      reader.report(
        record, column,
        found: "\(found.rawValue.withArticle) as '\(reader.csv.header[column])' of \(kind.id)",
        expected: EntityKind.allCases.filter(allowed.contains).map(\.rawValue).joined(separator: " or "),
        mend: fitsBackwards ? "exchange from and to" : "choose another kind, or correct the id")
    }
    return false
  }

  private mutating func statement(
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
    return (period, evidence, reader.checkedVisibility(record, columns.visibility))
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
