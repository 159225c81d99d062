import Testing

@testable import GraphAlgorithms

@Suite struct StrongComponentsTests {
  private func graph(_ nodeCount: Int, _ pairs: [(UInt32, UInt32)]) throws -> DirectedGraph {
    try DirectedGraph(nodeCount: nodeCount, edges: pairs.map { Edge(source: $0.0, target: $0.1) })
  }

  // The example of Cormen, Leiserson, Rivest & Stein, section "Strongly connected components", a...h as 0...7:
  //   a → b → c ⇄ d     {a, b, e} → {c, d} → {h}
  //   ↑ ↙ ↓   ↓   ↓     {a, b, e} → {f, g} → {h}
  //   e → f ⇄ g → h ⟲
  @Test func aTextbookGraph() throws {
    let drawn = try graph(
      8,
      [
        (0, 1), (1, 2), (2, 3), (3, 2), (4, 0), (1, 4), (1, 5), (2, 6), (3, 7), (4, 5), (5, 6), (6, 5),
        (6, 7),
        (7, 7),
      ])
    let components = drawn.strongComponents()
    #expect(components.partition.members() == [[0, 1, 4], [2, 3], [5, 6], [7]])
    #expect(components.topologicalOrder == [0, 1, 2, 3])
    let condensed = try drawn.condensation(components)
    #expect(
      condensed.edges() == [
        Edge(source: 0, target: 1), Edge(source: 0, target: 2, weight: 2), Edge(source: 1, target: 2),
        Edge(source: 1, target: 3), Edge(source: 2, target: 3),
      ])
  }

  /// Two nodes share a component if each reaches the other; edges between components go forward.
  @Test func agreesWithReachability() throws {
    for seed in 0..<60 as Range<UInt64> {
      let input = RandomGraphs.edges(nodeCount: 20, edgeCount: 10 + Int(seed), seed: seed)
      let graph = try DirectedGraph(nodeCount: 20, edges: input, selfLoops: .keep)
      let components = graph.strongComponents()
      let reach = (0..<20).map { graph.breadthFirstDistances(from: $0).map { $0 >= 0 } }
      let labels = components.partition.communityOf
      for one in 0..<20 {
        for other in 0..<20 {
          #expect((labels[one] == labels[other]) == (reach[one][other] && reach[other][one]))
        }
      }
      var place = [Int](repeating: 0, count: components.count)
      for (position, component) in components.topologicalOrder.enumerated() {
        place[Int(component)] = position
      }
      #expect(components.topologicalOrder.sorted() == (0..<UInt32(components.count)).map { $0 })
      for edge in graph.edges() {
        #expect(place[Int(labels[Int(edge.source)])] <= place[Int(labels[Int(edge.target)])])
      }
    }
  }

  @Test func aLongCycleAndALongPath() throws {
    let count: UInt32 = 100_000
    let path = try graph(Int(count), (1..<count).map { ($0 - 1, $0) })
    #expect(path.strongComponents().count == Int(count))
    let cycle = try graph(Int(count), (0..<count).map { ($0, ($0 + 1) % count) })
    #expect(cycle.strongComponents().count == 1)
  }
}
