import Testing

@testable import GraphAlgorithms

@Suite struct MultiSourceTests {
  //  0 ── 1 ── 2    3 ── 4
  @Test func aDrawnGraph() throws {
    let drawn = try graph(5, [(0, 1), (1, 2), (3, 4)])
    let matrix = drawn.distances(from: [2, 3, 2])
    #expect(matrix.values == [2, 1, 0, -1, -1, -1, -1, -1, 0, 1, 2, 1, 0, -1, -1])
    #expect(matrix[0, 0] == 2 && matrix[1, 4] == 1 && matrix[1, 0] == -1)
    #expect(Array(matrix.row(2)) == [2, 1, 0, -1, -1])
    #expect(drawn.distanceHistogram(from: [2, 3, 2]) == [3, 3, 2])
    let summary = drawn.distanceSummaries(from: [2, 4])
    #expect(summary.map(\.reached) == [2, 1] && summary.map(\.sum) == [3, 1])
    #expect(summary.map(\.reciprocalSum) == [1.5, 1] && summary.map(\.eccentricity) == [2, 1])
    let statistics = drawn.distanceStatistics()
    #expect(statistics.histogram == [0, 3, 1] && statistics.diameter == 2)
    #expect(statistics.averageDistance == 1.25 && statistics.connectedPairs == 4)
  }

  @Test func karateAgreesWithNetworkx() throws {
    let karate = try Karate.graph()
    #expect(karate.distanceSummaries().map(\.eccentricity) == Karate.eccentricities)
    let statistics = karate.distanceStatistics()
    #expect(statistics.diameter == 5)
    #expect(isClose(try #require(statistics.averageDistance), Karate.averageDistance))
    #expect(Array(karate.distances(from: [16]).row(0)) == Karate.distancesFrom16)
  }

  @Test func noNodesNoSources() throws {
    let none = try pathGraph(0)
    #expect(none.distances(from: []).values.isEmpty && none.distanceSummaries().isEmpty)
    #expect(none.distanceStatistics().averageDistance == nil && none.distanceStatistics().diameter == 0)
    let one = try pathGraph(1)
    #expect(one.distances(from: [0]).values == [0] && one.distanceStatistics().histogram == [0])
    #expect(one.distanceSummaries() == [DistanceSummary()])
    #expect(one.distanceHistogram(from: []).isEmpty)
  }

  /// One search after the other as oracle: below and above 64 and 512 sources, sparse and dense, in every version of the
  /// kernels.
  @Test(arguments: [30, 90], [40, 130, 600]) func agreesWithSingleSearches(edgeCount: Int, sourceCount: Int)
    throws
  {
    let random = try RandomGraphs.graph(nodeCount: 60, edgeCount: edgeCount, seed: 9)
    let sources = (0..<sourceCount).map { $0 * 7 % 60 }
    let rows = (0..<60).map { random.breadthFirstDistances(from: $0) }
    for kernel in KernelVersion.available {
      let matrix = random.distances(from: sources, threads: 1, checkpoint: .none, kernel: kernel)
      #expect(matrix.values == sources.flatMap { rows[$0] })
      let summaries = random.distanceSummaries(from: sources, threads: 1, checkpoint: .none, kernel: kernel)
      for (source, summary) in zip(sources, summaries) {
        let reached = rows[source].filter { $0 > 0 }.map { Int($0) }
        #expect(summary.reached == reached.count && summary.sum == reached.reduce(0, +))
        #expect(summary.eccentricity == reached.max() ?? 0)
        #expect(isClose(summary.reciprocalSum, reached.reduce(0) { $0 + 1 / Double($1) }))
      }
    }
  }

  @Test func selfLoopsCountNothing() throws {
    let edges = [Edge(source: 0, target: 0), Edge(source: 0, target: 1), Edge(source: 2, target: 2)]
    let looped = try Graph(nodeCount: 3, edges: edges, selfLoops: .keep)
    #expect(looped.distances(from: [0, 2]).values == [0, 1, -1, -1, -1, 0])
  }

  /// Farther than 16 bits could count.
  @Test func aLongRow() throws {
    let summaries = try pathGraph(70_000).distanceSummaries(from: [0, 35_000])
    #expect(summaries.map(\.eccentricity) == [69_999, 35_000])
    #expect(summaries[0].sum == 69_999 * 70_000 / 2)
  }

  @Test(arguments: [2, 3]) func threadsChangeNoBit(threads: Int) throws {
    let random = try RandomGraphs.graph(nodeCount: 3000, edgeCount: 7000, seed: 5)
    #expect(random.distanceSummaries(threads: threads) == random.distanceSummaries())
    #expect(random.distanceStatistics(threads: threads) == random.distanceStatistics())
    let dense = try RandomGraphs.graph(nodeCount: 500, edgeCount: 30_000, seed: 5)
    let sources = (0..<1000).map { $0 * 7 % 500 }
    #expect(random.searchWorkers(3000, threads: threads) == threads)
    #expect(dense.searchWorkers(sources.count, threads: threads) == threads)
    #expect(dense.distances(from: sources, threads: threads) == dense.distances(from: sources))
  }

  private struct Stop: Error {}

  @Test func canBeWatchedAndStopped() throws {
    let random = try RandomGraphs.graph(nodeCount: 1100, edgeCount: 2000, seed: 5)
    var shares: [Double] = []
    _ = random.closeness(checkpoint: Checkpoint { shares.append($0) })
    #expect(shares.count > 2 && shares == shares.sorted() && shares.last == 1)
    #expect(throws: Stop.self) {
      try random.closeness(checkpoint: Checkpoint { (_: Double) throws(Stop) in throw Stop() })
    }
  }
}
