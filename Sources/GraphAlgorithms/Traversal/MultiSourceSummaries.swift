/// What the distances from one node to all others add up to.
public struct DistanceSummary: Sendable, Hashable, BitwiseCopyable {
  /// How many other nodes can be reached.
  public var reached = 0
  /// The sum of the distances to them.
  public var sum = 0
  /// The sum of 1 / distance over them.
  public var reciprocalSum = 0.0
  /// The largest of the distances, 0 if no other node can be reached.
  public var eccentricity = 0

  /// Makes the summary of a node that reaches no other.
  public init() {}
}

extension Graph {
  /// What the distances from every node to all others add up to, distances being counted in edges.
  ///
  /// Bit-parallel searches from 512 nodes at once; see ``distances(from:threads:checkpoint:)``. Time
  /// O(nodes · edges / 512) as long as the searches meet, O(nodes · edges) at worst; auxiliary space 220 bytes a node for
  /// each thread.
  ///
  /// - Parameters:
  ///   - threads: How many groups of searches may go side by side; the values do not depend on it.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: One summary for each node.
  public func distanceSummaries<Failure: Error>(
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [DistanceSummary] {
    try distanceSummaries(from: Array(0..<nodeCount), threads: threads, checkpoint: checkpoint)
  }

  /// What the distances from some nodes to all others add up to, distances being counted in edges.
  ///
  /// As ``distanceSummaries(threads:checkpoint:)``, for some of the nodes; nothing is kept for each pair.
  ///
  /// - Parameters:
  ///   - sources: Any nodes, repetitions included.
  ///   - threads: How many groups of searches may go side by side; the values do not depend on it.
  ///   - checkpoint: Told how far the work is, and may end it.
  /// - Returns: One summary for each source, in their order.
  public func distanceSummaries<Failure: Error>(
    from sources: [Int], threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [DistanceSummary] {
    try distanceSummaries(from: sources, threads: threads, checkpoint: checkpoint, kernel: .best)
  }

  /// The same with a chosen version of the inner loops.
  package func distanceSummaries<Failure: Error>(
    from sources: [Int], threads: Int, checkpoint: Checkpoint<Failure>, kernel: KernelVersion
  ) throws(Failure) -> [DistanceSummary] {
    let memory = KernelMemory()
    let summaries = memory.take(sources.count, repeating: DistanceSummary())
    try eachDistanceCount(from: sources, threads: threads, checkpoint: checkpoint, kernel: kernel) {
      _, source, distance, count in
      summaries[source].reached += count
      summaries[source].sum += count * distance
      summaries[source].reciprocalSum += Double(count) / Double(distance)
      summaries[source].eccentricity = distance
    }
    return Array(UnsafeBufferPointer(start: summaries, count: sources.count))
  }

  /// Calls `body` as a worker for every source, by its place, with how many nodes it has at every distance from 1 on,
  /// ascending. Each source belongs to one worker.
  func eachDistanceCount<Failure: Error>(
    from sources: [Int], threads: Int, checkpoint: Checkpoint<Failure>, kernel: KernelVersion,
    _ body: (_ worker: Int, _ source: Int, _ distance: Int, _ count: Int) -> Void
  ) throws(Failure) {
    try eachSearch(from: sources, threads: threads, checkpoint: checkpoint, kernel: kernel) {
      worker, csr, search, places in
      search.run(csr, from: sources[places]) { search, distance, count in
        body(worker, places.lowerBound + search, distance, count)
      }
    }
  }

  /// Shares the sources out in groups that are searched from at once.
  func eachSearch<Failure: Error>(
    from sources: [Int], threads: Int, checkpoint: Checkpoint<Failure>, kernel: KernelVersion,
    _ body: (_ worker: Int, UnsafeCSR, MultiSourceSearch, _ places: Range<Int>) -> Void
  ) throws(Failure) {
    for source in sources {
      precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    }
    let workers = searchWorkers(sources.count, threads: threads)
    // With few sources for each thread, smaller groups keep all of them at work.
    let width = min(MultiSourceSearch.width, max(64, (sources.count + workers - 1) / workers))
    let jobs = (sources.count + width - 1) / width
    let states = (0..<min(workers, jobs)).map { _ in
      MultiSourceSearch(nodeCount: nodeCount, sourceCount: min(width, sources.count), kernel: kernel)
    }
    try withUnsafeCSR { (csr) throws(Failure) in
      try Workers.share(jobs, threads: workers, checkpoint: checkpoint) { worker, jobs in
        for job in jobs {
          body(worker, csr, states[worker], job * width..<min((job + 1) * width, sources.count))
        }
      }
    }
  }

  /// How many threads are worth their start; never more than there are groups of 64 sources.
  func searchWorkers(_ sourceCount: Int, threads: Int) -> Int {
    precondition(threads > 0, "\(threads) threads")
    guard sourceCount * (nodeCount + targets.count) > 50_000_000 else { return 1 }
    return max(1, min(threads, (sourceCount + 63) / 64))
  }
}
