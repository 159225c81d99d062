extension DOTGraph {
  /// The graph in the DOT language, UTF-8, ready for Graphviz.
  ///
  /// Equal graphs give equal text. Everything is quoted, so no content can end a string or add a statement;
  /// see ``DOTValue`` for what content can say. O(length of the result).
  public func encoded() -> String {
    var encoder = DOTEncoder(edgeOperator: isDirected ? "->" : "--")
    encoder.text += (isStrict ? "strict " : "") + (isDirected ? "digraph " : "graph ")
    encoder.text += DOTQuoting.quoted(DOTIdentifier.encoded(identifier)) + " {\n"
    encoder.indented {
      $0.body(
        nodeDefaults: nodeDefaults, edgeDefaults: edgeDefaults, nodes: nodes, subgraphs: subgraphs,
        edges: edges, attributes: attributes)
    }
    encoder.text += "}\n"
    return encoder.text
  }
}

/// Writes statements, one a line, two spaces of indentation a level.
private struct DOTEncoder {
  let edgeOperator: String
  var text = ""
  private var indentation = ""

  init(edgeOperator: String) {
    self.edgeOperator = edgeOperator
  }

  mutating func indented(_ write: (inout DOTEncoder) -> Void) {
    indentation += "  "
    write(&self)
    indentation.removeLast(2)
  }

  /// Graph attributes come last: what a graph says before its subgraphs, they would inherit, and a cluster
  /// without a label would show that of the whole.
  mutating func body(
    nodeDefaults: DOTAttributes, edgeDefaults: DOTAttributes, nodes: [DOTNode], subgraphs: [DOTSubgraph],
    edges: [DOTEdge], attributes: DOTAttributes
  ) {
    if !nodeDefaults.isEmpty { statement("node", nodeDefaults) }
    if !edgeDefaults.isEmpty { statement("edge", edgeDefaults) }
    for node in nodes { statement(identifier(node.identifier), node.attributes) }
    for subgraph in subgraphs { self.subgraph(subgraph) }
    for edge in edges {
      statement("\(identifier(edge.tail)) \(edgeOperator) \(identifier(edge.head))", edge.attributes)
    }
    if !attributes.isEmpty { statement("graph", attributes) }
  }

  private mutating func subgraph(_ subgraph: DOTSubgraph) {
    // Graphviz takes any subgraph whose name begins with "cluster" for one.
    let prefix = subgraph.isCluster ? DOTSubgraph.clusterPrefix : DOTSubgraph.partPrefix
    text += "\(indentation)subgraph \(identifier(prefix + subgraph.identifier)) {\n"
    indented {
      $0.body(
        nodeDefaults: subgraph.nodeDefaults, edgeDefaults: subgraph.edgeDefaults, nodes: subgraph.nodes,
        subgraphs: subgraph.subgraphs, edges: subgraph.edges, attributes: subgraph.attributes)
    }
    text += "\(indentation)}\n"
  }

  private mutating func statement(_ subject: String, _ attributes: DOTAttributes) {
    text += indentation + subject
    if !attributes.isEmpty {
      text += " ["
      for (index, entry) in attributes.entries.enumerated() {
        if index > 0 { text += ", " }
        text += DOTQuoting.quoted(entry.name)
        text += "="
        text += DOTQuoting.quoted(entry.value.content(of: entry.name))
      }
      text += "]"
    }
    text += ";\n"
  }

  private func identifier(_ identifier: String) -> String {
    DOTQuoting.quoted(DOTIdentifier.encoded(identifier))
  }
}

extension DOTValue {
  /// The value as Graphviz is to hold it, before quoting.
  func content(of name: String) -> String {
    switch self {
    case .text(let text): Self.literal(text, in: name)
    case .raw(let text): AttributeKind(name) == .address ? Self.address(text, keepsBackslash: true) : text
    case .number(let number): Self.decimal(number)
    case .flag(let flag): flag ? "true" : "false"
    case .position(let x, let y, let isPinned):
      "\(Self.decimal(x)),\(Self.decimal(y))\(isPinned ? "!" : "")"
    }
  }

  private static func literal(_ text: String, in name: String) -> String {
    switch AttributeKind(name) {
    // A label that is all line ends has a height but no width; beside an xlabel or headlabel, Graphviz 2.42
    // fails an assertion over it and ends the process.
    case .label: DOTQuoting.escString(text + (!text.isEmpty && text.allSatisfy(\.isNewline) ? " " : ""))
    case .tooltip: DOTQuoting.escString(text, backslash: #"\\\\"#)
    case .address: address(text, keepsBackslash: false)
    case .font: DOTQuoting.escString(text.filter { !"\"'<>&".contains($0) })
    }
  }

  /// `&` becomes an entity for SVG's sake. When it draws for PDF, which knows none, the renderer undoes it.
  private static func address(_ text: String, keepsBackslash: Bool) -> String {
    DOTQuoting.percentEncoded(text, keepsBackslash: keepsBackslash).replacing("&", with: "&amp;")
  }

  static func decimal(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
