extension Graph {
  /// For every node how far its contacts are tied up with one another, and so leave it no room: Burt's constraint.
  ///
  ///     c(i) = Σⱼ ( pᵢⱼ + Σ_q pᵢ_q · p_qⱼ )²       pᵢⱼ = wᵢⱼ / strength(i)
  ///
  /// over the neighbors j of i and the q that are neighbors of both (Burt 1992, Structural Holes, eq. 2.4), as in
  /// networkx and igraph. Low values are found at brokers. Self-loops are left out. A node without neighbors, or
  /// whose edges all weigh nothing, has no constraint: `nan`, as there.
  ///
  /// For each edge the common neighbors are looked up from its end of smaller degree (Chiba & Nishizeki 1985,
  /// doi:10.1137/0214017). Time O(edges · √edges) at worst, space O(nodes + edges).
  ///
  /// - Parameters:
  ///   - weighted: Whether to heed the weights.
  ///   - threads: How many threads may share the edges; a small graph uses one.
  ///   - checkpoint: Passed now and then.
  public func constraints<Failure: Error>(
    weighted: Bool = true, threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    try withUnsafeCSR { (csr) throws(Failure) in
      let holes = StructuralHoles(csr, weighted: weighted)
      try holes.search(threads: threads, checkpoint) { $0 / holes.strength[$1] }
      return holes.gather { own, weight, through, _ in
        let strength = holes.strength[own]
        let share = (weight + through) / strength
        return share * share
      }
    }
  }

  /// For every node how many of its contacts are not redundant, that is, not tied to its other contacts: Burt's
  /// effective size.
  ///
  ///     e(i) = Σⱼ ( 1 − Σ_q pᵢ_q · mⱼ_q )       pᵢ_q = wᵢ_q / strength(i), mⱼ_q = wⱼ_q / largest weight at j
  ///
  /// over the neighbors j of i and the q that are neighbors of both (Burt 1992, Structural Holes, eq. 2.2), as in
  /// networkx. Without weights this is k − 2t / k, with t ties among the k neighbors (Borgatti 1997, Connections
  /// 20:35). Self-loops are left out. A node without neighbors, or whose edges all weigh nothing, has none: `nan`.
  ///
  /// Time and space as for ``constraints(weighted:threads:checkpoint:)``.
  ///
  /// - Parameters:
  ///   - weighted: Whether to heed the weights.
  ///   - threads: How many threads may share the edges; a small graph uses one.
  ///   - checkpoint: Passed now and then.
  public func effectiveSizes<Failure: Error>(
    weighted: Bool = true, threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    try withUnsafeCSR { (csr) throws(Failure) in
      let holes = StructuralHoles(csr, weighted: weighted)
      try holes.search(threads: threads, checkpoint) { product, _ in product }
      return holes.gather { own, _, through, other in
        // A contact without weight has no ties that could be redundant.
        let largest = holes.largest[other]
        return largest > 0 ? 1 - through / holes.strength[own] / largest : 1
      }
    }
  }
}

/// What Burt's measures have in common: for each edge a sum over the neighbors that its ends share.
private struct StructuralHoles: ~Copyable {
  /// The sum for the edge at every slot that leads down; the others are not used.
  private let through: Scratch<Double>
  /// By rank: the sum of weights, and the largest.
  let strength: Scratch<Double>
  let largest: Scratch<Double>
  private let rows: RankedRows

  init(_ csr: UnsafeCSR, weighted: Bool) {
    rows = RankedRows(csr, upOnly: false, weighted: weighted)
    through = Scratch(count: rows.targets.count)
    strength = Scratch(count: csr.nodeCount, repeating: 0)
    largest = Scratch(count: csr.nodeCount, repeating: 0)
    for rank in 0..<csr.nodeCount {
      for slot in rows.offsets[rank]..<rows.offsets[rank + 1] {
        let weight = rows.weight(slot)
        strength[rank] += weight
        largest[rank] = max(largest[rank], weight)
      }
    }
  }

  /// Adds up `term` over the common neighbors of the two ends of each edge; it is given the product of the weights
  /// of the two edges that lead to the common neighbor, and the neighbor.
  ///
  /// The row of the larger end is laid out in a dense array, then those of its smaller neighbors are scanned. What
  /// an edge gets depends on no other edge, so threads change nothing.
  @inline(__always)
  func search<Failure: Error>(
    threads: Int, _ checkpoint: Checkpoint<Failure>, _ term: (_ product: Double, _ neighbor: Int) -> Double
  ) throws(Failure) {
    precondition(threads > 0, "\(threads) threads")
    let nodeCount = rows.nodeCount
    let workers = min(threads, 1 + rows.targets.count / (1 << 17))
    // Negative where there is no edge, for an edge may weigh nothing.
    let weightTo = Scratch<Double>(count: nodeCount * workers, repeating: -1)
    let chunk = max(1, min(256, nodeCount / 64))
    // The last ranks have the longest rows: first, lest a thread be left alone with them.
    try Workers.share(nodeCount, chunk: chunk, threads: workers, checkpoint: checkpoint) { worker, jobs in
      let base = worker * nodeCount
      for job in jobs {
        let rank = nodeCount - 1 - job
        let row = rows.offsets[rank]..<rows.offsets[rank + 1]
        for slot in row {
          weightTo[base + Int(rows.targets[slot])] = rows.weight(slot)
        }
        for slot in row.lowerBound..<rows.up[rank] {
          let other = Int(rows.targets[slot])
          var sum = 0.0
          for third in rows.offsets[other]..<rows.offsets[other + 1] {
            let neighbor = Int(rows.targets[third])
            let weight = weightTo[base + neighbor]
            if weight > 0 {
              sum += term(rows.weights.count > 0 ? weight * rows.weights[third] : 1, neighbor)
            }
          }
          through[slot] = sum
        }
        for slot in row { weightTo[base + Int(rows.targets[slot])] = -1 }
      }
    }
  }

  /// For every node the sum of `term` over its neighbors, given the ranks of both and what `search` found.
  @inline(__always)
  func gather(
    _ term: (_ own: Int, _ weight: Double, _ through: Double, _ other: Int) -> Double
  ) -> [Double] {
    let sums = Scratch<Double>(count: rows.nodeCount, repeating: 0)
    for rank in 0..<rows.nodeCount {
      for slot in rows.offsets[rank]..<rows.up[rank] {
        let other = Int(rows.targets[slot])
        let weight = rows.weight(slot)
        sums[rank] += term(rank, weight, through[slot], other)
        sums[other] += term(other, weight, through[slot], rank)
      }
    }
    return [Double](unsafeUninitializedCapacity: rows.nodeCount) { values, count in
      for rank in 0..<rows.nodeCount {
        values.initializeElement(at: Int(rows.nodeAt[rank]), to: strength[rank] > 0 ? sums[rank] : .nan)
      }
      count = rows.nodeCount
    }
  }
}
