/// The distances from some nodes to all.
public struct DistanceMatrix: Sendable, Hashable {
  /// The nodes from which distances were asked for.
  public let sources: [Int]
  /// The number of nodes of the graph.
  public let nodeCount: Int
  /// Row after row, one for each source: for each node how many edges a shortest path has, -1 if there is none.
  public let values: [Int32]

  /// The distance from the source at a place of ``sources`` to a node, -1 if it cannot be reached.
  public subscript(place: Int, node: Int) -> Int {
    precondition(node >= 0 && node < nodeCount, "node \(node) is not in this graph")
    return Int(values[place * nodeCount + node])
  }

  /// The distances from the source at a place of ``sources`` to all nodes.
  public func row(_ place: Int) -> ArraySlice<Int32> {
    precondition(place >= 0 && place < sources.count, "there is no source at \(place)")
    return values[place * nodeCount..<(place + 1) * nodeCount]
  }
}

extension Graph {
  /// How many edges the shortest paths from several nodes to all have.
  ///
  /// Breadth-first searches side by side, one bit each (Then et al. 2014, doi:10.14778/2735496.2735507), 64 or 512 at
  /// once: where several meet at a node at the same distance, its row is looked at once. Where only sums are wanted,
  /// ``distanceSummaries(from:threads:checkpoint:)`` and ``distanceHistogram(from:threads:checkpoint:)`` give them
  /// without this table.
  ///
  /// Time O(sources · edges), and up to 512 times less where searches meet, besides writing the table; space 4 bytes for
  /// each source and node, and 220 bytes a node for each thread.
  ///
  /// - Parameters:
  ///   - sources: Any nodes, repetitions included.
  ///   - threads: How many groups of searches may go side by side.
  ///   - checkpoint: Told how far the work is, and may end it.
  public func distances<Failure: Error>(
    from sources: [Int], threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> DistanceMatrix {
    try distances(from: sources, threads: threads, checkpoint: checkpoint, kernel: .best)
  }

  /// The same with a chosen version of the inner loops.
  package func distances<Failure: Error>(
    from sources: [Int], threads: Int, checkpoint: Checkpoint<Failure>, kernel: KernelVersion
  ) throws(Failure) -> DistanceMatrix {
    var values = [Int32](repeating: -1, count: sources.count * nodeCount)
    try values.withUnsafeMutableBufferPointer { (values) throws(Failure) in
      guard let rows = values.baseAddress else { return }
      try eachSearch(from: sources, threads: threads, checkpoint: checkpoint, kernel: kernel) {
        _, csr, search, places in
        search.run(csr, from: sources[places], rows: rows + places.lowerBound * nodeCount)
      }
    }
    return DistanceMatrix(sources: sources, nodeCount: nodeCount, values: values)
  }
}
