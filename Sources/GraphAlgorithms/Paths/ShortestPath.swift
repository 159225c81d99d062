extension Graph {
  /// A shortest path between two nodes.
  ///
  /// Of several shortest paths the one with the fewest nodes is returned, and of those the first in
  /// lexicographic order; lengths are compared as they come out in floating point.
  ///
  /// Dijkstra's search (1959, doi:10.1007/BF01386390), ended when the other node is reached; breadth-first search
  /// from both ends where every length is 1. Time O((nodes + edges) log edges), auxiliary space O(nodes + edges).
  /// For many pairs of nodes see ``shortestPaths(between:lengths:threads:checkpoint:)``.
  ///
  /// - Parameters:
  ///   - source: Where the path starts.
  ///   - target: Where it ends; if it is the source, the path is that one node.
  ///   - lengths: The length of each edge; 1/weight if left out, see ``EdgeLengths``.
  ///   - excluding: Nodes the path must not pass. It may still start or end there.
  ///   - mayPass: Whether the path may pass a node; asked once for every node that is not excluded. It may
  ///     start or end anywhere.
  /// - Returns: The path, `nil` if there is none of finite length.
  public func shortestPath(
    from source: Int, to target: Int, lengths: EdgeLengths? = nil,
    excluding: some Sequence<Int> = EmptyCollection<Int>(), mayPass: ((Int) -> Bool)? = nil
  ) -> Path? {
    requireNodes(source, target)
    return withSlotLengths(lengths) { csr, slotLengths in
      if slotLengths.isUnit {
        var search = TwoSidedSearch(nodeCount: csr.nodeCount)
        search.bar(excluding: excluding, mayPass: mayPass)
        return search.nodes(csr, from: source, to: target).map { nodes in
          Path(nodes: nodes, length: Double(nodes.count - 1))
        }
      }
      var search = PathSearch(
        csr: csr, lengths: slotLengths, excluding: excluding, mayPass: mayPass)
      return search.nodes(from: source, to: target).map { nodes in
        Path(nodes: nodes, length: search.length(of: nodes))
      }
    }
  }

  func requireNodes(_ nodes: Int...) {
    for node in nodes {
      precondition(node >= 0 && node < nodeCount, "node \(node) is not in this graph")
    }
  }
}
