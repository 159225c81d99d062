extension Graph {
  /// How many triangles there are: three nodes, each a neighbor of the other two.
  ///
  /// Weights and self-loops do not matter. Time and space as for ``triangles(threads:checkpoint:)``.
  public func triangleCount<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Int {
    try triangles(threads: threads, checkpoint: checkpoint).reduce(0, +) / 3
  }

  /// For every node, in how many triangles it is.
  ///
  /// Each triangle is found once, at its corner of smallest degree, among the edges that lead to larger degrees
  /// (the "forward" algorithm; Schank & Wagner 2005, doi:10.1007/11427186_54). Weights and self-loops do not matter.
  ///
  /// Time O(edges · √edges) at worst, and far less where few nodes have many edges; space O(nodes + edges), and
  /// O(nodes) for every thread.
  public func triangles<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Int] {
    precondition(threads > 0, "\(threads) threads")
    return try withUnsafeCSR { (csr) throws(Failure) in
      let rows = RankedRows(csr, upOnly: true, weighted: false)
      let workers = min(threads, 1 + csr.slotCount / TriangleSearch.worthAThread)
      let search = TriangleSearch(nodeCount: csr.nodeCount, workers: workers)
      let chunk = max(1, min(1024, csr.nodeCount / 64))
      try Workers.share(csr.nodeCount, chunk: chunk, threads: workers, checkpoint: checkpoint) {
        worker, ranks in
        for rank in ranks { search.count(at: rank, rows, worker: worker) }
      }
      return [Int](unsafeUninitializedCapacity: csr.nodeCount) { counts, count in
        for rank in 0..<csr.nodeCount {
          counts.initializeElement(at: Int(rows.nodeAt[rank]), to: search.total(at: rank))
        }
        count = csr.nodeCount
      }
    }
  }
}

/// Counts and marks for every worker, one stretch after the other.
private struct TriangleSearch: ~Copyable {
  private let counts: Scratch<Int>
  /// 1 at the upper neighbors of the node at hand.
  private let marks: Scratch<UInt8>
  private let nodeCount: Int
  private let workers: Int

  /// Below this number of slots a second thread costs more than it does.
  static let worthAThread = 1 << 17

  init(nodeCount: Int, workers: Int) {
    self.nodeCount = nodeCount
    self.workers = workers
    counts = Scratch(count: nodeCount * workers, repeating: 0)
    marks = Scratch(count: nodeCount * workers, repeating: 0)
  }

  func total(at rank: Int) -> Int {
    var sum = 0
    for worker in 0..<workers { sum += counts[worker * nodeCount + rank] }
    return sum
  }

  /// Adds the triangles whose smallest corner is at a rank to all three corners.
  func count(at rank: Int, _ rows: borrowing RankedRows, worker: Int) {
    let base = worker * nodeCount
    // By the pointer: the stretches of the workers do not meet, but the thread sanitizer takes a change in place of
    // an element for one of the whole.
    let counts = counts.start
    let row = rows.offsets[rank]..<rows.offsets[rank + 1]
    // The last neighbor has nobody above it who could be a third.
    guard row.count > 1 else { return }
    for slot in row { marks[base + Int(rows.targets[slot])] = 1 }
    var here = 0
    for slot in row {
      let middle = Int(rows.targets[slot])
      var found = 0
      for third in rows.offsets[middle]..<rows.offsets[middle + 1] {
        let top = base + Int(rows.targets[third])
        // Without a branch, which could not be foretold.
        let mark = Int(marks[top])
        counts[top] += mark
        found += mark
      }
      counts[base + middle] += found
      here += found
    }
    counts[base + rank] += here
    for slot in row { marks[base + Int(rows.targets[slot])] = 0 }
  }
}
