/// Edges that hold every component of a graph together without a circle: one tree for each component.
public struct SpanningForest: Sendable, Hashable {
  /// The edges, in the order in which they were chosen.
  public var edges: [Edge]
  /// The sum of their weights, added in that order.
  public var totalWeight: Double
}

extension Graph {
  /// The spanning forest of largest weight: the strongest ties that hold each component together.
  ///
  /// Edges are chosen from the heaviest to the lightest, of equal weights in the order of ``edges``, which decides
  /// between several such forests. The first edges of the result are therefore the forest of the heavier edges
  /// alone: cut off at a weight, it shows the components that ties of that weight make (single linkage: Gower &
  /// Ross 1969, doi:10.2307/2346439). Self-loops are never part.
  ///
  /// Kruskal's algorithm (1956, doi:10.1090/S0002-9939-1956-0078686-7) over edges sorted by the bits of their
  /// weights. Time O((nodes + edges) log nodes), of which the logarithm is hardly seen; auxiliary space O(nodes +
  /// edges), without weights O(nodes).
  ///
  /// - Parameter checkpoint: Told the share of the work done.
  public func maximumSpanningForest<Failure: Error>(
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> SpanningForest {
    try spanningForest(heaviestFirst: true, checkpoint)
  }

  /// The spanning forest of smallest weight.
  ///
  /// As ``maximumSpanningForest(checkpoint:)``, from the lightest edge to the heaviest; of equal weights the first
  /// in the order of ``edges`` is chosen here, too.
  ///
  /// - Parameter checkpoint: Told the share of the work done.
  public func minimumSpanningForest<Failure: Error>(
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> SpanningForest {
    try spanningForest(heaviestFirst: false, checkpoint)
  }

  private func spanningForest<Failure: Error>(
    heaviestFirst: Bool, _ checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> SpanningForest {
    try withUnsafeCSR { (csr) throws(Failure) in
      var growing = GrowingForest(nodeCount: csr.nodeCount)
      guard csr.isWeighted else {
        for node in 0..<csr.nodeCount {
          for slot in csr.row(node) where csr.target(slot) > node {
            growing.add(node, csr.target(slot), weight: 1)
          }
          if node & 0xFFFF == 0xFFFF { try checkpoint.pass(Double(node) / Double(csr.nodeCount)) }
        }
        try checkpoint.pass(1)
        return growing.forest()
      }
      let edges = csr.weightedEdges(inverted: heaviestFirst)
      defer { edges.deallocate() }
      try checkpoint.pass(0.1)
      radixSort(edges) { $0.key }
      try checkpoint.pass(0.6)
      for position in edges.indices {
        let edge = edges[position]
        let bits = heaviestFirst ? ~edge.key : edge.key
        growing.add(Int(edge.source), Int(edge.target), weight: Double(bitPattern: bits))
        if position & 0xF_FFFF == 0xF_FFFF {
          try checkpoint.pass(0.6 + 0.4 * Double(position) / Double(edges.count))
        }
      }
      try checkpoint.pass(1)
      return growing.forest()
    }
  }
}

/// An edge to be sorted.
private struct KeyedEdge: BitwiseCopyable {
  /// The bits of the weight, which order as the weights do since none is negative; or their complement.
  let key: UInt64
  let source: UInt32
  let target: UInt32
}

extension UnsafeCSR {
  fileprivate func weightedEdges(inverted: Bool) -> UnsafeMutableBufferPointer<KeyedEdge> {
    let edges = UnsafeMutableBufferPointer<KeyedEdge>.allocate(capacity: slotCount / 2 + 1)
    var count = 0
    for node in 0..<nodeCount {
      for slot in row(node) where target(slot) > node {
        // Adding zero takes the sign from a negative zero.
        let bits = (weight(slot) + 0).bitPattern
        edges[count] = KeyedEdge(
          key: inverted ? ~bits : bits, source: UInt32(truncatingIfNeeded: node), target: targets[slot])
        count += 1
      }
    }
    return UnsafeMutableBufferPointer(rebasing: edges[..<count])
  }
}

/// Trees that grow together, with the set of nodes of each.
private struct GrowingForest: ~Copyable {
  private let parents: Scratch<UInt32>
  private var edges: [Edge] = []
  private var totalWeight = 0.0

  init(nodeCount: Int) {
    parents = Scratch(count: nodeCount)
    for node in 0..<nodeCount { parents[node] = UInt32(truncatingIfNeeded: node) }
  }

  /// Takes the edge if it closes no circle.
  @inline(__always)
  mutating func add(_ source: Int, _ target: Int, weight: Double) {
    let one = root(of: source)
    let other = root(of: target)
    guard one != other else { return }
    // The smaller root wins: as good as any rule with halved paths, O(log nodes) a step (Tarjan & van Leeuwen 1984).
    parents[Int(max(one, other))] = min(one, other)
    edges.append(
      Edge(
        source: UInt32(truncatingIfNeeded: source), target: UInt32(truncatingIfNeeded: target), weight: weight
      ))
    totalWeight += weight
  }

  /// Walks to the root and halves the way for those who come later.
  @inline(__always)
  private func root(of node: Int) -> UInt32 {
    var node = UInt32(truncatingIfNeeded: node)
    while true {
      let above = parents[Int(node)]
      if above == node { return node }
      let next = parents[Int(above)]
      parents[Int(node)] = next
      node = next
    }
  }

  consuming func forest() -> SpanningForest { SpanningForest(edges: edges, totalWeight: totalWeight) }
}
