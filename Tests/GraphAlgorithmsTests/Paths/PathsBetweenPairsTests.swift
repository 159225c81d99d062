import Testing

@testable import GraphAlgorithms

@Suite struct PathsBetweenPairsTests {
  //  0 ── 1 ── 2 ── 3      5 ── 6
  //  └──────── 4 ───┘
  @Test func pairsOfADrawnGraph() throws {
    let drawn = try graph(7, [(0, 1), (1, 2), (2, 3), (0, 4), (4, 3), (5, 6)])
    let pairs = [(0, 3), (3, 0), (1, 4), (2, 2), (0, 6), (5, 6)].map { (source: $0.0, target: $0.1) }
    #expect(drawn.breadthFirstDistances(between: pairs) == [2, 2, 2, 0, -1, 1])
    #expect(drawn.shortestPathDistances(between: pairs) == [2, 2, 2, 0, .infinity, 1])
    #expect(
      drawn.shortestPaths(between: pairs).map { $0?.nodes }
        == [[0, 4, 3], [3, 4, 0], [1, 0, 4], [2], nil, [5, 6]])
    #expect(drawn.breadthFirstDistances(between: []).isEmpty)
    #expect(drawn.shortestPaths(between: [], threads: 2).isEmpty)
  }

  @Test func karateAgreesWithNetworkx() throws {
    let pairs = (0..<34).map { (source: 16, target: $0) }
    #expect(try Karate.graph().breadthFirstDistances(between: pairs) == Karate.distancesFrom16)
    let lengths = try Karate.graph(weighted: true).shortestPathDistances(between: pairs)
    for (length, expected) in zip(lengths, Karate.lengthsFrom16) { #expect(isClose(length, expected)) }
  }

  @Test func weightsOfZeroAreImpassable() throws {
    let drawn = try graph(3, [(0, 1, 0), (1, 2, 2)])
    let pairs = [(source: 0, target: 1), (source: 0, target: 2), (source: 1, target: 2)]
    #expect(drawn.shortestPathDistances(between: pairs) == [.infinity, .infinity, 0.5])
    #expect(drawn.shortestPathDistances(from: 2) == [.infinity, 0.5, 0])
    #expect(drawn.breadthFirstDistances(between: pairs) == [1, 2, 1])
  }

  /// All pairs of random graphs, thin and dense, against searches from one end; the paths against all simple
  /// paths, since the first of them must be found.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func agreesWithSearchesFromOneEnd(seed: UInt64) throws {
    let count = 24
    let random = try RandomGraphs.graph(
      nodeCount: count, edgeCount: 16 + 4 * Int(seed), seed: seed, weighted: true)
    let simple = try RandomGraphs.graph(nodeCount: count, edgeCount: 16 + 4 * Int(seed), seed: seed)
    let pairs = (0..<count * count).map { (source: $0 / count, target: $0 % count) }
    #expect(
      random.breadthFirstDistances(between: pairs)
        == (0..<count).flatMap { random.breadthFirstDistances(from: $0) })
    // Multiples of a half, so that sums are exact in any order.
    let lengths = try random.lengths { _, _, weight in weight }
    let distances = (0..<count).flatMap { random.shortestPathDistances(from: $0, lengths: lengths) }
    #expect(random.shortestPathDistances(between: pairs, lengths: lengths) == distances)
    let weighted = random.shortestPaths(between: pairs, lengths: lengths)
    #expect(weighted.map { $0?.length ?? .infinity } == distances)
    // Lengths that are all 1 but not known to be so take the other search.
    let ones = try simple.lengths { _, _, _ in 1 }
    let slow = simple.shortestPaths(between: pairs, lengths: ones)
    #expect(simple.shortestPaths(between: pairs) == slow)
    #expect(pairs.map { simple.shortestPath(from: $0.source, to: $0.target) } == slow)
    for node in 0..<count {
      let excluding = [node, (node + 5) % count]
      #expect(
        simple.shortestPath(from: 0, to: node, excluding: excluding, mayPass: { $0 % 7 != 3 })
          == simple.shortestPath(
            from: 0, to: node, lengths: ones, excluding: excluding, mayPass: { $0 % 7 != 3 }))
    }
  }

  @Test func threadsChangeNothing() throws {
    let random = try RandomGraphs.graph(nodeCount: 300, edgeCount: 500, seed: 5, weighted: true)
    let pairs = (0..<300).map { (source: $0, target: ($0 * 7 + 3) % 300) }
    #expect(
      random.breadthFirstDistances(between: pairs, threads: 3) == random.breadthFirstDistances(between: pairs)
    )
    #expect(
      random.shortestPathDistances(between: pairs, threads: 2) == random.shortestPathDistances(between: pairs)
    )
    #expect(random.shortestPaths(between: pairs, threads: 2) == random.shortestPaths(between: pairs))
  }

  @Test func theCheckpointEndsTheWork() throws {
    struct Stop: Error {}
    let pairs = (0..<34).map { (source: 0, target: $0) }
    for threads in 1...2 {
      #expect(throws: Stop.self) {
        try Karate.graph().shortestPaths(
          between: pairs, threads: threads, checkpoint: Checkpoint { (_) throws(Stop) in throw Stop() })
      }
    }
    #expect(throws: Stop.self) {
      try Karate.graph().shortestPaths(
        from: 16, to: 25, count: 3, checkpoint: Checkpoint { (_) throws(Stop) in throw Stop() })
    }
  }

  @Test func aLongPathIsWalkedFromBothEnds() throws {
    let long = try pathGraph(100_000)
    #expect(long.breadthFirstDistances(between: [(source: 0, target: 99_999)]) == [99_999])
    #expect(long.shortestPath(from: 99_999, to: 0)?.nodes == Array((0..<100_000).reversed()))
    let lengths = try long.lengths { _, _, _ in 2 }
    #expect(long.shortestPathDistances(between: [(source: 0, target: 99_999)], lengths: lengths) == [199_998])
    #expect(long.shortestPathDistances(from: 99_999, lengths: lengths)[0] == 199_998)
  }
}
