import Testing

@testable import GraphAlgorithms

@Suite struct LeidenTests {
  private func leiden(_ graph: Graph, seed: UInt64 = 1, resolution: Double = 1) -> Partition {
    var generator = SeededGenerator(seed: seed)
    return graph.leiden(resolution: resolution, iterations: .untilStable, using: &generator)
  }

  //  0 ── 1        4
  //   ╲  ╱        ╱ ╲
  //    2 ─────── 3 ── 5     6
  @Test func twoTrianglesAndALoner() throws {
    let drawn = try graph(7, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)])
    for seed in 0..<20 as Range<UInt64> {
      #expect(leiden(drawn, seed: seed).members() == [[0, 1, 2], [3, 4, 5], [6]])
    }
  }

  /// The largest modularity there is; igraph's Leiden finds it in 200 of 200 runs (reference/karate.json).
  @Test func karateReachesTheLargestModularity() throws {
    let karate = try Karate.graph()
    var best = 0.0
    for seed in 0..<20 as Range<UInt64> {
      let value = karate.modularity(of: leiden(karate, seed: seed))
      #expect(value > 0.41)
      #expect(value < Karate.largestModularity + 1e-12)
      best = max(best, value)
    }
    #expect(isClose(best, Karate.largestModularity))
  }

  @Test func plantedGroupsAreFound() throws {
    let planted = try RandomGraphs.planted(groups: 6, size: 20, seed: 1)
    let expected = Partition(communityOf: (0..<120).map { UInt32($0 / 20) })
    #expect(leiden(planted) == expected)
  }

  @Test func nothingToGroup() throws {
    #expect(leiden(try pathGraph(0)).count == 0)
    #expect(leiden(try pathGraph(1)).communityOf == [0])
    #expect(leiden(try graph(3, [(0, 1, 0)])) == .singletons(nodeCount: 3))
    var generator = SeededGenerator(seed: 1)
    let none = try Karate.graph().leiden(iterations: 0, using: &generator)
    #expect(none == .singletons(nodeCount: 34))
  }

  @Test func resolutionZeroGivesComponentsAndALargeOneSingletons() throws {
    let random = try RandomGraphs.graph(nodeCount: 60, edgeCount: 50, seed: 2)
    #expect(leiden(random, resolution: 0) == random.connectedComponents())
    #expect(leiden(random, resolution: 1e6) == .singletons(nodeCount: 60))
  }

  @Test func theSameSeedGivesTheSamePartition() throws {
    let random = try RandomGraphs.graph(nodeCount: 200, edgeCount: 500, seed: 3, weighted: true)
    #expect(leiden(random, seed: 9) == leiden(random, seed: 9))
    #expect(Set((0..<8).map { leiden(random, seed: $0) }).count > 1)
  }

  @Test func multiplyingAllWeightsChangesNothing() throws {
    let edges = RandomGraphs.edges(nodeCount: 100, edgeCount: 300, seed: 4, weighted: true)
    let graph = try Graph(nodeCount: 100, edges: edges)
    let heavier = try Graph(
      nodeCount: 100,
      edges: edges.map { Edge(source: $0.source, target: $0.target, weight: $0.weight * 1024) })
    #expect(leiden(graph) == leiden(heavier))
  }
}
