import RecordReading

/// Reads the first graph of a GML file.
struct GMLReader {
  /// The block within a graph in which ``GMLWriter`` says what GML cannot.
  static let declarations = "coalitionGraph"

  var source: GMLSource
  var nodes = GMLTable("a node", keys: ["id", "graph"])
  var edges = GMLTable("an edge", keys: ["source", "target", "directed"])
  var attributes = GMLAttributes()
  var graph = PropertyGraph()
  /// What the file says the direction of edges is that do not say: undirected unless there is `directed 1`.
  var direction = PropertyGraph.Direction.undirected
  /// What the graph says it is, where GML cannot.
  var declaredDirection: PropertyGraph.Direction?
  /// The path of the key of nodes that is their id; nil where that is `id` itself.
  var idPath: Int32?
  /// The ids that edges refer to, and the node of each; -1 as long as there is none.
  private var ids = TextTable()
  private var nodeOfID: [Int32] = []
  /// The edges in order: their ends as ids, their directions and lines.
  private var ends: [(source: Int32, target: Int32)] = []
  private var directions: [PropertyGraph.Direction?] = []
  private var lines: [Int32] = []

  init(_ source: GMLSource) { self.source = source }

  /// Reads everything.
  mutating func read() {
    var hasGraph = false
    while source.tokens.next() != .end {
      if source.tokens.kind == .close {
        source.report(.error, found: "\"]\" without a \"[\"", expected: "a key", mend: "Remove it.")
        continue
      }
      guard source.isKey() else { continue }
      guard source.tokens.bytes.elementsEqual("graph".utf8) else {
        attributes.read(&source)
        continue
      }
      guard source.tokens.next() == .open else {
        if source.isOddValue(after: "graph") {
          source.report(.error, found: source.shown, expected: "\"[\" after graph")
        }
        continue
      }
      if hasGraph {
        source.report(
          .warning, found: "another graph", expected: "one graph in a file",
          mend: "Only the first is read. Give each a file of its own.")
        source.omissions.add("further graphs")
        source.skipBlock("the graph")
      } else {
        hasGraph = true
        readGraph()
      }
    }
    if !hasGraph {
      source.report(
        .error, found: "no graph", expected: "\"graph [\"", mend: "Check that this is a file in GML.")
    }
    finish()
  }

  private mutating func readGraph() {
    let line = source.tokens.startLine
    while true {
      switch source.tokens.next() {
      case .close: return
      case .end:
        source.reportUnclosed("the graph", line: line)
        return
      default: break
      }
      guard source.isKey() else { continue }
      let key = source.tokens.bytes
      if key.elementsEqual("node".utf8) {
        if isBlock("node") { readNode() }
      } else if key.elementsEqual("edge".utf8) {
        if isBlock("edge") { readEdge() }
      } else if key.elementsEqual("directed".utf8) {
        readDirected()
      } else if key.elementsEqual("multigraph".utf8) {
        // Every graph may have several edges between two nodes here, so that this says nothing.
        if source.tokens.next() == .open {
          source.skipBlock("multigraph")
          source.omissions.add("multigraph blocks")
        } else {
          _ = source.isOddValue(after: "multigraph")
        }
      } else if key.elementsEqual(Self.declarations.utf8) {
        readDeclarations()
      } else {
        attributes.read(&source)
      }
    }
  }

  private mutating func isBlock(_ key: String) -> Bool {
    if source.tokens.next() == .open { return true }
    if source.isOddValue(after: key) {
      source.report(.error, found: source.shown, expected: "\"[\" after \(key)")
      source.omissions.add("\(key)s that are no blocks")
    }
    return false
  }

  private mutating func readDirected() {
    switch source.tokens.next() {
    case .integer where source.tokens.bytes.elementsEqual("0".utf8): direction = .undirected
    case .integer where source.tokens.bytes.elementsEqual("1".utf8): direction = .directed
    default:
      guard source.isOddValue(after: "directed") else { return }
      source.report(
        .error, found: source.shown, expected: "0 or 1 after directed",
        mend: "Edges are read as \(direction == .directed ? "" : "un")directed.")
      source.omissions.add("values of directed that are neither 0 nor 1")
      if source.tokens.kind == .open { source.skipBlock("directed") }
    }
  }

  private mutating func readNode() {
    let line = source.tokens.startLine
    nodes.readFields(&source)
    let place = nodes.own[0]
    guard place >= 0 else {
      source.problems.add(
        .error, line: line, found: "a node without an id", expected: "an id",
        mend: "Give it an id that no other node has; it is left out.")
      source.omissions.add("nodes without an id")
      return
    }
    let reference = number(nodes, nodes.fields[place])
    var (own, ownPlace) = (nodes.fields[place], -1)
    if let idPath, let field = nodes.field(idPath) { (own, ownPlace) = (nodes.fields[field], field) }
    let (node, isNew) = nodes.withText(own, source) {
      graph.insertNode(Self.canonical($0, own.kind), line: line)
    }
    guard isNew, nodeOfID[reference] < 0 else {
      let id = nodes.withText(own, source) { TextProblems.shown($0) }
      source.problems.add(
        .error, line: line, found: "the id \(id) again, of the node in line \(graph.nodeLines[node])",
        expected: "an id that no other node has", mend: "Only the first node with the id is read.")
      source.omissions.add("nodes with an id that is taken")
      if nodeOfID[reference] < 0 { nodeOfID[reference] = Int32(node) }
      return
    }
    nodeOfID[reference] = Int32(node)
    nodes.commit(node, except: (place, ownPlace, -1), &source)
  }

  private mutating func readEdge() {
    let line = source.tokens.startLine
    edges.readFields(&source)
    let (from, to, mark) = (edges.own[0], edges.own[1], edges.own[2])
    guard from >= 0, to >= 0 else {
      source.problems.add(
        .error, line: line, found: "an edge without a \(from < 0 ? "source" : "target")",
        expected: "source and target", mend: "Give it the ids of two nodes; it is left out.")
      source.omissions.add("edges without two ends")
      return
    }
    let ends = (number(edges, edges.fields[from]), number(edges, edges.fields[to]))
    let own = mark >= 0 ? direction(edges.fields[mark]) : nil
    edges.commit(self.ends.count, except: (from, to, own == nil ? -1 : mark), &source)
    self.ends.append((Int32(ends.0), Int32(ends.1)))
    directions.append(own)
    lines.append(Int32(clamping: line))
  }

  /// What `directed 0`, `1` or `2` in an edge says; nil for anything else, which is a column.
  private func direction(_ field: GMLTable.Field) -> PropertyGraph.Direction? {
    guard field.kind == .integer, field.end - field.start == 1 else { return nil }
    switch source.tokens.slice(field.start, field.end)[0] {
    case UInt8(ascii: "0"): return .undirected
    case UInt8(ascii: "1"): return .directed
    case UInt8(ascii: "2"): return .mutual
    default: return nil
    }
  }

  /// The number of the id that a field names.
  @inline(__always)
  private mutating func number(_ table: borrowing GMLTable, _ field: GMLTable.Field) -> Int {
    let text = source.tokens.slice(field.start, field.end)
    var (index, isNew) = (0, false)
    if field.hasEntity {
      var decoded: [UInt8] = []
      GMLText.decode(text, into: &decoded)
      (index, isNew) = decoded.withUnsafeBufferPointer { ids.insert($0) }
    } else {
      (index, isNew) = ids.insert(Self.canonical(text, field.kind))
    }
    if isNew { nodeOfID.append(-1) }
    return index
  }

  /// An integer without a plus and without zeros that say nothing: `+07` and `7` are the same node.
  private static func canonical(
    _ text: UnsafeBufferPointer<UInt8>, _ kind: GMLTokens.Kind
  ) -> UnsafeBufferPointer<UInt8> {
    guard kind == .integer, text.count > 1, text[0] < UInt8(ascii: "1") else { return text }
    if text[0] == UInt8(ascii: "-") { return text }
    let start = text.firstIndex { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "0") } ?? text.count - 1
    return UnsafeBufferPointer(rebasing: text[start...])
  }

  /// Puts the edges between the nodes, once all of these are known.
  private mutating func finish() {
    if source.tokens.comments > 0 { source.omissions.add("comments", source.tokens.comments) }
    nodes.finish()
    edges.finish()
    // Where nodes are drawn is said under `graphics`, and by some programs without it.
    for key in ["x", "y", "z"] { nodes.rename("graphics.\(key)", key) }
    nodes.rename("graphics.fill", "color")
    edges.rename("graphics.fill", "color")
    graph.nodes = nodes.rows
    graph.edges = edges.rows
    graph.attributes = attributes.values
    graph.defaultDirection = declaredDirection ?? direction
    for (edge, ends) in ends.enumerated() {
      let line = Int(lines[edge])
      let from = node(Int(ends.source), line: line)
      let to = node(Int(ends.target), line: line)
      graph.addEdge(from: from, to: to, directions[edge] ?? direction, line: line)
    }
  }

  private mutating func node(_ id: Int, line: Int) -> Int {
    let known = nodeOfID[id]
    if known >= 0 { return Int(known) }
    let (node, _) = ids.withBytes(id) { graph.insertNode($0, line: line) }
    nodeOfID[id] = Int32(node)
    source.problems.add(
      .warning, line: line,
      found: "an edge of the node \(TextProblems.shown(ids.text(id))), which is not listed",
      expected: "the id of a node", mend: "A node without attributes is made. List it, or correct the edge.")
    source.omissions.add("nodes that only edges name")
    return node
  }
}
