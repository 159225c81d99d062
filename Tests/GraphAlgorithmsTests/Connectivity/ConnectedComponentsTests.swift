import Testing

@testable import GraphAlgorithms

@Suite struct ConnectedComponentsTests {
  //  0 ── 3    1 ── 2 ── 5    4
  @Test func componentsOfADrawnGraph() throws {
    let drawn = try graph(6, [(0, 3), (1, 2), (2, 5)])
    #expect(drawn.connectedComponents().members() == [[1, 2, 5], [0, 3], [4]])
    #expect(drawn.connectedComponentCount() == 3)
  }

  @Test func nothingAndOneNode() throws {
    #expect(try pathGraph(0).connectedComponents().count == 0)
    #expect(try pathGraph(0).connectedComponentCount() == 0)
    #expect(try pathGraph(1).connectedComponents().members() == [[0]])
    #expect(try graph(5, [(UInt32, UInt32)]()).connectedComponents() == .singletons(nodeCount: 5))
    #expect(try Karate.graph().connectedComponents().count == 1)
  }

  @Test func selfLoopsAndWeightsOfZeroConnect() throws {
    let looped = try Graph(
      nodeCount: 4,
      edges: [Edge(source: 3, target: 3), Edge(source: 0, target: 2, weight: 0), Edge(source: 1, target: 1)],
      selfLoops: .keep)
    #expect(looped.connectedComponents().members() == [[0, 2], [1], [3]])
  }

  /// Naive twin: labels spread along edges until nothing changes.
  @Test func agreesWithSpreadingLabels() throws {
    for seed in 0..<20 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 60, edgeCount: 20 + 2 * Int(seed), seed: seed)
      let labels = spreadLabels(random)
      #expect(random.connectedComponents() == Partition(communityOf: labels))
      #expect(random.connectedComponentCount() == Set(labels).count)
    }
  }

  /// The path runs through the nodes in an order that makes trees deep.
  @Test func threadsChangeNothing() throws {
    let count: UInt32 = 45_000
    var edges = (1..<count / 2).map { Edge(source: $0 - 1, target: count - $0) }
    edges += (1..<count / 2).map { Edge(source: $0, target: count - $0) }
    edges += RandomGraphs.edges(nodeCount: Int(count / 3), edgeCount: 1_000, seed: 1)
    let long = try Graph(nodeCount: Int(count), edges: edges)
    let one = long.connectedComponents()
    #expect(one.count == 2)
    #expect(long.connectedComponents(threads: 2, sharedFrom: 0) == one)
    #expect(long.connectedComponents(threads: 3, sharedFrom: 0) == one)
    #expect(long.connectedComponentCount(threads: 2, sharedFrom: 0) == one.count)
  }

  /// Nodes that are the same mod 50 hang on the two smallest of them; edges that are third in the rows of both ends
  /// join all of these stars but one.
  @Test(arguments: [1, 2, 3]) func edgesThatAreNotAmongTheFirstTwo(threads: Int) throws {
    var edges: [Edge] = []
    for node in 100..<4_000 as Range<UInt32> {
      edges += [Edge(source: node % 50, target: node), Edge(source: 50 + node % 50, target: node)]
    }
    edges += (1_000..<1_048).map { Edge(source: $0, target: $0 + 51) }
    let joined = try Graph(nodeCount: 4_000, edges: edges)
    #expect(joined.connectedComponents(threads: threads, sharedFrom: 0).count == 2)
    #expect(joined.connectedComponentCount(threads: threads, sharedFrom: 0) == 2)
  }

  private func spreadLabels(_ graph: Graph) -> [UInt32] {
    var labels = (0..<graph.nodeCount).map { UInt32($0) }
    var changed = true
    while changed {
      changed = false
      for edge in graph.edges {
        let least = min(labels[Int(edge.source)], labels[Int(edge.target)])
        if labels[Int(edge.source)] != least || labels[Int(edge.target)] != least { changed = true }
        labels[Int(edge.source)] = least
        labels[Int(edge.target)] = least
      }
    }
    return labels
  }
}
