/// Communities on which several runs agree, and how sure each node is of its own; see
/// ``Graph/leidenConsensus(runs:by:resolution:iterations:using:threads:checkpoint:)``.
public struct CommunityConsensus: Sendable, Hashable {
  /// The communities agreed on, each connected.
  public let partition: Partition
  /// For every node the mean, over the runs, of the likeness of two communities: the node's own in `partition` and
  /// the one that it was in in the run. Likeness is Jaccard's: the number of nodes in both, divided by the
  /// number in either. 1: it always was with exactly these; near 0: with others every time.
  public let certainty: [Double]
  /// How many times all runs were made: the first time on the graph, then on what they agreed on the time before.
  public let rounds: Int
  /// Whether the runs of the last round were all of one mind.
  public let isUnanimous: Bool
}

extension Graph {
  /// Communities that do not hang on one seed: several runs of Leiden, and what they agree on.
  ///
  /// After the runs every edge gets a new weight: its own, times the share of runs that had its ends in one
  /// community; edges with a share below one half are left out. The runs are made again on the graph of these edges,
  /// until all give the same communities, for ten rounds at most; then the first of them counts (consensus clustering:
  /// Lancichinetti & Fortunato 2012, doi:10.1038/srep00336; on the edges only, rather than on all pairs of nodes:
  /// Tandon et al. 2019, doi:10.1103/PhysRevE.99.042301). The certainty is measured on the runs of the first round.
  ///
  /// The result is the same whatever the number of threads.
  ///
  /// Time that of `runs` runs of Leiden for a round, of which there are two or three as a rule; auxiliary space
  /// O(runs · nodes + threads · edges).
  ///
  /// - Parameters:
  ///   - runs: How many runs a round has; at least one.
  ///   - quality: What makes a partition good.
  ///   - resolution: γ of the quality.
  ///   - iterations: How long a run goes on.
  ///   - generator: Where the randomness comes from; one number is taken.
  ///   - threads: How many runs are made side by side.
  ///   - checkpoint: Told how far the work is (an estimate), and may end it.
  public func leidenConsensus<Failure: Error>(
    runs: Int = 20, by quality: CommunityQuality = .modularity, resolution: Double = 1,
    iterations: LeidenIterations = .automatic, using generator: inout some RandomNumberGenerator,
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> CommunityConsensus {
    precondition(runs > 0, "\(runs) runs")
    var own = SeededGenerator(seed: generator.next())
    var graph = self
    var first: LeidenRuns?
    var rounds = 0
    var done = 0.0
    while true {
      let seeds = (0..<runs).map { _ in own.next() }
      let next = (1 + done) / 2
      let found = try graph.runs(
        seeds, quality: quality, resolution: resolution, iterations: iterations, threads: threads,
        checkpoint: checkpoint.within(done...next))
      done = next
      rounds += 1
      let partition = found.partition(0)
      let basis = first ?? found
      first = basis
      if found.areEqual || rounds == 10 {
        let certainty = basis.certainty(of: partition)
        try checkpoint.pass(1)
        return CommunityConsensus(
          partition: partition, certainty: certainty, rounds: rounds, isUnanimous: found.areEqual)
      }
      graph = found.agreement(on: graph)
    }
  }

  private func runs<Failure: Error>(
    _ seeds: [UInt64], quality: CommunityQuality, resolution: Double, iterations: LeidenIterations,
    threads: Int,
    checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> LeidenRuns {
    let found = LeidenRuns(count: seeds.count, nodeCount: nodeCount)
    try withUnsafeCSR { (csr) throws(Failure) in
      // A run writes its own row of the table.
      try Workers.share(seeds.count, threads: threads, checkpoint: checkpoint) { _, jobs in
        for run in jobs {
          let search = LeidenSearch(
            csr, quality: quality, resolution: resolution, totalWeight: totalWeight, start: nil,
            seed: seeds[run])
          search.run(iterations, checkpoint: Checkpoint<Never>.none)
          found.store(search.partition, as: run)
        }
      }
    }
    return found
  }
}

/// The communities that several runs found, a row of the table each.
private final class LeidenRuns {
  let count: Int
  let nodeCount: Int
  private let table: UnsafeMutableBufferPointer<UInt32>

  init(count: Int, nodeCount: Int) {
    self.count = count
    self.nodeCount = nodeCount
    table = .allocate(capacity: count * nodeCount)
  }

  deinit { table.deallocate() }

  private func row(_ run: Int) -> UnsafeMutableBufferPointer<UInt32> {
    UnsafeMutableBufferPointer(rebasing: table[run * nodeCount..<(run + 1) * nodeCount])
  }

  func store(_ partition: Partition, as run: Int) { _ = row(run).update(from: partition.communityOf) }

  func partition(_ run: Int) -> Partition { Partition(communityOf: Array(row(run))) }

  /// Equal partitions have equal numbers.
  var areEqual: Bool { (1..<max(count, 1)).allSatisfy { row($0).elementsEqual(row(0)) } }

  /// The graph of the edges whose ends most runs have together, weighted by how many do.
  func agreement(on graph: Graph) -> Graph {
    var edges: [Edge] = []
    for edge in graph.edges {
      var together = 0
      for run in 0..<count {
        let row = row(run)
        together += row[Int(edge.source)] == row[Int(edge.target)] ? 1 : 0
      }
      if 2 * together < count { continue }
      let share = Double(together) / Double(count)
      edges.append(Edge(source: edge.source, target: edge.target, weight: edge.weight * share))
    }
    // Edges of a graph, made no heavier, are edges of a graph.
    guard let agreed = try? Graph(nodeCount: graph.nodeCount, edges: edges, selfLoops: .keep) else {
      return graph
    }
    return agreed
  }

  func certainty(of partition: Partition) -> [Double] {
    let members = partition.members()
    var sum = [Double](repeating: 0, count: nodeCount)
    var shared = [Int](repeating: 0, count: nodeCount)
    var sizes = [Int](repeating: 0, count: nodeCount)
    for run in 0..<count {
      let row = row(run)
      for node in 0..<nodeCount { sizes[Int(row[node])] += 1 }
      for community in members {
        for node in community { shared[Int(row[node])] += 1 }
        for node in community {
          let both = shared[Int(row[node])]
          sum[node] += Double(both) / Double(community.count + sizes[Int(row[node])] - both)
        }
        for node in community { shared[Int(row[node])] = 0 }
      }
      for node in 0..<nodeCount { sizes[Int(row[node])] = 0 }
    }
    return sum.map { $0 / Double(count) }
  }
}
