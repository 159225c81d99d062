extension Graph {
  /// For each edge, in the order of ``edges``, how likely a share as large as its own of the strength of one of its
  /// ends would be by chance: the smaller of the two probabilities.
  ///
  /// A node of degree k that spreads its strength over its edges at random gives one of them a share x or more with
  /// the probability (1 − x)ᵏ⁻¹ (Serrano, Boguñá & Vespignani 2009, doi:10.1073/pnas.0808904106). The only edge of a
  /// node has the probability 1 there: it says nothing about the node. So have edges at a node of strength zero.
  /// Self-loops are no edges here: they count in no degree and no strength, and have the probability 1.
  ///
  /// Time O(nodes + edges · log degree), auxiliary space O(nodes).
  public func disparity() -> [Double] {
    var degrees = [Int](repeating: 0, count: nodeCount)
    var strengths = [Double](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      for (neighbor, weight) in neighbors(of: node) where neighbor != node {
        degrees[node] += 1
        strengths[node] += weight
      }
    }
    func chance(_ weight: Double, at node: Int) -> Double {
      guard degrees[node] > 1, strengths[node] > 0 else { return 1 }
      var base = max(0, 1 - weight / strengths[node])
      var exponent = degrees[node] - 1
      var product = 1.0
      while exponent > 0 {
        if exponent & 1 == 1 { product *= base }
        base *= base
        exponent >>= 1
      }
      return product
    }
    var result: [Double] = []
    result.reserveCapacity(edgeCount)
    for edge in edges {
      let isLoop = edge.source == edge.target
      result.append(
        isLoop
          ? 1 : min(chance(edge.weight, at: Int(edge.source)), chance(edge.weight, at: Int(edge.target))))
    }
    return result
  }

  /// The edges that carry significantly much of the strength of one of their ends: the disparity filter.
  ///
  /// Keeps what matters locally, at weak nodes as at strong ones, where a threshold on weights would keep the strong
  /// nodes alone. Edges whose ``disparity()`` is below `level` are kept with their weights; all nodes stay.
  /// Time O(nodes + edges · log degree).
  public func disparityBackbone(level: Double = 0.05) -> Graph {
    precondition(level >= 0 && level <= 1, "a level of \(level)")
    let chances = disparity()
    let kept = zip(edges, chances).lazy.filter { $1 < level }.map(\.0)
    guard let backbone = try? Graph(nodeCount: nodeCount, edges: kept, selfLoops: .keep) else {
      preconditionFailure("part of a graph is a graph")
    }
    return backbone
  }
}
