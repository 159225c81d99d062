extension Graph {
  /// Communities of high quality, every one of them connected, by the Leiden algorithm.
  ///
  /// Nodes are moved one by one to where they gain most, each community is refined into connected groups, and
  /// the same is repeated on the graph of these groups until nothing is left to merge (Traag, Waltman & van Eck
  /// 2019, doi:10.1038/s41598-019-41695-z). Then the way is walked back: on each level, down to the nodes, what
  /// gains by moving moves (multilevel refinement: Rotta & Noack 2011, doi:10.1145/1963190.1970376). A further
  /// iteration starts all of it anew from the communities found. See ``LeidenIterations`` for how many there are.
  ///
  /// Two choices differ from the paper because they were measured to find more in less time: refinement takes
  /// the best group rather than drawing one, and the first iteration works at twice the resolution on its two
  /// finest levels, which keeps hubs from gathering everything before there are groups to compare.
  ///
  /// Guaranteed, up to rounding, after any number of iterations but none: every community is connected (by edges
  /// of positive weight), no single node gains by moving to another community or to one of its own, and the
  /// quality is not below that of the start. ``LeidenIterations/untilStable`` adds that an iteration from there,
  /// moving whole groups too, changed nothing.
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
  ///   - quality: What makes a partition good.
  ///   - resolution: γ of the quality: above, communities get smaller, below, larger. At 0 they are the connected
  ///     components. Not negative. For modularity 1 is usual; for constant Potts the density at which a community
  ///     is not worth its name any more.
  ///   - iterations: How long to go on.
  ///   - start: Where to start from, rather than from single nodes: communities then stay what they were unless
  ///     moving gains something. ``Partition/labels(keeping:)`` keeps their numbers, too.
  ///   - generator: Where the randomness comes from; one number is taken.
  ///   - threads: How many threads to work with; the result is the same for any number.
  ///   - checkpoint: Told how far the work is (an estimate), and may end it.
  /// - Returns: The communities, the largest first.
  public func leiden<Failure: Error>(
    by quality: CommunityQuality = .modularity, resolution: Double = 1,
    iterations: LeidenIterations = .automatic, startingFrom start: Partition? = nil,
    using generator: inout some RandomNumberGenerator, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Partition {
    let seed = generator.next()
    return try withUnsafeCSR { (csr) throws(Failure) in
      let search = LeidenSearch(
        csr, quality: quality, resolution: resolution, totalWeight: totalWeight, start: start, seed: seed,
        threads: threads)
      try search.run(iterations, checkpoint: checkpoint)
      try checkpoint.pass(1)
      return search.partition
    }
  }

  /// The communities of ``leiden(by:resolution:iterations:startingFrom:using:threads:checkpoint:)`` and what they are made
  /// of: partitions from coarse to fine, each dividing the communities of the one before.
  ///
  /// The last are groups of nodes within a community, each grown from single nodes by merging where it gains
  /// most; those before are groups of such groups, and the first is the partition that `leiden` returns for the
  /// same arguments. Every community of every level is connected.
  ///
  /// - Returns: At least one partition; no two next to each other are equal.
  public func leidenLevels<Failure: Error>(
    by quality: CommunityQuality = .modularity, resolution: Double = 1,
    iterations: LeidenIterations = .automatic, startingFrom start: Partition? = nil,
    using generator: inout some RandomNumberGenerator, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Partition] {
    let seed = generator.next()
    return try withUnsafeCSR { (csr) throws(Failure) in
      let search = LeidenSearch(
        csr, quality: quality, resolution: resolution, totalWeight: totalWeight, start: start, seed: seed,
        threads: threads)
      try search.run(iterations, checkpoint: checkpoint)
      let levels = search.levelsWithin()
      try checkpoint.pass(1)
      return levels
    }
  }
}
