import Testing

@testable import GraphAlgorithms

@Suite struct ConnectedComponentsTests {
  //  0 ── 3    1 ── 2 ── 5    4
  @Test func componentsOfADrawnGraph() throws {
    let drawn = try graph(6, [(0, 3), (1, 2), (2, 5)])
    #expect(drawn.connectedComponents().members() == [[1, 2, 5], [0, 3], [4]])
  }

  @Test func nothingAndOneNode() throws {
    #expect(try pathGraph(0).connectedComponents().count == 0)
    #expect(try pathGraph(1).connectedComponents().members() == [[0]])
    #expect(try Karate.graph().connectedComponents().count == 1)
  }

  /// Naive twin: labels spread along edges until nothing changes.
  @Test func agreesWithSpreadingLabels() throws {
    for seed in 0..<20 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 60, edgeCount: 40, seed: seed)
      var labels = (0..<60).map { UInt32($0) }
      var changed = true
      while changed {
        changed = false
        for edge in random.edges {
          let least = min(labels[Int(edge.source)], labels[Int(edge.target)])
          if labels[Int(edge.source)] != least || labels[Int(edge.target)] != least { changed = true }
          labels[Int(edge.source)] = least
          labels[Int(edge.target)] = least
        }
      }
      #expect(random.connectedComponents() == Partition(communityOf: labels))
    }
  }
}
