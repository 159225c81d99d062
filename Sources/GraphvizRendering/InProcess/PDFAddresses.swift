import CGraphviz

/// Addresses in DOT text have `&amp;` for `&`, since Graphviz 2.42 copies them into SVG as they stand. PDF
/// knows no entities, so there they must be undone before drawing.
enum PDFAddresses {
  /// Decodes the addresses of the graph, its clusters, nodes and edges. O(nodes + edges).
  static func prepare(in graph: GraphvizParser.Graph) {
    prepareSubgraph(graph, symbols: symbols(of: AGRAPH, in: graph))
    let nodeSymbols = symbols(of: AGNODE, in: graph)
    let edgeSymbols = symbols(of: AGOUTEDGE, in: graph)
    guard !(nodeSymbols.isEmpty && edgeSymbols.isEmpty) else { return }
    var node = agfstnode(graph)
    while let current = node {
      decode(current, nodeSymbols)
      var edge = edgeSymbols.isEmpty ? nil : agfstout(graph, current)
      while let present = edge {
        decode(present, edgeSymbols)
        edge = agnxtout(graph, present)
      }
      node = agnxtnode(graph, current)
    }
  }

  private typealias Symbol = UnsafeMutablePointer<Agsym_t>

  private static func prepareSubgraph(_ graph: GraphvizParser.Graph, symbols: [Symbol]) {
    guard !symbols.isEmpty else { return }
    decode(graph, symbols)
    var subgraph = agfstsubg(graph)
    while let current = subgraph {
      prepareSubgraph(current, symbols: symbols)
      subgraph = agnxtsubg(current)
    }
  }

  private static func symbols(of kind: Int32, in graph: GraphvizParser.Graph) -> [Symbol] {
    var symbols: [Symbol] = []
    var symbol = cgv_next_attribute(graph, kind, nil)
    while let current = symbol {
      if AttributeKind(String(cString: current.pointee.name)) == .address { symbols.append(current) }
      symbol = cgv_next_attribute(graph, kind, current)
    }
    return symbols
  }

  private static func decode(_ object: UnsafeMutableRawPointer, _ symbols: [Symbol]) {
    for symbol in symbols {
      let value = String(cString: cgv_value(object, symbol))
      guard value.contains("&amp;") else { continue }
      cgv_set_value(object, symbol, value.replacing("&amp;", with: "&"))
    }
  }
}
