import Testing

@testable import GraphAlgorithms

@Suite struct RowsTests {
  private func key(_ edge: Edge) -> UInt64 {
    UInt64(min(edge.source, edge.target)) << 32 | UInt64(max(edge.source, edge.target))
  }

  /// The graph as a dictionary, edge by edge.
  private func twin(
    _ edges: [Edge], _ policy: Graph.ParallelEdges, _ selfLoops: Graph.SelfLoops
  ) -> [UInt64: Double] {
    var twin: [UInt64: Double] = [:]
    for edge in edges where selfLoops == .keep || edge.source != edge.target {
      let before = twin[key(edge)] ?? 0
      twin[key(edge)] = policy == .sum ? before + edge.weight : max(before, edge.weight)
    }
    return twin
  }

  /// Half of the edges at few nodes, so that there are hubs and repetitions.
  private func edges(_ count: Int, nodeCount: Int, weighted: Bool) -> [Edge] {
    var generator = SeededGenerator(seed: 9)
    return (0..<count).map { position in
      Edge(
        source: UInt32(generator.index(below: position % 2 == 0 ? 50 : nodeCount)),
        target: UInt32(generator.index(below: nodeCount)),
        weight: weighted ? Double(generator.index(below: 9)) / 4 : 1)
    }
  }

  // Several blocks of slots: narrow, wide and weighted ones.
  @Test(arguments: [3000, 600_000], [false, true])
  func edgesOfSeveralBlocks(nodeCount: Int, weighted: Bool) throws {
    let edges = edges(50_000, nodeCount: nodeCount, weighted: weighted)
    for (policy, selfLoops) in [(Graph.ParallelEdges.sum, Graph.SelfLoops.drop), (.keepLargest, .keep)] {
      let graph = try Graph(
        nodeCount: nodeCount, edges: edges, parallelEdges: policy, selfLoops: selfLoops)
      let expected = twin(edges, policy, selfLoops)
      #expect(graph.edgeCount == expected.count)
      #expect(graph.edges.allSatisfy { expected[key($0)] == $0.weight })
      #expect(graph.totalWeight == expected.values.reduce(0, +))
    }
  }

  // As many as it takes for threads to share them.
  @Test(arguments: [false, true]) func columnsAndThreadsMakeTheSameRows(weighted: Bool) throws {
    let edges = edges(132_000, nodeCount: 3000, weighted: weighted)
    let one = try Graph(nodeCount: 3000, edges: edges)
    let two = try Graph(
      nodeCount: 3000, sources: edges.map(\.target), targets: edges.map(\.source),
      weights: weighted ? edges.map(\.weight) : [], threads: 2)
    #expect(two.offsets == one.offsets)
    #expect(two.targets == one.targets)
    #expect(two.weights == one.weights)
    #expect(two.totalWeight.bitPattern == one.totalWeight.bitPattern)
  }

  @Test func weightsThatAddUpToOneAreNotKept() throws {
    let graph = try Graph(
      nodeCount: 2, sources: [0, 1], targets: [1, 0], weights: [0.25, 0.75])
    #expect(!graph.isWeighted)
    #expect(graph.totalWeight == 1)
  }
}
