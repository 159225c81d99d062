import GraphAlgorithms
import Testing

@Suite("Graphs drawn anew")
struct EdgeRedrawingTests {
  /// Two triangles and a bridge between 2 and 3.
  ///
  ///     0       5
  ///     | \   / |
  ///     |  2-3  |
  ///     | /   \ |
  ///     1       4
  private func triangles() throws -> Graph {
    try Graph(
      nodeCount: 6,
      edges: [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)].map {
        Edge(source: $0.0, target: $0.1, weight: 2)
      })
  }

  private let halves = Partition(communityOf: [0, 0, 0, 1, 1, 1])

  @Test("without error it is the same graph")
  func none() throws {
    let graph = try triangles()
    var generator = SeededGenerator(seed: 1)
    let drawn = EdgeRedrawing(graph, partition: halves, error: 0).redraw(using: &generator)
    for (a, b) in [(0, 1), (2, 3), (4, 5)] { #expect(drawn.weight(from: a, to: b) == 2) }
    #expect(drawn.edgeCount == 7)
  }

  @Test("about the share asked for is lost and added, the bridge more often than the rest")
  func shares() throws {
    let graph = try triangles()
    let redrawing = EdgeRedrawing(graph, partition: halves, error: 0.2)
    var generator = SeededGenerator(seed: 5)
    var (lost, added, bridges) = (0.0, 0.0, 0.0)
    let rounds = 2_000
    for _ in 0..<rounds {
      let drawn = redrawing.redraw(using: &generator)
      for node in 0..<6 {
        for other in (node + 1)..<6 {
          let (was, is_) = (graph.weight(from: node, to: other), drawn.weight(from: node, to: other))
          if was != nil, is_ == nil { lost += 1 }
          if was == nil, is_ != nil { added += 1 }
        }
      }
      if drawn.weight(from: 2, to: 3) == nil { bridges += 1 }
      #expect(drawn.nodeCount == 6)
    }
    let most = Double(rounds * 7)
    #expect(abs(lost / most - 0.2) < 0.03, "\(lost / most)")
    #expect(abs(added / most - 0.2) < 0.03, "\(added / most)")
    #expect(bridges / Double(rounds) > 0.25)
  }

  @Test("nothing to draw is nothing drawn")
  func empty() throws {
    var generator = SeededGenerator(seed: 1)
    for count in [0, 3] {
      let graph = try Graph(nodeCount: count, edges: [])
      let partition = Partition.singletons(nodeCount: count)
      #expect(EdgeRedrawing(graph, partition: partition, error: 0.3).redraw(using: &generator).edgeCount == 0)
    }
  }
}

@Suite("Roles of brokers")
struct BrokerageRolesTests {
  /// Node 0 joins 1 and 2 of its own community, 3 and 4 of another, 5 of a third; 3 and 4 know each other.
  @Test func eachRoleByHand() throws {
    let graph = try Graph(
      nodeCount: 6,
      edges: [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (3, 4)].map { Edge(source: $0.0, target: $0.1) })
    let roles = graph.brokerageRoles(of: 0, partition: Partition(communityOf: [0, 0, 0, 1, 1, 2]))
    // 1–2 inside; 1, 2 with 3, 4, 5 at the gate; 3–4 are joined; 3–5 and 4–5 between others.
    #expect(
      (roles.coordinator, roles.gatekeeper, roles.representative, roles.consultant, roles.liaison) == (
        2, 6, 6, 0, 4
      ))
    let merged = graph.brokerageRoles(of: 0, partition: Partition(communityOf: [0, 1, 1, 1, 1, 1]))
    #expect(merged.consultant == 18 && merged.total == 18)
  }
}
