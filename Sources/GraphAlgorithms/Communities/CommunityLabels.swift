extension Partition {
  /// For every node a label of its community that stays the same from one partition to the next.
  ///
  /// A partition numbers its communities by size, so that a community changes its number when another one grows.
  /// Here each community takes over the label of an earlier one that it shares nodes with: pairs of an earlier
  /// label and a community are taken in descending order of the nodes they share (of equal ones first those that share
  /// more of all their nodes, then by label, then by number), and a pair counts if neither was taken before. This greedy matching shares at least half as many nodes
  /// as the best matching. Communities left over get new labels, above all earlier ones, by number.
  ///
  /// ```swift
  /// let today = graph.leiden(startingFrom: yesterday, using: &generator)
  /// let labels = today.labels(keeping: yesterday.communityOf)
  /// ```
  ///
  /// Time O(n + p log p) for n nodes and p pairs that share a node, auxiliary space O(n + p).
  ///
  /// - Parameter earlier: A label for each of the first nodes, from any source (an earlier call, for example);
  ///   nodes beyond its end are new.
  /// - Returns: A label for every node, equal for two nodes if and only if they share a community.
  public func labels(keeping earlier: [UInt32]) -> [UInt32] {
    precondition(earlier.count <= nodeCount, "\(earlier.count) labels for \(nodeCount) nodes")
    // Sorted, equal pairs stand together.
    let pairs = zip(earlier, communityOf).map { (UInt64($0) << 32) | UInt64($1) }.sorted()
    var overlaps: [(pair: UInt64, count: Int)] = []
    for pair in pairs {
      if let last = overlaps.last, last.pair == pair {
        overlaps[overlaps.count - 1].count += 1
      } else {
        overlaps.append((pair, 1))
      }
    }
    // Of two pairs with as many nodes in both, the one with fewer in either is more alike.
    let sizes = sizes
    var reach: [UInt64: Int] = [:]
    for (pair, count) in overlaps { reach[pair >> 32, default: 0] += count }
    func all(_ pair: UInt64) -> Int { reach[pair >> 32, default: 0] + sizes[Int(pair & 0xFFFF_FFFF)] }
    overlaps.sort {
      $0.count != $1.count
        ? $0.count > $1.count
        : all($0.pair) != all($1.pair) ? all($0.pair) < all($1.pair) : $0.pair < $1.pair
    }

    var labelOf = [UInt32?](repeating: nil, count: count)
    var taken: Set<UInt32> = []
    for (pair, _) in overlaps {
      let label = UInt32(truncatingIfNeeded: pair >> 32)
      let community = Int(pair & 0xFFFF_FFFF)
      if labelOf[community] == nil, taken.insert(label).inserted { labelOf[community] = label }
    }
    var next = earlier.max().map { UInt64($0) + 1 } ?? 0
    let labels = labelOf.map { label in
      if let label { return label }
      precondition(next <= UInt64(UInt32.max), "no label left")
      defer { next += 1 }
      return UInt32(next)
    }
    return communityOf.map { labels[Int($0)] }
  }
}
