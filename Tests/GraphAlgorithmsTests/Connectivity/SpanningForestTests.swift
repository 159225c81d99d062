import Testing

@testable import GraphAlgorithms

@Suite struct SpanningForestTests {
  //  0 ─3─ 1
  //  │ ╲   │
  //  1  3  3         4 ─½─ 5      6
  //  │   ╲ │
  //  2 ─2─ 3
  @Test func forestsOfADrawnGraph() throws {
    let drawn = try graph(7, [(0, 1, 3), (0, 2, 1), (0, 3, 3), (1, 3, 3), (2, 3, 2), (4, 5, 0.5)])
    let heavy = drawn.maximumSpanningForest()
    #expect(heavy.edges.map { [$0.source, $0.target] } == [[0, 1], [0, 3], [2, 3], [4, 5]])
    #expect(heavy.edges.map(\.weight) == [3, 3, 2, 0.5])
    #expect(heavy.totalWeight == 8.5)
    let light = drawn.minimumSpanningForest()
    #expect(light.edges.map { [$0.source, $0.target] } == [[4, 5], [0, 2], [2, 3], [0, 1]])
    #expect(light.totalWeight == 6.5)
  }

  /// Figures: networkx 3.6.1, `maximum_spanning_edges` and `minimum_spanning_edges`.
  @Test func karateAgreesWithNetworkx() throws {
    #expect(try Karate.graph(weighted: true).maximumSpanningForest().totalWeight == 120)
    #expect(try Karate.graph(weighted: true).minimumSpanningForest().totalWeight == 68)
    #expect(try Karate.graph().maximumSpanningForest().edges.count == 33)
  }

  @Test func nothingLoopsAndZeroWeights() throws {
    #expect(try pathGraph(0).maximumSpanningForest().edges.isEmpty)
    #expect(try pathGraph(1).minimumSpanningForest().totalWeight == 0)
    let looped = try Graph(
      nodeCount: 3,
      edges: [
        Edge(source: 0, target: 0, weight: 9), Edge(source: 2, target: 0, weight: 0),
        Edge(source: 1, target: 2, weight: -0.0), Edge(source: 0, target: 1, weight: .leastNonzeroMagnitude),
      ], selfLoops: .keep)
    #expect(
      looped.minimumSpanningForest().edges == [
        Edge(source: 0, target: 2, weight: 0), Edge(source: 1, target: 2, weight: 0),
      ])
    #expect(looped.maximumSpanningForest().edges.first?.weight == .leastNonzeroMagnitude)
  }

  /// Naive twin: edges sorted by comparison, components found anew for each.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func agreesWithTryingEdges(seed: UInt64) throws {
    let random = try RandomGraphs.graph(nodeCount: 25, edgeCount: 45, seed: seed, weighted: seed < 10)
    for heaviestFirst in [true, false] {
      let sorted = random.edges.enumerated().sorted { one, other in
        if one.element.weight == other.element.weight { return one.offset < other.offset }
        return (one.element.weight > other.element.weight) == heaviestFirst
      }
      var chosen: [Edge] = []
      for (_, edge) in sorted {
        let before = try Graph(nodeCount: 25, edges: chosen).connectedComponents().communityOf
        if before[Int(edge.source)] != before[Int(edge.target)] { chosen.append(edge) }
      }
      let forest = heaviestFirst ? random.maximumSpanningForest() : random.minimumSpanningForest()
      #expect(forest.edges == chosen)
      #expect(forest.totalWeight == chosen.reduce(0) { $0 + $1.weight })
    }
  }

  @Test func theCheckpointEndsTheWork() throws {
    struct Stop: Error {}
    for weighted in [true, false] {
      #expect(throws: Stop.self) {
        try Karate.graph(weighted: weighted).maximumSpanningForest(
          checkpoint: Checkpoint { (_) throws(Stop) in throw Stop() })
      }
    }
  }

  @Test func radixSortIsStable() {
    var generator = SeededGenerator(seed: 3)
    for count in [0, 1, 2, 1000] {
      for shift in [0, 7, 40, 56] as [UInt64] {
        let pairs = (0..<count).map { (key: (generator.next() >> shift) << 3, position: $0) }
        var sorted = pairs
        sorted.withUnsafeMutableBufferPointer { buffer in radixSort(buffer) { $0.key } }
        let expected = pairs.sorted { $0.key != $1.key ? $0.key < $1.key : $0.position < $1.position }
        #expect(sorted.map(\.position) == expected.map(\.position))
      }
    }
  }
}
