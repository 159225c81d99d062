import Testing

@testable import GraphAlgorithms

@Suite struct RowsTests {
  /// The graph as a dictionary, edge by edge.
  private func twin(
    _ edges: [Edge], _ policy: Graph.ParallelEdges, _ selfLoops: Graph.SelfLoops
  ) -> [[UInt32]: Double] {
    var twin: [[UInt32]: Double] = [:]
    for edge in edges where selfLoops == .keep || edge.source != edge.target {
      let ends = [min(edge.source, edge.target), max(edge.source, edge.target)]
      twin[ends] = policy == .sum ? (twin[ends] ?? 0) + edge.weight : max(twin[ends] ?? 0, edge.weight)
    }
    return twin
  }

  // Several blocks, narrow, wide and weighted slots, one thread and two.
  @Test(arguments: [3000, 3_000_000], [false, true])
  func edgesOfSeveralBlocks(nodeCount: Int, weighted: Bool) throws {
    var generator = SeededGenerator(seed: 9)
    let edges = (0..<140_000).map { position in
      // Half of the edges at few nodes, so that there are hubs and repetitions.
      let range = position % 2 == 0 ? 50 : nodeCount
      return Edge(
        source: UInt32(generator.index(below: range)), target: UInt32(generator.index(below: nodeCount)),
        weight: weighted ? Double(generator.index(below: 9)) / 4 : 1)
    }
    for (policy, selfLoops) in [(Graph.ParallelEdges.sum, Graph.SelfLoops.drop), (.keepLargest, .keep)] {
      let graph = try Graph(
        nodeCount: nodeCount, edges: edges, parallelEdges: policy, selfLoops: selfLoops)
      let expected = twin(edges, policy, selfLoops)
      #expect(graph.edgeCount == expected.count)
      #expect(graph.edges.allSatisfy { expected[[$0.source, $0.target]] == $0.weight })
      #expect(graph.totalWeight == expected.values.reduce(0, +))
      let columns = try Graph(
        nodeCount: nodeCount, sources: edges.map(\.target), targets: edges.map(\.source),
        weights: weighted ? edges.map(\.weight) : [], parallelEdges: policy, selfLoops: selfLoops,
        threads: 2)
      #expect(columns.offsets == graph.offsets)
      #expect(columns.targets == graph.targets)
      #expect(columns.weights == graph.weights)
      #expect(columns.totalWeight.bitPattern == graph.totalWeight.bitPattern)
    }
  }

  @Test func weightsThatAddUpToOneAreNotKept() throws {
    let graph = try Graph(
      nodeCount: 2, sources: [0, 1], targets: [1, 0], weights: [0.25, 0.75])
    #expect(!graph.isWeighted)
    #expect(graph.totalWeight == 1)
  }
}
