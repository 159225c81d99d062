/// Writes a graph as GML; ``GMLFormat`` says by which rules.
struct GMLWriter {
  let graph: PropertyGraph
  var bytes: [UInt8] = []
  var omissions = Omissions()
  let ids: GMLNodeIDs
  let nodes: GMLColumns
  let edges: GMLColumns
  let hasParallelEdges: Bool
  /// What `directed` says.
  let isDirected: Bool

  init(_ graph: PropertyGraph) {
    self.graph = graph
    isDirected = graph.defaultDirection != .undirected
    hasParallelEdges = GMLParallels.exist(in: graph, isDirected: isDirected)
    var places = ["x": "graphics.x", "y": "graphics.y", "z": "graphics.z", "color": "graphics.fill"]
    let ids = GMLNodeIDs(graph)
    nodes = GMLColumns(
      graph.nodes, rowCount: graph.nodeCount, reserved: ids.reserved, places: places)
    self.ids = ids
    places = ["color": "graphics.fill"]
    var reserved: Set = ["source", "target", "directed"]
    // networkx takes `key` for what tells edges between the same nodes apart.
    if hasParallelEdges, !GMLParallels.differ(in: graph, byColumn: "key", isDirected: isDirected) {
      reserved.insert("key")
    }
    edges = GMLColumns(graph.edges, rowCount: graph.edgeCount, reserved: reserved, places: places)
  }

  /// Whether reals with an exponent get a zero: see ``GMLNumber/exponent(_:)``.
  var addsZeros: Bool { nodes.hasBareExponent || edges.hasBareExponent }

  mutating func write() -> GraphWriting {
    let attributes = GMLKeys(
      graph.attributes.map(\.name),
      reserved: ["node", "edge", "graph", "directed", "multigraph", GMLReader.declarations])
    let preamble = graph.attributes.prefix { $0.name == "Creator" || $0.name == "Version" }.count
    for place in 0..<preamble { attribute(place, attributes.segments[place], indent: "") }
    bytes += "graph [\n".utf8
    bytes += (isDirected ? "  directed 1\n" : "  directed 0\n").utf8
    if hasParallelEdges { bytes += "  multigraph 1\n".utf8 }
    declarations(attributes)
    for place in graph.attributes.indices.dropFirst(preamble) {
      attribute(place, attributes.segments[place], indent: "  ")
    }
    let idKey = ids.ownKey.map { Array("    \(nodes.keys.unused($0, reserved: ids.reserved)) ".utf8) }
    for node in 0..<graph.nodeCount {
      bytes += "  node [\n    id ".utf8
      number(ofNode: node)
      bytes.append(UInt8(ascii: "\n"))
      if ids.isLabel || idKey != nil {
        bytes += idKey ?? Array("    label ".utf8)
        graph.withID(of: node) { quoted($0) }
        bytes.append(UInt8(ascii: "\n"))
      }
      row(node, nodes)
      bytes += "  ]\n".utf8
    }
    for edge in 0..<graph.edgeCount {
      bytes += "  edge [\n    source ".utf8
      number(ofNode: Int(graph.sources[edge]))
      bytes += "\n    target ".utf8
      number(ofNode: Int(graph.targets[edge]))
      bytes.append(UInt8(ascii: "\n"))
      let direction = graph.direction(of: edge)
      if direction != (isDirected ? .directed : .undirected) {
        bytes += "    directed \(direction == .mutual ? 2 : direction == .directed ? 1 : 0)\n".utf8
      }
      row(edge, edges)
      bytes += "  ]\n".utf8
    }
    bytes += "]\n".utf8
    return GraphWriting(bytes: bytes, omissions: omissions)
  }

  private mutating func number(ofNode node: Int) {
    if ids.areIntegers {
      graph.withID(of: node) { bytes.append(contentsOf: $0) }
    } else {
      GMLText.appendDecimal(node, to: &bytes)
    }
  }

  /// Writes the cells of a row, blocks within it opened and closed as they come.
  private mutating func row(_ row: Int, _ columns: GMLColumns) {
    var open: [String] = []
    for column in columns.cells[row] {
      let segments = columns.keys.segments[Int(column)]
      move(from: &open, to: segments.dropLast(), indent: "    ")
      let indent = String(repeating: "  ", count: open.count + 2)
      cell(row, Int(column), columns, Array("\(indent)\(segments[segments.count - 1]) ".utf8))
    }
    move(from: &open, to: [], indent: "    ")
  }

  /// Closes and opens blocks.
  private mutating func move(from open: inout [String], to blocks: ArraySlice<String>, indent: String) {
    if open.isEmpty, blocks.isEmpty { return }
    let common = zip(open, blocks).prefix { $0 == $1 }.count
    while open.count > common {
      open.removeLast()
      bytes += "\(indent)\(String(repeating: "  ", count: open.count))]\n".utf8
    }
    for block in blocks.dropFirst(common) {
      bytes += "\(indent)\(String(repeating: "  ", count: open.count))\(block) [\n".utf8
      open.append(block)
    }
  }

  private mutating func cell(_ row: Int, _ column: Int, _ columns: GMLColumns, _ key: [UInt8]) {
    if columns.styles[column] == .list {
      let texts = AttributeTable.list(ofCell: columns.table.text(row, column) ?? "")
      if texts.count == 1 {
        bytes += key
        bytes += "\"\(GMLTable.listStart)\"\n".utf8
      }
      for text in texts {
        bytes += key
        quoted(text)
        bytes.append(UInt8(ascii: "\n"))
      }
      return
    }
    bytes += key
    _ = columns.table.withBytes(row, column) { text in
      switch (columns.styles[column], GMLColumns.numeral(text)) {
      case (.integer, .integer), (.double, .integer): bytes.append(contentsOf: text)
      case (.double, .real), (.double, .exponent):
        if addsZeros, let (place, zeros) = GMLNumber.exponent(text) {
          bytes.append(contentsOf: text[..<place])
          bytes += (zeros == 0 ? ".0" : "0").utf8
          bytes.append(contentsOf: text[place...])
        } else {
          bytes.append(contentsOf: text)
        }
      case (.boolean, _) where text.elementsEqual("true".utf8): bytes.append(UInt8(ascii: "1"))
      case (.boolean, _) where text.elementsEqual("false".utf8): bytes.append(UInt8(ascii: "0"))
      default: quoted(text)
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func quoted(_ text: String) {
    var text = text
    text.withUTF8 { quoted($0) }
  }

  private mutating func quoted(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    if text.elementsEqual(GMLTable.listStart.utf8) {
      // Or it would be read as the mark that it is.
      bytes += "&#95;networkx_list_start".utf8
    } else {
      omissions.add("parts of texts that are not Unicode", GMLText.encode(text, into: &bytes))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func attribute(_ place: Int, _ segments: [String], indent: String) {
    var open: [String] = []
    move(from: &open, to: segments.dropLast(), indent: indent)
    bytes += "\(indent)\(String(repeating: "  ", count: open.count))\(segments[segments.count - 1]) ".utf8
    var value = graph.attributes[place].value
    let isVersion = segments == ["Version"] && value.withUTF8 { GMLColumns.numeral($0) } == .integer
    if isVersion { bytes += value.utf8 } else { quoted(value) }
    bytes.append(UInt8(ascii: "\n"))
    move(from: &open, to: [], indent: indent)
  }
}
