import Testing

@testable import GraphAlgorithms

@Suite struct CutStructureTests {
  //  0 ── 1        5
  //   ╲  ╱ ╲      ╱ ╲
  //    2    3 ── 4 ── 6     7 ── 8
  @Test func cutsOfADrawnGraph() throws {
    let drawn = try graph(
      9, [(0, 1), (1, 2), (0, 2), (1, 3), (3, 4), (4, 5), (5, 6), (4, 6), (7, 8)])
    let cuts = drawn.cutStructure()
    #expect(cuts.articulationNodes == [1, 3, 4])
    #expect(
      cuts.bridges == [
        .init(source: 1, target: 3), .init(source: 3, target: 4), .init(source: 7, target: 8),
      ])
  }

  /// Figures: networkx 3.6.1, `articulation_points` and `bridges`.
  @Test func karateHangsByItsInstructor() throws {
    let cuts = try Karate.graph().cutStructure()
    #expect(cuts.articulationNodes == [0])
    #expect(cuts.bridges == [.init(source: 0, target: 11)])
  }

  @Test func nothingToCut() throws {
    for nodeCount in 0...1 {
      let cuts = try pathGraph(nodeCount).cutStructure()
      #expect(cuts.articulationNodes.isEmpty && cuts.bridges.isEmpty)
    }
  }

  @Test func aSelfLoopChangesNothing() throws {
    let looped = try Graph(
      nodeCount: 2, edges: [Edge(source: 0, target: 0), Edge(source: 0, target: 1)], selfLoops: .keep)
    #expect(looped.cutStructure().bridges == [.init(source: 0, target: 1)])
    #expect(looped.cutStructure().articulationNodes.isEmpty)
  }

  @Test func aLongPathDoesNotOverflowTheStack() throws {
    let length = 300_000
    let cuts = try pathGraph(length).cutStructure()
    #expect(cuts.bridges.count == length - 1)
    #expect(cuts.articulationNodes.count == length - 2)
  }

  /// Naive twin: take each edge and each node away and count the components.
  @Test func agreesWithTakingAway() throws {
    for seed in 0..<40 as Range<UInt64> {
      let nodeCount = 14
      let random = try RandomGraphs.graph(nodeCount: nodeCount, edgeCount: 18, seed: seed)
      let edges = Array(random.edges)
      let before = random.connectedComponents().count
      var bridges: [CutStructure.Bridge] = []
      for (position, edge) in edges.enumerated() {
        var rest = edges
        rest.remove(at: position)
        if try Graph(nodeCount: nodeCount, edges: rest).connectedComponents().count > before {
          bridges.append(.init(source: Int(edge.source), target: Int(edge.target)))
        }
      }
      let nodes = try (0..<nodeCount).filter { node in
        let rest = edges.filter { Int($0.source) != node && Int($0.target) != node }
        // The node itself is now a component of its own, unless it was before.
        let after = try Graph(nodeCount: nodeCount, edges: rest).connectedComponents().count - 1
        return after > before - (random.degree(of: node) == 0 ? 1 : 0)
      }
      let cuts = random.cutStructure()
      #expect(cuts.bridges == bridges)
      #expect(cuts.articulationNodes == nodes)
    }
  }
}
