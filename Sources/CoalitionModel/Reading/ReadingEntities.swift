internal import RecordReading

extension DatasetBuilder {
  /// Reads the rows of one table of entities, in the order in which they were registered.
  mutating func readEntities(_ reader: inout TableReader, kind: EntityKind, into entities: inout [Entity]) {
    let columns = EntityColumns(reader)
    let known = Self.knownColumns(of: reader.table)
    let extra = reader.csv.header.enumerated().filter { !known.contains($0.element) && !$0.element.isEmpty }
    let records = registry.accepted[reader.table] ?? []
    for record in records {
      let index = entities.count
      let name = reader.text(record, columns.name)
      if name.isEmpty {
        reader.report(
          record, columns.name, found: "no name", expected: "a name for people to read",
          mend: "fill the cell; until then the id stands in")
      }
      let id = reader.text(record, columns.id)
      let visibility = reader.visibility(record, columns.visibility)
      let evidence = rowEvidence(&reader, record, columns)
      let topics = references(&reader, record, columns.topics, [.topic], what: "topic")
      let places = references(&reader, record, columns.places, Self.placeKinds, what: "place")
      let details = details(&reader, record, columns, index: index)
      entities.append(
        Entity(
          id: id, kind: registry.kind(index), name: name.orElse(id), aliases: reader.list(record, columns.aliases),
          topics: topics, places: places, url: reader.text(record, columns.url),
          note: reader.text(record, columns.note), evidence: evidence, visibility: visibility,
          origin: reader.origin(record),
          extra: extra.compactMap { column, name in
            let value = reader.csv.text(record, column)
            return value.isEmpty ? nil : Entity.ExtraField(column: name, value: value)
          },
          details: details))
      imply(details, of: EntityIndex(index), evidence, visibility, reader.origin(record))
    }
  }

  static let placeKinds: Set<EntityKind> = [.city, .region, .country]
  static let actorKinds: Set<EntityKind> = [.organization, .campaign]

  private mutating func details(
    _ reader: inout TableReader, _ record: Int, _ columns: EntityColumns, index: Int
  ) -> Entity.Details {
    switch registry.kind(index) {
    case .organization:
      return .organization(
        basedIn: references(&reader, record, columns.basedIn, Self.placeKinds, what: "place"),
        checked: reader.date(record, columns.checked))
    case .campaign:
      return .campaign(
        runBy: references(&reader, record, columns.runBy, [.organization], what: "organization"),
        targets: references(
          &reader, record, columns.targets, [.organization, .campaign, .report], what: "organization"),
        period: reader.period(record, since: columns.since, until: columns.until))
    case .report:
      return .report(
        publishers: references(&reader, record, columns.publishedBy, Self.actorKinds, what: "organization"),
        date: reader.date(record, columns.date))
    case .city, .region, .country:
      return .place(
        coordinate: coordinate(&reader, record, columns), within: whatHolds(index, record, reader, columns))
    case .topic:
      let broader = references(&reader, record, columns.broader, [.topic], what: "topic")
      if broader.count > 1 {
        reader.report(
          record, columns.broader, found: "\(broader.count) broader topics", expected: "one, or none",
          mend: "keep the one it belongs under first of all; only the first counts until then")
      }
      return .topic(broader: broader.first, terms: reader.list(record, columns.terms))
    }
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

  /// Makes every region and country known before any row refers to one: those declared, countries first since a
  /// region is known by its country, then those that only city rows name.
  mutating func findPlaces(_ reader: TableReader) {
    let columns = EntityColumns(reader)
    let records = registry.accepted[.cities] ?? []
    let firstIndex = EntityRegistry.tableOrder.prefix { $0.0 != .cities }
      .reduce(0) { $0 + (registry.accepted[$1.0]?.count ?? 0) }
    for level in [EntityKind.country, .region] {
      for (offset, record) in records.enumerated() where registry.kind(firstIndex + offset) == level {
        registry.declarePlace(
          firstIndex + offset,
          names: [reader.text(record, columns.name)] + reader.list(record, columns.aliases),
          country: reader.text(record, columns.country))
      }
    }
    for (offset, record) in records.enumerated() {
      _ = whatHolds(firstIndex + offset, record, reader, columns)
    }
  }

  private mutating func whatHolds(
    _ index: Int, _ record: Int, _ reader: TableReader, _ columns: EntityColumns
  ) -> EntityIndex? {
    let country = reader.text(record, columns.country)
    let origin = reader.origin(record)
    switch registry.kind(index) {
    case .city:
      let region = reader.text(record, columns.region)
      return registry.region(named: region, country: country, origin: origin).map(EntityIndex.init)
    case .region: return registry.country(named: country, origin: origin).map(EntityIndex.init)
    default: return nil
    }
  }

  /// The row's own evidence, one for each source it names.
  private mutating func rowEvidence(
    _ reader: inout TableReader, _ record: Int, _ columns: EntityColumns
  ) -> [Evidence] {
    let locator = reader.text(record, columns.locator)
    return sourceReferences(&reader, record, columns.source).map { Evidence(source: $0, locator: locator) }
  }

  /// Shorthand columns that tie two entities become implied relationships, one for each source of the row.
  private mutating func imply(
    _ details: Entity.Details, of entity: EntityIndex, _ evidence: [Evidence], _ visibility: Visibility,
    _ origin: RowOrigin
  ) {
    func add(_ from: EntityIndex, _ kind: RelationshipKind, _ to: EntityIndex, _ period: Period = Period()) {
      for evidence in evidence.isEmpty ? [Evidence(source: nil)] : evidence {
        impliedRelationships.append(
          Relationship(
            from: from, kind: kind, to: to, period: period, evidence: evidence, basis: .implied,
            visibility: visibility, origin: origin))
      }
    }
    switch details {
    case .organization(let basedIn, _): for place in basedIn { add(entity, .basedIn, place) }
    case .campaign(let runBy, let targets, let period):
      for runner in runBy { add(runner, .runs, entity, period) }
      for target in targets { add(entity, .targets, target, period) }
    case .report(let publishers, let date):
      for publisher in publishers { add(publisher, .publishes, entity, Period(since: date, until: date)) }
    case .place, .topic: break
    }
  }

  /// Cuts each cycle of `broader` at the topic that closes it, and says so.
  mutating func cutCycles(in entities: inout [Entity], reader: inout TableReader) {
    let columns = EntityColumns(reader)
    let firstTopic = entities.firstIndex { $0.kind == .topic } ?? entities.count
    // 0 not seen, n being followed in the n-th walk, -1 known to end.
    var mark = [Int](repeating: 0, count: entities.count)
    var walk = 0
    for (offset, record) in (registry.accepted[.topics] ?? []).enumerated() {
      walk += 1
      var path: [Int] = []
      var next: Int? = firstTopic + offset
      while let topic = next, mark[topic] == 0 {
        mark[topic] = walk
        path.append(topic)
        next = entities[topic].parent?.position
      }
      if let start = next, mark[start] == walk, let position = path.firstIndex(of: start) {
        let cycle = path[position...].map { entities[$0].id } + [entities[start].id]
        reader.report(
          records(of: .topics, at: path[position] - firstTopic) ?? record, columns.broader,
          found: "a cycle: \(cycle.joined(separator: " under "))",
          expected: "a tree, in which no topic lies under itself",
          mend: "empty the 'broader' cell of the one that is the broadest")
        entities[start].details = .topic(broader: nil, terms: entities[start].terms)
      }
      for topic in path { mark[topic] = -1 }
    }
  }

  private func records(of table: TableName, at offset: Int) -> Int? {
    guard let records = registry.accepted[table], records.indices.contains(offset) else { return nil }
    return records[offset]
  }
}

/// The columns of a table of entities, looked up once.
struct EntityColumns {
  let id, name, aliases, basedIn, topics, places, url, note, source, locator, visibility, checked: Int?
  let runBy, targets, since, until, publishedBy, date, country, region, latitude, longitude, broader, terms: Int?

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
