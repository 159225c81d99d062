internal import CoalitionModel

/// What the columns of a table of datasets hold, as far as a database has to know.
struct TableShape {
  /// A column whose cells list several values, which become rows of a table of their own.
  struct List {
    let column: String
    /// The table of the values, and its columns for the row and the value.
    let table, owner, value: String
    /// The table that the values are ids of; nil where they are texts.
    let target: String?
  }

  /// The kind of entity that its rows are; nil for statements and sources.
  let kind: String?
  /// Columns that hold one id, with the table that it is an id of.
  let references: [(column: String, target: String)]
  let lists: [List]
  /// Whether its rows are known by the column `id`.
  var hasID: Bool { kind != nil || isSources }
  private var isSources = false

  private init(
    kind: String? = nil, references: [(column: String, target: String)] = [], lists: [List] = []
  ) {
    self.kind = kind
    self.references = references
    self.lists = lists
  }

  /// The shape of a table.
  init(_ table: TableName) {
    let aliases = List(column: "aliases", table: "aliases", owner: "entity", value: "alias", target: nil)
    let sources = List(
      column: "source", table: "entity_sources", owner: "entity", value: "source", target: "sources")
    func list(_ owner: String, _ column: String, _ name: String, _ value: String) -> List {
      List(column: column, table: "\(owner)_\(name)", owner: owner, value: value, target: "entities")
    }
    func both(_ owner: String) -> [List] {
      [list(owner, "topics", "topics", "topic"), list(owner, "places", "places", "place"), aliases, sources]
    }
    let ground = [("source", "sources")]
    switch table {
    case .organizations:
      self.init(
        kind: "organization",
        lists: [list("organization", "based_in", "based_in", "place")] + both("organization"))
    case .campaigns:
      self.init(
        kind: "campaign",
        lists: [
          list("campaign", "run_by", "run_by", "organization"),
          list("campaign", "targets", "targets", "target"),
        ] + both("campaign"))
    case .reports:
      self.init(
        kind: "report", lists: [list("report", "published_by", "published_by", "publisher")] + both("report"))
    case .cities: self.init(kind: "city", lists: [aliases, sources])
    case .topics:
      self.init(
        kind: "topic", references: [("broader", "topics")],
        lists: [
          aliases, sources,
          List(column: "terms", table: "topic_terms", owner: "topic", value: "term", target: nil),
        ])
    case .activities:
      self.init(references: [("who", "entities"), ("topic", "topics"), ("place", "entities")] + ground)
    case .relationships: self.init(references: [("from", "entities"), ("to", "entities")] + ground)
    case .sources:
      self.init(lists: [
        list("source", "surveyed_topics", "surveyed_topics", "topic"),
        list("source", "surveyed_places", "surveyed_places", "place"),
      ])
      isSources = true
    case .decisions: self.init(references: [("a", "entities"), ("b", "entities")])
    }
  }
}
