extension Graph {
  /// For every node the sum of 1 / distance to all others, nothing for those that cannot be reached.
  ///
  /// Distances are counted in edges. Unlike closeness it needs no agreement on graphs that are not connected (Marchiori
  /// & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014, doi:10.1080/15427951.2013.865686).
  /// Normalised, the sum is divided by n − 1, so that a node tied to all others has 1; with fewer than two nodes all
  /// values are 0.
  ///
  /// Exact, by bit-parallel searches; see ``distanceSummaries(threads:checkpoint:)`` for time and space.
  ///
  /// - Parameters:
  ///   - normalized: Whether to divide by the number of other nodes.
  ///   - threads: How many groups of searches may go side by side; the values do not depend on it.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: One value for each node.
  public func harmonicCentrality<Failure: Error>(
    normalized: Bool = true, threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    let divisor = normalized ? Double(max(1, nodeCount - 1)) : 1
    return try distanceSummaries(threads: threads, checkpoint: checkpoint).map { $0.reciprocalSum / divisor }
  }
}
