/// Where the ids of nodes are written, since GML has integers for them and networkx takes labels for them.
struct GMLNodeIDs {
  /// Whether the ids can stand as they are.
  let areIntegers: Bool
  /// Whether the ids stand under `label`.
  let isLabel: Bool
  /// The key that is wanted for the ids where they stand neither as they are nor under `label`.
  let ownKey: String?

  init(_ graph: PropertyGraph) {
    areIntegers = (0..<graph.nodeCount).allSatisfy { graph.withID(of: $0, Self.isInteger) }
    isLabel = graph.nodeCount > 0 && !Self.labelsDiffer(graph)
    ownKey = areIntegers || isLabel ? nil : "name"
  }

  /// The keys of nodes that columns cannot have.
  var reserved: Set<String> { isLabel ? ["id", "graph", "label"] : ["id", "graph"] }

  private static func labelsDiffer(_ graph: PropertyGraph) -> Bool {
    guard let column = graph.nodes.column("label"), graph.nodes.columns[column].type != .list,
      graph.nodes.filled(column) == graph.nodeCount
    else { return false }
    var labels = TextTable()
    return (0..<graph.nodeCount).allSatisfy { node in
      graph.nodes.withBytes(node, column) { labels.insert($0).isNew } ?? false
    }
  }

  /// Whether the text is an integer of 32 bits as one would write it.
  private static func isInteger(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard GMLNumber.kind(text) == .integer, GMLNumber.fits32Bits(text) else { return false }
    if text.first == UInt8(ascii: "+") { return false }
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
    return digits.first != UInt8(ascii: "0") || text.count == 1
  }
}

/// Edges between the same nodes, which networkx wants to be told of.
enum GMLParallels {
  /// Whether two edges have the same ends. O(edges · log edges).
  static func exist(in graph: PropertyGraph, isDirected: Bool) -> Bool {
    var ends = (0..<graph.edgeCount).map { Self.ends(graph, $0, isDirected) }
    ends.sort()
    return zip(ends, ends.dropFirst()).contains { $0 == $1 }
  }

  /// Whether edges with the same ends have different cells in a column, or there is no such column.
  static func differ(in graph: PropertyGraph, byColumn name: String, isDirected: Bool) -> Bool {
    guard let column = graph.edges.column(name) else { return true }
    guard graph.edges.filled(column) == graph.edgeCount, graph.edges.columns[column].type != .list else {
      return false
    }
    var known: Set<String> = []
    return (0..<graph.edgeCount).allSatisfy { edge in
      let cell = graph.edges.text(edge, column) ?? ""
      return known.insert("\(ends(graph, edge, isDirected)) \(cell)").inserted
    }
  }

  private static func ends(_ graph: PropertyGraph, _ edge: Int, _ isDirected: Bool) -> UInt64 {
    let source = UInt64(graph.sources[edge])
    let target = UInt64(graph.targets[edge])
    return isDirected || source <= target ? source << 32 | target : target << 32 | source
  }
}
