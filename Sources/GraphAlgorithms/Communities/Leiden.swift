extension Graph {
  /// Communities of high modularity, every one of them connected, by the Leiden algorithm.
  ///
  /// Nodes are moved one by one to where they gain most, each community is refined into well-connected
  /// groups, and the same is repeated on the graph of these groups until nothing moves (Traag, Waltman &
  /// van Eck 2019, doi:10.1038/s41598-019-41695-z; θ = 0.01). A further iteration starts all of it anew
  /// from the communities found, until one changes nothing (then no single node can be moved with gain) or
  /// `iterations` are done. Most is gained in the first three; more of them buy the last half percent.
  /// Nodes without edges, or with none but of weight zero, are communities by themselves.
  ///
  /// The result depends on the generator: the problem is hard, and different seeds find different, about
  /// equally good partitions. The same graph, arguments and seed give the same partition on every machine.
  ///
  /// Time about O(edges · log nodes) for an iteration in practice, auxiliary space O(nodes + edges).
  ///
  /// ```swift
  /// var generator = SeededGenerator(seed: 1)
  /// let partition = graph.leiden(resolution: 1.2, using: &generator)
  /// ```
  ///
  /// - Parameters:
  ///   - resolution: γ of ``modularity(of:resolution:)``; above 1 communities get smaller, below 1 larger.
  ///     At 0 they are the connected components. Not negative.
  ///   - iterations: How many iterations at most.
  ///   - generator: Where the randomness comes from; one number is taken.
  /// - Returns: The communities, the largest first.
  public func leiden(
    resolution: Double = 1, iterations: Int = 10,
    using generator: inout some RandomNumberGenerator
  ) -> Partition {
    precondition(resolution >= 0 && resolution.isFinite, "resolution \(resolution)")
    let seed = generator.next()
    guard totalWeight > 0 else { return .singletons(nodeCount: nodeCount) }
    return withUnsafeCSR { csr in
      let base = LeidenLevel(csr)
      var workspace = LeidenWorkspace(
        nodeCount: nodeCount, resolution: resolution, totalWeight: totalWeight,
        theta: 0.01 * totalWeight / Double(edgeCount), seed: seed)
      let membership = Scratch<UInt32>(count: nodeCount)
      for node in 0..<nodeCount { membership[node] = UInt32(truncatingIfNeeded: node) }
      for _ in 0..<max(iterations, 0) {
        for node in 0..<nodeCount { workspace.community[node] = membership[node] }
        if !workspace.iterate(base, membership: membership) { break }
      }
      return Partition(communityOf: membership.array())
    }
  }
}

extension LeidenWorkspace {
  /// One iteration: from the communities of the nodes of the base level to those in `membership`, over as
  /// many levels as it takes. Returns whether anything moved.
  ///
  /// It ends at a level where refinement merges nothing. Since no move gains anything there, every node is
  /// then a community by itself, and connected, being made of merged groups. (Two nodes that share a
  /// community at such a level do so within rounding only; they are told apart.)
  mutating func iterate(_ base: borrowing LeidenLevel, membership: borrowing Scratch<UInt32>) -> Bool {
    var moved = moveNodes(base)
    var groupCount = refine(base)
    for node in 0..<base.nodeCount { membership[node] = group[node] }
    if groupCount == base.nodeCount { return moved }
    var level = base.aggregated(group: group, groupCount: groupCount, weightTo: weightTo)
    liftCommunities(nodeCount: base.nodeCount)
    while true {
      if moveNodes(level) { moved = true }
      groupCount = refine(level)
      if groupCount == level.nodeCount { return moved }
      for node in 0..<base.nodeCount { membership[node] = group[Int(membership[node])] }
      let next = level.aggregated(group: group, groupCount: groupCount, weightTo: weightTo)
      liftCommunities(nodeCount: level.nodeCount)
      level = next
    }
  }

  /// Turns the communities of the nodes of a level into communities of its groups, the nodes of the next
  /// level, numbered afresh so that the numbers stay below the number of nodes.
  private func liftCommunities(nodeCount: Int) {
    queue.fill(.max, length: nodeCount)
    var groupCount: UInt32 = 0
    var communityCount: UInt32 = 0
    // Groups are numbered by their first nodes, so a group's place is never ahead of where we read.
    for node in 0..<nodeCount where group[node] == groupCount {
      let label = Int(community[node])
      if queue[label] == .max {
        queue[label] = communityCount
        communityCount += 1
      }
      community[Int(groupCount)] = queue[label]
      groupCount += 1
    }
  }
}
