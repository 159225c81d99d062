/// A directed weighted graph over the nodes `0 ..< nodeCount`, made once and then only read.
///
/// Each node has two rows: the targets of the edges that leave it, and the sources of those that enter it, both
/// ascending, each kept as in ``Graph``. So kernels may follow edges or pull along them. A self-loop stands in both
/// rows of its node.
///
/// ```swift
/// let graph = try DirectedGraph(
///   nodeCount: 3, edges: [Edge(source: 0, target: 1), Edge(source: 2, target: 1, weight: 2.5)])
/// graph.outgoing(of: 0).map(\.node)  // [1]
/// graph.incoming(of: 1).map(\.node)  // [0, 2]
/// ```
///
/// Copies share their storage. Space: 8 bytes for each edge, 16 more if some weight is not 1, and 16 for each node.
public struct DirectedGraph: Sendable {
  let outgoingRows: Rows
  let incomingRows: Rows

  /// Makes a graph from edges in any order.
  ///
  /// Two edges are parallel if they go from the same node to the same node; `(2, 5)` and `(5, 2)` are not. Time
  /// O(nodes + edges), auxiliary space O(edges).
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes; edges name them `0 ..< nodeCount`.
  ///   - edges: The edges; the sequence is walked once.
  ///   - parallelEdges: What becomes of several edges between the same nodes in the same direction.
  ///   - selfLoops: What becomes of edges from a node to itself.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  /// - Throws: ``GraphError`` for the first edge of the input that names a node out of range or whose weight
  ///   is negative, infinite or not a number; and if the weights add up to infinity.
  public init(
    nodeCount: Int, edges: some Sequence<Edge>, parallelEdges: Graph.ParallelEdges = .sum,
    selfLoops: Graph.SelfLoops = .drop, threads: Int = 1
  ) throws(GraphError) {
    self = try Array(edges).withUnsafeBufferPointer { (edges) throws(GraphError) in
      try DirectedGraph(
        nodeCount: nodeCount, checking: EdgeInput(edges), parallelEdges: parallelEdges,
        selfLoops: selfLoops, threads: threads)
    }
  }

  /// Makes a graph from edges that stand in columns; `weights` may be empty if all are 1.
  ///
  /// All that is said of ``init(nodeCount:edges:parallelEdges:selfLoops:threads:)`` holds here too.
  public init(
    nodeCount: Int, sources: [UInt32], targets: [UInt32], weights: [Double] = [],
    parallelEdges: Graph.ParallelEdges = .sum, selfLoops: Graph.SelfLoops = .drop, threads: Int = 1
  ) throws(GraphError) {
    self = try withEdgeColumns(sources, targets, weights) { (input) throws(GraphError) in
      try DirectedGraph(
        nodeCount: nodeCount, checking: input, parallelEdges: parallelEdges, selfLoops: selfLoops,
        threads: threads)
    }
  }

  private init(
    nodeCount: Int, checking input: EdgeInput, parallelEdges: Graph.ParallelEdges,
    selfLoops: Graph.SelfLoops, threads: Int
  ) throws(GraphError) {
    try input.check(nodeCount: nodeCount)
    let made = DirectedGraph.counting(
      nodeCount: nodeCount, columns: input, parallelEdges: parallelEdges, selfLoops: selfLoops,
      threads: threads, checkpoint: .none, release: {})
    self = try made.result.get()
  }

  init(outgoing: Rows, incoming: Rows) {
    outgoingRows = outgoing
    incomingRows = incoming
  }

  /// Whether some edge has a weight other than 1.
  public var isWeighted: Bool { !outgoingRows.weights.isEmpty }

  /// The number of nodes, those without edges included.
  public var nodeCount: Int { outgoingRows.offsets.count - 1 }

  /// The number of edges after parallel edges were merged, self-loops included if they were kept.
  public var edgeCount: Int { outgoingRows.targets.count }

  /// The sum of all edge weights.
  public var totalWeight: Double { outgoingRows.totalWeight }

  /// The number of edges that leave a node.
  public func outDegree(of node: Int) -> Int { outgoing(of: node).count }

  /// The number of edges that enter a node.
  public func inDegree(of node: Int) -> Int { incoming(of: node).count }

  /// The nodes that a node has edges to, with the weights of these, ascending. Time O(1), nothing is copied.
  public func outgoing(of node: Int) -> Graph.Neighbors { outgoingRows.neighbors(of: node) }

  /// The nodes that have edges to a node, with the weights of these, ascending. Time O(1), nothing is copied.
  public func incoming(of node: Int) -> Graph.Neighbors { incomingRows.neighbors(of: node) }

  /// The weight of the edge from one node to another, `nil` if there is none. Time O(log degree).
  public func weight(from source: Int, to target: Int) -> Double? { outgoing(of: source).weight(to: target) }

  /// The graph with every edge turned round. Time O(1): storage is shared.
  public var reversed: DirectedGraph { DirectedGraph(outgoing: incomingRows, incoming: outgoingRows) }
}

extension Rows {
  func neighbors(of node: Int) -> Graph.Neighbors {
    precondition(node >= 0 && node < offsets.count - 1, "node \(node) is not in this graph")
    return Graph.Neighbors(
      targets: targets, weights: weights, startIndex: offsets[node], endIndex: offsets[node + 1])
  }
}
