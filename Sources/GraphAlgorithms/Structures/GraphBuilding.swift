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
  /// nothing. Rows are sorted by two counting sorts, no comparison is made. Time O(nodes + edges), auxiliary
  /// space O(nodes + edges).
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes; edges name them `0 ..< nodeCount`.
  ///   - edges: The edges; the sequence is walked once.
  ///   - parallelEdges: What becomes of several edges between the same nodes.
  ///   - selfLoops: What becomes of edges from a node to itself.
  /// - Throws: ``GraphError`` for the first edge of the input that names a node out of range or whose weight
  ///   is negative, infinite or not a number; and if the weights add up to infinity.
  @inlinable
  public init(
    nodeCount: Int, edges: some Sequence<Edge>, parallelEdges: ParallelEdges = .sum,
    selfLoops: SelfLoops = .drop
  ) throws(GraphError) {
    // An array is taken as it is; any other sequence is walked in the caller's module, where it is known.
    try self.init(
      nodeCount: nodeCount, list: Array(edges), parallelEdges: parallelEdges, selfLoops: selfLoops)
  }

  @usableFromInline
  init(
    nodeCount: Int, list edges: [Edge], parallelEdges: ParallelEdges, selfLoops: SelfLoops
  ) throws(GraphError) {
    guard nodeCount >= 0, nodeCount <= Int(UInt32.max) else {
      throw GraphError.nodeCountOutOfRange(nodeCount)
    }
    var starts = [Int](repeating: 0, count: nodeCount + 1)
    for (position, edge) in edges.enumerated() {
      guard Int(edge.source) < nodeCount else {
        throw .endpointOutOfRange(position: position, node: edge.source, nodeCount: nodeCount)
      }
      guard Int(edge.target) < nodeCount else {
        throw .endpointOutOfRange(position: position, node: edge.target, nodeCount: nodeCount)
      }
      guard edge.weight >= 0, edge.weight.isFinite else {
        throw .invalidWeight(position: position, weight: edge.weight)
      }
      if edge.source != edge.target {
        starts[Int(edge.source) + 1] += 1
        starts[Int(edge.target) + 1] += 1
      } else if selfLoops == .keep {
        starts[Int(edge.source) + 1] += 1
      }
    }
    for node in 0..<nodeCount { starts[node + 1] += starts[node] }
    var rows = SortedRows(edges: edges, starts: starts, selfLoops: selfLoops)
    self = rows.merged(parallelEdges)
    if !totalWeight.isFinite { throw .totalWeightOverflow }
  }
}

/// Rows sorted by neighbor, parallel edges still apart, in the order of the input.
private struct SortedRows {
  let starts: [Int]
  var targets: [UInt32]
  var weights: [Double]

  /// Two counting sorts: the first gathers each node's neighbors, the second hands each node to its neighbors
  /// in ascending order. Since the graph is undirected, the rows so filled are the same rows, sorted.
  init(edges: [Edge], starts: [Int], selfLoops: Graph.SelfLoops) {
    let nodeCount = starts.count - 1
    let slotCount = starts[nodeCount]
    let gathered = Scratch<UInt32>(count: slotCount)
    let gatheredWeights = Scratch<Double>(count: slotCount)
    let cursor = Scratch<Int>(count: nodeCount)
    for node in 0..<nodeCount { cursor[node] = starts[node] }
    for edge in edges {
      let source = Int(edge.source)
      let target = Int(edge.target)
      if source == target, selfLoops == .drop { continue }
      gathered[cursor[source]] = edge.target
      gatheredWeights[cursor[source]] = edge.weight
      cursor[source] += 1
      guard source != target else { continue }
      gathered[cursor[target]] = edge.source
      gatheredWeights[cursor[target]] = edge.weight
      cursor[target] += 1
    }
    for node in 0..<nodeCount { cursor[node] = starts[node] }
    let sortedWeights = Scratch<Double>(count: slotCount)
    targets = [UInt32](unsafeUninitializedCapacity: slotCount) { buffer, count in
      for node in 0..<nodeCount {
        for slot in starts[node]..<starts[node + 1] {
          let neighbor = Int(gathered[slot])
          let place = cursor[neighbor]
          buffer[place] = UInt32(truncatingIfNeeded: node)
          sortedWeights[place] = gatheredWeights[slot]
          cursor[neighbor] = place + 1
        }
      }
      count = slotCount
    }
    weights = sortedWeights.array()
    self.starts = starts
  }

  /// The graph of these rows, which are used up: parallel edges are merged in place.
  mutating func merged(_ policy: Graph.ParallelEdges) -> Graph {
    let nodeCount = starts.count - 1
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    var selfLoopCount = 0
    var totalWeight = 0.0
    var end = 0
    targets.withUnsafeMutableBufferPointer { targets in
      weights.withUnsafeMutableBufferPointer { weights in
        for node in 0..<nodeCount {
          let rowStart = end
          for slot in starts[node]..<starts[node + 1] {
            let target = targets[slot]
            let weight = weights[slot]
            if end > rowStart, targets[end - 1] == target {
              let before = weights[end - 1]
              weights[end - 1] = policy == .sum ? before + weight : max(before, weight)
            } else {
              targets[end] = target
              weights[end] = weight
              end += 1
            }
          }
          offsets[node + 1] = end
          for slot in rowStart..<end where Int(targets[slot]) >= node {
            if Int(targets[slot]) == node { selfLoopCount += 1 }
            totalWeight += weights[slot]
          }
        }
      }
    }
    targets.removeLast(targets.count - end)
    if weights.prefix(end).allSatisfy({ $0 == 1 }) {
      weights = []
    } else {
      weights.removeLast(weights.count - end)
    }
    return Graph(
      offsets: offsets, targets: targets, weights: weights, selfLoopCount: selfLoopCount,
      totalWeight: totalWeight)
  }
}
