import Testing

@testable import GraphAlgorithms

struct SimilarityTests {
  private struct Stop: Error {}

  //  0 ── 1 ── 2     0 and 3 share 1 and 4, 2 shares 1 with both
  //  │    │
  //  4 ── 3
  @Test func aSmallDrawing() throws {
    let drawn = try graph(5, [(0, 1), (1, 2), (0, 4), (1, 3), (3, 4)])
    #expect(drawn.similarity(.commonNeighbors, between: 0, and: 3) == 2)
    #expect(drawn.similarity(.jaccard, between: 0, and: 3) == 1)
    #expect(drawn.similarity(.jaccard, between: 0, and: 2) == 0.5)
    #expect(drawn.similarity(.cosine, between: 0, and: 2) == 1 / 2.0.squareRoot())
    #expect(
      isClose(
        drawn.similarity(.adamicAdar, between: 0, and: 3), 1 / 0.6931471805599453 + 1 / 1.0986122886681098))
    #expect(drawn.similarity(.resourceAllocation, between: 0, and: 2) == 1.0 / 3)
    #expect(drawn.similarity(.jaccard, between: 0, and: 1) == 0)
    #expect(drawn.mostSimilar(to: 0, by: .jaccard, count: 9).map(\.node) == [3, 2])
    // Equal scores: by the smaller node, then the larger.
    let pairs = drawn.bestPairs(by: .commonNeighbors, count: 3).map { [$0.source, $0.target] }
    #expect(pairs == [[0, 3], [1, 4], [0, 2]])
  }

  /// networkx 3.6.1, `adamic_adar_index`, `resource_allocation_index` and `jaccard_coefficient` over all pairs.
  @Test func karateAgreesWithNetworkx() throws {
    let karate = try Karate.graph(weighted: true)
    let adamicAdar = [
      (32, 33, 10.456950741004253), (0, 1, 6.130716871863356), (2, 33, 4.719381261461351),
      (0, 3, 3.6747915911097273), (0, 2, 2.9772476294283714), (0, 33, 2.7110197222973085),
      (29, 33, 2.46645957983042), (1, 2, 2.2614668417775814), (1, 33, 2.252921681630931),
    ]
    let pairs = karate.bestPairs(by: .adamicAdar, count: 9)
    for (pair, expected) in zip(pairs, adamicAdar) {
      #expect((pair.source, pair.target) == (expected.0, expected.1))
      #expect(isClose(pair.score, expected.2))
    }
    let links = karate.bestPairs(by: .resourceAllocation, count: 6, excludingNeighbors: true)
    #expect(
      links.map { [$0.source, $0.target] } == [[2, 33], [0, 33], [1, 33], [4, 5], [6, 10], [23, 24]])
    #expect(isClose(links[0].score, 1.5666666666666667))
    let twins = karate.bestPairs(by: .jaccard, count: 12).map { [$0.source, $0.target] }
    #expect(twins.prefix(3) == [[14, 15], [14, 18], [14, 20]])
    #expect(twins.suffix(2) == [[20, 22], [7, 13]])
  }

  /// Naive twin: all pairs, sorted. The scores must be the same bits everywhere.
  @Test(arguments: SimilarityMeasure.allCases) func agreesWithAllPairs(measure: SimilarityMeasure) throws {
    for seed in 0..<3 as Range<UInt64> {
      let count = 60
      var edges = RandomGraphs.edges(nodeCount: count, edgeCount: 90, seed: seed)
      // Two hubs, so that bounds have something to pass over.
      for node in 2..<UInt32(count) where (UInt64(node) + seed) % 3 != 0 {
        edges.append(Edge(source: UInt32(node % 2), target: node))
      }
      let random = try Graph(nodeCount: count, edges: edges, selfLoops: .keep)
      for excludes in [false, true] {
        var all: [SimilarPair] = []
        for one in 0..<count {
          for other in one + 1..<max(count, one + 1) {
            if excludes, random.weight(from: one, to: other) != nil { continue }
            let score = random.similarity(measure, between: one, and: other)
            if score > 0 { all.append(SimilarPair(source: one, target: other, score: score)) }
          }
        }
        all.sort { ($1.score, $0.source, $0.target) < ($0.score, $1.source, $1.target) }
        for wanted in [1, 10, 100, 5000] {
          let found = random.bestPairs(by: measure, count: wanted, excludingNeighbors: excludes)
          #expect(found == Array(all.prefix(wanted)))
        }
        var partners = [[SimilarNode]](repeating: [], count: count)
        for pair in all {
          partners[pair.source].append(SimilarNode(node: pair.target, score: pair.score))
          partners[pair.target].append(SimilarNode(node: pair.source, score: pair.score))
        }
        for node in 0..<count { partners[node].sort { ($1.score, $0.node) < ($0.score, $1.node) } }
        for wanted in [1, 3, 100] {
          let expected = partners.map { Array($0.prefix(wanted)) }
          #expect(random.bestPerNode(by: measure, count: wanted, excludingNeighbors: excludes) == expected)
          for node in stride(from: 0, to: count, by: 7) {
            let found = random.mostSimilar(to: node, by: measure, count: wanted, excludingNeighbors: excludes)
            #expect(found == expected[node])
          }
        }
      }
    }
  }

  /// Leaves of a few hubs, where looking nodes up is cheaper than going through the hubs' rows.
  @Test(arguments: SimilarityMeasure.allCases) func leavesOfHubs(measure: SimilarityMeasure) throws {
    var edges: [Edge] = []
    var generator = SeededGenerator(seed: 8)
    for leaf in 6..<500 as Range<UInt32> {
      for hub in 0..<6 as Range<UInt32> where generator.index(below: Int(hub) + 2) > 0 {
        edges.append(Edge(source: hub, target: leaf))
      }
      edges.append(Edge(source: leaf, target: 6 + (leaf * 7) % 494))
    }
    let hubs = try Graph(nodeCount: 500, edges: edges)
    let lists = hubs.bestPerNode(by: measure, count: 3)
    for node in stride(from: 0, to: 500, by: 50) {
      #expect(lists[node] == hubs.mostSimilar(to: node, by: measure, count: 3))
    }
  }

  /// The loop at 3 makes its row the longest, and its degree not the largest.
  @Test(arguments: SimilarityMeasure.allCases) func selfLoopsDoNotCount(measure: SimilarityMeasure) throws {
    let ends: [(UInt32, UInt32)] = [(0, 1), (0, 2), (0, 3), (3, 3), (3, 1), (1, 2)]
    let edges = ends.map { Edge(source: $0.0, target: $0.1) }
    let kept = try Graph(nodeCount: 4, edges: edges, selfLoops: .keep)
    let dropped = try Graph(nodeCount: 4, edges: edges, selfLoops: .drop)
    #expect(kept.bestPairs(by: measure, count: 10) == dropped.bestPairs(by: measure, count: 10))
    #expect(kept.bestPerNode(by: measure, count: 3) == dropped.bestPerNode(by: measure, count: 3))
  }

  @Test func edgeCases() throws {
    #expect(try pathGraph(0).bestPairs(by: .jaccard, count: 3) == [])
    #expect(try pathGraph(0).bestPerNode(by: .jaccard, count: 3) == [])
    #expect(try pathGraph(2).bestPerNode(by: .adamicAdar, count: 3) == [[], []])
    #expect(try pathGraph(3).bestPairs(by: .cosine, count: 0) == [])
    #expect(try pathGraph(3).bestPerNode(by: .cosine, count: 0) == [[], [], []])
    #expect(try pathGraph(3).mostSimilar(to: 0, by: .cosine, count: 0) == [])
    #expect(
      try pathGraph(3).bestPairs(by: .cosine, count: .max) == [SimilarPair(source: 0, target: 2, score: 1)])
  }

  @Test func threadsAndCheckpoints() throws {
    let large = try RandomGraphs.graph(nodeCount: 3000, edgeCount: 24_000, seed: 3)
    for measure in [SimilarityMeasure.adamicAdar, .jaccard] {
      let pairs = large.bestPairs(by: measure, count: 50)
      let shared = large.bestPairs(
        by: measure, count: 50, excludingNeighbors: false, workers: 3, checkpoint: .none)
      #expect(shared == pairs)
    }
    #expect(
      large.bestPerNode(by: .jaccard, count: 2, threads: 2) == large.bestPerNode(by: .jaccard, count: 2))
    #expect(throws: Stop.self) {
      try large.bestPairs(
        by: .jaccard, count: 1, checkpoint: Checkpoint { (_: Double) throws(Stop) in throw Stop() })
    }
  }

  /// Against Glibc's, to a unit in the last place or two.
  @Test func logarithms() {
    #expect(naturalLogarithm(1) == 0)
    #expect(naturalLogarithm(2) == 0.6931471805599453)
    #expect(isClose(naturalLogarithm(3), 1.0986122886681098, within: 3e-16))
    #expect(isClose(naturalLogarithm(1e300), 690.7755278982137, within: 3e-16))
    #expect(isClose(naturalLogarithm(0x1p-1074), -744.4400719213812, within: 3e-16))
    #expect(isClose(naturalLogarithm(1.5), 0.4054651081081644, within: 3e-16))
  }
}
