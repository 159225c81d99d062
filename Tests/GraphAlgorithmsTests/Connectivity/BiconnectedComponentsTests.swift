import Testing

@testable import GraphAlgorithms

@Suite struct BiconnectedComponentsTests {
  //  0 ── 1        5
  //   ╲  ╱ ╲      ╱ ╲
  //    2    3 ── 4 ── 6     7 ── 8     9
  static func drawn() throws -> Graph {
    try graph(10, [(0, 1), (1, 2), (0, 2), (1, 3), (3, 4), (4, 5), (5, 6), (4, 6), (7, 8)])
  }

  @Test func blocksOfADrawnGraph() throws {
    let blocks = try Self.drawn().biconnectedComponents()
    #expect(
      (0..<blocks.count).map { blocks.nodes(of: $0) } == [[0, 1, 2], [1, 3], [3, 4], [4, 5, 6], [7, 8]])
    #expect((0..<blocks.count).map { blocks.edgeCount(of: $0) } == [3, 1, 1, 3, 1])
    #expect((0..<blocks.count).map { blocks.nodeCount(of: $0) } == [3, 2, 2, 3, 2])
    #expect(
      Array(blocks.edges(of: 3)) == [
        .init(source: 4, target: 5), .init(source: 4, target: 6), .init(source: 5, target: 6),
      ])
  }

  /// Figures: networkx 3.6.1, `biconnected_components`.
  @Test func karateHasThreeBlocks() throws {
    let blocks = try Karate.graph().biconnectedComponents()
    let inner = [0, 4, 5, 6, 10, 16]
    #expect(blocks.count == 3)
    #expect(blocks.nodes(of: 0) == (0..<34).filter { $0 == 0 || $0 != 11 && !inner.contains($0) })
    #expect(blocks.nodes(of: 1) == inner)
    #expect(blocks.nodes(of: 2) == [0, 11])
  }

  @Test func nothingLoopsAndZeroWeights() throws {
    #expect(try pathGraph(0).biconnectedComponents().count == 0)
    #expect(try pathGraph(1).biconnectedComponents().count == 0)
    let looped = try Graph(
      nodeCount: 3, edges: [Edge(source: 0, target: 0), Edge(source: 2, target: 0, weight: 0)],
      selfLoops: .keep)
    let blocks = looped.biconnectedComponents()
    #expect(blocks.count == 1)
    #expect(blocks.nodes(of: 0) == [0, 2])
    #expect(Array(blocks.edges(of: 0)) == [.init(source: 0, target: 2)])
  }

  @Test func aLongPathDoesNotOverflowTheStack() throws {
    let blocks = try pathGraph(100_000).biconnectedComponents()
    #expect(blocks.count == 99_999)
    #expect(blocks.nodes(of: 7) == [7, 8])
  }

  /// Each edge is in one block; two blocks share one node at most; a block is not cut by any of its nodes;
  /// articulation nodes are those in several blocks, bridges the blocks of one edge.
  @Test func laws() throws {
    for seed in 0..<40 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 40, edgeCount: 20 + Int(seed), seed: seed)
      let blocks = random.biconnectedComponents()
      let cuts = random.cutStructure()
      let edges = (0..<blocks.count).flatMap { blocks.edges(of: $0) }
      #expect(Set(edges) == Set(random.edges.map { .init(source: $0.source, target: $0.target) }))
      #expect(edges.count == random.edgeCount)
      let nodes = (0..<blocks.count).map { Set(blocks.nodes(of: $0)) }
      for one in nodes.indices {
        #expect(nodes[one] == Set(blocks.edges(of: one).flatMap { [Int($0.source), Int($0.target)] }))
        for other in 0..<one { #expect(nodes[one].intersection(nodes[other]).count <= 1) }
        let inside = try Graph(
          nodeCount: 40, edges: blocks.edges(of: one).map { Edge(source: $0.source, target: $0.target) })
        #expect(inside.cutStructure().articulationNodes.isEmpty)
      }
      #expect((0..<40).filter { node in nodes.count { $0.contains(node) } > 1 } == cuts.articulationNodes)
      let single = (0..<blocks.count).filter { blocks.edgeCount(of: $0) == 1 }.flatMap {
        blocks.edges(of: $0)
      }
      #expect(single.map { .init(source: Int($0.source), target: Int($0.target)) } == cuts.bridges)
    }
  }

  @Test func theCheckpointEndsTheSearch() throws {
    struct Stop: Error {}
    let long = try pathGraph(70_000)
    #expect(throws: Stop.self) {
      try long.biconnectedComponents(checkpoint: Checkpoint { (_) throws(Stop) in throw Stop() })
    }
    #expect(throws: Stop.self) {
      try long.cutStructure(checkpoint: Checkpoint { (share) throws(Stop) in if share < 1 { throw Stop() } })
    }
  }
}
