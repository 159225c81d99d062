extension Graph {
  /// The graph among some nodes: its node `i` is the `i`-th of them.
  ///
  /// Self-loops are left out. Time O(edges at the nodes + nodes of this graph), auxiliary space O(nodes of this graph).
  ///
  /// - Parameter nodes: The nodes, each once.
  public func induced(by nodes: [Int]) -> Graph {
    var places = [UInt32](repeating: .max, count: nodeCount)
    return induced(by: nodes, places: &places)
  }

  /// The same with a table that may serve again: `.max` for every node, before and after.
  func induced(by nodes: [Int], places: inout [UInt32]) -> Graph {
    for (index, node) in nodes.enumerated() {
      requireNodes(node)
      precondition(places[node] == .max, "node \(node) twice")
      places[node] = UInt32(index)
    }
    var edges: [Edge] = []
    for node in nodes {
      for (neighbor, weight) in neighbors(of: node) where neighbor > node && places[neighbor] != .max {
        edges.append(Edge(source: places[node], target: places[neighbor], weight: weight))
      }
    }
    for node in nodes { places[node] = .max }
    do {
      return try Graph(nodeCount: nodes.count, edges: edges)
    } catch {
      preconditionFailure("the edges of a graph make no graph: \(error)")
    }
  }
}
