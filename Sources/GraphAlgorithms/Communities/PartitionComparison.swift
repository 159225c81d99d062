extension Partition {
  /// What the shared information of two partitions is divided by.
  public enum Normalization: Sendable, Hashable, CaseIterable {
    /// The mean of the two entropies.
    case arithmetic
    /// The larger entropy, which is stricter.
    case max
    /// The geometric mean of the two entropies.
    case geometric
  }

  /// The normalized mutual information with another partition of the same nodes: 1 for equal partitions, 0 where one
  /// says nothing of the other.
  ///
  ///     NMI = I(A; B) / mean(H(A), H(B))
  ///
  /// (Strehl & Ghosh 2002, JMLR 3:583; the variants after Vinh, Epps & Bailey 2010, JMLR 11:2837), as in scikit-learn,
  /// edge cases too: two partitions of a single community, or of no nodes, are equal and have 1; if only one of them
  /// has a single community it is 0. It is not adjusted for chance: many small communities alone make it large.
  ///
  /// Time and space O(nodes).
  public func normalizedMutualInformation(
    with other: Partition, normalization: Normalization = .arithmetic
  ) -> Double {
    let table = Contingency(self, other)
    if self == other { return 1 }
    let (first, second, shared) = table.entropies()
    let divisor =
      switch normalization {
      case .arithmetic: (first + second) / 2
      case .max: Swift.max(first, second)
      case .geometric: (first * second).squareRoot()
      }
    // Rounding may leave a little where nothing is shared.
    return divisor > 0 ? min(1, Swift.max(0, shared / divisor)) : 0
  }

  /// The Rand index adjusted for chance, with another partition of the same nodes: the share of pairs of nodes on which
  /// the two agree, scaled so that 1 is reached by equal partitions only and 0 is what chance would give.
  ///
  /// Hubert & Arabie 1985, doi:10.1007/BF01908075. It may be below 0. Where chance leaves no choice (both a single
  /// community, both all singletons, fewer than two nodes) it is 1, as in scikit-learn.
  ///
  /// Time and space O(nodes).
  public func adjustedRandIndex(with other: Partition) -> Double {
    let table = Contingency(self, other)
    if self == other { return 1 }
    func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
    let both = table.cells.reduce(0) { $0 + pairs($1.count) }
    let first = table.firstSizes.reduce(0) { $0 + pairs($1) }
    let second = table.secondSizes.reduce(0) { $0 + pairs($1) }
    let expected = first * second / pairs(nodeCount)
    // Zero only for two partitions without any choice, which are equal.
    return (both - expected) / ((first + second) / 2 - expected)
  }

  /// The variation of information, a distance between partitions of the same nodes, in nats:
  ///
  ///     VI = H(A | B) + H(B | A)
  ///
  /// 0 for equal partitions, ln n at most (Meilă 2007, doi:10.1016/j.jmva.2006.11.013). Divide by ln 2 for bits.
  ///
  /// Time and space O(nodes).
  public func variationOfInformation(from other: Partition) -> Double {
    let table = Contingency(self, other)
    if self == other { return 0 }
    let (first, second, shared) = table.entropies()
    return Swift.max(0, first + second - 2 * shared)
  }
}

/// How many nodes each pair of communities shares, without the pairs that share none.
private struct Contingency {
  let firstSizes: [Int]
  let secondSizes: [Int]
  /// By community of the first partition; within one in the order of the nodes.
  private(set) var cells: [(first: Int, second: Int, count: Int)] = []
  private let nodeCount: Int

  init(_ first: Partition, _ second: Partition) {
    precondition(
      first.nodeCount == second.nodeCount, "partitions of \(first.nodeCount) and \(second.nodeCount) nodes")
    nodeCount = first.nodeCount
    firstSizes = first.sizes
    secondSizes = second.sizes
    // The nodes by community of the first, by counting sort; then a dense counter for each community of the second.
    var cursor = [Int](repeating: 0, count: first.count)
    var start = 0
    for (community, size) in firstSizes.enumerated() {
      cursor[community] = start
      start += size
    }
    var seconds = [UInt32](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      let community = Int(first.communityOf[node])
      seconds[cursor[community]] = second.communityOf[node]
      cursor[community] += 1
    }
    // Where the cell of a community of the second stands; it counts only if it belongs to the same community.
    var cellOf = [Int](repeating: -1, count: second.count)
    start = 0
    for (community, size) in firstSizes.enumerated() {
      for place in start..<start + size {
        let other = Int(seconds[place])
        let cell = cellOf[other]
        if cell >= 0, cells[cell].first == community {
          cells[cell].count += 1
        } else {
          cellOf[other] = cells.count
          cells.append((community, other, 1))
        }
      }
      start += size
    }
  }

  /// The entropies of the two partitions and the information they share, in nats.
  func entropies() -> (first: Double, second: Double, shared: Double) {
    let total = Double(nodeCount)
    func entropy(_ sizes: [Int]) -> Double {
      sizes.reduce(0) { $0 - Double($1) / total * naturalLogarithm(Double($1) / total) }
    }
    var shared = 0.0
    for cell in cells {
      let expected = Double(firstSizes[cell.first]) * Double(secondSizes[cell.second]) / total
      shared += Double(cell.count) / total * naturalLogarithm(Double(cell.count) / expected)
    }
    return (entropy(firstSizes), entropy(secondSizes), shared)
  }
}
