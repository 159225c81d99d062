import GraphAlgorithms

/// Seeded random graphs for laws and comparisons.
enum RandomGraphs {
  /// `edgeCount` random ends, self-loops and repetitions included; weights are multiples of a half, so that
  /// sums of them are exact.
  static func edges(nodeCount: Int, edgeCount: Int, seed: UInt64, weighted: Bool = false) -> [Edge] {
    var generator = SeededGenerator(seed: seed)
    return (0..<edgeCount).map { _ in
      Edge(
        source: UInt32.random(in: 0..<UInt32(nodeCount), using: &generator),
        target: UInt32.random(in: 0..<UInt32(nodeCount), using: &generator),
        weight: weighted ? Double(Int.random(in: 1...8, using: &generator)) / 2 : 1)
    }
  }

  /// Without weights the graph is simple: parallel edges count once.
  static func graph(nodeCount: Int, edgeCount: Int, seed: UInt64, weighted: Bool = false) throws -> Graph {
    try Graph(
      nodeCount: nodeCount,
      edges: edges(nodeCount: nodeCount, edgeCount: edgeCount, seed: seed, weighted: weighted),
      parallelEdges: weighted ? .sum : .keepLargest)
  }

  /// Groups of `size` nodes, dense inside and sparse between.
  static func planted(groups: Int, size: Int, seed: UInt64) throws -> Graph {
    var generator = SeededGenerator(seed: seed)
    var edges: [Edge] = []
    let count = groups * size
    for source in 0..<count {
      for target in (source + 1)..<max(count, source + 1) {
        let chance = source / size == target / size ? 0.5 : 0.02
        if Double.random(in: 0..<1, using: &generator) < chance {
          edges.append(Edge(source: UInt32(source), target: UInt32(target)))
        }
      }
    }
    return try Graph(nodeCount: count, edges: edges)
  }
}

/// A graph from pairs, for drawings.
func graph(_ nodeCount: Int, _ pairs: [(UInt32, UInt32)]) throws -> Graph {
  try Graph(nodeCount: nodeCount, edges: pairs.map { Edge(source: $0.0, target: $0.1) })
}

/// A graph from weighted pairs, for drawings.
func graph(_ nodeCount: Int, _ triples: [(UInt32, UInt32, Double)]) throws -> Graph {
  try Graph(
    nodeCount: nodeCount, edges: triples.map { Edge(source: $0.0, target: $0.1, weight: $0.2) })
}

/// The row of nodes 0 – 1 – 2 – … .
func pathGraph(_ nodeCount: Int) throws -> Graph {
  try Graph(
    nodeCount: nodeCount,
    edges: (1..<max(nodeCount, 1)).map { Edge(source: UInt32($0 - 1), target: UInt32($0)) })
}

/// Whether two numbers agree to about twelve digits.
func isClose(_ one: Double, _ other: Double, within tolerance: Double = 1e-12) -> Bool {
  abs(one - other) <= tolerance * max(1, abs(one), abs(other))
}
