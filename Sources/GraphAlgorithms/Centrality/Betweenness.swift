extension Graph {
  /// For every node, on what share of the shortest paths between two others it lies.
  ///
  /// Nodes of high betweenness are brokers: much of what passes through the network passes them. Each pair
  /// of nodes counts once; where it has several shortest paths, each counts in proportion. Normalised,
  /// the sum is divided by the number of pairs of other nodes, (n − 1)(n − 2) / 2, as networkx does, whether
  /// they are connected or not; with fewer than three nodes all values are 0.
  ///
  /// Exact, by Brandes' accumulation (2001, doi:10.1080/0022250X.2001.9990249). Without weights the graph is cut
  /// at its articulation nodes first, so that trees that hang on it cost nothing, and sixteen sources are searched
  /// from side by side. Paths are counted in floating point: more than 10³⁰⁸ between two nodes are too many.
  ///
  /// Time O(nodes · edges), with weights O(nodes · edges · log edges); auxiliary space O(nodes + edges), some 400
  /// bytes a node for each thread. For graphs too large for that see
  /// ``sampledBetweenness(error:confidence:using:weighted:threads:checkpoint:)``.
  ///
  /// - Parameters:
  ///   - normalized: Whether to divide by the number of pairs.
  ///   - weighted: Whether an edge has length 1/weight (Newman 2001), rather than 1. Path lengths are then
  ///     compared as they come out in floating point.
  ///   - threads: How many sources, or groups of them, may be searched from side by side; the values do not depend
  ///     on it.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: One value for each node.
  public func betweenness<Failure: Error>(
    normalized: Bool = true, weighted: Bool = false, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    try betweenness(
      normalized: normalized, weighted: weighted, threads: threads, checkpoint: checkpoint, kernel: .best)
  }

  /// The same with a chosen version of the inner loops.
  package func betweenness<Failure: Error>(
    normalized: Bool, weighted: Bool, threads: Int, checkpoint: Checkpoint<Failure>, kernel: KernelVersion
  ) throws(Failure) -> [Double] {
    let scale = pairScale(normalized: normalized)
    if weighted && isWeighted {
      let sums = try weightedBetweennessSums(threads: threads, checkpoint: checkpoint)
      return sums.nodes.map { $0 * scale }
    }
    var (scores, pieces) = withUnsafeCSR { csr in
      let blocks = BetweennessBlocks(csr)
      return (blocks.separatedPairs(), blocks.pieces())
    }
    let sums = try BetweennessSums(pieces, kernel: kernel, threads: threads, checkpoint: checkpoint)
    for (node, sum) in zip(pieces.nodes, sums.members) { scores[Int(node)] += sum }
    for node in scores.indices { scores[node] *= scale }
    return scores
  }

  /// What the sum over all sources is multiplied by: in it every pair counts twice, once from each end.
  func pairScale(normalized: Bool) -> Double {
    guard normalized else { return 0.5 }
    return nodeCount > 2 ? 1 / (Double(nodeCount - 1) * Double(nodeCount - 2)) : 0
  }
}
