import Testing

@testable import GraphAlgorithms

@Suite struct ConstantPottsTests {
  //  0 ── 1        4        two triangles and a bridge: 3 − 3γ for each triangle
  //   ╲  ╱        ╱ ╲
  //    2 ─────── 3 ── 5
  @Test func twoTriangles() throws {
    let drawn = try graph(6, [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)])
    let halves = Partition(communityOf: [0, 0, 0, 1, 1, 1])
    #expect(isClose(drawn.quality(of: halves, by: .constantPotts, resolution: 0.4), 2 * (3 - 1.2)))
    #expect(drawn.quality(of: halves, resolution: 1) == drawn.modularity(of: halves))
    var generator = SeededGenerator(seed: 1)
    #expect(drawn.leiden(by: .constantPotts, resolution: 0.4, using: &generator) == halves)
    #expect(drawn.leiden(by: .constantPotts, resolution: 1.1, using: &generator).count == 6)
    #expect(drawn.leiden(by: .constantPotts, resolution: 0.05, using: &generator).count == 1)
  }

  /// A ring of cliques, each tied to the next by one edge: modularity joins neighboring cliques when there are many
  /// (Fortunato & Barthélemy 2007), constant Potts does not.
  @Test func noResolutionLimit() throws {
    let cliques = 30
    var edges: [Edge] = []
    for clique in 0..<cliques {
      let first = UInt32(5 * clique)
      for one in 0..<5 as Range<UInt32> {
        for other in one + 1..<5 { edges.append(Edge(source: first + one, target: first + other)) }
      }
      edges.append(Edge(source: first, target: (first + 6) % UInt32(5 * cliques)))
    }
    let ring = try Graph(nodeCount: 5 * cliques, edges: edges)
    let expected = Partition(communityOf: (0..<UInt32(5 * cliques)).map { $0 / 5 })
    var generator = SeededGenerator(seed: 1)
    #expect(ring.leiden(by: .constantPotts, resolution: 0.5, using: &generator) == expected)
    #expect(ring.leiden(iterations: .untilStable, using: &generator).count < cliques)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func agreesWithTheSumOverPairs(seed: UInt64) throws {
    let random = try Graph(
      nodeCount: 12, edges: RandomGraphs.edges(nodeCount: 12, edgeCount: 40, seed: seed, weighted: true),
      selfLoops: .keep)
    var generator = SeededGenerator(seed: seed)
    let labels = (0..<12).map { _ in UInt32.random(in: 0..<4, using: &generator) }
    var sum = 0.0
    for one in 0..<12 {
      for other in one..<12 where labels[one] == labels[other] {
        sum += (random.weight(from: one, to: other) ?? 0) - (one == other ? 0 : 0.7)
      }
    }
    let found = random.quality(of: Partition(communityOf: labels), by: .constantPotts, resolution: 0.7)
    #expect(isClose(found, sum))
  }

  @Test func withoutWeightEveryNodeIsAlone() throws {
    var generator = SeededGenerator(seed: 1)
    let empty = try graph(3, [(0, 1, 0)])
    #expect(empty.leiden(by: .constantPotts, using: &generator).count == 3)
    #expect(empty.quality(of: .singletons(nodeCount: 3), by: .constantPotts) == 0)
  }
}
