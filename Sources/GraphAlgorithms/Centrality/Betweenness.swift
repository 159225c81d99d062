extension Graph {
  /// For every node, on what share of the shortest paths between two others it lies.
  ///
  /// Nodes of high betweenness are brokers: much of what passes through the network passes them. Each pair
  /// of nodes counts once; where it has several shortest paths, each counts in proportion. Normalised,
  /// the sum is divided by the number of pairs of other nodes, (n − 1)(n − 2) / 2, as networkx does, whether
  /// they are connected or not; with fewer than three nodes all values are 0.
  ///
  /// Exact, by Brandes' accumulation (2001, doi:10.1080/0022250X.2001.9990249). Time O(nodes · edges), with
  /// weights O(nodes · edges · log edges); auxiliary space O(nodes + edges). For graphs too large for that
  /// see ``sampledBetweenness(sources:using:normalized:weighted:)``.
  ///
  /// - Parameters:
  ///   - normalized: Whether to divide by the number of pairs.
  ///   - weighted: Whether an edge has length 1/weight (Newman 2001), rather than 1. Path lengths are then
  ///     compared as they come out in floating point.
  /// - Returns: One value for each node.
  public func betweenness(normalized: Bool = true, weighted: Bool = false) -> [Double] {
    withUnsafeCSR { csr in
      let order = Scratch<UInt32>(count: csr.nodeCount)
      for node in 0..<csr.nodeCount { order[node] = UInt32(truncatingIfNeeded: node) }
      let scale = pairScale(normalized: normalized)
      return scores(csr, sources: order, count: csr.nodeCount, weighted: weighted, scale: scale)
    }
  }

  /// An estimate of ``betweenness(normalized:weighted:)`` from the shortest paths of a few random nodes.
  ///
  /// The sources are drawn without repetition and the sum over them is scaled by n / sources, which makes the
  /// estimate unbiased (Brandes & Pich 2007, doi:10.1142/S0218127407018403). It is exact once every node is a
  /// source. Time O(sources · edges), auxiliary space O(nodes + edges).
  ///
  /// - Parameters:
  ///   - sources: How many nodes to draw; all, if there are no more than that.
  ///   - generator: Where the randomness comes from; one number is taken.
  ///   - normalized: Whether to divide by the number of pairs.
  ///   - weighted: Whether an edge has length 1/weight rather than 1.
  /// - Returns: One value for each node; zeros if `sources` is not positive.
  public func sampledBetweenness(
    sources: Int, using generator: inout some RandomNumberGenerator, normalized: Bool = true,
    weighted: Bool = false
  ) -> [Double] {
    var own = SeededGenerator(seed: generator.next())
    guard sources < nodeCount else { return betweenness(normalized: normalized, weighted: weighted) }
    guard sources > 0 else { return Array(repeating: 0, count: nodeCount) }
    return withUnsafeCSR { csr in
      let order = Scratch<UInt32>(count: csr.nodeCount)
      for node in 0..<csr.nodeCount { order[node] = UInt32(truncatingIfNeeded: node) }
      for draw in 0..<sources {
        let chosen = draw + own.index(below: csr.nodeCount - draw)
        let source = order[chosen]
        order[chosen] = order[draw]
        order[draw] = source
      }
      let share = Double(csr.nodeCount) / Double(sources)
      let scale = share * pairScale(normalized: normalized)
      return scores(csr, sources: order, count: sources, weighted: weighted, scale: scale)
    }
  }

  /// The scaled sum of the dependencies of the first `count` of the sources.
  private func scores(
    _ csr: UnsafeCSR, sources: borrowing Scratch<UInt32>, count: Int, weighted: Bool, scale: Double
  ) -> [Double] {
    if weighted {
      let search = WeightedBetweenness(csr: csr)
      for index in 0..<count { search.add(source: Int(sources[index])) }
      return search.scores(scale: scale)
    }
    var lanes = BetweennessLanes(csr: csr)
    var start = 0
    while start < count {
      let end = min(start + BetweennessLanes.width, count)
      lanes.add(sources: sources, start..<end)
      start = end
    }
    return lanes.scores(scale: scale)
  }

  /// What the sum over all sources is multiplied by: in it every pair counts twice, once from each end.
  private func pairScale(normalized: Bool) -> Double {
    guard normalized else { return 0.5 }
    return nodeCount > 2 ? 1 / (Double(nodeCount - 1) * Double(nodeCount - 2)) : 0
  }
}
