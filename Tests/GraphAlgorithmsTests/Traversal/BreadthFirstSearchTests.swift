import Testing

@testable import GraphAlgorithms

@Suite struct BreadthFirstSearchTests {
  //  0 ── 1 ── 2
  //  └─── 3 ───┘ ── 4     5
  @Test func distancesInADrawnGraph() throws {
    let drawn = try graph(6, [(0, 1), (1, 2), (0, 3), (3, 2), (2, 4)])
    #expect(drawn.breadthFirstDistances(from: 0) == [0, 1, 2, 1, 3, -1])
    #expect(drawn.breadthFirstDistances(from: 5) == [-1, -1, -1, -1, -1, 0])
  }

  @Test func karateAgreesWithNetworkx() throws {
    #expect(try Karate.graph().breadthFirstDistances(from: 16) == Karate.distancesFrom16)
  }

  @Test func oneNode() throws {
    #expect(try graph(1, [(UInt32, UInt32)]()).breadthFirstDistances(from: 0) == [0])
  }

  /// Along an edge the distance changes by at most one.
  @Test func neighborsDifferByAtMostOne() throws {
    for seed in 0..<10 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 80, edgeCount: 120, seed: seed)
      let distances = random.breadthFirstDistances(from: 0)
      for edge in random.edges {
        #expect(abs(distances[Int(edge.source)] - distances[Int(edge.target)]) <= 1)
      }
    }
  }
}
