import GraphAlgorithms
import Testing

@Suite struct BoundedPartsTests {
  /// Every node in exactly one part, ascending; no part above the limit unless it is one node; the largest first.
  private func check(_ parts: [[Int]], _ graph: Graph, _ sizes: [Double], _ limit: Double) {
    #expect(parts.flatMap(\.self).sorted() == Array(0..<graph.nodeCount))
    let totals = parts.map { $0.reduce(0) { $0 + sizes[$1] } }
    for (part, total) in zip(parts, totals) {
      #expect(part == part.sorted())
      #expect(total <= limit * (1 + 1e-12) || part.count == 1)
    }
    #expect(totals == totals.sorted(by: >) || zip(totals, totals.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
  }

  // 0-1-2-0   3-4-5-3, and 2-3 between them
  @Test func trianglesComeApart() throws {
    let pairs: [(UInt32, UInt32)] = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)]
    let graph = try Graph(nodeCount: 6, edges: pairs.map { Edge(source: $0.0, target: $0.1) })
    var generator = SeededGenerator(seed: 1)
    let sizes = [Double](repeating: 1, count: 6)
    #expect(graph.boundedParts(atMost: 3, sizes: sizes, using: &generator) == [[0, 1, 2], [3, 4, 5]])
    #expect(graph.boundedParts(atMost: 6, sizes: sizes, using: &generator) == [[0, 1, 2, 3, 4, 5]])
  }

  @Test func cliquesPathsStarsAndDust() throws {
    var generator = SeededGenerator(seed: 2)
    let clique = try Graph(
      nodeCount: 30,
      edges: (0..<30).flatMap { a in (0..<a).map { Edge(source: UInt32($0), target: UInt32(a)) } })
    let path = try Graph(nodeCount: 100, edges: (0..<99).map { Edge(source: $0, target: $0 + 1) })
    let star = try Graph(nodeCount: 50, edges: (1..<50).map { Edge(source: 0, target: $0) })
    let dust = try Graph(nodeCount: 40, edges: [])
    for graph in [clique, path, star, dust] {
      let sizes = [Double](repeating: 1, count: graph.nodeCount)
      let parts = graph.boundedParts(atMost: 7, sizes: sizes, using: &generator)
      check(parts, graph, sizes, 7)
      // Not many more than the fewest possible.
      #expect(parts.count <= 2 * ((graph.nodeCount + 6) / 7))
    }
    #expect(dust.boundedParts(atMost: 7, sizes: Array(repeating: 1, count: 40), using: &generator).count == 6)
  }

  @Test func edgeCases() throws {
    var generator = SeededGenerator(seed: 3)
    let none = try Graph(nodeCount: 0, edges: [])
    #expect(none.boundedParts(atMost: 1, sizes: [], using: &generator) == [])
    let pair = try Graph(nodeCount: 2, edges: [Edge(source: 0, target: 1)])
    #expect(pair.boundedParts(atMost: 1, sizes: [5, 0.5], using: &generator) == [[0], [1]])
    #expect(pair.boundedParts(atMost: 1, sizes: [0, 0], using: &generator) == [[0, 1]])
  }

  @Test func communitiesThatAreKnownStayTogether() throws {
    // A path of four, told to be two pairs across: 0 and 2, 1 and 3.
    let path = try Graph(nodeCount: 4, edges: (0..<3).map { Edge(source: $0, target: $0 + 1) })
    var generator = SeededGenerator(seed: 4)
    let parts = path.boundedParts(
      atMost: 2, sizes: [1, 1, 1, 1], startingFrom: Partition(communityOf: [0, 1, 0, 1]), using: &generator)
    #expect(parts == [[0, 2], [1, 3]])
  }

  @Test(arguments: 0..<12) func lawsOnRandomGraphs(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...300, using: &generator)
    let edges = (0..<count * 2).map { _ in
      Edge(
        source: .random(in: 0..<UInt32(count), using: &generator),
        target: .random(in: 0..<UInt32(count), using: &generator),
        weight: .random(in: 0...2, using: &generator))
    }
    let graph = try Graph(nodeCount: count, edges: edges)
    let sizes = (0..<count).map { _ in Double.random(in: 0...10, using: &generator) }
    let limit = Double.random(in: 5...200, using: &generator)
    var (first, second) = (SeededGenerator(seed: 9), SeededGenerator(seed: 9))
    let parts = graph.boundedParts(atMost: limit, sizes: sizes, using: &first)
    check(parts, graph, sizes, limit)
    #expect(graph.boundedParts(atMost: limit, sizes: sizes, using: &second) == parts)
  }
}
