import Testing

@testable import GraphAlgorithms

@Suite struct GraphTests {
  //  0 ──2── 1
  //  │     ╱
  //  1   4        3   (alone)
  //  │ ╱
  //  2
  @Test func membersOfADrawnGraph() throws {
    let drawn = try graph(4, [(0, 1, 2), (2, 0, 1), (2, 1, 4)])
    #expect(drawn.nodeCount == 4)
    #expect(drawn.edgeCount == 3)
    #expect(drawn.totalWeight == 7)
    #expect((0..<4).map { drawn.degree(of: $0) } == [2, 2, 2, 0])
    #expect((0..<4).map { drawn.strength(of: $0) } == [3, 6, 5, 0])
    #expect(drawn.neighbors(of: 2).map(\.node) == [0, 1])
    #expect(drawn.neighbors(of: 2).map(\.weight) == [1, 4])
    #expect(drawn.neighbors(of: 3).isEmpty)
    #expect(drawn.weight(from: 1, to: 2) == 4)
    #expect(drawn.weight(from: 0, to: 3) == nil)
  }

  @Test func aGraphWithoutNodes() throws {
    let empty = try Graph(nodeCount: 0, edges: [])
    #expect(empty.nodeCount == 0)
    #expect(empty.edgeCount == 0)
    #expect(empty.totalWeight == 0)
    #expect(Array(empty.edges).isEmpty)
    #expect(empty.degrees().isEmpty)
  }

  @Test func edgesComeOnceAscendingWhateverTheOrderOfTheInput() throws {
    for seed in 0..<20 as Range<UInt64> {
      let input = RandomGraphs.edges(nodeCount: 15, edgeCount: 60, seed: seed, weighted: true)
      let graph = try Graph(nodeCount: 15, edges: input)
      var sums: [[UInt32]: Double] = [:]
      for edge in input where edge.source != edge.target {
        sums[[min(edge.source, edge.target), max(edge.source, edge.target)], default: 0] += edge.weight
      }
      let listed = Array(graph.edges)
      #expect(listed.count == graph.edgeCount)
      #expect(listed.map { [$0.source, $0.target] } == sums.keys.sorted { $0.lexicographicallyPrecedes($1) })
      #expect(listed.allSatisfy { $0.weight == sums[[$0.source, $0.target]] })
      #expect(graph.strengths().reduce(0, +) == 2 * graph.totalWeight)
      let reversed = try Graph(
        nodeCount: 15,
        edges: input.reversed().map { Edge(source: $0.target, target: $0.source, weight: $0.weight) })
      #expect(Array(reversed.edges) == listed)
    }
  }
}
