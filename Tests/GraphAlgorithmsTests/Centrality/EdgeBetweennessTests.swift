import GraphAlgorithms
import Testing

@Suite struct EdgeBetweennessTests {
  //  0 ── 1 ── 2 ── 3     the middle edge joins two pairs of nodes
  @Test func aRowOfNodes() throws {
    let row = try pathGraph(4)
    #expect(row.edgeBetweenness(normalized: false) == [3, 4, 3])
    #expect(row.edgeBetweenness() == [0.5, 4.0 / 6, 0.5])
  }

  //  0 ── 1
  //  │    │      one pair on each side for itself, and half of both pairs across
  //  3 ── 2
  @Test func severalShortestPathsShare() throws {
    let square = try graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    #expect(square.edgeBetweenness(normalized: false) == [2, 2, 2, 2])
  }

  @Test func karateAgreesWithNetworkx() throws {
    let karate = try Karate.graph()
    #expect(karate.edges.map { [$0.source, $0.target] } == Karate.ties.map { [$0.0, $0.1] })
    #expect(zip(karate.edgeBetweenness(), Karate.edgeBetweenness).allSatisfy { isClose($0, $1) })
    let weighted = try Karate.graph(weighted: true).edgeBetweenness(weighted: true)
    #expect(zip(weighted, Karate.weightedEdgeBetweenness).allSatisfy { isClose($0, $1) })
  }

  @Test func noEdgesSelfLoopsAndEdgesOfWeightZero() throws {
    for count in 0...2 { #expect(try graph(count, [] as [(UInt32, UInt32)]).edgeBetweenness() == []) }
    let edges = [
      Edge(source: 0, target: 0), Edge(source: 0, target: 1), Edge(source: 0, target: 1),
      Edge(source: 1, target: 2), Edge(source: 0, target: 2, weight: 0), Edge(source: 2, target: 2),
    ]
    let looped = try Graph(nodeCount: 3, edges: edges, selfLoops: .keep)
    #expect(looped.edgeBetweenness(normalized: false) == [0, 1, 1, 1, 0])
    #expect(looped.edgeBetweenness(normalized: false, weighted: true) == [0, 2, 0, 2, 0])
  }

  /// Every pair at distance d is counted on d edges.
  @Test func sumsToTheDistancesOfAllPairs() throws {
    for seed in 0..<10 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 40, edgeCount: 60, seed: seed)
      let total = random.distanceSummaries().reduce(0) { $0 + $1.sum }
      #expect(isClose(random.edgeBetweenness(normalized: false).reduce(0, +), Double(total) / 2))
    }
  }

  /// Naive twin: list all shortest paths of every pair and count.
  @Test func weightedAgreesWithListingAllPaths() throws {
    for seed in 0..<10 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 9, edgeCount: 16, seed: seed, weighted: true)
      let ends = random.edges.map { [Int($0.source), Int($0.target)] }
      var expected = ends.map { _ in 0.0 }
      for source in 0..<9 {
        for target in (source + 1)..<9 {
          let paths = allSimplePaths(random, from: source, to: target) { 1 / $0 }
          guard let shortest = paths.first else { continue }
          let best = paths.filter { isClose($0.length, shortest.length) }
          for path in best {
            for (one, other) in zip(path.nodes, path.nodes.dropFirst()) {
              let edge = try #require(ends.firstIndex(of: [min(one, other), max(one, other)]))
              expected[edge] += 1 / Double(best.count)
            }
          }
        }
      }
      let values = random.edgeBetweenness(normalized: false, weighted: true)
      #expect(zip(values, expected).allSatisfy { isClose($0, $1) }, "seed \(seed)")
    }
  }

  @Test func weightOneGivesTheSameAsNone() throws {
    let random = try RandomGraphs.graph(nodeCount: 40, edgeCount: 60, seed: 1)
    #expect(random.edgeBetweenness(weighted: true) == random.edgeBetweenness())
  }
}
