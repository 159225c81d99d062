public import DocumentReading
internal import RecordReading

/// Cytoscape's JSON: Cytoscape.js elements and the `.cyjs` of the desktop program
/// (https://js.cytoscape.org/#notation/elements-json).
///
/// `data` of an element are attributes; `position` becomes columns `x` and `y`, and `classes` a list. Edges have a
/// direction only where their data say so (`direction`), which is how it is written; what looks are made of, such as
/// styles and zoom, is counted as left out.
public enum CytoscapeFormat {
  private static let names = JSONNames(reserved: ["id", "source", "target", "direction"])

  /// Reads a document: an object with `elements`, or a list of them.
  public static func read(_ document: JSONValue, file: String) -> GraphReading {
    var draft = JSONGraphDraft(file: file, .directed)
    draft.setGraph(document["data"]?.object)
    let isEscaped = document[JSONNames.mark] == .bool(true)
    var nodes: [JSONValue] = []
    var edges: [JSONValue] = []
    let elements = document["elements"] ?? document
    if let list = elements.array {
      for element in list {
        let isEdge = element["group"]?.string.map { $0 == "edges" } ?? (element["data"]?["source"] != nil)
        if isEdge { edges.append(element) } else { nodes.append(element) }
      }
    } else {
      nodes = elements["nodes"]?.array ?? []
      edges = elements["edges"]?.array ?? []
    }
    for (number, element) in nodes.enumerated() {
      guard let data = element["data"]?.object, let id = data["id"]?.scalar else {
        draft.report(.error, found: "node \(number) without data or an id", expected: "data with an id")
        continue
      }
      let row = draft.declareNode(id, at: "node \(number)")
      for member in data.members where member.name != "id" {
        draft.nodes.set(
          row, names.restored(member.name, isEscaped: isEscaped), member.value, &draft.omissions)
      }
      for axis in ["x", "y"] {
        if let value = element["position"]?[axis], data[axis] == nil {
          draft.nodes.set(row, axis, value, &draft.omissions)
        }
      }
      addLooks(element, row, &draft.nodes, &draft.omissions)
    }
    for (number, element) in edges.enumerated() {
      guard let data = element["data"]?.object, let source = data["source"]?.scalar,
        let target = data["target"]?.scalar
      else {
        draft.report(
          .error, found: "edge \(number) without two ends", expected: "data with source and target")
        continue
      }
      let direction = PropertyGraph.Direction(word: data["direction"]?.string)
      let row = draft.graph.addEdge(from: draft.end(source), to: draft.end(target), direction)
      for member in data.members where member.name != "source" && member.name != "target" {
        if member.name == "direction", direction != nil { continue }
        draft.edges.set(
          row, names.restored(member.name, isEscaped: isEscaped), member.value, &draft.omissions)
      }
      addLooks(element, row, &draft.edges, &draft.omissions)
    }
    let known = [
      "elements", "data", "format_version", "generated_by", "target_cytoscapejs_version", JSONNames.mark,
    ]
    for member in document.object?.members ?? [] where !known.contains(member.name) {
      draft.omissions.add("\(member.name) of the document")
    }
    return draft.reading()
  }

  /// What else an element has: its classes are kept, its state on somebody's screen is not.
  private static func addLooks(
    _ element: JSONValue, _ row: Int, _ table: inout JSONTable, _ omissions: inout Omissions
  ) {
    for member in element.object?.members ?? [] {
      switch member.name {
      case "data", "position", "group": break
      case "classes":
        let words =
          member.value.array?.compactMap(\.string)
          ?? (member.value.string ?? "").split(separator: " ").map(String.init)
        if !words.isEmpty { table.set(row, "classes", .array(words.map { .string($0) }), &omissions) }
      case "scratch", "style", "css": omissions.add("styles of elements")
      default: omissions.add("states of elements (\(member.name))")
      }
    }
  }

  /// Writes a graph. Same graph, same bytes.
  public static func write(_ graph: PropertyGraph) -> GraphWriting {
    var names = names
    let nodeNames = names.escaped(graph.nodes)
    // The id of an edge is what the column of that name says.
    var edgeNames = names.escaped(graph.edges)
    if let id = graph.edges.column("id") { edgeNames[id] = "id" }
    let places = ["x", "y"].compactMap { graph.nodes.column($0) }
    let nodes = (0..<graph.nodeCount).map { node -> JSONValue in
      let data =
        [JSONObject.Member("id", .string(graph.id(of: node)))]
        + JSONTable.members(graph.nodes, node, graph.nodes.columns.indices, names: nodeNames)
      var element = JSONObject([.init("data", .object(JSONObject(data)))])
      let position = places.compactMap { column in
        graph.nodes.text(node, column).flatMap { text -> JSONObject.Member? in
          guard case .number = JSONTable.value(text, .double) else { return nil }
          return .init(graph.nodes.columns[column].name, .number(text))
        }
      }
      if position.count == 2 { element.append("position", .object(JSONObject(position))) }
      return .object(element)
    }
    let edges = (0..<graph.edgeCount).map { edge -> JSONValue in
      var data = [
        JSONObject.Member("source", .string(graph.id(of: Int(graph.sources[edge])))),
        JSONObject.Member("target", .string(graph.id(of: Int(graph.targets[edge])))),
      ]
      let direction = graph.direction(of: edge)
      if direction != .directed { data.append(.init("direction", .string(direction.word))) }
      data += JSONTable.members(graph.edges, edge, graph.edges.columns.indices, names: edgeNames)
      return .object(JSONObject([.init("data", .object(JSONObject(data)))]))
    }
    var document = JSONObject([.init("format_version", .string("1.0"))])
    if names.isUsed { document.append(JSONNames.mark, .bool(true)) }
    document.append("data", .object(JSONObject(graph.attributes.map { .init($0.name, .string($0.value)) })))
    document.append(
      "elements", .object(JSONObject([.init("nodes", .array(nodes)), .init("edges", .array(edges))])))
    return GraphWriting(bytes: JSONValue.object(document).encoded())
  }
}
