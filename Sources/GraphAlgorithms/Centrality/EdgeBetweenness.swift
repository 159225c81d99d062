extension Graph {
  /// For every edge, on what share of the shortest paths between two nodes it lies.
  ///
  /// Edges of high betweenness join clusters (Girvan & Newman 2002, doi:10.1073/pnas.122653799). Each pair of nodes
  /// counts once, its ends included; where it has several shortest paths, each counts in proportion. Normalised, the
  /// sum is divided by the number of pairs, n(n − 1) / 2, as networkx does; with fewer than two nodes there are no
  /// values but those of kept self-loops, which are always 0.
  ///
  /// Exact, by Brandes' accumulation (2008, doi:10.1016/j.socnet.2007.11.001), in the same way as
  /// ``betweenness(normalized:weighted:threads:checkpoint:)``. Time O(nodes · edges), with weights
  /// O(nodes · edges · log edges); auxiliary space O(nodes + edges), some 400 bytes a node for each thread and 128 an
  /// edge.
  ///
  /// - Parameters:
  ///   - normalized: Whether to divide by the number of pairs.
  ///   - weighted: Whether an edge has length 1/weight (Newman 2001), rather than 1.
  ///   - threads: How many sources, or groups of them, may be searched from side by side; the values do not depend
  ///     on it.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: One value for each edge, in the order of ``edges``.
  public func edgeBetweenness<Failure: Error>(
    normalized: Bool = true, weighted: Bool = false, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    try edgeBetweenness(
      normalized: normalized, weighted: weighted, threads: threads, checkpoint: checkpoint, kernel: .best)
  }

  /// The same with a chosen version of the inner loops.
  package func edgeBetweenness<Failure: Error>(
    normalized: Bool, weighted: Bool, threads: Int, checkpoint: Checkpoint<Failure>, kernel: KernelVersion
  ) throws(Failure) -> [Double] {
    let pairs = Double(nodeCount) * Double(nodeCount - 1)
    let scale = normalized ? (pairs > 0 ? 1 / pairs : 0) : 0.5
    let edgeOf = withUnsafeCSR { edgeNumbers($0) }
    var scores = [Double](repeating: 0, count: edgeCount)
    if weighted && isWeighted {
      let sums = try weightedBetweennessSums(withEdges: true, threads: threads, checkpoint: checkpoint)
      for (slot, sum) in sums.slots.enumerated() { scores[edgeOf[slot]] += sum }
    } else {
      let pieces = withUnsafeCSR { csr in
        let blocks = BetweennessBlocks(csr)
        blocks.eachBridge { slot, pairs in scores[edgeOf[slot]] = pairs }
        return blocks.pieces()
      }
      let sums = try BetweennessSums(
        pieces, extra: .slots, kernel: kernel, threads: threads, checkpoint: checkpoint)
      for (slot, sum) in zip(pieces.slots, sums.slots) { scores[edgeOf[slot]] += sum }
    }
    for edge in scores.indices { scores[edge] *= scale }
    return scores
  }

  /// The number of the edge at every slot, in the order of ``edges``.
  private func edgeNumbers(_ csr: UnsafeCSR) -> [Int] {
    [Int](unsafeUninitializedCapacity: csr.slotCount) { numbers, filled in
      // The row of a node holds its smaller neighbors first, and they are met in ascending order.
      let mirror = Scratch<Int>(count: csr.nodeCount)
      for node in 0..<csr.nodeCount { mirror[node] = csr.offsets[node] }
      var count = 0
      for node in 0..<csr.nodeCount {
        for slot in csr.row(node) where csr.target(slot) >= node {
          let other = csr.target(slot)
          numbers[slot] = count
          if other != node {
            numbers[mirror[other]] = count
            mirror[other] += 1
          }
          count += 1
        }
      }
      filled = csr.slotCount
    }
  }
}
