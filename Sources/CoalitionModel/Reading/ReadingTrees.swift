internal import RecordReading

/// What lies in what: regions and countries that city rows name, and cycles of topics.
extension DatasetBuilder {
  /// Makes every region and country known before any row refers to one: those declared, countries first since a
  /// region is known by its country, then those that only city rows name.
  ///
  /// Rows that everyone may see derive first: a derived place is as visible as the rows that name it, and nothing
  /// of it comes from rows that are less so.
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
    let visibilities = records.map { reader.visibility($0, columns.visibility) }
    for visibility in Visibility.allCases {
      for (offset, record) in records.enumerated() where visibilities[offset] == visibility {
        _ = holder(of: firstIndex + offset, record, reader, columns)
      }
    }
  }

  /// What a place lies in, by the names in its row: its region or, without one, its country.
  mutating func holder(
    of index: Int, _ record: Int, _ reader: TableReader, _ columns: EntityColumns
  ) -> EntityIndex? {
    let kind = registry.kind(index)
    guard kind != .country else { return nil }
    let region = kind == .city ? reader.text(record, columns.region) : ""
    return registry.region(
      named: region, country: reader.text(record, columns.country), origin: reader.origin(record),
      visibility: reader.visibility(record, columns.visibility)
    ).map(EntityIndex.init)
  }

  /// Cuts each cycle of `broader` at its first row, and says so.
  mutating func cutCycles(_ reader: inout TableReader) {
    let broader = reader.column("broader")
    let records = registry.accepted[.topics] ?? []
    guard let firstTopic = entities.firstIndex(where: { $0.kind == .topic }) else { return }
    for cycle in Hierarchy.cycles(in: entities.map(\.parent)) {
      var names = cycle.prefix(6).map { entities[$0].id.shortened }
      if cycle.count > 6 { names.append("\(cycle.count - 6) more") }
      names.append(entities[cycle[0]].id.shortened)
      reader.report(
        records[cycle[0] - firstTopic], broader, found: "a cycle: \(names.joined(separator: " under "))",
        expected: "a tree, in which no topic lies under itself",
        mend: "empty the 'broader' cell of the one that is the broadest")
      entities[cycle[0]].details = .topic(broader: nil, terms: entities[cycle[0]].terms)
    }
  }
}
