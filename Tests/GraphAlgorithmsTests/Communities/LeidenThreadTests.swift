import Testing

@testable import GraphAlgorithms

/// The number of threads changes nothing, on graphs large enough for more than one to be started.
@Suite struct LeidenThreadTests {
  @Test(arguments: [false, true])
  func anyNumberOfThreadsFindsTheSame(weighted: Bool) throws {
    let edges = RandomGraphs.edges(nodeCount: 7_000, edgeCount: 30_000, seed: 5, weighted: weighted)
    let graph = try Graph(nodeCount: 7_000, edges: edges)
    #expect(graph.edgeCount > 25_000)
    let found = [1, 2, 3].map { threads in
      var generator = SeededGenerator(seed: 2)
      return graph.leidenLevels(iterations: 1, using: &generator, threads: threads)
    }
    #expect(found[1] == found[0])
    #expect(found[2] == found[0])
  }
}
