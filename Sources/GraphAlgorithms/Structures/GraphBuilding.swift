extension Graph {
  /// What becomes of several edges between the same two nodes.
  public enum ParallelEdges: Sendable, Hashable {
    /// One edge whose weight is their sum, added in the order of the input.
    case sum
    /// One edge with the largest of their weights.
    case keepLargest
  }

  /// What becomes of edges from a node to itself.
  public enum SelfLoops: Sendable, Hashable {
    /// They are left out.
    case drop
    /// They are kept; each counts twice in degree and strength and once in the total weight.
    case keep
  }

  /// Makes a graph from edges in any order.
  ///
  /// Both orders of the ends mean the same edge. An edge of weight zero is an edge: it connects, but weighs
  /// nothing. Algorithms multiply and divide weights: where they lie beyond 1e-150 and 1e150, or differ by more than
  /// that, products may vanish or overflow, and scores and clusters with them. Rows are sorted by radix, block by block. Time O(nodes + edges), auxiliary space O(edges).
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes; edges name them `0 ..< nodeCount`.
  ///   - edges: The edges; the sequence is walked once.
  ///   - parallelEdges: What becomes of several edges between the same nodes.
  ///   - selfLoops: What becomes of edges from a node to itself.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  /// - Throws: ``GraphError`` for the first edge of the input that names a node out of range or whose weight
  ///   is negative, infinite or not a number; and if the weights add up to infinity.
  @inlinable
  public init(
    nodeCount: Int, edges: some Sequence<Edge>, parallelEdges: ParallelEdges = .sum,
    selfLoops: SelfLoops = .drop, threads: Int = 1
  ) throws(GraphError) {
    // An array is taken as it is; any other sequence is walked in the caller's module, where it is known.
    try self.init(
      nodeCount: nodeCount, list: Array(edges), parallelEdges: parallelEdges, selfLoops: selfLoops,
      threads: threads)
  }

  @usableFromInline
  init(
    nodeCount: Int, list edges: [Edge], parallelEdges: ParallelEdges, selfLoops: SelfLoops, threads: Int
  ) throws(GraphError) {
    self = try edges.withUnsafeBufferPointer { (edges) throws(GraphError) in
      try Graph(
        nodeCount: nodeCount, checking: EdgeInput(edges), parallelEdges: parallelEdges,
        selfLoops: selfLoops, threads: threads)
    }
  }

  /// Makes a graph from edges that stand in columns, which takes half the memory of an array of edges where all
  /// weights are 1.
  ///
  /// All that is said of ``init(nodeCount:edges:parallelEdges:selfLoops:threads:)`` holds here too.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - sources: One end of each edge.
  ///   - targets: The other end of each edge.
  ///   - weights: The weight of each edge; may be empty if all are 1.
  ///   - parallelEdges: What becomes of several edges between the same nodes.
  ///   - selfLoops: What becomes of edges from a node to itself.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  /// - Throws: ``GraphError`` as the other initializer does.
  public init(
    nodeCount: Int, sources: [UInt32], targets: [UInt32], weights: [Double] = [],
    parallelEdges: ParallelEdges = .sum, selfLoops: SelfLoops = .drop, threads: Int = 1
  ) throws(GraphError) {
    self = try withEdgeColumns(sources, targets, weights) { (input) throws(GraphError) in
      try Graph(
        nodeCount: nodeCount, checking: input, parallelEdges: parallelEdges, selfLoops: selfLoops,
        threads: threads)
    }
  }

  private init(
    nodeCount: Int, checking input: EdgeInput, parallelEdges: ParallelEdges, selfLoops: SelfLoops,
    threads: Int
  ) throws(GraphError) {
    try input.check(nodeCount: nodeCount)
    let rows = Rows.build(
      nodeCount: nodeCount, input: input, direction: .both, parallelEdges: parallelEdges,
      selfLoops: selfLoops, threads: threads, checkpoint: .none)
    try self.init(rows: rows)
  }

  /// The graph of rows in which every edge but a self-loop stands twice.
  init(rows: Rows) throws(GraphError) {
    // Twice, since each edge has two ends.
    guard (2 * rows.totalWeight).isFinite else { throw .totalWeightOverflow }
    self.init(
      offsets: rows.offsets, targets: rows.targets, weights: rows.weights,
      selfLoopCount: rows.selfLoopCount, totalWeight: rows.totalWeight)
  }
}

/// Lends arrays as columns of edges.
func withEdgeColumns<Value>(
  _ sources: [UInt32], _ targets: [UInt32], _ weights: [Double],
  _ body: (EdgeInput) throws(GraphError) -> Value
) throws(GraphError) -> Value {
  try sources.withUnsafeBufferPointer { (sources) throws(GraphError) in
    try targets.withUnsafeBufferPointer { (targets) throws(GraphError) in
      try weights.withUnsafeBufferPointer { (weights) throws(GraphError) in
        try body(EdgeInput(sources: sources, targets: targets, weights: weights))
      }
    }
  }
}
