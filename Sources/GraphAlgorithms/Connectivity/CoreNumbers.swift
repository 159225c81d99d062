extension Graph {
  /// For every node the largest k such that it belongs to the k-core: the largest part of the graph in which every
  /// node has at least k neighbors within the part (Seidman 1983, doi:10.1016/0378-8733(83)90028-X).
  ///
  /// Weights and self-loops are ignored. A node without neighbors has core number 0.
  ///
  /// Peeling by levels: all nodes with no more than k remaining neighbors are taken off, and what thereby falls to
  /// k, then comes k + 1. The buckets of Batagelj & Zaveršnik (2003, arXiv:cs/0310049) are not kept, each level
  /// looks through the nodes that remain instead (as Kabir & Madduri do, 2017, doi:10.1109/IPDPSW.2017.151): a
  /// node is looked at no more often than its core number says, which its degree bounds, and nothing is moved per
  /// edge. Time O(nodes + edges), auxiliary space O(nodes).
  ///
  /// - Parameter checkpoint: Told the share of the nodes taken off.
  /// - Returns: One number for each node.
  public func coreNumbers<Failure: Error>(
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Int] {
    try withUnsafeCSR { (csr) throws(Failure) in
      var peeling = CorePeeling(csr: csr, hasSelfLoops: selfLoopCount > 0)
      try peeling.run(checkpoint)
      return peeling.coreNumbers()
    }
  }

  /// The nodes in an order in which every node has no more neighbors after it than its core number says.
  ///
  /// The largest of these counts, the degeneracy of the graph, is as small as in any order (Lick & White 1970,
  /// doi:10.4153/CJM-1970-125-1; Matula & Beck 1983, doi:10.1145/2402.322385): good for coloring and for listing
  /// cliques. Nodes of low core number come first; self-loops are ignored. Time O(nodes + edges), auxiliary space
  /// O(nodes).
  ///
  /// - Parameter checkpoint: Told the share of the nodes that have their place.
  public func degeneracyOrder<Failure: Error>(
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Int] {
    try withUnsafeCSR { (csr) throws(Failure) in
      var peeling = CorePeeling(csr: csr, hasSelfLoops: selfLoopCount > 0)
      try peeling.run(checkpoint)
      return peeling.order()
    }
  }

  /// The nodes of the k-core, ascending: those whose core number is `k` or more.
  ///
  /// May be empty, and may fall into several components. Time O(nodes + edges), auxiliary space O(nodes).
  public func kCore(_ k: Int) -> [Int] {
    guard k > 0 else { return Array(0..<nodeCount) }
    guard k < nodeCount else { return [] }
    return withUnsafeCSR { csr in
      var peeling = CorePeeling(csr: csr, hasSelfLoops: selfLoopCount > 0)
      return peeling.remainder(k)
    }
  }
}
