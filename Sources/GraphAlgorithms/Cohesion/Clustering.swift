extension Graph {
  /// For every node, which share of the pairs of its neighbors are neighbors of each other.
  ///
  ///     c(v) = 2 · triangles(v) / (k · (k − 1))
  ///
  /// with k the number of neighbors other than itself (Watts & Strogatz 1998, doi:10.1038/30918). Where there are
  /// fewer than two neighbors it is 0, as in networkx. Weights and self-loops do not matter.
  ///
  /// Time and space as for ``triangles(threads:checkpoint:)``.
  public func localClusteringCoefficients<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    let counts = try triangles(threads: threads, checkpoint: checkpoint)
    return (0..<nodeCount).map { node in
      let pairs = neighborPairs(of: node)
      return pairs > 0 ? Double(counts[node]) / Double(pairs) : 0
    }
  }

  /// The mean of ``localClusteringCoefficients(threads:checkpoint:)`` over all nodes, 0 without nodes.
  public func averageClusteringCoefficient<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Double {
    let coefficients = try localClusteringCoefficients(threads: threads, checkpoint: checkpoint)
    return nodeCount > 0 ? coefficients.reduce(0, +) / Double(nodeCount) : 0
  }

  /// Which share of all paths of two edges are closed by a third: three times the triangles over the pairs of
  /// neighbors of all nodes; 0 if there is no such pair.
  ///
  /// Also called transitivity (Newman, Watts & Strogatz 2002, doi:10.1073/pnas.012582999). Nodes with many
  /// neighbors count for more than in ``averageClusteringCoefficient(threads:checkpoint:)``.
  ///
  /// Time and space as for ``triangles(threads:checkpoint:)``.
  public func globalClusteringCoefficient<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Double {
    let closed = try triangles(threads: threads, checkpoint: checkpoint).reduce(0, +)
    var pairs = 0
    for node in 0..<nodeCount { pairs += neighborPairs(of: node) }
    return pairs > 0 ? Double(closed) / Double(pairs) : 0
  }

  /// The number of pairs of neighbors of a node, itself not counted.
  private func neighborPairs(of node: Int) -> Int {
    let row = neighbors(of: node)
    let count = row.count - (selfLoopCount > 0 && row.weight(to: node) != nil ? 1 : 0)
    return count * (count - 1) / 2
  }
}
