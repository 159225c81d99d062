/// How far apart the nodes of a graph are.
public struct DistanceStatistics: Sendable, Hashable {
  /// How many pairs of nodes, each counted once, lie at each distance; none at 0.
  public let histogram: [Int]

  /// The largest distance between two nodes that a path joins, 0 if there are none.
  public var diameter: Int { max(0, histogram.count - 1) }

  /// How many pairs of nodes a path joins.
  public var connectedPairs: Int { histogram.reduce(0, +) }

  /// The mean distance over all pairs that a path joins, `nil` if there are none.
  public var averageDistance: Double? {
    let pairs = connectedPairs
    guard pairs > 0 else { return nil }
    return Double(histogram.enumerated().reduce(0) { $0 + $1.offset * $1.element }) / Double(pairs)
  }
}

extension Graph {
  /// The distances between all pairs of nodes, counted: their distribution, mean and maximum, exactly.
  ///
  /// Bit-parallel searches from all nodes; see ``distanceSummaries(threads:checkpoint:)`` for time and space, and for
  /// the eccentricity of each node.
  ///
  /// - Parameters:
  ///   - threads: How many groups of searches may go side by side.
  ///   - checkpoint: Told how far the work is, and may end it.
  public func distanceStatistics<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> DistanceStatistics {
    let both = try distanceHistogram(from: Array(0..<nodeCount), threads: threads, checkpoint: checkpoint)
    // Every pair was met from both its ends, and every node at distance 0 from itself.
    return DistanceStatistics(histogram: both.enumerated().map { $0.offset == 0 ? 0 : $0.element / 2 })
  }

  /// How many nodes lie at each distance from some nodes, over all of these together.
  ///
  /// - Parameters:
  ///   - sources: Any nodes, repetitions included.
  ///   - threads: How many groups of searches may go side by side.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: The counts at the distances 0, 1, 2, …, the sources themselves at 0; empty without sources.
  public func distanceHistogram<Failure: Error>(
    from sources: [Int], threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Int] {
    guard !sources.isEmpty else { return [] }
    let counts = (0..<threads).map { _ in DistanceCounts() }
    try eachDistanceCount(from: sources, threads: threads, checkpoint: checkpoint, kernel: .best) {
      worker, _, distance, count in
      counts[worker].add(count, at: distance)
    }
    var histogram = [sources.count]
    for own in counts {
      while histogram.count < own.values.count { histogram.append(0) }
      for (distance, count) in own.values.enumerated() { histogram[distance] += count }
    }
    return histogram
  }
}

/// Counts by distance of one thread.
private final class DistanceCounts {
  var values: [Int] = []

  func add(_ count: Int, at distance: Int) {
    while values.count <= distance { values.append(0) }
    values[distance] += count
  }
}
