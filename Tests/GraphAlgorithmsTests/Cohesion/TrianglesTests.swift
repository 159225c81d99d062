import GraphAlgorithms
import Testing

struct TrianglesTests {
  private struct Stop: Error {}

  //  0 ── 1        4        two triangles and a bridge
  //   ╲  ╱        ╱ ╲
  //    2 ─────── 3 ── 5
  @Test func twoTriangles() throws {
    let drawn = try graph(6, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)])
    #expect(drawn.triangleCount() == 2)
    #expect(drawn.triangles() == [1, 1, 1, 1, 1, 1])
    #expect(drawn.localClusteringCoefficients() == [1, 1, 1.0 / 3, 1.0 / 3, 1, 1])
    #expect(drawn.globalClusteringCoefficient() == 0.6)
    #expect(isClose(drawn.averageClusteringCoefficient(), 7.0 / 9))
  }

  @Test func karateAgreesWithNetworkx() throws {
    let karate = try Karate.graph(weighted: true)
    #expect(karate.triangles() == Karate.triangles)
    #expect(karate.triangleCount() == 45)
    for (value, expected) in zip(karate.localClusteringCoefficients(), Karate.clustering) {
      #expect(isClose(value, expected))
    }
    #expect(isClose(karate.globalClusteringCoefficient(), Karate.transitivity))
    #expect(isClose(karate.averageClusteringCoefficient(), Karate.averageClustering))
  }

  @Test(arguments: 0...2) func tooFewNodes(nodeCount: Int) throws {
    let row = try pathGraph(nodeCount)
    #expect(row.triangles() == Array(repeating: 0, count: nodeCount))
    #expect(row.localClusteringCoefficients() == Array(repeating: 0, count: nodeCount))
    #expect(row.globalClusteringCoefficient() == 0)
    #expect(row.averageClusteringCoefficient() == 0)
  }

  @Test func selfLoopsDoNotMatter() throws {
    let edges = [(0, 0), (0, 1), (1, 2), (0, 2), (2, 2), (2, 3)].map { Edge(source: $0.0, target: $0.1) }
    let looped = try Graph(nodeCount: 4, edges: edges, selfLoops: .keep)
    #expect(looped.triangles() == [1, 1, 1, 0])
    #expect(looped.localClusteringCoefficients() == [1, 1, 1.0 / 3, 0])
  }

  /// In the complete graph every pair of others closes a triangle.
  @Test func completeGraph() throws {
    let pairs = (0..<9 as Range<UInt32>).flatMap { one in (0..<one).map { (one, $0) } }
    let complete = try graph(9, pairs)
    #expect(complete.triangles() == Array(repeating: 28, count: 9))
    #expect(complete.globalClusteringCoefficient() == 1)
  }

  /// Naive twin: look at all triples.
  @Test func agreesWithAllTriples() throws {
    for seed in 0..<8 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 20, edgeCount: 70, seed: seed)
      var expected = [Int](repeating: 0, count: 20)
      for one in 0..<20 {
        for two in 0..<one where random.weight(from: one, to: two) != nil {
          for three in 0..<two
          where random.weight(from: one, to: three) != nil && random.weight(from: two, to: three) != nil {
            for corner in [one, two, three] { expected[corner] += 1 }
          }
        }
      }
      #expect(random.triangles() == expected)
    }
  }

  @Test func threadsAndCheckpoints() throws {
    let large = try RandomGraphs.graph(nodeCount: 3000, edgeCount: 140_000, seed: 3)
    #expect(large.triangles(threads: 3) == large.triangles())
    #expect(throws: Stop.self) {
      try large.triangleCount(checkpoint: Checkpoint { (_: Double) throws(Stop) in throw Stop() })
    }
  }
}
