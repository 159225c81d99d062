/// What a dataset says, as rows of cells with ids for whatever they refer to: the form in which two datasets are
/// compared.
///
/// A row has a key that stays when its other cells change: the id of an entity or source; for a statement who it is
/// about, what it says and where that stands. Statements that agree in all that are numbered.
public struct DatasetRows: Sendable, Equatable {
  /// One row.
  public struct Row: Sendable, Equatable {
    /// What tells it from the others of its table.
    public let key: String
    /// The filled cells, by column.
    public var cells: [String: String]

    /// Makes a row of its filled cells.
    public init(key: String, cells: [String: String]) {
      self.key = key
      self.cells = cells.filter { !$0.value.isEmpty }
    }
  }

  /// The rows of each table, by key.
  public var tables: [TableName: [String: Row]]

  /// The rows of a dataset. O(rows).
  public init(_ dataset: Dataset) {
    tables = [:]
    for table in TableName.allCases { tables[table] = [:] }
    for entity in dataset.entities { add(Self.row(entity, dataset), to: entity.table) }
    for source in dataset.sources { add(Self.row(source, dataset), to: .sources) }
    for activity in dataset.activities {
      addStatement(Self.row(activity, holds: true, dataset), to: .activities)
    }
    for denial in dataset.denials { addStatement(Self.row(denial, holds: false, dataset), to: .activities) }
    for tie in dataset.relationships where tie.basis == .stated {
      addStatement(Self.row(tie, dataset), to: .relationships)
    }
    for decision in dataset.decisions { addStatement(Self.row(decision, dataset), to: .decisions) }
  }

  private mutating func add(_ row: Row, to table: TableName) { tables[table]?[row.key] = row }

  private mutating func addStatement(_ row: Row, to table: TableName) {
    var number = 1
    while tables[table]?["\(row.key)\u{1F}\(number)"] != nil { number += 1 }
    add(Row(key: "\(row.key)\u{1F}\(number)", cells: row.cells), to: table)
  }

  /// A statement is told from others by who it is about, what it says and where that stands.
  private static func statement(
    _ cells: [String: String], extra: [Entity.ExtraField], keyed: [String]
  ) -> Row {
    var cells = cells
    for field in extra { cells[field.column] = field.value }
    let key = (keyed + ["source", "locator"]).map { cells[$0] ?? "" }.joined(separator: "\u{1F}")
    return Row(key: key, cells: cells)
  }

  static func row(_ activity: Activity, holds: Bool, _ dataset: Dataset) -> Row {
    var cells = cells(activity.period, activity.evidence, activity.visibility, dataset)
    cells["who"] = dataset[activity.who].id
    cells["topic"] = activity.topic.map { dataset[$0].id } ?? ""
    cells["place"] = activity.place.map { dataset[$0].id } ?? ""
    cells["holds"] = holds ? "" : "no"
    return statement(cells, extra: activity.extra, keyed: ["who", "topic", "place", "holds"])
  }

  static func row(_ tie: Relationship, _ dataset: Dataset) -> Row {
    var cells = cells(tie.period, tie.evidence, tie.visibility, dataset)
    cells["from"] = dataset[tie.from].id
    cells["kind"] = tie.kind.id
    cells["to"] = dataset[tie.to].id
    cells["weight"] = tie.weight == 1 ? "" : tie.weight.plain
    return statement(cells, extra: tie.extra, keyed: ["from", "kind", "to"])
  }

  static func row(_ decision: Decision, _ dataset: Dataset) -> Row {
    let cells = [
      "a": dataset[decision.a].id, "b": dataset[decision.b].id, "verdict": decision.verdict.rawValue,
      "by": decision.by, "date": decision.date?.description ?? "", "note": decision.note,
      "visibility": decision.visibility.rawValue,
    ]
    return statement(cells, extra: decision.extra, keyed: ["a", "b"])
  }

  private static func cells(
    _ period: Period, _ evidence: Evidence, _ visibility: Visibility, _ dataset: Dataset
  ) -> [String: String] {
    [
      "since": period.since?.description ?? "", "until": period.until?.description ?? "",
      "source": evidence.source.map { dataset[$0].id } ?? "", "locator": evidence.locator,
      "quote": evidence.quote, "confidence": evidence.confidence?.plain ?? "",
      "visibility": visibility.rawValue,
    ]
  }

  static func row(_ entity: Entity, _ dataset: Dataset) -> Row {
    func ids(_ list: [EntityIndex]) -> String { list.map { dataset[$0].id }.joined(separator: "|") }
    var cells = [
      "id": entity.id, "kind": entity.kind.rawValue, "name": entity.name,
      "aliases": entity.aliases.joined(separator: "|"), "topics": ids(entity.topics),
      "places": ids(entity.places),
      "url": entity.url, "note": entity.note, "visibility": entity.visibility.rawValue,
      "source": entity.evidence.compactMap { $0.source.map { dataset[$0].id } }.joined(separator: "|"),
      "locator": entity.evidence.first?.locator ?? "",
    ]
    switch entity.details {
    case .organization(let basedIn, let checked):
      cells["based_in"] = ids(basedIn)
      cells["checked"] = checked?.description
    case .campaign(let runBy, let targets, let period):
      cells["run_by"] = ids(runBy)
      cells["targets"] = ids(targets)
      cells["since"] = period.since?.description
      cells["until"] = period.until?.description
    case .report(let publishers, let date):
      cells["published_by"] = ids(publishers)
      cells["date"] = date?.description
    case .place(let coordinate, let within):
      cells["latitude"] = coordinate?.latitude.plain
      cells["longitude"] = coordinate?.longitude.plain
      cells["within"] = within.map { dataset[$0].id }
    case .topic(let broader, let terms):
      cells["broader"] = broader.map { dataset[$0].id }
      cells["terms"] = terms.joined(separator: "|")
    }
    for field in entity.extra { cells[field.column] = field.value }
    return Row(key: entity.id, cells: cells)
  }

  static func row(_ source: Source, _ dataset: Dataset) -> Row {
    func ids(_ list: [EntityIndex]?) -> String { (list ?? []).map { dataset[$0].id }.joined(separator: "|") }
    var cells = [
      "id": source.id, "title": source.title, "publisher": source.publisher,
      "date": source.date?.description ?? "", "url": source.url,
      "accessed": source.accessed?.description ?? "", "archived": source.archived,
      "visibility": source.visibility.rawValue, "surveyed_topics": ids(source.survey?.topics),
      "surveyed_places": ids(source.survey?.places),
    ]
    for field in source.extra { cells[field.column] = field.value }
    return Row(key: source.id, cells: cells)
  }
}

extension Entity {
  /// The table in which entities of its kind stand.
  var table: TableName {
    switch kind {
    case .organization: .organizations
    case .campaign: .campaigns
    case .report: .reports
    case .city, .region, .country: .cities
    case .topic: .topics
    }
  }
}
