import Testing

@testable import GraphAlgorithms

@Suite struct DirectedGraphTests {
  //  0 ──► 1 ⇄ 2     3 (alone, with a loop)
  private let edges = [
    Edge(source: 0, target: 1, weight: 2), Edge(source: 2, target: 1), Edge(source: 1, target: 2),
    Edge(source: 1, target: 2, weight: 3), Edge(source: 3, target: 3),
  ]

  @Test func membersOfADrawnGraph() throws {
    let graph = try DirectedGraph(nodeCount: 4, edges: edges)
    #expect(graph.edgeCount == 3)
    #expect(graph.totalWeight == 7)
    #expect(graph.isWeighted)
    #expect(graph.outgoing(of: 1).map(\.node) == [2])
    #expect(graph.incoming(of: 1).map(\.node) == [0, 2])
    #expect(graph.incoming(of: 1).map(\.weight) == [2, 1])
    #expect((0..<4).map { graph.outDegree(of: $0) } == [1, 1, 1, 0])
    #expect((0..<4).map { graph.inDegree(of: $0) } == [0, 2, 1, 0])
    #expect(graph.weight(from: 1, to: 2) == 4)
    #expect(graph.weight(from: 1, to: 0) == nil)
    #expect(graph.reversed.weight(from: 1, to: 0) == 2)
    #expect(graph.reversed.reversed.edges() == graph.edges())
  }

  @Test func loopsAreKeptOnDemandAndLargestWeights() throws {
    let graph = try DirectedGraph(
      nodeCount: 4, edges: edges, parallelEdges: .keepLargest, selfLoops: .keep)
    #expect(graph.edgeCount == 4)
    #expect(graph.weight(from: 1, to: 2) == 3)
    #expect(graph.outDegree(of: 3) == 1)
    #expect(graph.inDegree(of: 3) == 1)
    let undirected = try graph.undirected()
    #expect(undirected.weight(from: 2, to: 1) == 4)
    #expect(undirected.degree(of: 3) == 2)
    #expect(try graph.undirected(oppositeEdges: .keepLargest).weight(from: 1, to: 2) == 3)
  }

  @Test func rowsOfRandomGraphsAgreeInBothDirections() throws {
    for seed in 0..<10 as Range<UInt64> {
      let input = RandomGraphs.edges(nodeCount: 30, edgeCount: 200, seed: seed, weighted: true)
      let graph = try DirectedGraph(
        nodeCount: 30, sources: input.map(\.source), targets: input.map(\.target),
        weights: input.map(\.weight), selfLoops: .keep)
      for node in 0..<30 {
        let fromRows = (0..<30).filter { graph.outgoing(of: $0).weight(to: node) != nil }
        #expect(graph.incoming(of: node).map(\.node) == fromRows)
        for (source, weight) in graph.incoming(of: node) {
          let sum = input.filter { Int($0.source) == source && Int($0.target) == node }
            .reduce(0) { $0 + $1.weight }
          #expect(weight == sum)
          #expect(graph.weight(from: source, to: node) == sum)
        }
      }
    }
  }

  @Test func badInputIsNamed() {
    #expect(throws: GraphError.endpointOutOfRange(position: 0, node: 2, nodeCount: 2)) {
      try DirectedGraph(nodeCount: 2, edges: [Edge(source: 0, target: 2)])
    }
    #expect(throws: GraphError.invalidWeight(position: 0, weight: -1)) {
      try DirectedGraph(nodeCount: 2, edges: [Edge(source: 0, target: 1, weight: -1)])
    }
  }

  @Test func withoutNodes() throws {
    let graph = try DirectedGraph(nodeCount: 0, edges: [])
    #expect(graph.nodeCount == 0)
    #expect(graph.edges().isEmpty)
    #expect(graph.strongComponents().count == 0)
  }
}
