internal import RecordReading

extension DatasetBuilder {
  /// Reads the rows of one table of entities, in the order in which they were registered.
  mutating func readEntities(_ reader: inout TableReader) {
    let columns = EntityColumns(reader)
    for record in registry.accepted[reader.table] ?? [] {
      let index = entities.count
      let id = reader.text(record, columns.id)
      let name = reader.text(record, columns.name)
      if name.isEmpty, columns.name != nil {
        reader.report(
          record, columns.name, found: "no name", expected: "a name for people to read",
          mend: "fill the cell; until then the id stands in")
      }
      let entity = Entity(
        id: id, kind: registry.kind(index), name: name.orElse(id),
        aliases: reader.list(record, columns.aliases),
        topics: references(&reader, record, columns.topics, .topic),
        places: references(&reader, record, columns.places, .place),
        url: reader.text(record, columns.url), note: reader.text(record, columns.note),
        evidence: rowEvidence(&reader, record, columns),
        visibility: reader.checkedVisibility(record, columns.visibility), origin: reader.origin(record),
        extra: reader.extra(record), details: details(&reader, record, columns, index: index))
      entities.append(entity)
      implyRelationships(of: EntityIndex(index), entity)
    }
  }

  private mutating func details(
    _ reader: inout TableReader, _ record: Int, _ columns: EntityColumns, index: Int
  ) -> Entity.Details {
    switch registry.kind(index) {
    case .organization:
      return .organization(
        basedIn: references(&reader, record, columns.basedIn, .place),
        checked: reader.date(record, columns.checked))
    case .campaign:
      return .campaign(
        runBy: references(&reader, record, columns.runBy, .organization),
        targets: targets(&reader, record, columns.targets, of: index),
        period: reader.period(record, since: columns.since, until: columns.until))
    case .report:
      return .report(
        publishers: references(&reader, record, columns.publishedBy, .actor),
        date: reader.date(record, columns.date))
    case .city, .region, .country:
      return .place(
        coordinate: coordinate(&reader, record, columns), within: holder(of: index, record, reader, columns))
    case .topic:
      let broader = references(&reader, record, columns.broader, .topic)
      if broader.count > 1 {
        reader.report(
          record, columns.broader, found: "\(broader.count) broader topics", expected: "one, or none",
          mend: "keep the one it belongs under first of all; only the first counts until then")
      }
      return .topic(broader: broader.first, terms: reader.list(record, columns.terms))
    }
  }

  private mutating func targets(
    _ reader: inout TableReader, _ record: Int, _ column: Int?, of campaign: Int
  ) -> [EntityIndex] {
    let targets = references(&reader, record, column, .target)
    guard targets.contains(EntityIndex(campaign)) else { return targets }
    reader.report(
      record, column, found: "the campaign itself",
      expected: "the id of \(ExpectedKinds.target.noun.withArticle)",
      mend: "name whom it targets, or remove the id")
    return targets.filter { $0 != EntityIndex(campaign) }
  }

  private func coordinate(
    _ reader: inout TableReader, _ record: Int, _ columns: EntityColumns
  ) -> Coordinate? {
    let latitude = reader.number(record, columns.latitude, in: -90...90, what: "latitude")
    let longitude = reader.number(record, columns.longitude, in: -180...180, what: "longitude")
    let hasLatitude = !reader.text(record, columns.latitude).isEmpty
    let hasLongitude = !reader.text(record, columns.longitude).isEmpty
    if hasLatitude != hasLongitude {
      reader.report(
        record, hasLatitude ? columns.longitude : columns.latitude,
        found: "a \(hasLatitude ? "latitude without a longitude" : "longitude without a latitude")",
        expected: "both or neither", mend: "fill the other cell or empty this one")
    }
    guard let latitude, let longitude else { return nil }
    return Coordinate(latitude: latitude, longitude: longitude)
  }

  /// The row's own evidence, one for each source it names.
  private mutating func rowEvidence(
    _ reader: inout TableReader, _ record: Int, _ columns: EntityColumns
  ) -> [Evidence] {
    let locator = reader.text(record, columns.locator)
    return sourceReferences(&reader, record, columns.source).map { Evidence(source: $0, locator: locator) }
  }

  /// Shorthand columns that tie two entities become implied relationships, one for each source of the row.
  private mutating func implyRelationships(of index: EntityIndex, _ entity: Entity) {
    let grounds = entity.evidence.isEmpty ? [Evidence(source: nil)] : entity.evidence
    func add(_ from: EntityIndex, _ kind: RelationshipKind, _ to: EntityIndex, _ period: Period = Period()) {
      for evidence in grounds {
        impliedRelationships.append(
          Relationship(
            from: from, kind: kind, to: to, period: period, weight: 1, evidence: evidence, basis: .implied,
            visibility: entity.visibility, origin: entity.origin, extra: []))
      }
    }
    switch entity.details {
    case .organization(let basedIn, _): for place in basedIn { add(index, .basedIn, place) }
    case .campaign(let runBy, let targets, let period):
      for runner in runBy { add(runner, .runs, index, period) }
      for target in targets { add(index, .targets, target, period) }
    case .report(let publishers, let date):
      for publisher in publishers { add(publisher, .publishes, index, Period(since: date, until: date)) }
    case .place, .topic: break
    }
  }
}

/// The columns of a table of entities, looked up once.
struct EntityColumns {
  let id, name, aliases, basedIn, topics, places, url, note, source, locator, visibility, checked: Int?
  let runBy, targets, since, until, publishedBy, date, country, region, latitude, longitude, broader,
    terms: Int?

  init(_ reader: TableReader) {
    id = reader.column("id")
    name = reader.column(reader.table == .reports ? "title" : "name")
    aliases = reader.column("aliases")
    basedIn = reader.column("based_in")
    topics = reader.column("topics")
    places = reader.column("places")
    url = reader.column("url")
    note = reader.column("note")
    source = reader.column("source")
    locator = reader.column("locator")
    visibility = reader.column("visibility")
    checked = reader.column("checked")
    runBy = reader.column("run_by")
    targets = reader.column("targets")
    since = reader.column("since")
    until = reader.column("until")
    publishedBy = reader.column("published_by")
    date = reader.column("date")
    country = reader.column("country")
    region = reader.column("region")
    latitude = reader.column("latitude")
    longitude = reader.column("longitude")
    broader = reader.column("broader")
    terms = reader.column("terms")
  }
}
