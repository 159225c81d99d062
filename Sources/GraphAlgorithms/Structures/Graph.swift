/// An undirected weighted graph over the nodes `0 ..< nodeCount`, made once and then only read.
///
/// Every algorithm of this library works on this type. The rows of neighbors stand one after the other in one
/// array (compressed sparse rows), sorted within a row, so that a pass over all edges is a pass over memory.
/// An edge between two different nodes stands in both rows, a self-loop once in its own.
///
/// ```swift
/// let graph = try Graph(
///   nodeCount: 4,
///   edges: [Edge(source: 0, target: 1), Edge(source: 1, target: 2, weight: 2.5)])
/// graph.degree(of: 1)  // 2
/// ```
///
/// Copies share their storage. Space: 4 bytes for each end of an edge, 8 more if some weight is not 1, and 8 for
/// each node.
///
/// Nodes are passed as `Int`; an index out of range is a programming error and stops the program, as it does
/// with an array.
public struct Graph: Sendable {
  /// Row `v` stands at `offsets[v] ..< offsets[v + 1]`; `nodeCount + 1` entries.
  @usableFromInline let offsets: [Int]
  /// The neighbor at each slot, ascending within a row.
  @usableFromInline let targets: [UInt32]
  /// The weight at each slot, the same bits at both slots of an edge; empty if every weight is 1.
  @usableFromInline let weights: [Double]
  /// How many self-loops were kept.
  @usableFromInline let selfLoopCount: Int

  /// The sum of all edge weights, each edge once.
  public let totalWeight: Double

  init(offsets: [Int], targets: [UInt32], weights: [Double], selfLoopCount: Int, totalWeight: Double) {
    self.offsets = offsets
    self.targets = targets
    self.weights = weights
    self.selfLoopCount = selfLoopCount
    self.totalWeight = totalWeight
  }

  /// Whether some edge has a weight other than 1.
  @inlinable
  public var isWeighted: Bool { !weights.isEmpty }

  /// The number of nodes, those without edges included.
  @inlinable
  public var nodeCount: Int { offsets.count - 1 }

  /// The number of edges after parallel edges were merged, self-loops included if they were kept.
  @inlinable
  public var edgeCount: Int { (targets.count + selfLoopCount) / 2 }

  /// The number of edge ends at a node: its neighbors, a kept self-loop counting twice.
  ///
  /// Time O(1), with kept self-loops O(log degree).
  @inlinable
  public func degree(of node: Int) -> Int {
    let row = neighbors(of: node)
    return row.count + (selfLoopCount > 0 && row.weight(to: node) != nil ? 1 : 0)
  }

  /// The sum of the weights at a node, a kept self-loop counting twice. Time O(degree).
  @inlinable
  public func strength(of node: Int) -> Double {
    var sum = 0.0
    for (neighbor, weight) in neighbors(of: node) { sum += neighbor == node ? 2 * weight : weight }
    return sum
  }

  /// The neighbors of a node with the weights of the edges to them, ascending by neighbor.
  ///
  /// A node with a kept self-loop is listed once among its own neighbors. Time O(1), nothing is copied.
  @inlinable
  public func neighbors(of node: Int) -> Neighbors {
    precondition(node >= 0 && node < nodeCount, "node \(node) is not in this graph")
    return Neighbors(
      targets: targets, weights: weights, startIndex: offsets[node], endIndex: offsets[node + 1])
  }

  /// The weight of the edge between two nodes, `nil` if there is none. Time O(log degree).
  @inlinable
  public func weight(from source: Int, to target: Int) -> Double? {
    neighbors(of: source).weight(to: target)
  }
}
