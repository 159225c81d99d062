import Testing

@testable import GraphAlgorithms

@Suite struct AlternativePathsTests {
  //  0 ─────────── 5      directly,
  //  0 ── 1 ────── 5      by one node,
  //  0 ── 2 ── 3 ─ 5      by two, and 1 ── 3 mixes them
  @Test func pathsOfADrawnGraphShareNoInnerNode() throws {
    let drawn = try graph(6, [(0, 5), (0, 1), (1, 5), (0, 2), (2, 3), (3, 5), (1, 3)])
    let paths = drawn.alternativePaths(from: 0, to: 5, count: 9)
    #expect(paths.map(\.nodes) == [[0, 5], [0, 1, 5], [0, 2, 3, 5]])
    #expect(drawn.alternativePaths(from: 0, to: 5, count: 2).count == 2)
    #expect(drawn.alternativePaths(from: 0, to: 5, count: 9, excluding: [3]).count == 2)
    #expect(drawn.alternativePaths(from: 0, to: 4, count: 9).isEmpty)
    #expect(drawn.alternativePaths(from: 4, to: 4, count: 9).map(\.nodes) == [[4]])
  }

  @Test func innerNodesAreDisjointAndTheFirstIsShortest() throws {
    for seed in 0..<10 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 50, edgeCount: 160, seed: seed, weighted: true)
      let paths = random.alternativePaths(from: 3, to: 4, count: 20)
      let inner = paths.flatMap { $0.nodes.dropFirst().dropLast() }
      #expect(Set(inner).count == inner.count)
      #expect(paths == paths.sorted())
      #expect(paths.first == random.shortestPath(from: 3, to: 4))
      #expect(random.shortestPath(from: 3, to: 4, excluding: inner).map { $0.nodes.count == 2 } ?? true)
    }
  }
}
