import GraphAlgorithms
import Testing

@Suite struct InducedGraphTests {
  // 0 -1- 1 -2- 2 -3- 3, and 0 -4- 2, and a loop at 1
  @Test func whatIsAmongThem() throws {
    let graph = try Graph(
      nodeCount: 4,
      edges: [
        Edge(source: 0, target: 1, weight: 1), Edge(source: 1, target: 2, weight: 2),
        Edge(source: 2, target: 3, weight: 3), Edge(source: 0, target: 2, weight: 4),
        Edge(source: 1, target: 1, weight: 5),
      ], selfLoops: .keep)
    let part = graph.induced(by: [2, 0, 1])
    #expect(part.nodeCount == 3 && part.edgeCount == 3)
    #expect(part.weight(from: 0, to: 1) == 4)
    #expect(part.weight(from: 0, to: 2) == 2)
    #expect(part.weight(from: 1, to: 2) == 1)
    #expect(graph.induced(by: []).nodeCount == 0)
    #expect(graph.induced(by: [3]).edgeCount == 0)
  }

  @Test func allNodesGiveTheGraphBack() throws {
    let graph = try Karate.graph()
    #expect(Array(graph.induced(by: Array(0..<34)).edges) == Array(graph.edges))
  }
}
