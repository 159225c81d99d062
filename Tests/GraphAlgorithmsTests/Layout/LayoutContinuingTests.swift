import Testing

@testable import GraphAlgorithms

/// Drawings that go on from places known.
@Suite struct LayoutContinuingTests {
  private func continued(
    _ graph: Graph, from previous: [Point?], sizes: [Size]? = nil, seed: UInt64 = 1
  ) -> [Point] {
    var generator = SeededGenerator(seed: seed)
    return graph.layout(
      of: sizes ?? LayoutTests.sizes(graph.nodeCount), startingFrom: previous, using: &generator)
  }

  @Test func fiveNewAmongThreeHundred() throws {
    // In columns of 20 at random heights, since a layout of 300 takes seconds where nothing is optimised.
    let edges = RandomGraphs.edges(nodeCount: 300, edgeCount: 600, seed: 6)
    var generator = SeededGenerator(seed: 1)
    let before = LayoutTests.rectangles(
      (0..<300).map { Point(x: Double($0 / 20) * 100, y: Double($0 % 20) * 40 + 10 * generator.unit()) }
    ).map(\.center)
    let new: [(UInt32, UInt32)] = [
      (300, 3), (300, 7), (300, 9), (301, 12), (302, 301), (303, 303), (304, 304),
    ]
    let graph = try Graph(
      nodeCount: 305, edges: edges + new.map { Edge(source: $0.0, target: $0.1) })
    let after = continued(graph, from: before.map { $0 } + Array(repeating: nil, count: 5))
    #expect(Array(after[..<300]) == before)
    #expect(LayoutTests.overlapCount(after) == 0)
    let reach = LayoutTests.rectangles(before).bounds?.size.width ?? 0
    #expect(after[301].distance(to: after[12]) < reach / 4)
    #expect(after[302].distance(to: after[301]) < reach / 4)
  }

  @Test func nothingNewMovesNothing() throws {
    let graph = try Karate.graph()
    let before = LayoutTests.places(graph)
    #expect(continued(graph, from: before) == before)
  }

  /// What grew gives way if it must, and only that.
  @Test func whatOverlapsMoves() throws {
    let graph = try Karate.graph()
    var before = LayoutTests.places(graph)
    before[5] = before[6]
    let after = continued(graph, from: before)
    #expect((0..<34).count { after[$0] != before[$0] } == 1)
    #expect(LayoutTests.overlapCount(after, gap: 0) == 0)
  }

  /// Two that are near the middle, and a new part of four with three single nodes, which come below.
  @Test func newPartsComeToTheBorder() throws {
    let graph = try graph(9, [(0, 1), (2, 3), (3, 4), (4, 5)])
    let after = continued(
      graph, from: [Point(x: 0, y: 0), Point(x: 100, y: 50)] + Array(repeating: nil, count: 7))
    #expect(LayoutTests.overlapCount(after) == 0)
    for node in 2..<9 { #expect(after[node].y < -20) }
  }

  @Test func manyNewAtOneNode() throws {
    let star = try graph(150, (1..<150).map { (0, UInt32($0)) })
    let after = continued(star, from: [Point(x: 7, y: -3)] + Array(repeating: nil, count: 149))
    #expect(after[0] == Point(x: 7, y: -3))
    #expect(LayoutTests.overlapCount(after) == 0)
    #expect(after.allSatisfy { $0.distance(to: after[0]) < 2_000 })
  }

  @Test func noPlacesIsALayoutAnew() throws {
    let graph = try Karate.graph()
    #expect(continued(graph, from: Array(repeating: nil, count: 34)) == LayoutTests.places(graph))
  }
}
