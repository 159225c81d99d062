internal import DocumentReading
internal import RecordReading

/// Puts a graph together from the elements of a GraphML document.
final class GraphMLEvents: XMLEvents {
  /// What an element is, as far as it matters for those within it.
  private enum Context {
    case document, graph, node(Int), edge(Int), key(Int), other
    /// Text for a column of a node or an edge, or for an attribute of the graph.
    case data(Target, key: Int)
    /// Text of a key: its default, or what it says of itself.
    case keyDefault(Int), keyText(Int)
    /// Within data for yEd; `label` is collected.
    case drawing(Target, collects: Bool)
  }

  private enum Target {
    case graph, node(Int), edge(Int), nothing
  }

  private struct Key {
    var name: String
    var type: AttributeTable.ValueType
    var isForNodes, isForEdges, isForGraph: Bool
    var isDrawing: Bool
    var nodeColumn = -1
    var edgeColumn = -1
    var defaultValue: String?
    var isDeclared: Bool
    var uses = 0
  }

  @exclusivity(unchecked) private var graph = PropertyGraph()
  @exclusivity(unchecked) private var hasGraph = false
  @exclusivity(unchecked) private var omissions = Omissions()
  @exclusivity(unchecked) private var stack: [Context] = [.document]
  @exclusivity(unchecked) private var keyIDs = TextTable()
  @exclusivity(unchecked) private var keys: [Key] = []
  @exclusivity(unchecked) private var text: [UInt8] = []
  @exclusivity(unchecked) private var isCollecting = false
  @exclusivity(unchecked) private var isDeclared: [Bool] = []
  @exclusivity(unchecked) private var edgeID = -1
  @exclusivity(unchecked) private var repeated = 0
  @exclusivity(unchecked) private var graphData: [(key: Int, value: String)] = []
  @exclusivity(unchecked) private var isGraphML = false

  // MARK: Elements

  override func start(_ name: XMLText, _ attributes: XMLAttributes) {
    let context = stack[stack.count - 1]
    switch context {
    case .data(let target, let key):
      if keys[key].isDrawing {
        omissions.add("drawings of yEd, besides label, place and colour")
        beginDrawing(target, name, attributes)
      } else {
        omissions.add("elements within data")
        stack.append(.other)
      }
      return
    case .drawing(let target, _):
      beginDrawing(target, name, attributes)
      return
    default: break
    }
    if name == "node" {
      beginNode(attributes)
    } else if name == "edge" {
      beginEdge(attributes)
    } else if name == "data" {
      beginData(attributes, context)
    } else if name == "graph" {
      beginGraph(attributes, context)
    } else if name == "key" {
      beginKey(attributes)
    } else if name == "graphml" {
      isGraphML = true
      stack.append(.document)
    } else if name == "default", case .key(let key) = context {
      collect(.keyDefault(key))
    } else if name == "desc" {
      if case .key(let key) = context {
        collect(.keyText(key))
      } else {
        omissions.add("descriptions")
        stack.append(.other)
      }
    } else {
      if name == "port" { omissions.add("ports") }
      if name == "hyperedge" { omissions.add("hyperedges") }
      if name == "locator" { omissions.add("locators") }
      stack.append(.other)
    }
  }

  override func end(_ name: XMLText) {
    guard stack.count > 1, let context = stack.popLast() else { return }
    if case .key(let key) = context { addColumns(for: key) }
    guard isCollecting else { return }
    switch context {
    case .data(let target, let key):
      isCollecting = false
      store(target, key)
    case .drawing(let target, collects: true):
      isCollecting = false
      // yEd indents its labels.
      while let first = text.first, first <= 32 { text.removeFirst() }
      while let last = text.last, last <= 32 { text.removeLast() }
      if !text.isEmpty { text.withUnsafeBufferPointer { set(target, "label", $0) } }
    case .keyDefault(let key):
      isCollecting = false
      keys[key].defaultValue = String(decoding: text, as: UTF8.self)
    case .keyText(let key):
      isCollecting = false
      if String(decoding: text, as: UTF8.self) == GraphMLFormat.listMark { keys[key].type = .list }
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isCollecting { text.append(contentsOf: bytes) }
  }

  private func collect(_ context: Context) {
    text.removeAll(keepingCapacity: true)
    isCollecting = true
    stack.append(context)
  }

  // MARK: Graph, nodes, edges

  private func beginGraph(_ attributes: XMLAttributes, _ context: Context) {
    let isDirected = attributes["edgedefault"].map { $0 == "directed" } ?? false
    if hasGraph {
      if case .document = context {
        omissions.add("borders between the graphs of the file")
      } else {
        omissions.add("nested graphs (their nodes and edges are read)")
      }
    } else {
      graph.defaultDirection = isDirected ? .directed : .undirected
      hasGraph = true
      if let id = attributes["id"]?.string, !id.isEmpty, id != "G" { graph.attributes.append(("id", id)) }
    }
    stack.append(.graph)
  }

  private func beginNode(_ attributes: XMLAttributes) {
    guard let id = attributes["id"] else {
      report(.error, found: "a node without an id", expected: "an id", mend: "Give the node an id.")
      stack.append(.other)
      return
    }
    let (node, isNew) = id.withBytes { graph.insertNode($0, line: line) }
    if isNew {
      isDeclared.append(true)
    } else if isDeclared[node] {
      repeated += 1
      if repeated <= 100 {
        report(
          .warning, found: "the id '\(id.string.prefix(40))' a second time", expected: "an id of its own",
          mend: "Give one of the two another id; they are read as one node.")
      }
    } else {
      isDeclared[node] = true
      graph.setLine(line, ofNode: node)
    }
    stack.append(.node(node))
  }

  private func beginEdge(_ attributes: XMLAttributes) {
    guard let source = attributes["source"], let target = attributes["target"] else {
      report(
        .error, found: "an edge without a source or a target", expected: "two ends",
        mend: "Give the edge the ids of two nodes.")
      stack.append(.other)
      return
    }
    let ends = [source, target].map { end in
      let (node, isNew) = end.withBytes { graph.insertNode($0, line: line) }
      if isNew { isDeclared.append(false) }
      return node
    }
    let direction = attributes["directed"].map { word -> PropertyGraph.Direction in
      word == "true" || word == "1" ? .directed : .undirected
    }
    let edge = graph.addEdge(from: ends[0], to: ends[1], direction, line: line)
    if attributes["sourceport"] != nil || attributes["targetport"] != nil { omissions.add("ports of edges") }
    if let id = attributes["id"] {
      if edgeID < 0 { edgeID = graph.edges.addColumn("id") }
      id.withBytes { graph.edges.set(edge, edgeID, $0) }
    }
    stack.append(.edge(edge))
  }

  // MARK: Keys and data

  private func beginKey(_ attributes: XMLAttributes) {
    guard let id = attributes["id"] else {
      report(.error, found: "a key without an id", expected: "an id", mend: "Give the key an id.")
      stack.append(.other)
      return
    }
    let number = key(id)
    var domain = (nodes: true, edges: true, graph: true)
    if let word = attributes["for"] {
      domain = (
        word == "node" || word == "all", word == "edge" || word == "all", word == "graph" || word == "all"
      )
    }
    let isKnown = keys[number].isDeclared
    keys[number].isDeclared = true
    if isKnown {
      report(
        .warning, found: "the key '\(id.string.prefix(40))' a second time", expected: "an id of its own",
        mend: "Give one of the two another id.")
    } else if let name = attributes["attr.name"]?.string {
      rename(number, to: name)
    }
    keys[number].isForNodes = domain.nodes
    keys[number].isForEdges = domain.edges
    keys[number].isForGraph = domain.graph
    keys[number].isDrawing = attributes["yfiles.type"].map { !($0 == "description" || $0 == "url") } ?? false
    if let type = attributes["attr.type"] { keys[number].type = Self.type(type) }
    stack.append(.key(number))
  }

  private static func type(_ word: XMLText) -> AttributeTable.ValueType {
    if word == "int" || word == "long" || word == "integer" { return .integer }
    if word == "double" || word == "float" { return .double }
    return word == "boolean" ? .boolean : .string
  }

  /// The number of a key, new if nobody has named it.
  private func key(_ id: XMLText) -> Int {
    let (number, isNew) = id.withBytes { keyIDs.insert($0) }
    if isNew {
      keys.append(
        Key(
          name: id.string, type: .string, isForNodes: true, isForEdges: true, isForGraph: true,
          isDrawing: false,
          isDeclared: false))
    }
    return number
  }

  /// Columns stand in the order in which keys are declared. A key for everything gets its columns when it is used.
  private func addColumns(for number: Int) {
    let key = keys[number]
    guard !key.isDrawing else { return }
    if key.isForNodes, !key.isForEdges, key.nodeColumn < 0 {
      keys[number].nodeColumn = Self.column(for: key, in: &graph.nodes, taken: nodeColumnsTaken)
    }
    if key.isForEdges, !key.isForNodes, key.edgeColumn < 0 {
      keys[number].edgeColumn = Self.column(for: key, in: &graph.edges, taken: edgeColumnsTaken)
    }
  }

  /// A key may be declared after it is used: what was read under its id gets its name then.
  private func rename(_ number: Int, to name: String) {
    keys[number].name = name
    if keys[number].nodeColumn >= 0 { graph.nodes.renameColumn(keys[number].nodeColumn, to: name) }
    if keys[number].edgeColumn >= 0 { graph.edges.renameColumn(keys[number].edgeColumn, to: name) }
  }

  private func beginData(_ attributes: XMLAttributes, _ context: Context) {
    let target: Target =
      switch context {
      case .node(let node): .node(node)
      case .edge(let edge): .edge(edge)
      case .graph, .document: .graph
      default: .nothing
      }
    guard let id = attributes["key"] else {
      omissions.add("data without a key")
      stack.append(.other)
      return
    }
    if case .nothing = target {
      omissions.add("data of ports and hyperedges")
      stack.append(.other)
      return
    }
    let number = key(id)
    if keys[number].isDrawing {
      stack.append(.data(target, key: number))
    } else {
      collect(.data(target, key: number))
    }
  }

  private func store(_ target: Target, _ number: Int) {
    if keys[number].isDrawing { return }
    keys[number].uses += 1
    text.withUnsafeBufferPointer { bytes in
      switch target {
      case .node(let node):
        if keys[number].nodeColumn < 0 {
          keys[number].nodeColumn = Self.column(for: keys[number], in: &graph.nodes, taken: nodeColumnsTaken)
        }
        setFirst(node, keys[number].nodeColumn, bytes, in: &graph.nodes)
      case .edge(let edge):
        if keys[number].edgeColumn < 0 {
          keys[number].edgeColumn = Self.column(for: keys[number], in: &graph.edges, taken: edgeColumnsTaken)
        }
        setFirst(edge, keys[number].edgeColumn, bytes, in: &graph.edges)
      case .graph: graphData.append((number, String(decoding: bytes, as: UTF8.self)))
      case .nothing: break
      }
    }
  }

  private var nodeColumnsTaken: Set<Int> { Set(keys.lazy.map(\.nodeColumn)) }
  private var edgeColumnsTaken: Set<Int> { Set(keys.lazy.map(\.edgeColumn)) }

  /// A column for a key. Two keys may have one name: the second gets its number added.
  private static func column(for key: Key, in table: inout AttributeTable, taken: Set<Int>) -> Int {
    var name = key.name
    var number = 2
    while let known = table.column(name), taken.contains(known) {
      name = "\(key.name) \(number)"
      number += 1
    }
    return table.addColumn(name, key.type, defaultValue: key.defaultValue)
  }

  /// What a node that is there twice says again does not replace what it said first.
  private func setFirst(
    _ row: Int, _ column: Int, _ bytes: UnsafeBufferPointer<UInt8>, in table: inout AttributeTable
  ) {
    if repeated > 0, let known = table.withBytes(row, column, { $0.elementsEqual(bytes) }) {
      if !known { omissions.add("second values of a node") }
      return
    }
    table.set(row, column, bytes)
  }

  // MARK: yEd

  private func beginDrawing(_ target: Target, _ name: XMLText, _ attributes: XMLAttributes) {
    if name == "Geometry" {
      for (attribute, value) in [("x", attributes["x"]), ("y", attributes["y"])] {
        value?.withBytes { set(target, attribute, $0, .double) }
      }
    } else if name == "Fill" {
      attributes["color"]?.withBytes { set(target, "color", $0) }
    }
    let collects = (name == "NodeLabel" || name == "EdgeLabel") && !isCollecting
    if collects {
      collect(.drawing(target, collects: true))
    } else {
      stack.append(.drawing(target, collects: false))
    }
  }

  private func set(
    _ target: Target, _ name: String, _ bytes: UnsafeBufferPointer<UInt8>,
    _ type: AttributeTable.ValueType = .string
  ) {
    switch target {
    case .node(let node): graph.nodes.set(node, graph.nodes.addColumn(name, type), bytes)
    case .edge(let edge): graph.edges.set(edge, graph.edges.addColumn(name, type), bytes)
    case .graph, .nothing: break
    }
  }

  // MARK: The end

  func reading() -> GraphReading {
    if !isGraphML, !problems.contains(where: { $0.severity == .error }) {
      problems.append(
        Diagnostic(.error, file: file, found: "XML that is not GraphML", expected: "an element <graphml>"))
    }
    declareColumns()
    for (key, value) in graphData { graph.attributes.append((keys[key].name, value)) }
    let unknownKeys = keys.reduce(0) { $0 + ($1.isDeclared ? 0 : $1.uses) }
    let undeclared = isDeclared.count { !$0 }
    if undeclared > 0 {
      problems.append(
        Diagnostic(
          .warning, file: file, found: "\(undeclared) nodes that only edges name",
          expected: "an element for each node",
          mend: "Look whether their ids are written as in the nodes; they are read as nodes."))
    }
    if unknownKeys > 0 {
      problems.append(
        Diagnostic(
          .warning, file: file, found: "\(unknownKeys) data of keys that are not declared",
          expected: "a <key> for each", mend: "They are read as texts under the ids of their keys."))
    }
    if repeated > 100 {
      problems.append(
        Diagnostic(.note, file: file, found: "\(repeated - 100) more ids a second time", expected: "none"))
    }
    return GraphReading(graph: graph, diagnostics: problems, omissions: omissions)
  }

  /// What is said of a key after its use holds for it too.
  private func declareColumns() {
    for key in keys where key.isDeclared && !key.isDrawing {
      if key.nodeColumn >= 0 { graph.nodes.declare(key.nodeColumn, key.type, key.defaultValue) }
      if key.edgeColumn >= 0 { graph.edges.declare(key.edgeColumn, key.type, key.defaultValue) }
    }
  }
}

extension AttributeTable {
  /// Says once more what a column is.
  fileprivate mutating func declare(_ column: Int, _ type: ValueType, _ defaultValue: String?) {
    setType(type, ofColumn: column)
    if let defaultValue { setDefault(defaultValue, ofColumn: column) }
  }
}
