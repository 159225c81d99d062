public import DocumentReading
internal import RecordReading

/// Cytoscape Exchange 2, of NDEx and Cytoscape Web
/// (https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)/).
///
/// Attributes are declared with their types; nodes and edges have whole numbers for ids, so a graph whose ids are
/// something else keeps them in an attribute `id`. A direction that is not from source to target is an attribute
/// `direction`. Aspects that say how things look are counted as left out.
public enum CX2Format {
  private static let names = JSONNames(reserved: ["id", "direction"])

  /// Reads a document; the first version of the convention is refused.
  public static func read(_ document: JSONValue, file: String) -> GraphReading {
    var draft = JSONGraphDraft(file: file, .directed)
    let aspects = document.array ?? []
    guard let version = aspects.first(where: { $0["CXVersion"] != nil })?["CXVersion"]?.scalar else {
      draft.report(
        .error, found: "no version", expected: "CX version 2; older files can be saved anew in Cytoscape")
      return draft.reading()
    }
    guard version.hasPrefix("2") else {
      draft.report(.error, found: "CX version \(version.prefix(10))", expected: "version 2")
      return draft.reading()
    }
    var isEscaped = false
    var declarations: [String: Declaration] = [:]
    var nodes: [JSONValue] = []
    var edges: [JSONValue] = []
    for aspect in aspects {
      for member in aspect.object?.members ?? [] {
        let parts = member.value.array ?? []
        switch member.name {
        case "CXVersion", "hasFragments", "metaData", "status": break
        case "attributeDeclarations":
          for part in parts {
            for side in part.object?.members ?? [] {
              declarations[side.name, default: Declaration()].add(side.value)
            }
          }
        case "networkAttributes":
          for part in parts {
            for attribute in part.object?.members ?? [] {
              if attribute.name == JSONNames.mark, attribute.value == .bool(true) {
                isEscaped = true
              } else {
                draft.setGraph(JSONObject([attribute]))
              }
            }
          }
        case "nodes": nodes += parts
        case "edges": edges += parts
        default: draft.omissions.add("\(member.name) (how it looks, and other aspects)", max(1, parts.count))
        }
      }
    }
    read(nodes, edges, declarations, isEscaped, &draft)
    return draft.reading()
  }

  /// What is declared of the attributes of one side.
  private struct Declaration {
    /// The names for short ones.
    var names: [String: String] = [:]
    var defaults: [(name: String, value: JSONValue)] = []

    mutating func add(_ value: JSONValue) {
      for member in value.object?.members ?? [] {
        if let short = member.value["a"]?.string { names[short] = member.name }
        if let value = member.value["v"] { defaults.append((member.name, value)) }
      }
    }
  }

  private static func read(
    _ nodes: [JSONValue], _ edges: [JSONValue], _ declarations: [String: Declaration], _ isEscaped: Bool,
    _ draft: inout JSONGraphDraft
  ) {
    func attributes(_ thing: JSONValue, _ side: String) -> [JSONObject.Member] {
      let declaration = declarations[side] ?? Declaration()
      var members = (thing["v"]?.object?.members ?? []).map {
        JSONObject.Member(declaration.names[$0.name] ?? $0.name, $0.value)
      }
      for (name, value) in declaration.defaults where !members.contains(where: { $0.name == name }) {
        members.append(.init(name, value))
      }
      return members
    }
    // The graph's own ids, where every node has one of its own.
    let ownIDs = nodes.compactMap { attributes($0, "nodes").first { $0.name == "id" }?.value.string }
    let hasOwnIDs = ownIDs.count == nodes.count && Set(ownIDs).count == nodes.count
    var ids: [String: String] = [:]
    for (number, node) in nodes.enumerated() {
      guard let key = node["id"]?.scalar else {
        draft.report(.error, found: "nodes[\(number)] without an id", expected: "a whole number")
        continue
      }
      let members = attributes(node, "nodes")
      let own = hasOwnIDs ? members.first { $0.name == "id" }?.value.string : nil
      let id = own ?? key
      ids[key] = id
      let row = draft.declareNode(id, at: "nodes[\(number)]")
      for member in members where member.name != "id" || own == nil {
        draft.nodes.set(
          row, names.restored(member.name, isEscaped: isEscaped), member.value, &draft.omissions)
      }
      for axis in ["x", "y", "z"] {
        if let value = node[axis], !members.contains(where: { $0.name == axis }) {
          draft.nodes.set(row, axis, value, &draft.omissions)
        }
      }
    }
    for (number, edge) in edges.enumerated() {
      guard let source = edge["s"]?.scalar, let target = edge["t"]?.scalar else {
        draft.report(.error, found: "edges[\(number)] without two ends", expected: "s and t")
        continue
      }
      let members = attributes(edge, "edges")
      let direction = PropertyGraph.Direction(word: members.first { $0.name == "direction" }?.value.string)
      let row = draft.graph.addEdge(
        from: draft.end(ids[source] ?? source), to: draft.end(ids[target] ?? target), direction)
      for member in members {
        if member.name == "direction", direction != nil { continue }
        draft.edges.set(
          row, names.restored(member.name, isEscaped: isEscaped), member.value, &draft.omissions)
      }
    }
  }

  /// Writes a graph. Same graph, same bytes.
  public static func write(_ graph: PropertyGraph) -> GraphWriting {
    var (nodeNames, edgeNames) = (names, names)
    var columns = (nodeNames.escaped(graph.nodes), edgeNames.escaped(graph.edges))
    if let id = graph.edges.column("id") { columns.1[id] = "id" }
    let areNumbers = (0..<graph.nodeCount).allSatisfy { node in
      let id = graph.id(of: node)
      return Int64(id).map { String($0) == id && $0 >= 0 } ?? false
    }
    let isDirected = graph.directions.isEmpty && graph.defaultDirection == .directed
    let hasDirections = !isDirected && graph.edgeCount > 0

    let types = (
      graph.nodes.columns.indices.map { type(graph.nodes, $0) },
      graph.edges.columns.indices.map { type(graph.edges, $0) }
    )
    func declared(_ names: [String], _ types: [String], _ more: [String]) -> JSONValue {
      let types = zip(names, types).map { name, type in
        JSONObject.Member(name, .object(JSONObject([.init("d", .string(type))])))
      }
      return .object(
        JSONObject(more.map { .init($0, .object(JSONObject([.init("d", .string("string"))]))) } + types))
    }
    var declarations = JSONObject()
    let isEscaped = nodeNames.isUsed || edgeNames.isUsed
    var attributes = graph.attributes.map { JSONObject.Member($0.name, .string($0.value)) }
    if isEscaped { attributes.append(.init(JSONNames.mark, .bool(true))) }
    declarations.append(
      "networkAttributes",
      .object(
        JSONObject(
          attributes.map {
            .init(
              $0.name,
              .object(JSONObject($0.value.string == nil ? [.init("d", .string("boolean"))] : [])))
          })))
    declarations.append("nodes", declared(columns.0, types.0, areNumbers ? [] : ["id"]))
    declarations.append("edges", declared(columns.1, types.1, hasDirections ? ["direction"] : []))

    let nodes = (0..<graph.nodeCount).map { node -> JSONValue in
      let id = graph.id(of: node)
      var values = areNumbers ? [] : [JSONObject.Member("id", .string(id))]
      values += typed(graph.nodes, node, columns.0, types.0)
      return .object(
        JSONObject([
          .init("id", .number(areNumbers ? id : "\(node)")), .init("v", .object(JSONObject(values))),
        ]))
    }
    let edges = (0..<graph.edgeCount).map { edge -> JSONValue in
      func end(_ node: Int32) -> JSONValue { .number(areNumbers ? graph.id(of: Int(node)) : "\(node)") }
      let direction = graph.direction(of: edge)
      var values = direction == .directed ? [] : [JSONObject.Member("direction", .string(direction.word))]
      values += typed(graph.edges, edge, columns.1, types.1)
      return .object(
        JSONObject([
          .init("id", .number("\(edge)")), .init("s", end(graph.sources[edge])),
          .init("t", end(graph.targets[edge])),
          .init("v", .object(JSONObject(values))),
        ]))
    }
    func aspect(_ name: String, _ parts: [JSONValue]) -> JSONValue {
      .object(JSONObject([.init(name, .array(parts))]))
    }
    func count(_ name: String, _ count: Int) -> JSONValue {
      .object(JSONObject([.init("elementCount", .number("\(count)")), .init("name", .string(name))]))
    }
    let document: [JSONValue] = [
      .object(JSONObject([.init("CXVersion", .string("2.0")), .init("hasFragments", .bool(false))])),
      aspect(
        "metaData",
        [
          count("attributeDeclarations", 1), count("networkAttributes", 1), count("nodes", nodes.count),
          count("edges", edges.count),
        ]),
      aspect("attributeDeclarations", [.object(declarations)]),
      aspect("networkAttributes", [.object(JSONObject(attributes))]), aspect("nodes", nodes),
      aspect("edges", edges),
      aspect("status", [.object(JSONObject([.init("error", .string("")), .init("success", .bool(true))]))]),
    ]
    return GraphWriting(bytes: JSONValue.array(document).encoded())
  }

  /// The type of a column there; a column with a cell that is none of its type is one of texts.
  private static func type(_ table: AttributeTable, _ column: Int) -> String {
    let kind = table.columns[column].type
    let fits = table.filledRows(column).allSatisfy { row in
      let value = JSONTable.value(table.text(Int(row), column) ?? "", kind)
      return kind == .string || kind == .list || value.string == nil
    }
    switch kind {
    case .integer where fits: return "long"
    case .double where fits: return "double"
    case .boolean where fits: return "boolean"
    case .list: return "list_of_string"
    default: return "string"
    }
  }

  private static func typed(
    _ table: AttributeTable, _ row: Int, _ names: [String], _ types: [String]
  ) -> [JSONObject.Member] {
    table.columns.indices.flatMap { column -> [JSONObject.Member] in
      JSONTable.members(table, row, [column], names: names).map { member in
        types[column] == "string" ? .init(member.name, .string(member.value.scalar ?? "")) : member
      }
    }
  }
}
