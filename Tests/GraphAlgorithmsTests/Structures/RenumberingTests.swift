import Testing

@testable import GraphAlgorithms

@Suite struct RenumberingTests {
  //  0 ── 3 ── 1 ── 4     2 ── 5
  @Test func ordersOfADrawnGraph() throws {
    let drawn = try graph(6, [(0, 3), (3, 1), (1, 4), (2, 5)])
    #expect(drawn.renumbered(by: .descendingDegree).renumbering.oldOf == [1, 3, 0, 2, 4, 5])
    // From the end that is furthest from node 0, then from that furthest from node 2.
    #expect(drawn.renumbered(by: .breadthFirst).renumbering.oldOf == [4, 1, 3, 0, 5, 2])
    let given = drawn.renumbered(by: .given([5, 4, 3, 2, 1, 0]))
    #expect(given.renumbering.newOf == [5, 4, 3, 2, 1, 0])
    #expect(given.graph.edges.map { [$0.source, $0.target] } == [[0, 3], [1, 4], [2, 4], [2, 5]])
  }

  @Test(arguments: [Graph.NodeOrder.descendingDegree, .breadthFirst])
  func theGraphStaysTheSame(order: Graph.NodeOrder) throws {
    for seed in 0..<20 as Range<UInt64> {
      let input = RandomGraphs.edges(nodeCount: 40, edgeCount: 60, seed: seed, weighted: true)
      let before = try Graph(nodeCount: 40, edges: input, selfLoops: .keep)
      let (after, renumbering) = before.renumbered(by: order)
      // Made anew from renamed edges.
      let twin = try Graph(
        nodeCount: 40,
        edges: input.map {
          Edge(
            source: renumbering.newOf[Int($0.source)], target: renumbering.newOf[Int($0.target)],
            weight: $0.weight)
        }, selfLoops: .keep)
      #expect(after.edges.elementsEqual(twin.edges))
      #expect(after.offsets == twin.offsets)
      #expect(after.selfLoopCount == twin.selfLoopCount)
      #expect(renumbering.oldOf.indices.allSatisfy { renumbering.newOf[Int(renumbering.oldOf[$0])] == $0 })
    }
  }

  @Test func withoutNodes() throws {
    let empty = try graph(0, [(UInt32, UInt32)]())
    #expect(empty.renumbered(by: .descendingDegree).graph.nodeCount == 0)
    #expect(empty.renumbered(by: .breadthFirst).graph.nodeCount == 0)
  }
}
