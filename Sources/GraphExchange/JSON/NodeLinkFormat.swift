public import DocumentReading
internal import RecordReading

/// Nodes and edges in two lists, as networkx, d3, graphology and sigma keep graphs
/// (https://networkx.org/documentation/stable/reference/readwrite/json_graph.html,
/// https://graphology.github.io/serialization.html).
///
/// Written is what networkx reads with `edges="edges"`; read are `links` too, ends that are the numbers of nodes, and
/// attributes in an object of their own. A number that is an id is the text of its digits. An edge whose direction is
/// not that of the graph says so with `direction`.
public enum NodeLinkFormat {
  private static let nodeNames = JSONNames(reserved: ["id"])
  private static let edgeNames = JSONNames(reserved: ["source", "target", "direction"])

  /// Reads a document.
  public static func read(_ document: JSONValue, file: String) -> GraphReading {
    let options = document["options"]
    let isDirected = document["directed"] == .bool(true) || options?["type"]?.string == "directed"
    let type = options?["type"]?.string
    var draft = JSONGraphDraft(
      file: file,
      isDirected || (document["directed"] == nil && type != nil && type != "undirected")
        ? .directed : .undirected)
    if let list = document["graph"]?.array {
      for pair in list {
        guard let pair = pair.array, pair.count == 2, let name = pair[0].string else { continue }
        draft.setGraph(JSONObject([.init(name, pair[1])]))
      }
    } else {
      draft.setGraph(document["graph"]?.object ?? document["attributes"]?.object)
    }
    let isEscaped = document[JSONNames.mark] == .bool(true)
    let nodes = document["nodes"]?.array ?? []
    let keys = ["id", "key", "name", "label"]
    // What all nodes have is what they go by.
    let idKey = keys.first { key in nodes.allSatisfy { $0[key]?.scalar != nil } } ?? "id"
    for (number, node) in nodes.enumerated() {
      guard let members = node.object?.members else {
        draft.report(
          .error, found: "nodes[\(number)]: \(JSONTable.text(node).prefix(40))",
          expected: "an object with an id")
        continue
      }
      // Without ids nodes go by their numbers.
      let id = node[idKey]?.scalar ?? "\(number)"
      let row = draft.declareNode(id, at: "nodes[\(number)]")
      for member in members where member.name != idKey || (idKey != "id" && idKey != "key") {
        add(row, member, nodeNames, isEscaped, &draft.nodes, &draft.omissions)
      }
    }
    readEdges(document, nodes.count, isEscaped, &draft)
    let known = [
      "nodes", "edges", "links", "link", "graph", "attributes", "options", "directed", "multigraph",
      JSONNames.mark,
    ]
    for member in document.object?.members ?? [] where !known.contains(member.name) {
      draft.omissions.add("\(member.name) of the document")
    }
    return draft.reading()
  }

  /// Attributes in an object of their own are attributes like others.
  private static func add(
    _ row: Int, _ member: JSONObject.Member, _ names: JSONNames, _ isEscaped: Bool, _ table: inout JSONTable,
    _ omissions: inout Omissions
  ) {
    if member.name == "attributes", let inner = member.value.object {
      for member in inner.members { table.set(row, member.name, member.value, &omissions) }
    } else {
      table.set(row, names.restored(member.name, isEscaped: isEscaped), member.value, &omissions)
    }
  }

  private static func readEdges(
    _ document: JSONValue, _ nodeCount: Int, _ isEscaped: Bool, _ draft: inout JSONGraphDraft
  ) {
    let name = ["edges", "links", "link"].first { document[$0]?.array != nil }
    guard let name, let edges = document[name]?.array else {
      draft.report(.warning, found: "no edges", expected: "a list 'edges' or 'links'")
      return
    }
    func end(_ value: JSONValue?) -> Int? {
      guard let value, let id = value.scalar ?? value["id"]?.scalar else { return nil }
      if let node = draft.graph.node(id: id) { return node }
      // d3 names ends by the numbers of nodes.
      if case .number(let digits) = value, let number = Int(digits), (0..<nodeCount).contains(number),
        draft.graph.nodeCount >= nodeCount
      {
        return number
      }
      return draft.end(id)
    }
    for (number, edge) in edges.enumerated() {
      guard let members = edge.object?.members, let from = end(edge["source"]), let to = end(edge["target"])
      else {
        draft.report(
          .error, found: "\(name)[\(number)]: \(JSONTable.text(edge).prefix(60))",
          expected: "an object with source and target")
        continue
      }
      var direction = PropertyGraph.Direction(word: edge["direction"]?.string)
      if direction == nil, let isUndirected = edge["undirected"] {
        direction = isUndirected == .bool(true) ? .undirected : .directed
      }
      let row = draft.graph.addEdge(from: from, to: to, direction)
      for member in members {
        switch member.name {
        case "source", "target", "undirected": continue
        case "direction" where PropertyGraph.Direction(word: member.value.string) != nil: continue
        // networkx numbers edges between the same nodes.
        case "key" where member.value == .number("0"): continue
        default: add(row, member, edgeNames, isEscaped, &draft.edges, &draft.omissions)
        }
      }
    }
  }

  /// Writes a graph. Same graph, same bytes.
  public static func write(_ graph: PropertyGraph) -> GraphWriting {
    var (nodeNames, edgeNames) = (nodeNames, edgeNames)
    let names = (nodeNames.escaped(graph.nodes), edgeNames.escaped(graph.edges))
    var document = JSONObject()
    document.append("directed", .bool(graph.defaultDirection == .directed))
    document.append("multigraph", .bool(true))
    if nodeNames.isUsed || edgeNames.isUsed { document.append(JSONNames.mark, .bool(true)) }
    document.append(
      "graph", .object(JSONObject(graph.attributes.map { .init($0.name, .string($0.value)) })))
    let nodes = (0..<graph.nodeCount).map { node -> JSONValue in
      .object(
        JSONObject(
          [.init("id", .string(graph.id(of: node)))]
            + JSONTable.members(graph.nodes, node, graph.nodes.columns.indices, names: names.0)))
    }
    document.append("nodes", .array(nodes))
    let isMutual = graph.defaultDirection == .mutual
    let edges = (0..<graph.edgeCount).map { edge -> JSONValue in
      var members = [
        JSONObject.Member("source", .string(graph.id(of: Int(graph.sources[edge])))),
        JSONObject.Member("target", .string(graph.id(of: Int(graph.targets[edge])))),
      ]
      let direction = graph.direction(of: edge)
      if direction != graph.defaultDirection || isMutual {
        members.append(.init("direction", .string(direction.word)))
      }
      return .object(
        JSONObject(
          members + JSONTable.members(graph.edges, edge, graph.edges.columns.indices, names: names.1)))
    }
    document.append("edges", .array(edges))
    return GraphWriting(bytes: JSONValue.object(document).encoded())
  }
}
