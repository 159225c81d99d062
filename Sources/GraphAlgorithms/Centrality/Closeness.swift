extension Graph {
  /// For every node, how close it is to all others: the inverse of its mean distance to them.
  ///
  /// Distances are counted in edges. Where some nodes cannot be reached, there is a choice: by default the inverse mean
  /// distance to the r nodes that can be is scaled by their share r / (n − 1) (Wasserman & Faust 1994,
  /// doi:10.1017/CBO9780511815478), as networkx does, so that a node of a small component is not taken for a
  /// central one; otherwise it is taken as it is, as igraph does. A node that reaches no other has closeness 0.
  ///
  /// Exact, by bit-parallel searches; see ``distanceSummaries(threads:checkpoint:)`` for time and space.
  ///
  /// - Parameters:
  ///   - scaledByReach: Whether to scale by the share of nodes that can be reached.
  ///   - threads: How many groups of searches may go side by side; the values do not depend on it.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: One value for each node, 0 to 1.
  public func closeness<Failure: Error>(
    scaledByReach: Bool = true, threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    let others = nodeCount - 1
    return try distanceSummaries(threads: threads, checkpoint: checkpoint).map {
      $0.closeness(scaledToReachOf: scaledByReach ? others : nil)
    }
  }
}

extension DistanceSummary {
  /// The inverse mean distance to the nodes reached, 0 if there are none.
  ///
  /// - Parameter others: How many other nodes there are, to scale by the share of them that was reached; `nil` not to
  ///   scale.
  public func closeness(scaledToReachOf others: Int? = nil) -> Double {
    guard reached > 0 else { return 0 }
    let inverse = Double(reached) / Double(sum)
    guard let others else { return inverse }
    return inverse * (Double(reached) / Double(others))
  }
}
