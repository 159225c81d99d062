/// The rows of a graph with its nodes numbered by degree, the smallest first, self-loops left out.
///
/// Every edge leads from its end of smaller degree "up" to the other: no node has more than √(2 · edges) edges up,
/// which bounds the search for triangles (Chiba & Nishizeki 1985, doi:10.1137/0214017). Both the rows and their upper
/// parts are ascending.
struct RankedRows: ~Copyable {
  /// Row `rank` stands at `offsets[rank] ..< offsets[rank + 1]`.
  let offsets: Scratch<Int>
  /// The first slot of the row that leads up.
  let up: Scratch<Int>
  /// The neighbors' ranks.
  let targets: Scratch<UInt32>
  /// Their weights; empty if all are 1.
  let weights: Scratch<Double>
  /// The node at every rank.
  let nodeAt: Scratch<UInt32>
  let nodeCount: Int

  /// - Parameters:
  ///   - csr: The graph.
  ///   - upOnly: Whether to keep the upper parts of the rows only.
  ///   - weighted: Whether to keep the weights.
  init(_ csr: UnsafeCSR, upOnly: Bool, weighted: Bool) {
    nodeCount = csr.nodeCount
    // Counting sort by degree, equal degrees by node. A self-loop counts as little here as it does in the rows.
    let degrees = Scratch<UInt32>(count: nodeCount)
    var largest = 0
    for node in 0..<nodeCount {
      var degree = csr.row(node).count
      for slot in csr.row(node) where csr.target(slot) == node { degree -= 1 }
      degrees[node] = UInt32(truncatingIfNeeded: degree)
      largest = max(largest, degree)
    }
    let starts = Scratch<Int>(count: largest + 2, repeating: 0)
    for node in 0..<nodeCount { starts[Int(degrees[node]) + 1] += 1 }
    for degree in 0..<(largest + 1) { starts[degree + 1] += starts[degree] }
    nodeAt = Scratch(count: nodeCount)
    let rankOf = Scratch<UInt32>(count: nodeCount)
    for node in 0..<nodeCount {
      let degree = Int(degrees[node])
      rankOf[node] = UInt32(truncatingIfNeeded: starts[degree])
      nodeAt[starts[degree]] = UInt32(truncatingIfNeeded: node)
      starts[degree] += 1
    }
    offsets = Scratch(count: nodeCount + 1)
    up = Scratch(count: nodeCount)
    var end = 0
    for rank in 0..<nodeCount {
      offsets[rank] = end
      let node = Int(nodeAt[rank])
      for slot in csr.row(node) {
        let other = Int(rankOf[csr.target(slot)])
        if upOnly ? other > rank : other != rank { end += 1 }
      }
    }
    offsets[nodeCount] = end
    targets = Scratch(count: end)
    let keepsWeights = weighted && csr.isWeighted
    weights = Scratch(count: keepsWeights ? end : 0)
    // Ranks are handed to their neighbors in ascending order, so the rows come out sorted.
    let cursor = Scratch<Int>(count: nodeCount)
    for rank in 0..<nodeCount {
      cursor[rank] = offsets[rank]
      up[rank] = offsets[rank]
    }
    for rank in 0..<nodeCount {
      let node = Int(nodeAt[rank])
      for slot in csr.row(node) {
        let other = Int(rankOf[csr.target(slot)])
        if upOnly ? other < rank : other != rank {
          let place = cursor[other]
          targets[place] = UInt32(truncatingIfNeeded: rank)
          if keepsWeights { weights[place] = csr.weights[slot] }
          cursor[other] = place + 1
          if rank < other { up[other] = place + 1 }
        }
      }
    }
  }

  @inline(__always)
  func weight(_ slot: Int) -> Double { weights.count > 0 ? weights[slot] : 1 }
}
