import Testing

@testable import GraphAlgorithms

@Suite struct BlockCutTreeTests {
  //  {0 1 2} ── 1 ── {1 3} ── 3 ── {3 4} ── 4 ── {4 5 6}     {7 8}
  @Test func treeOfADrawnGraph() throws {
    let tree = try BiconnectedComponentsTests.drawn().blockCutTree()
    #expect(tree.articulationNodes == [1, 3, 4])
    #expect(tree.tree.nodeCount == 8)
    #expect(
      tree.tree.edges.map { [$0.source, $0.target] } == [
        [0, 5], [1, 5], [1, 6], [2, 6], [2, 7], [3, 7],
      ])
    #expect(tree.treeNode(ofBlock: 4) == 4)
    #expect(tree.treeNode(ofArticulationNode: 3) == 6)
    #expect(tree.treeNode(ofArticulationNode: 0) == nil)
    #expect(tree.treeNode(ofArticulationNode: 9) == nil)
  }

  /// Marriages of the Florentine families (Padgett & Ansell 1993, doi:10.1086/230190), numbered by name; edges and
  /// figures: networkx 3.6.1, `florentine_families_graph`, `biconnected_components`, `articulation_points`,
  /// `core_number`.
  @Test func florentineFamilies() throws {
    let families = try graph(
      15,
      [
        (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10), (4, 13), (6, 7),
        (6, 14), (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13), (11, 14),
      ])
    let made = families.blockCutTree()
    #expect(
      (0..<made.blocks.count).map { made.blocks.nodes(of: $0) }
        == [[0, 8], [1, 5], [1, 2, 3, 4, 6, 8, 10, 11, 13, 14], [6, 7], [8, 12], [9, 12]])
    #expect(made.articulationNodes == [1, 6, 8, 12])
    #expect(families.cutStructure().bridges.map(\.target) == [8, 5, 7, 12, 12])
    #expect(families.coreNumbers() == [1, 2, 2, 2, 2, 1, 2, 1, 2, 1, 2, 2, 1, 2, 2])
    #expect(families.kCore(2) == made.blocks.nodes(of: 2))
  }

  @Test func nothingAndALongPath() throws {
    #expect(try pathGraph(0).blockCutTree().tree.nodeCount == 0)
    #expect(try pathGraph(1).blockCutTree().tree.nodeCount == 0)
    #expect(try pathGraph(2).blockCutTree().tree.nodeCount == 1)
    let long = try pathGraph(50_000).blockCutTree()
    #expect(long.tree.nodeCount == 49_999 + 49_998)
    #expect(long.tree.edgeCount == 2 * 49_998)
  }

  /// A forest with a tree for every component that has an edge, its rows as a graph made from edges has them, no
  /// articulation node at the end of a branch, an edge for every membership.
  @Test func laws() throws {
    for seed in 0..<30 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 50, edgeCount: 20 + Int(seed), seed: seed)
      let made = random.blockCutTree()
      let tree = made.tree
      let trees = random.connectedComponents().sizes.count { $0 > 1 }
      #expect(tree.edgeCount == tree.nodeCount - trees)
      #expect(tree.connectedComponentCount() == trees)
      let again = try Graph(nodeCount: tree.nodeCount, edges: tree.edges)
      #expect(again.offsets == tree.offsets)
      #expect(again.targets == tree.targets)
      #expect(again.totalWeight == tree.totalWeight)
      #expect(made.articulationNodes == random.cutStructure().articulationNodes)
      for (index, node) in made.articulationNodes.enumerated() {
        let row = tree.neighbors(of: made.blocks.count + index).map(\.node)
        #expect(row.count > 1)
        #expect(row == (0..<made.blocks.count).filter { made.blocks.nodes(of: $0).contains(node) })
      }
    }
  }
}
