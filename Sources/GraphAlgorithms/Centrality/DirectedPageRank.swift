extension DirectedGraph {
  /// The share of time that a walker spends at every node who follows edges in their direction and now and then
  /// starts anew.
  ///
  /// The definition, the parameters and the result are those of
  /// ``Graph/pageRank(damping:tolerance:maximumIterations:weighted:personalization:threads:checkpoint:)``; a node
  /// from which nothing leads on starts anew. The method is the power iteration (Page, Brin, Motwani & Winograd
  /// 1999, http://ilpubs.stanford.edu:8090/422/), every node pulling from those who lead to it, until the bound on
  /// the error, the change of the last pass times d / (1 − d), is within the tolerance.
  ///
  /// Time O(nodes + edges) for a pass, with O(log(1 / tolerance) / log(1 / damping)) passes; space O(nodes).
  public func pageRank<Failure: Error>(
    damping: Double = 0.85, tolerance: Double = 1e-8, maximumIterations: Int = 1000, weighted: Bool = true,
    personalization: [Double]? = nil, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> PageRank {
    let task = PageRankTask(
      nodeCount: nodeCount, damping: damping, tolerance: tolerance, maximumIterations: maximumIterations,
      personalization: personalization)
    guard nodeCount > 0 else {
      return PageRank(scores: [], iterations: 0, errorBound: 0, hasConverged: true)
    }
    return try withUnsafeCSR(.outgoing) { (outgoing) throws(Failure) in
      try withUnsafeCSR(.incoming) { (incoming) throws(Failure) in
        try PowerPageRank(
          incoming: weighted ? incoming : incoming.withoutWeights,
          outgoing: (weighted ? outgoing : outgoing.withoutWeights).rowWeights(), task: task, threads: threads
        ).solve(checkpoint)
      }
    }
  }
}
