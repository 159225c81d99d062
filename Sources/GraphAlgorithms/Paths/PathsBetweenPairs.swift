extension Graph {
  /// How many edges a shortest path between the two nodes of every pair has; weights are ignored.
  ///
  /// Breadth-first search from both ends, of which the one with fewer edge ends at its border goes on (Pohl 1971):
  /// in most networks a small part of the graph is seen. Exact. Time O(nodes + edges) for each pair at worst,
  /// auxiliary space O(nodes) for each thread.
  ///
  /// - Parameters:
  ///   - pairs: From where to where.
  ///   - threads: How many pairs may be searched side by side.
  ///   - checkpoint: Told the share of the pairs that are done.
  /// - Returns: One number for each pair: 0 from a node to itself, -1 if there is no path.
  public func breadthFirstDistances<Failure: Error>(
    between pairs: [(source: Int, target: Int)], threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Int32] {
    try withUnsafeCSR { (csr) throws(Failure) in
      try answers(to: pairs, -1, threads: threads, checkpoint) {
        PathWorker(TwoSidedSearch(nodeCount: csr.nodeCount))
      } answer: { worker, source, target in
        worker.state.distance(csr, from: source, to: target).map { Int32(truncatingIfNeeded: $0) } ?? -1
      }
    }
  }

  /// The length of a shortest path between the two nodes of every pair.
  ///
  /// Dijkstra's search from both ends (Nicholson 1966, doi:10.1093/comjnl/9.3.275), ended when no path still to be
  /// found can be shorter; breadth-first search from both ends where every length is 1. Exact, but lengths are
  /// added from both ends, so the last digits can differ from ``Path/length``. Time O((nodes + edges) log edges) for
  /// each pair at worst, auxiliary space O(nodes + edges) for each thread.
  ///
  /// - Parameters:
  ///   - pairs: From where to where.
  ///   - lengths: The length of each edge; 1/weight if left out, see ``EdgeLengths``.
  ///   - threads: How many pairs may be searched side by side.
  ///   - checkpoint: Told the share of the pairs that are done.
  /// - Returns: One length for each pair: 0 from a node to itself, infinity if there is no path.
  public func shortestPathDistances<Failure: Error>(
    between pairs: [(source: Int, target: Int)], lengths: EdgeLengths? = nil, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Double] {
    try withSlotLengths(lengths) { (csr, lengths) throws(Failure) in
      if lengths.isUnit {
        return try answers(to: pairs, Double.infinity, threads: threads, checkpoint) {
          PathWorker(TwoSidedSearch(nodeCount: csr.nodeCount))
        } answer: { worker, source, target in
          worker.state.distance(csr, from: source, to: target).map { Double($0) } ?? .infinity
        }
      }
      return try answers(to: pairs, Double.infinity, threads: threads, checkpoint) {
        PathWorker(TwoSidedDijkstra(nodeCount: csr.nodeCount))
      } answer: { worker, source, target in
        worker.state.distance(csr, lengths, from: source, to: target)
      }
    }
  }

  /// A shortest path between the two nodes of every pair: the same as
  /// ``shortestPath(from:to:lengths:excluding:mayPass:)`` finds.
  ///
  /// Memory is taken once for all pairs, and where every length is 1 the search runs from both ends. Time as there
  /// for each pair, auxiliary space O(nodes + edges) for each thread.
  ///
  /// - Parameters:
  ///   - pairs: From where to where.
  ///   - lengths: The length of each edge; 1/weight if left out, see ``EdgeLengths``.
  ///   - threads: How many pairs may be searched side by side.
  ///   - checkpoint: Told the share of the pairs that are done.
  /// - Returns: One path for each pair, `nil` if there is none of finite length.
  public func shortestPaths<Failure: Error>(
    between pairs: [(source: Int, target: Int)], lengths: EdgeLengths? = nil, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [Path?] {
    try withSlotLengths(lengths) { (csr, lengths) throws(Failure) in
      if lengths.isUnit {
        return try answers(to: pairs, Path?.none, threads: threads, checkpoint) {
          PathWorker(TwoSidedSearch(nodeCount: csr.nodeCount))
        } answer: { worker, source, target in
          worker.state.nodes(csr, from: source, to: target).map { nodes in
            Path(nodes: nodes, length: Double(nodes.count - 1))
          }
        }
      }
      return try answers(to: pairs, Path?.none, threads: threads, checkpoint) {
        PathWorker(PathSearch(csr: csr, lengths: lengths, excluding: EmptyCollection(), mayPass: nil))
      } answer: { worker, source, target in
        guard let nodes = worker.state.nodes(from: source, to: target) else { return nil }
        return Path(nodes: nodes, length: worker.state.length(of: nodes))
      }
    }
  }

  /// Shares the pairs out among workers, each with its own memory.
  private func answers<Answer, State: ~Copyable, Failure: Error>(
    to pairs: [(source: Int, target: Int)], _ none: Answer, threads: Int, _ checkpoint: Checkpoint<Failure>,
    makeWorker: () -> PathWorker<State>,
    answer: (_ worker: PathWorker<State>, _ source: Int, _ target: Int) -> Answer
  ) throws(Failure) -> [Answer] {
    precondition(threads > 0, "\(threads) threads")
    for pair in pairs { requireNodes(pair.source, pair.target) }
    var answers = [Answer](repeating: none, count: pairs.count)
    // A few pairs at a time, so that nobody waits long for the last one.
    let chunk = min(64, max(1, pairs.count / (8 * threads)))
    let workers = (0..<max(1, min(threads, pairs.count))).map { _ in makeWorker() }
    try answers.withUnsafeMutableBufferPointer { (answers) throws(Failure) in
      try Workers.share(pairs.count, chunk: chunk, threads: threads, checkpoint: checkpoint) { index, jobs in
        for job in jobs { answers[job] = answer(workers[index], pairs[job].source, pairs[job].target) }
      }
    }
    return answers
  }
}

/// The memory of one worker, kept from one pair to the next.
private final class PathWorker<State: ~Copyable> {
  var state: State

  init(_ state: consuming State) { self.state = state }
}
