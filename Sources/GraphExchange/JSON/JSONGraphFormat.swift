public import DocumentReading
internal import RecordReading

/// JSON Graph Format 2 (https://jsongraphformat.info/, https://github.com/jsongraph/json-graph-specification), and its
/// first version with nodes in a list.
///
/// The graphs of a document are read as one, with a column `graph` that says which a node is from where there are
/// several. `metadata` are attributes; `label` and `relation` columns of those names.
public enum JSONGraphFormat {
  /// Reads a document.
  public static func read(_ document: JSONValue, file: String) -> GraphReading {
    let graphs = document["graphs"]?.array ?? document["graph"].map { [$0] } ?? []
    // Without a word to the contrary edges have a direction.
    let isDirected = graphs.first.map { $0["directed"] != .bool(false) } ?? true
    var draft = JSONGraphDraft(file: file, isDirected ? .directed : .undirected)
    if graphs.isEmpty { draft.report(.error, found: "no graph", expected: "a member 'graph' or 'graphs'") }
    if graphs.count > 1 { draft.omissions.add("borders between the graphs of the file", graphs.count - 1) }
    for (number, graph) in graphs.enumerated() {
      let mark = graphs.count > 1 ? graph["id"]?.scalar ?? graph["label"]?.scalar ?? "\(number + 1)" : nil
      read(graph, mark, &draft)
    }
    return draft.reading()
  }

  private static func read(_ graph: JSONValue, _ mark: String?, _ draft: inout JSONGraphDraft) {
    if mark == nil {
      if let label = graph["label"]?.string { draft.graph.attributes.append(("label", label)) }
      draft.setGraph(graph["metadata"]?.object)
    }
    let isDirected = graph["directed"] != .bool(false)
    var nodes: [(id: String, node: JSONValue)] = []
    if let object = graph["nodes"]?.object {
      nodes = object.members.map { ($0.name, $0.value) }
    } else {
      for (number, node) in (graph["nodes"]?.array ?? []).enumerated() {
        guard let id = node["id"]?.scalar else {
          draft.report(.error, found: "nodes[\(number)] without an id", expected: "an object with an id")
          continue
        }
        nodes.append((id, node))
      }
    }
    for (id, node) in nodes {
      let row = draft.declareNode(id, at: "nodes")
      if let mark { draft.nodes.set(row, "graph", .string(mark), &draft.omissions) }
      for member in node.object?.members ?? [] where member.name != "id" {
        add(row, member, &draft.nodes, &draft.omissions)
      }
    }
    draft.omissions.add("hyperedges", graph["hyperedges"]?.array?.count ?? 0)
    for (number, edge) in (graph["edges"]?.array ?? []).enumerated() {
      guard let source = edge["source"]?.scalar, let target = edge["target"]?.scalar else {
        draft.report(
          .error, found: "edges[\(number)]: \(JSONTable.text(edge).prefix(60))",
          expected: "an object with source and target")
        continue
      }
      var direction = PropertyGraph.Direction(word: edge["metadata"]?["direction"]?.string)
      if direction == nil {
        let own = edge["directed"].map { $0 != .bool(false) } ?? isDirected
        direction = own ? .directed : .undirected
      }
      let row = draft.graph.addEdge(from: draft.end(source), to: draft.end(target), direction)
      for member in edge.object?.members ?? [] {
        switch member.name {
        case "source", "target", "directed": break
        case "metadata":
          for inner in member.value.object?.members ?? [] {
            if inner.name == "direction", PropertyGraph.Direction(word: inner.value.string) != nil {
              continue
            }
            draft.edges.set(row, inner.name, inner.value, &draft.omissions)
          }
        default: draft.edges.set(row, member.name, member.value, &draft.omissions)
        }
      }
    }
  }

  private static func add(
    _ row: Int, _ member: JSONObject.Member, _ table: inout JSONTable, _ omissions: inout Omissions
  ) {
    guard member.name == "metadata", let inner = member.value.object else {
      table.set(row, member.name, member.value, &omissions)
      return
    }
    for member in inner.members { table.set(row, member.name, member.value, &omissions) }
  }

  /// Writes a graph. Same graph, same bytes. An edge that goes both ways says so in its metadata.
  public static func write(_ graph: PropertyGraph) -> GraphWriting {
    let isDirected = graph.defaultDirection == .directed
    var body = JSONObject([.init("directed", .bool(isDirected))])
    var omissions = Omissions()
    let label = graph.attributes.firstIndex { $0.name == "label" || $0.name == "title" }
    if let label, graph.attributes[label].name == "label" {
      body.append("label", .string(graph.attributes[label].value))
    }
    let attributes = graph.attributes.enumerated().filter { $0.offset != label || $0.element.name == "title" }
    body.append(
      "metadata", .object(JSONObject(attributes.map { .init($0.element.name, .string($0.element.value)) })))
    let names = (graph.nodes.columns.map(\.name), graph.edges.columns.map(\.name))
    func split(_ members: [JSONObject.Member], own: [String]) -> [JSONObject.Member] {
      let outer = members.filter { own.contains($0.name) && $0.value.string != nil }
      let inner = members.filter { member in !outer.contains { $0.name == member.name } }
      return outer + (inner.isEmpty ? [] : [.init("metadata", .object(JSONObject(inner)))])
    }
    let nodes = (0..<graph.nodeCount).map { node in
      JSONObject.Member(
        graph.id(of: node),
        .object(
          JSONObject(
            split(
              JSONTable.members(graph.nodes, node, graph.nodes.columns.indices, names: names.0),
              own: ["label"]))))
    }
    body.append("nodes", .object(JSONObject(nodes)))
    let edges = (0..<graph.edgeCount).map { edge -> JSONValue in
      var members = [
        JSONObject.Member("source", .string(graph.id(of: Int(graph.sources[edge])))),
        JSONObject.Member("target", .string(graph.id(of: Int(graph.targets[edge])))),
      ]
      let direction = graph.direction(of: edge)
      if (direction == .directed) != isDirected {
        members.append(.init("directed", .bool(direction == .directed)))
      }
      var rest = JSONTable.members(graph.edges, edge, graph.edges.columns.indices, names: names.1)
      if direction == .mutual {
        if rest.contains(where: { $0.name == "direction" }) {
          omissions.add("edges that go both ways (written without direction)")
        } else {
          rest.append(.init("direction", .string(direction.word)))
        }
      }
      return .object(JSONObject(members + split(rest, own: ["label", "relation"])))
    }
    body.append("edges", .array(edges))
    return GraphWriting(
      bytes: JSONValue.object(JSONObject([.init("graph", .object(body))])).encoded(), omissions: omissions)
  }
}
