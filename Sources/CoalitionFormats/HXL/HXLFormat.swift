internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// Tables of who does what where with tags of the Humanitarian Exchange Language over their columns
/// (https://hxlstandard.org/standard/1-1final/, 3W).
///
/// A row is work of its `#org` on its `#sector` in the smallest place that it names. An `#org` that implements does the
/// work; one with `+funder` or `+donor` funds it, and one with `+partner` or `+prog` is its partner. `#subsector` and a short
/// `#activity` are topics below the sector. `#contact` stays out.
struct HXLFormat {
  private var draft: DatasetDraft
  private let tags: [HXLTag?]
  private let headers: [String]

  /// Whether the first rows of a table have one of tags.
  static func isHXL(_ table: CSVTable) -> Bool { tagRow(table) != nil }

  /// The tags, the headers above them, and the first record of data.
  private static func tagRow(_ table: CSVTable) -> (tags: [HXLTag?], headers: [String], first: Int)? {
    if let tags = HXLTag.row(table.header) { return (tags, table.header, 0) }
    var headers = table.header
    for record in 0..<min(25, table.recordCount) {
      let cells = (0..<table.fieldCount(record: record)).map { table.text(record, $0) }
      if let tags = HXLTag.row(cells) { return (tags, headers, record + 1) }
      headers = cells
    }
    return nil
  }

  static func read(_ table: CSVTable, file: String, problems: [Diagnostic]) -> FileReading {
    guard let (tags, headers, first) = tagRow(table) else {
      let problem = Diagnostic(
        .error, file: file, found: "no row of tags",
        expected: "tags such as #org and #sector over the columns")
      return FileReading(dataset: DatasetDraft(file: file).reading().dataset, diagnostics: [problem])
    }
    var format = HXLFormat(draft: DatasetDraft(file: file), tags: tags, headers: headers)
    // What is wrong with the lengths of rows above the tags is of no matter.
    let start = first == 0 ? 0 : table.line(ofRecord: first - 1)
    format.draft.problems = problems.filter { $0.line > start || $0.severity == .note }.map { problem in
      var problem = problem
      // A row that is too short has empty cells at its end, as spreadsheets save it.
      problem.severity =
        problem.severity == .error && problem.found.contains("field") ? .warning : problem.severity
      return problem
    }
    for record in first..<max(first, table.recordCount) { format.read(table, record) }
    return format.draft.reading()
  }

  private mutating func read(_ table: CSVTable, _ record: Int) {
    let line = table.line(ofRecord: record)
    let count = table.fieldCount(record: record)
    let cells = tags.indices.map { column in
      column < count ? FormulaGuard.restore(table.text(record, column)).trimmed : ""
    }
    guard cells.contains(where: { !$0.isEmpty }) else { return }
    var row = HXLRow(line: line)
    for (column, text) in cells.enumerated() where !text.isEmpty {
      row.add(text, tags[column], header: column < headers.count ? headers[column] : "", &draft.omissions)
    }
    let workers = row.workers.map { organization($0, row) }
    guard !workers.isEmpty else {
      draft.omissions.add("rows without an organization")
      draft.report(
        .warning, line: line, found: "a row without an organization", expected: "a cell under #org",
        mend: "Fill the cell; until then the row is left out.")
      return
    }
    let topics = row.topics(in: &draft)
    let places = row.places(in: &draft)
    for worker in workers {
      if topics.isEmpty, places.isEmpty {
        draft.omissions.add("rows that do not say who works on what or where")
      } else {
        draft.addActivities(worker, topics: topics, places: places, row.tie)
      }
      for name in row.funders { tie(organization([name], row), .funds, worker, row) }
      for name in row.partners { tie(worker, .partnersWith, organization([name], row), row) }
    }
  }

  private mutating func tie(_ from: DraftEntity, _ kind: RelationshipKind, _ to: DraftEntity, _ row: HXLRow) {
    var tie = TieRecord(line: row.line, isDirected: kind.isDirected)
    tie.word = kind.id
    tie.cells = row.tie.cells.filter { [.source, .sourceTitle, .sourceURL].contains($0.field) }
    draft.addTie(from, to, tie)
  }

  /// The organization of a row, by its code, its name or its acronym.
  private mutating func organization(_ names: [String], _ row: HXLRow) -> DraftEntity {
    organization(HXLRow.Organization(names: names), row)
  }

  private mutating func organization(_ organization: HXLRow.Organization, _ row: HXLRow) -> DraftEntity {
    let all = (organization.code.isEmpty ? [] : [organization.code]) + organization.names
    for name in all {
      if let known = draft.entity(meant: name, [.actor]) {
        for name in organization.names { draft.addAlias(name, to: known) }
        return known
      }
    }
    let name = organization.names.first ?? organization.code
    let entity = draft.addEntity(.organization, fileID: organization.code, name: name, line: row.line)
    for alias in organization.names.dropFirst() { draft.addAlias(alias, to: entity) }
    let source = draft.fileSource()
    draft.edit(.organizations) { table in
      table.set(entity.row, "source", source)
      table.set(entity.row, "locator", "line \(row.line)")
      if !organization.type.isEmpty { table.set(entity.row, "type", organization.type) }
      if !organization.url.isEmpty { table.set(entity.row, "url", organization.url) }
    }
    return entity
  }

  // MARK: Writing

  /// A row for each activity, with headers and tags. Cells that a spreadsheet would run are made harmless.
  static func write(_ dataset: Dataset) -> [UInt8] {
    let columns: [(String, String)] = [
      ("Organization", "#org+name"), ("Organization id", "#org+code"), ("Sector", "#sector+name"),
      ("Sector id", "#sector+code"), ("Country", "#country+name"), ("Region", "#adm1+name"),
      ("City", "#loc+name"),
      ("Place id", "#loc+code"), ("Since", "#date+start"), ("Until", "#date+end"),
      ("Locator", "#meta+locator"),
      ("Quote", "#description+quote"), ("Source", "#meta+source"), ("Source link", "#meta+url"),
      ("Confidence", "#meta+confidence"),
    ]
    let encoder = CSVEncoder(neutralizingFormulas: true)
    var bytes = encoder.encode([columns.map(\.0), columns.map(\.1)])
    for activity in dataset.activities {
      var parts: [EntityKind: String] = [:]
      if let place = activity.place {
        parts[dataset[place].kind] = dataset[place].name
        for above in dataset.hierarchy.ancestors(of: place) {
          parts[dataset[above].kind] = dataset[above].name
        }
      }
      let source = activity.evidence.source.map { dataset[$0] }
      encoder.append(
        [
          dataset[activity.who].name, dataset[activity.who].id, activity.topic.map { dataset[$0].name } ?? "",
          activity.topic.map { dataset[$0].id } ?? "", parts[.country] ?? "", parts[.region] ?? "",
          parts[.city] ?? "",
          activity.place.map { dataset[$0].id } ?? "", activity.period.since?.description ?? "",
          activity.period.until?.description ?? "", activity.evidence.locator, activity.evidence.quote,
          source?.title ?? "", source?.url ?? "", activity.evidence.confidence?.written ?? "",
        ], to: &bytes)
    }
    return bytes
  }
}

extension DatasetDraft {
  /// One more name of an entity.
  mutating func addAlias(_ name: String, to entity: DraftEntity) {
    let known = edit(entity.table) { $0.text(entity.row, "name") }
    guard !name.isEmpty, Folding.key(name) != Folding.key(known) else { return }
    edit(entity.table) { $0.add([name], to: entity.row, "aliases") }
    remember(entity, as: name)
  }
}
