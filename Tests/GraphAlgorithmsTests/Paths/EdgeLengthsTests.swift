import Testing

@testable import GraphAlgorithms

@Suite struct EdgeLengthsTests {
  @Test func bothSlotsOfAnEdgeHoldItsLength() throws {
    let random = try Graph(
      nodeCount: 20, edges: RandomGraphs.edges(nodeCount: 20, edgeCount: 80, seed: 4), selfLoops: .keep)
    var asked: [[Int]] = []
    let lengths = try random.lengths { source, target, _ in
      asked.append([source, target])
      return Double(100 * source + target)
    }
    #expect(asked == random.edges.map { [Int($0.source), Int($0.target)] })
    for node in 0..<20 {
      for slot in random.neighbors(of: node).indices {
        let neighbor = random.neighbors(of: node)[slot].node
        #expect(lengths.perSlot[slot] == Double(100 * min(node, neighbor) + max(node, neighbor)))
      }
    }
  }

  @Test func aNegativeLengthIsNamed() throws {
    let pair = try pathGraph(2)
    #expect(throws: GraphError.invalidLength(source: 0, target: 1, length: -1)) {
      try pair.lengths { _, _, _ in -1 }
    }
    #expect(throws: GraphError.self) { try pair.lengths { _, _, _ in .nan } }
  }

  @Test func anInfiniteLengthIsImpassable() throws {
    let pair = try pathGraph(2)
    let lengths = try pair.lengths { _, _, _ in .infinity }
    #expect(pair.shortestPath(from: 0, to: 1, lengths: lengths) == nil)
  }
}
