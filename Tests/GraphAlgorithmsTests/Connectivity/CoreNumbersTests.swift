import Testing

@testable import GraphAlgorithms

@Suite struct CoreNumbersTests {
  //  0 ── 1
  //  │ ╲╱ │
  //  │ ╱╲ │
  //  2 ── 3 ── 4 ── 5     6
  @Test func coresOfADrawnGraph() throws {
    let drawn = try graph(7, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5)])
    #expect(drawn.coreNumbers() == [3, 3, 3, 3, 1, 1, 0])
    #expect(drawn.degeneracyOrder() == [6, 5, 4, 0, 1, 2, 3])
    #expect(drawn.kCore(-1) == [0, 1, 2, 3, 4, 5, 6])
    #expect(drawn.kCore(0) == [0, 1, 2, 3, 4, 5, 6])
    #expect(drawn.kCore(1) == [0, 1, 2, 3, 4, 5])
    #expect(drawn.kCore(2) == [0, 1, 2, 3])
    #expect(drawn.kCore(4).isEmpty)
    #expect(drawn.kCore(.max).isEmpty)
  }

  /// Figures: networkx 3.6.1, `core_number`.
  @Test func karateAgreesWithNetworkx() throws {
    #expect(
      try Karate.graph().coreNumbers() == [
        4, 4, 4, 4, 3, 3, 3, 4, 4, 2, 3, 1, 2, 4, 2, 2, 2, 2, 2, 3, 2, 2, 2, 3, 3, 3, 2, 3, 3, 3, 4, 3, 4, 4,
      ])
  }

  @Test func nothingLoopsAndZeroWeights() throws {
    #expect(try pathGraph(0).coreNumbers().isEmpty)
    #expect(try pathGraph(0).degeneracyOrder().isEmpty)
    #expect(try pathGraph(0).kCore(2).isEmpty)
    #expect(try pathGraph(1).coreNumbers() == [0])
    let looped = try Graph(
      nodeCount: 3,
      edges: [Edge(source: 0, target: 0), Edge(source: 2, target: 0, weight: 0), Edge(source: 1, target: 1)],
      selfLoops: .keep)
    #expect(looped.coreNumbers() == [1, 0, 1])
    #expect(looped.kCore(1) == [0, 2])
  }

  /// Naive twin: for every k, nodes with fewer than k neighbors are taken away until nothing changes.
  @Test func agreesWithTakingAway() throws {
    for seed in 0..<30 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 50, edgeCount: 20 * Int(seed), seed: seed)
      let numbers = random.coreNumbers()
      for k in 0...(numbers.max() ?? 0) + 1 {
        var left = Set(0..<50)
        while let weak = left.first(where: { node in
          random.neighbors(of: node).count { left.contains($0.node) } < k
        }) {
          left.remove(weak)
        }
        #expect(left == Set((0..<50).filter { numbers[$0] >= k }))
        #expect(random.kCore(k) == left.sorted())
      }
    }
  }

  @Test func orderLeavesFewNeighborsBehind() throws {
    for seed in 0..<20 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 80, edgeCount: 300, seed: seed)
      let numbers = random.coreNumbers()
      let order = random.degeneracyOrder()
      var place = [Int](repeating: -1, count: 80)
      for (position, node) in order.enumerated() { place[node] = position }
      #expect(!place.contains(-1))
      #expect(order.map { numbers[$0] } == numbers.sorted())
      for node in 0..<80 {
        #expect(random.neighbors(of: node).count { place[$0.node] > place[node] } <= numbers[node])
      }
    }
  }

  @Test func theCheckpointEndsThePeeling() throws {
    struct Stop: Error {}
    var shares: [Double] = []
    _ = try Karate.graph().coreNumbers(checkpoint: Checkpoint { shares.append($0) })
    #expect(shares == shares.sorted() && shares.last == 1)
    #expect(throws: Stop.self) {
      try Karate.graph().coreNumbers(checkpoint: Checkpoint { (_) throws(Stop) in throw Stop() })
    }
  }
}
