import Testing

@testable import GraphAlgorithms

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

  @Test func theTableServesAgain() throws {
    let karate = try Karate.graph()
    var places = [UInt32](repeating: .max, count: 34)
    for nodes in [[0, 1, 2], [33, 2, 8], [], [5]] {
      let part = karate.induced(by: nodes, places: &places)
      #expect(Array(part.edges) == Array(karate.induced(by: nodes).edges))
      #expect(places.allSatisfy { $0 == .max })
    }
  }

  @Test func allNodesGiveTheGraphBack() throws {
    let graph = try Karate.graph()
    #expect(Array(graph.induced(by: Array(0..<34)).edges) == Array(graph.edges))
  }
}
