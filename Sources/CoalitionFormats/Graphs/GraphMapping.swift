internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// A dataset made of a graph with attributes, whatever program wrote it.
///
/// Nodes become organizations unless an attribute says what else they are; attributes whose names say what they are
/// about (in English or French) become that, all others are kept as columns of their own. An edge from an organization
/// to a topic or place is work on it; other edges are relationships: of the kind that an attribute names, else `tiedTo`
/// where edges have no direction and `pointsTo` where they have one. What says nothing of where it is from rests on the
/// file and the line in it.
enum GraphMapping {
  /// The columns of nodes and edges, by what they are about.
  private struct Columns {
    var fields: [(column: Int, name: String, field: Field?)]

    init(_ table: AttributeTable, _ options: ReadingOptions, overruled: [String: Field] = [:]) {
      fields = table.columns.enumerated().map { number, column in
        let given = options.fields[column.name].flatMap { Field(rawValue: $0) }
        return (number, column.name, given ?? overruled[column.name] ?? Field(header: column.name))
      }
    }
  }

  static func read(
    _ reading: GraphReading, file: String, _ options: ReadingOptions
  ) -> FileReading {
    let graph = reading.graph
    var draft = DatasetDraft(file: file)
    draft.problems = reading.diagnostics
    draft.omissions = reading.omissions
    let hasTitle = graph.attributes.contains { ["title", "name", "label"].contains(Folding.key($0.name)) }
    for (name, value) in graph.attributes {
      switch Folding.key(name) {
      case "description" where !hasTitle: if !value.isEmpty { draft.title = value }
      case "title", "name", "label": if !value.isEmpty { draft.title = value }
      case GraphNames.dataset: draft.name = EntityRegistry.slug(value).orElse(draft.name)
      default: draft.omissions.add("attributes of the graph")
      }
    }
    let entities = readNodes(graph, into: &draft, options)
    readEdges(graph, entities, into: &draft, options)
    return draft.reading()
  }

  private static func readNodes(
    _ graph: PropertyGraph, into draft: inout DatasetDraft, _ options: ReadingOptions
  ) -> [DraftEntity?] {
    // The id of a node is the file's; a column of that name is not.
    var columns = Columns(graph.nodes, options, overruled: ["id": .ignore])
    let hasName = columns.fields.contains { $0.name == "name" }
    // Where nodes have both, the label is what is drawn and the name what it is called.
    if hasName, let label = columns.fields.firstIndex(where: { $0.name == "label" }),
      isSame(graph, columns.fields[label].column, "name")
    {
      columns.fields[label].field = .ignore
    }
    var records: [EntityRecord] = []
    var entities: [DraftEntity?] = []
    records.reserveCapacity(graph.nodeCount)
    entities.reserveCapacity(graph.nodeCount)
    for node in 0..<graph.nodeCount {
      var record = EntityRecord(line: Int(graph.nodeLines[node]))
      record.fileID = graph.id(of: node)
      if record.line == 0 { record.spot = "node \(record.fileID)" }
      for (column, name, field) in columns.fields {
        guard let text = graph.nodes.text(node, column) else { continue }
        record.add(field, column: name, graph.nodes.columns[column].type == .list ? plain(text) : text)
      }
      entities.append(draft.register(record, default: .organization, options))
      records.append(record)
    }
    for (entity, record) in zip(entities, records) {
      if let entity { draft.fill(entity, with: record, options) }
    }
    return entities
  }

  /// Whether no node has two different texts in the columns.
  private static func isSame(_ graph: PropertyGraph, _ column: Int, _ other: String) -> Bool {
    guard let other = graph.nodes.column(other) else { return false }
    return (0..<graph.nodeCount).allSatisfy { node in
      guard let text = graph.nodes.text(node, other) else { return false }
      return graph.nodes.text(node, column).map { $0 == text } ?? true
    }
  }

  /// A list as cells of a dataset have it.
  private static func plain(_ cell: String) -> String {
    AttributeTable.list(ofCell: cell).joined(separator: "|")
  }

  private static func readEdges(
    _ graph: PropertyGraph, _ entities: [DraftEntity?], into draft: inout DatasetDraft,
    _ options: ReadingOptions
  ) {
    var columns = Columns(graph.edges, options, overruled: ["id": .ignore, "kind": .tie, "type": .tie])
    // The words for a tie stand in the first of these that there is.
    let words = ["kind", "relationship", "relation", "interaction", "type", "label", "name"]
    if !columns.fields.contains(where: { $0.field == .tie && $0.name == "kind" }) {
      let tie =
        columns.fields.first { options.fields[$0.name] == Field.tie.rawValue }?.name
        ?? words.first { word in columns.fields.contains { $0.name == word } }
      for index in columns.fields.indices {
        let name = columns.fields[index].name
        if name == tie {
          columns.fields[index].field = .tie
        } else if words.contains(name), options.fields[name] == nil {
          columns.fields[index].field = nil
        }
      }
    }
    for edge in 0..<graph.edgeCount {
      guard let from = entities[Int(graph.sources[edge])], let to = entities[Int(graph.targets[edge])] else {
        draft.omissions.add("ties of people")
        continue
      }
      var tie = TieRecord(
        line: Int(graph.edgeLines[edge]), isDirected: graph.direction(of: edge) == .directed)
      if tie.line == 0 { tie.spot = "edge \(edge + 1)" }
      var isSaidElsewhere = false
      var label = ""
      for (column, name, field) in columns.fields {
        guard let text = graph.edges.text(edge, column), !text.isEmpty else { continue }
        switch field {
        case .tie: tie.word = text
        case .weight: tie.weight = text
        case .name where name == "label": label = text
        case .ignore, .direction: break
        case .basis: isSaidElsewhere = isSaidElsewhere || text == Basis.implied.rawValue
        case .repeats: isSaidElsewhere = isSaidElsewhere || text == "true"
        case let field?: tie.cells.append((field, name, text))
        case nil: tie.extra.append((name, text))
        }
      }
      // A label that only says the kind in words says nothing more.
      if !label.isEmpty, label != TieWord.label(of: tie.word) { tie.extra.append(("label", label)) }
      if isSaidElsewhere {
        draft.omissions.add("edges that repeat what nodes or other edges say")
      } else {
        draft.addTie(from, to, tie)
      }
    }
  }
}

/// The names that graphs made of a dataset use.
enum GraphNames {
  /// The graph's attribute with the name of the dataset.
  static let dataset = "dataset"
}
