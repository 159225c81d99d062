/// A division of nodes into communities: every node belongs to exactly one.
///
/// Communities are numbered `0 ..< count` by size, the largest first, equal sizes by their smallest node. Two
/// partitions that group the same nodes are therefore equal values, whatever labels they were made from.
public struct Partition: Sendable, Hashable {
  /// For every node the number of its community, all below ``count``.
  public let communityOf: [UInt32]
  /// The number of communities; none is empty.
  public let count: Int

  /// Makes a partition from any labels: nodes with equal labels share a community.
  ///
  /// Time O(n + b log b) for n nodes, of whose communities b have 256 nodes or more; auxiliary space O(n).
  public init(communityOf labels: [UInt32]) {
    var (dense, count) = Partition.numberedByFirstNode(labels)
    let ranks = Scratch<UInt32>(count: count, repeating: 0)
    for community in dense { ranks[Int(community)] += 1 }
    // Numbers by first node ascend with the smallest node, which settles ties.
    Partition.replaceSizesByRanks(ranks)
    for node in dense.indices { dense[node] = ranks[Int(dense[node])] }
    communityOf = dense
    self.count = count
  }

  /// Makes a partition from a function that names the smallest node of every node's community; it is called once
  /// for each node. Time and space as above, without a table of labels.
  @inline(__always)
  package init(nodeCount: Int, smallestNodeOf smallestNode: (Int) -> Int) {
    let ranks = Scratch<UInt32>(count: nodeCount, repeating: 0)
    var count = 0
    communityOf = [UInt32](unsafeUninitializedCapacity: nodeCount) { communities, initialized in
      for node in 0..<nodeCount {
        let smallest = smallestNode(node)
        communities[node] = UInt32(truncatingIfNeeded: smallest)
        ranks[smallest] += 1
      }
      count = Partition.replaceSizesByRanks(ranks)
      for node in 0..<nodeCount { communities[node] = ranks[Int(communities[node])] }
      initialized = nodeCount
    }
    self.count = count
  }

  /// Every node by itself.
  public static func singletons(nodeCount: Int) -> Partition {
    Partition(communityOf: (0..<nodeCount).map { UInt32($0) })
  }

  /// The number of nodes.
  public var nodeCount: Int { communityOf.count }

  /// The number of nodes of every community, descending.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: count)
    for community in communityOf { sizes[Int(community)] += 1 }
    return sizes
  }

  /// The nodes of every community, ascending. Time and space O(nodes).
  public func members() -> [[Int]] {
    var members: [[Int]] = sizes.map { size in
      var list: [Int] = []
      list.reserveCapacity(size)
      return list
    }
    for (node, community) in communityOf.enumerated() { members[Int(community)].append(node) }
    return members
  }

  /// Replaces the size of every community by its place when the largest come first, equal sizes in their given
  /// order. Empty ones have no place.
  ///
  /// Most communities of a large graph are small: sizes below 256 are counted, only the others are compared.
  ///
  /// - Returns: How many are not empty.
  @discardableResult
  private static func replaceSizesByRanks(_ sizes: borrowing Scratch<UInt32>) -> Int {
    let places = Scratch<UInt32>(count: 256, repeating: 0)
    var large: [(size: UInt32, community: Int)] = []
    for community in 0..<sizes.count {
      let size = sizes[community]
      if size < 256 { places[Int(size)] += 1 } else { large.append((size, community)) }
    }
    large.sort { $0.size != $1.size ? $0.size > $1.size : $0.community < $1.community }
    var next = UInt32(large.count)
    for size in (1..<256).reversed() {
      let many = places[size]
      places[size] = next
      next += many
    }
    for community in 0..<sizes.count {
      let size = Int(sizes[community])
      if size >= 256 { continue }
      // Empty ones get a number nobody reads, which is quicker than to tell them apart.
      sizes[community] = places[size]
      places[size] += 1
    }
    for (place, entry) in large.enumerated() { sizes[entry.community] = UInt32(place) }
    return Int(next)
  }

  /// Labels replaced by numbers in the order in which they first occur.
  private static func numberedByFirstNode(_ labels: [UInt32]) -> (dense: [UInt32], count: Int) {
    var count: UInt32 = 0
    var dense: [UInt32] = []
    dense.reserveCapacity(labels.count)
    guard let largest = labels.max() else { return ([], 0) }
    if Int(largest) < 4 * labels.count + 64 {
      var numbers = [UInt32](repeating: .max, count: Int(largest) + 1)
      for label in labels {
        if numbers[Int(label)] == .max {
          numbers[Int(label)] = count
          count += 1
        }
        dense.append(numbers[Int(label)])
      }
    } else {
      // Labels far apart: a table indexed by label would be larger than the data.
      var numbers: [UInt32: UInt32] = [:]
      for label in labels {
        let number = numbers[label, default: count]
        if number == count {
          numbers[label] = count
          count += 1
        }
        dense.append(number)
      }
    }
    return (dense, Int(count))
  }
}
