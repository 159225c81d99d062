extension Graph {
  /// An estimate of ``betweenness(normalized:weighted:threads:checkpoint:)`` from the shortest paths of a few random
  /// nodes.
  ///
  /// The sources are drawn without repetition and the sum over them is scaled by n / sources, which makes the
  /// estimate unbiased (Brandes & Pich 2007, doi:10.1142/S0218127407018403). It is exact once every node is a
  /// source. Time O(sources · edges), auxiliary space O(nodes + edges), some 400 bytes a node for each thread.
  ///
  /// - Parameters:
  ///   - sources: How many nodes to draw; all, if there are no more than that.
  ///   - generator: Where the randomness comes from; one number is taken.
  ///   - normalized: Whether to divide by the number of pairs.
  ///   - weighted: Whether an edge has length 1/weight rather than 1.
  ///   - threads: How many sources, or groups of them, may be searched from side by side; the values do not depend
  ///     on it.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: One value for each node; zeros if `sources` is not positive.
  public func sampledBetweenness<Failure: Error>(
    sources: Int, using generator: inout some RandomNumberGenerator, normalized: Bool = true,
    weighted: Bool = false, threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    var draw = DrawnNodes(nodeCount: nodeCount, seed: generator.next())
    guard sources < nodeCount else {
      return try betweenness(
        normalized: normalized, weighted: weighted, threads: threads, checkpoint: checkpoint)
    }
    guard sources > 0 else { return Array(repeating: 0, count: nodeCount) }
    let scale = Double(nodeCount) / Double(sources) * pairScale(normalized: normalized)
    if weighted && isWeighted {
      let sums = try weightedBetweennessSums(
        sources: draw.next(sources), threads: threads, checkpoint: checkpoint)
      return sums.nodes.map { $0 * scale }
    }
    let whole = SampledPiece(self)
    let sums = try whole.sums(draw.next(sources), extra: .none, threads: threads, checkpoint: checkpoint)
    return sums.nodes.map { $0 * scale }
  }
}

/// A whole graph renumbered, to be searched from some of its nodes.
struct SampledPiece {
  private let pieces: BetweennessPieces
  /// The number of each node in the piece, and its place in the order of searching.
  private let number: [UInt32]
  private let place: [UInt32]

  init(_ graph: Graph) {
    pieces = graph.withUnsafeCSR { BetweennessPieces.whole($0) }
    var number = [UInt32](repeating: 0, count: pieces.nodes.count)
    var place = number
    for (position, own) in pieces.searchOrder.enumerated() {
      number[Int(pieces.nodes[Int(own)])] = own
      place[Int(pieces.nodes[Int(own)])] = UInt32(truncatingIfNeeded: position)
    }
    self.number = number
    self.place = place
  }

  /// The sums over some sources for each node of the graph.
  func sums<Failure: Error>(
    _ sources: [UInt32], extra: BetweennessSums.Extra, threads: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> (nodes: [Double], squares: [Double]) {
    // Sources that are searched from side by side shall lie close.
    let list = sources.map { place[Int($0)] }.sorted().map { pieces.searchOrder[Int($0)] }
    let sums = try BetweennessSums(
      pieces, sources: list, extra: extra, kernel: .best, threads: threads, checkpoint: checkpoint)
    return (
      number.map { sums.members[Int($0)] },
      extra == .squares ? number.map { sums.squares[Int($0)] } : []
    )
  }
}

/// Random nodes without repetition, as many at a time as are asked for.
struct DrawnNodes {
  private var order: [UInt32]
  private var drawn = 0
  private var generator: SeededGenerator

  init(nodeCount: Int, seed: UInt64) {
    order = (0..<nodeCount).map { UInt32(truncatingIfNeeded: $0) }
    generator = SeededGenerator(seed: seed)
  }

  mutating func next(_ count: Int) -> [UInt32] {
    let start = drawn
    for place in start..<(start + count) {
      order.swapAt(place, place + generator.index(below: order.count - place))
    }
    drawn += count
    return Array(order[start..<drawn])
  }
}
