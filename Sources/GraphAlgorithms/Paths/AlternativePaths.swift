extension Graph {
  /// Several really different paths between two nodes: no two share an inner node.
  ///
  /// Greedy: the shortest path, then the shortest that avoids all inner nodes of it, and so on; an edge that
  /// joins the two nodes directly is used once. Each path is the best at its turn, but an early path can
  /// block two later ones, so there may be more disjoint paths than are found here; their largest number is
  /// a matter of maximum flow (Menger 1927).
  ///
  /// Time O(count · (nodes + edges) log edges), auxiliary space O(nodes + edges).
  ///
  /// - Parameters:
  ///   - source: Where the paths start.
  ///   - target: Where they end; if it is the source, the only path is that one node.
  ///   - count: How many paths at most.
  ///   - lengths: The length of each edge; 1/weight if left out, see ``EdgeLengths``.
  ///   - excluding: Nodes the paths must not pass. They may still start or end there.
  ///   - mayPass: Whether the paths may pass a node; they may start or end anywhere.
  /// - Returns: Paths in ascending order of ``Path``. Fewer than `count` if no more are found.
  public func alternativePaths(
    from source: Int, to target: Int, count: Int, lengths: EdgeLengths? = nil,
    excluding: some Sequence<Int> = EmptyCollection<Int>(), mayPass: ((Int) -> Bool)? = nil
  ) -> [Path] {
    requireNodes(source, target)
    return withSlotLengths(lengths) { csr, slotLengths in
      var search = PathSearch(
        csr: csr, lengths: slotLengths, excluding: excluding, mayPass: mayPass)
      var found: [Path] = []
      var barredSteps: [Int] = []
      while found.count < count,
        let nodes = search.nodes(from: source, to: target, barredSteps: barredSteps)
      {
        found.append(Path(nodes: nodes, length: search.length(of: nodes)))
        if nodes.count == 1 { break }
        if nodes.count == 2 { barredSteps = [target] }
        for node in nodes.dropFirst().dropLast() { search.setBarred(node, true) }
      }
      return found.sorted()
    }
  }
}
