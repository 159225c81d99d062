internal import CoalitionModel
internal import GraphExchange

/// A dataset as a graph with attributes, for graph programs.
///
/// Every entity is a node with its columns as attributes (`label` is its name). Edges are the relationships and the
/// activities: work on a topic goes to the topic, with the place as an attribute and a second edge to the place that
/// `repeats` it; work of which no topic is known goes to the place. What shorthand columns say is there as edges too,
/// with `basis` `implied`, so that the picture is whole. Edges carry their evidence: the source's id, title and
/// address, the place in it, the words, the confidence.
///
/// Denials, judgements on identity and what else is known of sources have no place in such a graph.
struct DatasetGraph {
  private(set) var graph = PropertyGraph(defaultDirection: .directed)
  private let dataset: Dataset
  private let areAllDirected: Bool
  private var nodeColumns: [String: Int] = [:]
  private var edgeColumns: [String: Int] = [:]

  /// - Parameter areAllDirected: Whether ties without a direction go from the first of the two to the other, for programs
  ///   that refuse a graph of both sorts; the kind says that they have none.
  static func make(of dataset: Dataset, areAllDirected: Bool = false) -> PropertyGraph {
    var made = DatasetGraph(dataset, areAllDirected)
    made.addNodes()
    made.addEdges()
    return made.graph
  }

  private init(_ dataset: Dataset, _ areAllDirected: Bool) {
    self.dataset = dataset
    self.areAllDirected = areAllDirected
    graph.attributes = [("title", dataset.title), (GraphNames.dataset, dataset.name)]
  }

  // MARK: Nodes

  private static let listColumns: Set<String> = [
    "aliases", "topics", "places", "based_in", "targets", "run_by", "published_by", "terms", "source",
  ]
  private static let numberColumns: Set<String> = ["latitude", "longitude"]

  private mutating func addNodes() {
    var cells: [String: (table: TableName, columns: [String], row: [String])] = [:]
    for table in DatasetFiles.tables(of: dataset) where table.name.isOfEntities {
      guard let id = table.columns.firstIndex(of: "id") else { continue }
      for row in table.rows { cells[row[id]] = (table.name, table.columns, row) }
    }
    for entity in dataset.entities {
      let node = graph.insertNode(entity.id).node
      set(node, "label", entity.name)
      set(node, "kind", entity.kind.rawValue)
      guard let (table, columns, row) = cells[entity.id] else {
        // A region or country that only a row of a city names.
        if let parent = entity.parent { set(node, "country", dataset[parent].name) }
        continue
      }
      let known = Set(table.knownColumns)
      for (column, text) in zip(columns, row) where !text.isEmpty {
        switch column {
        case "id", "name", "title", "level": break
        // What everyone may see need not be said.
        case "visibility" where text == Visibility.public.rawValue: break
        case _ where Self.listColumns.contains(column):
          set(node, column, AttributeTable.cell(ofList: text.split(separator: "|").map(String.init)))
        case _ where known.contains(column): set(node, column, text)
        default: setExtra(node, column, text)
        }
      }
      let sources = entity.evidence.compactMap { $0.source.map { dataset[$0] } }
      if !sources.isEmpty {
        set(node, "source_title", AttributeTable.cell(ofList: sources.map(\.title)), .list)
        if sources.contains(where: { !$0.url.isEmpty }) {
          set(node, "source_url", AttributeTable.cell(ofList: sources.map(\.url)), .list)
        }
      }
    }
  }

  private mutating func set(
    _ node: Int, _ column: String, _ text: String, _ type: AttributeTable.ValueType? = nil
  ) {
    let number =
      nodeColumns[column]
      ?? graph.nodes.addColumn(
        column,
        type
          ?? (Self.listColumns.contains(column)
            ? .list : Self.numberColumns.contains(column) ? .double : .string))
    nodeColumns[column] = number
    graph.nodes.set(node, number, text)
  }

  /// A column of the dataset's keeper; one that would be taken for another gets a name of its own.
  private mutating func setExtra(_ node: Int, _ column: String, _ text: String) {
    set(node, Field(header: column) == nil ? column : "x_\(column)", text)
  }

  // MARK: Edges

  private mutating func addEdges() {
    for tie in dataset.relationships {
      let edge = add(
        tie.from, tie.to, isDirected: tie.kind.isDirected, kind: tie.kind.id, label: tie.kind.label)
      set(edge: edge, "basis", tie.basis.rawValue)
      if tie.weight != 1 { set(edge: edge, "weight", tie.weight.written) }
      set(edge, tie.period, tie.evidence, tie.visibility, tie.extra)
    }
    for activity in dataset.activities { add(activity) }
    for entity in dataset.indices { addImplied(entity) }
  }

  private mutating func add(_ activity: Activity) {
    func addOne(to end: EntityIndex, other: EntityIndex?, isSecond: Bool) {
      let isTopic = dataset[end].kind == .topic
      let kind = isTopic ? "worksOn" : "worksIn"
      let edge = add(activity.who, end, isDirected: true, kind: kind, label: TieWord.label(of: kind))
      set(edge: edge, "basis", Basis.stated.rawValue)
      if let other { set(edge: edge, isTopic ? "place" : "topic", dataset[other].id) }
      if isSecond { set(edge: edge, "repeats", "true") }
      set(edge, activity.period, activity.evidence, activity.visibility, activity.extra)
    }
    if let topic = activity.topic {
      addOne(to: topic, other: activity.place, isSecond: false)
      if let place = activity.place { addOne(to: place, other: topic, isSecond: true) }
    } else if let place = activity.place {
      addOne(to: place, other: nil, isSecond: false)
    }
  }

  private mutating func addImplied(_ index: EntityIndex) {
    let entity = dataset[index]
    let isReport = entity.kind == .report
    func addOne(_ end: EntityIndex, _ kind: String, _ label: String) {
      let edge = add(index, end, isDirected: true, kind: kind, label: label)
      set(edge: edge, "basis", Basis.implied.rawValue)
      set(edge, Period(), entity.evidence.first ?? Evidence(source: nil), entity.visibility, [])
    }
    for topic in entity.topics {
      addOne(topic, isReport ? "about" : "worksOn", isReport ? "is about" : "works on")
    }
    for place in entity.places {
      addOne(place, isReport ? "about" : "worksIn", isReport ? "is about" : "works in")
    }
    if let parent = entity.parent {
      addOne(
        parent, entity.kind == .topic ? "liesUnder" : "liesIn",
        entity.kind == .topic ? "lies under" : "lies in")
    }
  }

  private mutating func add(
    _ from: EntityIndex, _ to: EntityIndex, isDirected: Bool, kind: String, label: String
  ) -> Int {
    let edge = graph.addEdge(
      from: from.position, to: to.position, isDirected || areAllDirected ? .directed : .undirected)
    set(edge: edge, "kind", kind)
    set(edge: edge, "label", label)
    return edge
  }

  private mutating func set(edge: Int, _ column: String, _ text: String) {
    guard !text.isEmpty else { return }
    let type: AttributeTable.ValueType =
      switch column {
      case "weight", "confidence": .double
      case "repeats": .boolean
      default: .string
      }
    let number = edgeColumns[column] ?? graph.edges.addColumn(column, type)
    edgeColumns[column] = number
    graph.edges.set(edge, number, text)
  }

  private mutating func set(
    _ edge: Int, _ period: Period, _ evidence: Evidence, _ visibility: Visibility,
    _ extra: [Entity.ExtraField]
  ) {
    set(edge: edge, "since", period.since?.description ?? "")
    set(edge: edge, "until", period.until?.description ?? "")
    if let source = evidence.source {
      set(edge: edge, "source", dataset[source].id)
      set(edge: edge, "source_title", dataset[source].title)
      set(edge: edge, "source_url", dataset[source].url)
    }
    set(edge: edge, "locator", evidence.locator)
    set(edge: edge, "quote", evidence.quote)
    set(edge: edge, "confidence", evidence.confidence?.written ?? "")
    if visibility != .public { set(edge: edge, "visibility", visibility.rawValue) }
    for field in extra {
      set(edge: edge, Field(header: field.column) == nil ? field.column : "x_\(field.column)", field.value)
    }
  }
}

extension TableName {
  /// Whether its rows are entities.
  var isOfEntities: Bool {
    switch self {
    case .organizations, .cities, .campaigns, .reports, .topics: true
    case .activities, .relationships, .sources, .decisions: false
    }
  }
}

extension Double {
  /// The shortest text that reads as the same number, without a point for whole ones.
  var written: String { rounded() == self && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}
