/// A graph over one side of a two-mode graph, and what was not looked at to make it.
public struct Projection: Sendable {
  /// What an edge of a projection weighs.
  public enum Weight: Sendable, Hashable {
    /// The number of groups that both belong to.
    case count
    /// Newman's collaboration weight: each shared group of k members adds 1 / (k − 1), so that a member's strength
    /// is the number of its groups that have others (Newman 2001, doi:10.1103/PhysRevE.64.016132).
    case collaboration
    /// Shared groups by groups that either belongs to (Jaccard).
    case jaccard
    /// Shared groups by the groups of whichever belongs to fewer (Szymkiewicz–Simpson).
    case overlap
  }

  /// Members as nodes; an edge between those that share groups.
  public let graph: Graph
  /// The groups that were left out because they have too many members, ascending.
  public let groupsLeftOut: [Int]
}

extension TwoModeGraph {
  /// The one-mode projection on the members: those that share groups are joined.
  ///
  /// Group sizes above `maximumGroupSize` make a projection that does not fit anywhere: a group of k members is
  /// k (k − 1) / 2 edges. Such groups are left out of edges and weights, also of the sizes that Jaccard and overlap
  /// divide by, and are named in the result. With ``Projection/Weight/collaboration`` the order in which the summands
  /// of an edge are added is that of the groups.
  ///
  /// Time O(Σ size²) over the groups looked at, with ``Projection/Weight/collaboration`` O(groups of both ends) more for
  /// each edge; space O(edges).
  ///
  /// - Parameters:
  ///   - weight: What an edge weighs.
  ///   - minimumShared: Pairs that share fewer groups are not joined.
  ///   - maximumGroupSize: How many members a group may have to be looked at; nil looks at all.
  ///   - threads: How many members are looked at side by side; the result is the same for any number.
  ///   - checkpoint: Told the share of the members that are done.
  public func projection<Failure: Error>(
    weight: Projection.Weight = .count, minimumShared: Int = 1, maximumGroupSize: Int? = nil,
    threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Projection {
    let cap = maximumGroupSize ?? .max
    let found = UnsafeMutablePointer<[Edge]>.allocate(capacity: threads)
    found.initialize(repeating: [], count: threads)
    defer {
      found.deinitialize(count: threads)
      found.deallocate()
    }
    let sizes = (0..<memberCount).map { member in
      groups(of: member).reduce(0) { $0 + (size(of: Int($1)) <= cap ? 1 : 0) }
    }
    try sharing(minimumShared, maximumGroupSize, threads: threads, checkpoint: checkpoint) {
      worker, member, others, counts in
      for place in others.indices {
        let other = others[place]
        let shared = Double(counts[place])
        let value: Double =
          switch weight {
          case .count: shared
          case .jaccard: shared / (Double(sizes[member] + sizes[Int(other)]) - shared)
          case .overlap: shared / Double(Swift.min(sizes[member], sizes[Int(other)]))
          case .collaboration: self.collaboration(member, Int(other), cap)
          }
        found[worker].append(Edge(source: UInt32(member), target: other, weight: value))
      }
    }
    // Each pair was met once and weighs at most the number of groups: nothing to refuse. The order does not matter.
    var edges: [Edge] = []
    for worker in 0..<threads {
      if edges.isEmpty { edges = found[worker] } else { edges += found[worker] }
      found[worker] = []
    }
    guard let graph = try? Graph(nodeCount: memberCount, edges: edges) else {
      preconditionFailure("a projection of \(memberCount) members")
    }
    return Projection(graph: graph, groupsLeftOut: groups(above: cap))
  }

  /// What the groups of at most `cap` members that two share add up to, summed in their order.
  private func collaboration(_ one: Int, _ other: Int, _ cap: Int) -> Double {
    var (i, j) = (memberOffsets[one], memberOffsets[other])
    var sum = 0.0
    while i < memberOffsets[one + 1], j < memberOffsets[other + 1] {
      let (x, y) = (memberGroups[i], memberGroups[j])
      if x == y {
        let size = groupOffsets[Int(x) + 1] - groupOffsets[Int(x)]
        if size <= cap { sum += 1 / Double(size - 1) }
      }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
    return sum
  }
}
