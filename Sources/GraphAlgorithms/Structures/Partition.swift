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
  /// Time O(n + c log c) for n nodes in c communities, auxiliary space O(n).
  public init(communityOf labels: [UInt32]) {
    let (dense, count) = Partition.numberedByFirstNode(labels)
    var sizes = [Int](repeating: 0, count: count)
    for community in dense { sizes[Int(community)] += 1 }
    // Numbers by first node ascend with the smallest node, so a stable order by size settles ties.
    let order = (0..<count).sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
    var rank = [UInt32](repeating: 0, count: count)
    for (position, community) in order.enumerated() { rank[community] = UInt32(position) }
    communityOf = dense.map { rank[Int($0)] }
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
