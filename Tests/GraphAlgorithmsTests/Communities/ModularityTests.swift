import Testing

@testable import GraphAlgorithms

@Suite struct ModularityTests {
  //  0 ── 1        4        two triangles and a bridge, seven edges:
  //   ╲  ╱        ╱ ╲       each triangle 3/7 − (7/14)²
  //    2 ─────── 3 ── 5
  @Test func twoTriangles() throws {
    let drawn = try graph(6, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)])
    let halves = Partition(communityOf: [0, 0, 0, 1, 1, 1])
    #expect(isClose(drawn.modularity(of: halves), 2 * (3.0 / 7 - 0.25)))
    #expect(isClose(drawn.modularity(of: halves, resolution: 2), 2 * (3.0 / 7 - 0.5)))
    let whole = Partition(communityOf: [0, 0, 0, 0, 0, 0])
    #expect(isClose(drawn.modularity(of: whole), 0))
  }

  @Test func karateAgreesWithNetworkx() throws {
    let clubs = Partition(communityOf: Karate.clubs)
    let karate = try Karate.graph()
    #expect(isClose(karate.modularity(of: clubs), Karate.clubModularity))
    #expect(isClose(karate.modularity(of: clubs, resolution: 2), Karate.clubModularityAtTwo))
    #expect(
      isClose(try Karate.graph(weighted: true).modularity(of: clubs), Karate.weightedClubModularity))
  }

  @Test func noWeightNoModularity() throws {
    #expect(try pathGraph(0).modularity(of: Partition(communityOf: [])) == 0)
    #expect(try pathGraph(1).modularity(of: Partition(communityOf: [0])) == 0)
    #expect(try graph(2, [(0, 1, 0)]).modularity(of: .singletons(nodeCount: 2)) == 0)
  }

  /// Naive twin: the double sum over all pairs of nodes, Σ (A − γ k k′ / 2m) / 2m, where a self-loop puts
  /// twice its weight on the diagonal of A.
  @Test func agreesWithTheDenseSum() throws {
    for seed in 0..<20 as Range<UInt64> {
      let count = 12
      let random = try Graph(
        nodeCount: count,
        edges: RandomGraphs.edges(nodeCount: count, edgeCount: 40, seed: seed, weighted: true),
        selfLoops: .keep)
      var generator = SeededGenerator(seed: seed)
      let partition = Partition(
        communityOf: (0..<count).map { _ in UInt32.random(in: 0..<4, using: &generator) })
      let resolution = Double.random(in: 0...3, using: &generator)
      let ends = 2 * random.totalWeight
      var sum = 0.0
      for one in 0..<count {
        for other in 0..<count where partition.communityOf[one] == partition.communityOf[other] {
          let weight = (random.weight(from: one, to: other) ?? 0) * (one == other ? 2 : 1)
          sum += weight - resolution * random.strength(of: one) * random.strength(of: other) / ends
        }
      }
      #expect(isClose(random.modularity(of: partition, resolution: resolution), sum / ends))
    }
  }
}
