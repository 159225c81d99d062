import GraphAlgorithms
import Testing

/// The example of the catalog's first page, with the results it promises.
@Suite struct CatalogExampleTests {
  @Test func theFirstPage() throws {
    let graph = try Graph(
      nodeCount: 5,
      edges: [
        Edge(source: 0, target: 1, weight: 3), Edge(source: 1, target: 2),
        Edge(source: 0, target: 2), Edge(source: 2, target: 3), Edge(source: 3, target: 4),
      ])
    #expect(graph.connectedComponents().count == 1)
    #expect(graph.cutStructure().articulationNodes == [2, 3])
    #expect(graph.shortestPath(from: 0, to: 4)?.nodes == [0, 2, 3, 4])
    #expect(graph.betweenness(normalized: false) == [0, 0, 4, 3, 0])
    var generator = SeededGenerator(seed: 1)
    #expect(graph.leiden(using: &generator).count == 2)
  }
}
