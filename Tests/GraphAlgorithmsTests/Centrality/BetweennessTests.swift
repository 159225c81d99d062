import Testing

@testable import GraphAlgorithms

@Suite struct BetweennessTests {
  //  0 ── 1 ── 2 ── 3     1 lies between 0 and {2, 3}: two of three pairs
  @Test func aRowOfNodes() throws {
    let row = try pathGraph(4)
    #expect(row.betweenness(normalized: false) == [0, 2, 2, 0])
    #expect(row.betweenness() == [0, 2.0 / 3, 2.0 / 3, 0])
  }

  //  0 ── 1
  //  │    │      two ways across: each of them counts half
  //  3 ── 2
  @Test func severalShortestPathsShare() throws {
    let square = try graph(4, [(0, 1), (1, 2), (2, 3), (3, 0)])
    #expect(square.betweenness(normalized: false) == [0.5, 0.5, 0.5, 0.5])
    #expect(square.betweenness(normalized: false, weighted: true) == [0.5, 0.5, 0.5, 0.5])
  }

  //  0 ──1── 1 ──4── 2 and 0 ──½── 2: by weight the way leads over 1
  @Test func weightsMakeTheLongWayShort() throws {
    let drawn = try graph(3, [(0, 1, 1), (1, 2, 4), (0, 2, 0.5)])
    #expect(drawn.betweenness() == [0, 0, 0])
    #expect(drawn.betweenness(weighted: true) == [0, 1, 0])
  }

  @Test func karateAgreesWithNetworkx() throws {
    for (value, expected) in zip(try Karate.graph().betweenness(), Karate.betweenness) {
      #expect(isClose(value, expected))
    }
    let weighted = try Karate.graph(weighted: true).betweenness(weighted: true)
    for (value, expected) in zip(weighted, Karate.weightedBetweenness) {
      #expect(isClose(value, expected))
    }
  }

  @Test(arguments: 0...2) func fewerThanThreeNodes(nodeCount: Int) throws {
    let row = try pathGraph(nodeCount)
    #expect(row.betweenness() == Array(repeating: 0, count: nodeCount))
    #expect(row.betweenness(weighted: true) == Array(repeating: 0, count: nodeCount))
  }

  @Test func selfLoopsAndEdgesOfWeightZero() throws {
    let edges = [
      Edge(source: 0, target: 0), Edge(source: 0, target: 1), Edge(source: 1, target: 1, weight: 9),
      Edge(source: 1, target: 2), Edge(source: 0, target: 2, weight: 0),
    ]
    let looped = try Graph(nodeCount: 3, edges: edges, selfLoops: .keep)
    #expect(looped.betweenness(normalized: false) == [0, 0, 0])
    #expect(looped.betweenness(normalized: false, weighted: true) == [0, 1, 0])
  }

  /// Node k of a row of n lies between k nodes and n − 1 − k others; farther than a byte could count.
  @Test func aLongRow() throws {
    let count = 300
    let expected = (0..<count).map { Double($0 * (count - 1 - $0)) }
    #expect(try pathGraph(count).betweenness(normalized: false) == expected)
    #expect(try pathGraph(count).betweenness(normalized: false, weighted: true) == expected)
  }

  /// A pair at distance d has d − 1 nodes between its ends on every shortest path.
  @Test func sumsToTheInnerNodesOfAllPairs() throws {
    for seed in 0..<10 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 40, edgeCount: 60, seed: seed)
      var inner = 0
      for source in 0..<40 {
        for distance in random.breadthFirstDistances(from: source) where distance > 0 {
          inner += Int(distance) - 1
        }
      }
      #expect(isClose(random.betweenness(normalized: false).reduce(0, +), Double(inner) / 2))
    }
  }

  /// Naive twin: list all shortest paths of every pair and count.
  @Test func agreesWithListingAllPaths() throws {
    for seed in 0..<10 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 9, edgeCount: 16, seed: seed, weighted: true)
      for weighted in [false, true] {
        var expected = [Double](repeating: 0, count: 9)
        for source in 0..<9 {
          for target in (source + 1)..<9 {
            let paths = allSimplePaths(random, from: source, to: target) { weighted ? 1 / $0 : 1 }
            guard let shortest = paths.first else { continue }
            let best = paths.filter { isClose($0.length, shortest.length) }
            for path in best {
              for node in path.nodes.dropFirst().dropLast() { expected[node] += 1 / Double(best.count) }
            }
          }
        }
        let values = random.betweenness(normalized: false, weighted: weighted)
        for (value, wanted) in zip(values, expected) { #expect(isClose(value, wanted)) }
      }
    }
  }
}
