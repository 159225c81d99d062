import Testing

@testable import GraphAlgorithms

@Suite struct GraphTests {
  @Test func anEmptyGraphHasNothing() throws {
    let graph = try Graph(nodeCount: 0, edges: [])
    #expect(graph.nodeCount == 0)
    #expect(graph.edgeCount == 0)
    #expect(Array(graph.edges).isEmpty)
  }
}
