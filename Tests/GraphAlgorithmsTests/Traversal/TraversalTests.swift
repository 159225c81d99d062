import Testing

@testable import GraphAlgorithms

@Suite struct TraversalTests {
  //  0 ── 1 ── 3
  //  │    │    │
  //  2 ── 4 ── 5      6
  private func drawn() throws -> Graph {
    try graph(7, [(0, 1), (1, 3), (0, 2), (1, 4), (3, 5), (2, 4), (4, 5)])
  }

  @Test func ordersOfADrawnGraph() throws {
    let graph = try drawn()
    let breadth = graph.breadthFirstOrder(from: 0)
    #expect(breadth.order == [0, 1, 2, 3, 4, 5])
    #expect(breadth.parents == [0, 0, 0, 1, 1, 3, .max])
    #expect(breadth.path(to: 5) == [0, 1, 3, 5])
    #expect(breadth.path(to: 6).isEmpty)
    let depth = graph.depthFirstOrder(from: 0)
    #expect(depth.order == [0, 1, 3, 5, 4, 2])
    #expect(depth.parents == [0, 0, 4, 1, 5, 3, .max])
    #expect(graph.depthFirstOrder(from: 0, order: .postorder).order == [2, 4, 5, 3, 1, 0])
    #expect(graph.depthFirstOrder(from: 6).order == [6])
    #expect(graph.depthFirstOrder(from: 6, order: .postorder).order == [6])
  }

  @Test func directedSearchesFollowEdges() throws {
    let graph = try DirectedGraph(
      nodeCount: 4,
      edges: [Edge(source: 0, target: 2), Edge(source: 2, target: 1), Edge(source: 3, target: 0)])
    #expect(graph.breadthFirstOrder(from: 0).order == [0, 2, 1])
    #expect(graph.depthFirstOrder(from: 0, order: .postorder).order == [1, 2, 0])
    #expect(graph.breadthFirstDistances(from: 0) == [0, 2, 1, -1])
    #expect(graph.reversed.breadthFirstDistances(from: 0) == [0, -1, -1, 1])
  }

  /// Recursive twin.
  private func visit(
    _ graph: Graph, _ node: Int, _ seen: inout [Bool], _ pre: inout [UInt32], _ post: inout [UInt32]
  ) {
    seen[node] = true
    pre.append(UInt32(node))
    for (neighbor, _) in graph.neighbors(of: node) where !seen[neighbor] {
      visit(graph, neighbor, &seen, &pre, &post)
    }
    post.append(UInt32(node))
  }

  @Test func agreeWithARecursiveTwinAndWithDistances() throws {
    for seed in 0..<30 as Range<UInt64> {
      let graph = try RandomGraphs.graph(nodeCount: 40, edgeCount: 50, seed: seed)
      var seen = [Bool](repeating: false, count: 40)
      var pre: [UInt32] = []
      var post: [UInt32] = []
      visit(graph, 3, &seen, &pre, &post)
      #expect(graph.depthFirstOrder(from: 3).order == pre)
      #expect(graph.depthFirstOrder(from: 3, order: .postorder).order == post)
      let distances = graph.breadthFirstDistances(from: 3)
      let breadth = graph.breadthFirstOrder(from: 3)
      let listed = breadth.order.map { distances[Int($0)] }
      #expect(listed == listed.sorted())
      #expect(breadth.order.count == distances.count { $0 >= 0 })
      for node in 0..<40 { #expect(breadth.path(to: node).count == Int(distances[node]) + 1) }
    }
  }

  @Test func aLongPathDoesNotOverflowTheStack() throws {
    let path = try pathGraph(100_000)
    #expect(path.depthFirstOrder(from: 0).order.last == 99_999)
    #expect(path.depthFirstOrder(from: 0, order: .postorder).order.first == 99_999)
  }
}
