extension Drawing {
  /// How far the neighbors of nodes in the graph are also those nearest in the drawing, 0...1.
  ///
  /// For each node with k neighbors the share of nodes in both, of those in either, of its neighbors and the k nodes
  /// whose middles are nearest to its own (Jaccard; equally near ones by index); the mean over all nodes with
  /// neighbors. The measure of Kruiger et al. 2017 (doi:10.1111/cgf.13187) with neighborhoods of one step. Without
  /// edges it is 1.
  ///
  /// The nearest are sought in a grid. Time O(edges · log degree) where nodes are spread about evenly, O(nodes²) at
  /// worst; space O(nodes + edges).
  ///
  /// - Parameters:
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Passed now and then.
  public func neighborhoodPreservation<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Double {
    try neighborhoodPreservation(in: graph(), threads: threads, checkpoint: checkpoint)
  }

  /// The same for a graph made before.
  func neighborhoodPreservation<Failure: Error>(
    in graph: Graph, threads: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> Double {
    precondition(threads > 0, "\(threads) threads")
    let count = rectangles.count
    let middles = rectangles.map { Rectangle(center: $0.center, size: Size(width: 0, height: 0)) }
    let search = NearestSearch(RectangleGrid(middles))
    let shares = Scratch<Double>(count: count, repeating: -1)
    let threads = count < 1 << 12 ? 1 : threads
    try graph.withUnsafeCSR { (csr) throws(Failure) in
      try Workers.share(
        count, chunk: max(1, min(1 << 10, count / 64)), threads: threads, checkpoint: checkpoint
      ) { _, jobs in
        var found: [NearestSearch.Candidate] = []
        for node in jobs where !csr.row(node).isEmpty {
          let row = UnsafeBufferPointer(rebasing: csr.targets[csr.row(node)])
          search.nearest(to: node, count: row.count, into: &found)
          var common = 0
          for candidate in found where row.containsSorted(candidate.node) { common += 1 }
          shares[node] = Double(common) / Double(2 * row.count - common)
        }
      }
    }
    var sum = 0.0
    var counted = 0
    for node in 0..<count where shares[node] >= 0 {
      sum += shares[node]
      counted += 1
    }
    return counted == 0 ? 1 : sum / Double(counted)
  }
}

extension UnsafeBufferPointer<UInt32> {
  /// Whether an ascending buffer has a number.
  fileprivate func containsSorted(_ number: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == number
  }
}

/// Finds the nodes nearest to a node, ring of cells by ring of cells.
private struct NearestSearch: ~Copyable {
  struct Candidate: BitwiseCopyable, Comparable {
    let square: Double
    let node: UInt32

    static func < (one: Candidate, other: Candidate) -> Bool {
      one.square != other.square ? one.square < other.square : one.node < other.node
    }
  }

  private let grid: RectangleGrid

  init(_ grid: consuming RectangleGrid) { self.grid = grid }

  /// - Parameter found: Emptied, then filled with the nearest `count` other nodes.
  func nearest(to node: Int, count: Int, into found: inout [Candidate]) {
    found.removeAll(keepingCapacity: true)
    let cells = grid.cells
    let box = grid.boxes[node]
    let cell = cells.cell(box.left, box.bottom)
    let (row, column) = (cell / cells.columns, cell % cells.columns)
    let cellWidth = cells.columnsPerPoint > 0 ? 1 / cells.columnsPerPoint : .infinity
    let cellHeight = cells.rowsPerPoint > 0 ? 1 / cells.rowsPerPoint : .infinity
    let last = max(row, cells.rows - 1 - row, column, cells.columns - 1 - column)
    var ring = 0
    while ring <= last {
      collect(ring, around: row, column, of: node, into: &found)
      // Whatever stands further out than this ring is at least that far away.
      let reach = Double(ring) * min(cellWidth, cellHeight) * 0.999
      if found.count >= count {
        var inside = 0
        for candidate in found where candidate.square < reach * reach { inside += 1 }
        if inside >= count { break }
      }
      ring += 1
    }
    found.sort()
    if found.count > count { found.removeSubrange(count...) }
  }

  private func collect(
    _ ring: Int, around row: Int, _ column: Int, of node: Int, into found: inout [Candidate]
  ) {
    let cells = grid.cells
    let box = grid.boxes[node]
    for y in max(row - ring, 0)...min(row + ring, cells.rows - 1) {
      let isWhole = abs(y - row) == ring
      let columns =
        isWhole
        ? stride(from: column - ring, through: column + ring, by: 1)
        : stride(from: column - ring, through: column + ring, by: max(1, 2 * ring))
      for x in columns where x >= 0 && x < cells.columns {
        let cell = y * cells.columns + x
        // A middle on the line between cells stands in both; here it counts in its own.
        for entry in grid.starts[cell]..<grid.starts[cell + 1] {
          let other = Int(grid.entries[entry])
          let place = grid.boxes[other]
          guard other != node, cells.cell(place.left, place.bottom) == cell else { continue }
          let (dx, dy) = (place.left - box.left, place.bottom - box.bottom)
          found.append(Candidate(square: dx * dx + dy * dy, node: UInt32(truncatingIfNeeded: other)))
        }
      }
    }
  }
}
