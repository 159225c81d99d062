import CGraphviz

extension ParsedGraph {
  private static let graphKind: Int32 = 0
  private static let nodeKind: Int32 = 1
  private static let edgeKind: Int32 = 2

  /// Reads what Graphviz holds; only within its lock.
  init(reading graph: GraphvizParser.Graph) {
    isDirected = agisdirected(graph) != 0
    name = cgv_name(graph).map { DOTIdentifier.decoded(String(cString: $0)) } ?? ""
    let graphColumns = Self.columns(graph, Self.graphKind)
    for (attribute, name) in graphColumns {
      let value = text(graph, attribute)
      if !value.isEmpty { attributes.append((name, value)) }
    }
    let nodeColumns = Self.columns(graph, Self.nodeKind)
    let edgeColumns = Self.columns(graph, Self.edgeKind)
    nodeDefaults = nodeColumns.map { ($0.name, defaultValue($0.symbol)) }
    edgeDefaults = edgeColumns.map { ($0.name, defaultValue($0.symbol)) }

    var nodeList: [UnsafeMutablePointer<Agnode_t>] = []
    var next = agfstnode(graph)
    while let node = next {
      nodeList.append(node)
      next = agnxtnode(graph, node)
    }
    nodeList.sort { cgv_sequence($0) < cgv_sequence($1) }
    var numbers: [UnsafeMutablePointer<Agnode_t>: Int] = [:]
    for (number, node) in nodeList.enumerated() {
      numbers[node] = number
      let name = cgv_node_name(node).map { DOTIdentifier.decoded(String(cString: $0)) } ?? ""
      nodes.append((name, values(node, nodeColumns, nodeDefaults)))
    }
    readEdges(graph, nodeList, numbers, edgeColumns)
    readClusters(graph, numbers)
  }

  private mutating func readEdges(
    _ graph: GraphvizParser.Graph, _ nodeList: [UnsafeMutablePointer<Agnode_t>],
    _ numbers: [UnsafeMutablePointer<Agnode_t>: Int],
    _ columns: [(symbol: UnsafeMutablePointer<Agsym_t>, name: String)]
  ) {
    var found: [(sequence: UInt, tail: Int, head: Int, attributes: [Attribute])] = []
    for node in nodeList {
      var next = agfstout(graph, node)
      while let edge = next {
        next = agnxtout(graph, edge)
        guard let tail = numbers[cgv_tail(edge)], let head = numbers[cgv_head(edge)] else { continue }
        found.append((UInt(cgv_sequence(edge)), tail, head, values(edge, columns, edgeDefaults)))
      }
    }
    found.sort { $0.sequence < $1.sequence }
    edges = found.map { ($0.tail, $0.head, $0.attributes) }
  }

  private mutating func readClusters(
    _ graph: GraphvizParser.Graph, _ numbers: [UnsafeMutablePointer<Agnode_t>: Int]
  ) {
    // A list of what is still to be looked at rather than a recursion: subgraphs can lie within each other deeply.
    var open = [graph]
    while let outer = open.popLast() {
      var next = agfstsubg(outer)
      while let inner = next {
        next = agnxtsubg(inner)
        open.append(inner)
        let name = cgv_name(inner).map { String(cString: $0) } ?? ""
        guard name.hasPrefix("cluster") else {
          otherSubgraphs += 1
          continue
        }
        var members: [Int] = []
        var node = agfstnode(inner)
        while let member = node {
          node = agnxtnode(inner, member)
          if let number = numbers[member] { members.append(number) }
        }
        let label = cgv_graph_label(inner).map { plain($0) } ?? ""
        clusters.append((label.isEmpty ? String(name.dropFirst("cluster".count)) : label, members.sorted()))
      }
    }
  }

  // MARK: Values

  private static func columns(
    _ graph: GraphvizParser.Graph, _ kind: Int32
  ) -> [(symbol: UnsafeMutablePointer<Agsym_t>, name: String)] {
    var columns: [(symbol: UnsafeMutablePointer<Agsym_t>, name: String)] = []
    var previous: UnsafeMutablePointer<Agsym_t>?
    while let symbol = cgv_next_attribute(graph, kind, previous) {
      columns.append((symbol, symbol.pointee.name.map { DOTIdentifier.decoded(String(cString: $0)) } ?? ""))
      previous = symbol
    }
    return columns
  }

  private mutating func defaultValue(_ symbol: UnsafeMutablePointer<Agsym_t>) -> String {
    symbol.pointee.defval.map { plain($0) } ?? ""
  }

  private mutating func text(
    _ object: UnsafeMutableRawPointer, _ symbol: UnsafeMutablePointer<Agsym_t>
  ) -> String { plain(cgv_value(object, symbol)) }

  private mutating func values(
    _ object: UnsafeMutableRawPointer, _ columns: [(symbol: UnsafeMutablePointer<Agsym_t>, name: String)],
    _ defaults: [Attribute]
  ) -> [Attribute] {
    var found: [Attribute] = []
    for (number, column) in columns.enumerated() {
      let value = text(object, column.symbol)
      if value != defaults[number].value { found.append((column.name, value)) }
    }
    return found
  }

  /// A value as text: the escapes of the language resolved, HTML-like values without their tags.
  private mutating func plain(_ value: UnsafePointer<CChar>) -> String {
    let text = String(cString: value)
    guard cgv_is_html(value) else { return DOTQuoting.unescaped(text) }
    htmlValues += 1
    var result = ""
    var isInTag = false
    for character in text {
      switch character {
      case "<":
        isInTag = true
        // Cells and lines are words of their own.
        if let last = result.last, !last.isWhitespace { result.append(" ") }
      case ">" where isInTag: isInTag = false
      case _ where isInTag: break
      case _ where character.isWhitespace: if result.last?.isWhitespace == false { result.append(" ") }
      default: result.append(character)
      }
    }
    return DOTQuoting.unescaped(String(result.drop(while: \.isWhitespace)))
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
  }
}

extension DOTQuoting {
  /// The text that a value shows: `\n`, `\l` and `\r` are line ends, `\\` is a backslash, `&amp;` an ampersand.
  static func unescaped(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) else {
      return value
    }
    var result = String.UnicodeScalarView()
    var rest = value.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.first {
        switch next {
        case "n", "l", "r": result.append("\n")
        case "\\": result.append("\\")
        default:
          result.append(scalar)
          continue
        }
        rest.removeFirst()
      } else if scalar == "&", rest.starts(with: "amp;".unicodeScalars) {
        rest = rest.dropFirst(4)
        result.append("&")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
