extension DirectedGraph {
  /// Every edge once, ascending by source, then by target. Time and space O(edges).
  public func edges() -> [Edge] {
    withUnsafeCSR(.outgoing) { csr in
      var edges: [Edge] = []
      edges.reserveCapacity(csr.slotCount)
      for node in 0..<csr.nodeCount {
        for slot in csr.row(node) {
          edges.append(
            Edge(
              source: UInt32(truncatingIfNeeded: node), target: csr.targets[slot],
              weight: csr.weight(slot)))
        }
      }
      return edges
    }
  }

  /// The graph without directions: an edge between two nodes that have one in either direction.
  ///
  /// Time O(nodes + edges).
  ///
  /// - Parameter oppositeEdges: What becomes of two edges in opposite directions. With `.sum`, the result has
  ///   weights as soon as there are such edges.
  /// - Throws: ``GraphError/totalWeightOverflow`` if weights add up to infinity.
  public func undirected(oppositeEdges: Graph.ParallelEdges = .sum) throws(GraphError) -> Graph {
    try Graph(
      nodeCount: nodeCount, edges: edges(), parallelEdges: oppositeEdges, selfLoops: .keep)
  }

  /// Which rows of a directed graph a kernel walks.
  package enum Direction: Sendable {
    case outgoing, incoming
  }

  /// Lends rows of the graph to a kernel.
  package func withUnsafeCSR<Result, Failure: Error>(
    _ direction: Direction, _ body: (UnsafeCSR) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try (direction == .outgoing ? outgoingRows : incomingRows).withUnsafeCSR(body)
  }

  /// The graph of columns whose ends and weights were checked, and what was left out.
  ///
  /// - Parameter release: Called when the columns are not read any more, so that their memory can be used again.
  package static func counting<Failure: Error>(
    nodeCount: Int, columns: EdgeInput, parallelEdges: Graph.ParallelEdges, selfLoops: Graph.SelfLoops,
    threads: Int, checkpoint: Checkpoint<Failure>, release: () -> Void
  ) throws(Failure) -> (result: Result<DirectedGraph, GraphError>, counts: BuildingCounts) {
    let count = columns.count
    let outgoing = try Rows.build(
      nodeCount: nodeCount, input: columns, direction: .outgoing, parallelEdges: parallelEdges,
      selfLoops: selfLoops, threads: threads, checkpoint: checkpoint.within(0...0.5))
    let incoming = try Rows.build(
      nodeCount: nodeCount, input: columns, direction: .incoming, parallelEdges: parallelEdges,
      selfLoops: selfLoops, threads: threads, checkpoint: checkpoint.within(0.5...1), release: release)
    let dropped = count - outgoing.slotCountBeforeMerging
    let counts = BuildingCounts(
      droppedSelfLoops: dropped, mergedEdges: count - dropped - outgoing.targets.count)
    guard outgoing.totalWeight.isFinite else { return (.failure(.totalWeightOverflow), counts) }
    return (.success(DirectedGraph(outgoing: outgoing, incoming: incoming)), counts)
  }
}

extension Rows {
  /// Lends the rows to a kernel.
  func withUnsafeCSR<Result, Failure: Error>(
    _ body: (UnsafeCSR) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try offsets.withUnsafeBufferPointer { (offsets) throws(Failure) in
      try targets.withUnsafeBufferPointer { (targets) throws(Failure) in
        try weights.withUnsafeBufferPointer { (weights) throws(Failure) in
          try body(
            UnsafeCSR(nodeCount: offsets.count - 1, offsets: offsets, targets: targets, weights: weights))
        }
      }
    }
  }
}
