import Testing

@testable import GraphAlgorithms

struct PageRankTests {
  private struct Stop: Error {}

  /// The sum of the differences.
  private func distance(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + abs($1.0 - $1.1) }
  }

  //  0 ── 1 ── 2     x₁ = 0.05 + 0.85 · (x₀ + x₂), x₀ = x₂ = 0.05 + 0.85 · x₁ / 2
  @Test func aRowOfThree() throws {
    let result = try pathGraph(3).pageRank(tolerance: 1e-14)
    let middle = (0.05 + 0.85 * 0.1) / (1 - 0.85 * 0.85)
    let end = 0.05 + 0.85 * middle / 2
    #expect(result.hasConverged)
    #expect(distance(result.scores, [end, middle, end]) < 1e-13)
  }

  //  0 ── 1    2     node 2 starts anew at once: x₂ = 0.05 + 0.85 · x₂ / 3
  @Test func aNodeWithoutEdges() throws {
    let lonely = 0.05 / (1 - 0.85 / 3)
    let expected = [(1 - lonely) / 2, (1 - lonely) / 2, lonely]
    #expect(distance(try graph(3, [(0, 1)]).pageRank().scores, expected) < 1e-8)
    // An edge that weighs nothing leads nowhere, unless weights are not asked for.
    let unweighable = try graph(3, [(0, 1, 1), (1, 2, 0)])
    #expect(distance(unweighable.pageRank().scores, expected) < 1e-8)
    #expect(unweighable.pageRank(weighted: false) == (try pathGraph(3).pageRank()))
  }

  @Test func karateAgreesWithIgraph() throws {
    let karate = try Karate.graph(weighted: true)
    #expect(distance(karate.pageRank(weighted: false).scores, Karate.pageRank) < 1e-8)
    #expect(distance(karate.pageRank().scores, Karate.weightedPageRank) < 1e-8)
    var restart = [Double](repeating: 0, count: 34)
    restart[16] = 3
    restart[25] = 1
    let personal = karate.pageRank(personalization: restart)
    #expect(distance(personal.scores, Karate.personalizedPageRank) < 1e-8)
  }

  @Test func edgeCases() throws {
    #expect(
      try pathGraph(0).pageRank() == PageRank(scores: [], iterations: 0, errorBound: 0, hasConverged: true))
    #expect(try pathGraph(1).pageRank().scores == [1])
    #expect(try graph(2, [(0, 1, 0)]).pageRank().scores == [0.5, 0.5])
    #expect(try Karate.graph().pageRank(damping: 0).scores.allSatisfy { isClose($0, 1.0 / 34) })
    let stopped = try Karate.graph().pageRank(maximumIterations: 2)
    #expect(!stopped.hasConverged)
    #expect(stopped.iterations == 2)
    #expect(distance(stopped.scores, Karate.pageRank) <= stopped.errorBound)
  }

  /// Wherever the search is ended: the bound is that of the scores given, and no better than their digits.
  @Test func theBoundIsKeptAfterEveryPass() throws {
    let row = try pathGraph(60)
    var restart = [Double](repeating: 0, count: 60)
    restart[0] = 1
    let exact = row.pageRank(tolerance: 0, personalization: restart)
    let directed = try DirectedGraph(
      nodeCount: 60, edges: row.edges.flatMap { [$0, Edge(source: $0.target, target: $0.source)] })
    for passes in 0...200 {
      let result = row.pageRank(tolerance: 0, maximumIterations: passes, personalization: restart)
      let power = directed.pageRank(tolerance: 0, maximumIterations: passes, personalization: restart)
      for found in [result, power] {
        #expect(distance(found.scores, exact.scores) <= found.errorBound)
        #expect(found.errorBound >= .ulpOfOne && !found.hasConverged)
      }
    }
    #expect(exact.errorBound < 1e-13)
    let karate = try Karate.graph(weighted: true).pageRank(tolerance: 0)
    #expect(karate.errorBound >= .ulpOfOne && karate.errorBound < 1e-13 && karate.iterations < 100)
    #expect(try Karate.graph(weighted: true).pageRank(tolerance: 2e-14).hasConverged)
  }

  /// The scale of the weights does not matter, however large or small.
  @Test(arguments: [0x1p-1000, 0x1p-300, 0x1p900]) func scaleOfWeights(scale: Double) throws {
    let scaled = try graph(34, Karate.ties.map { ($0.0, $0.1, $0.2 * scale) })
    #expect(distance(scaled.pageRank().scores, Karate.weightedPageRank) < 1e-8)
    #expect(distance(scaled.eigenvectorCentrality().scores, Karate.weightedEigenvector) < 1e-7)
  }

  /// The naive twin: a dense power iteration of 300 passes; and the kernel for directed graphs, given both
  /// directions of every edge.
  @Test func agreesWithDensePowerIteration() throws {
    for seed in 0..<12 as Range<UInt64> {
      let count = 40
      let random = try Graph(
        nodeCount: count,
        edges: RandomGraphs.edges(nodeCount: count, edgeCount: 60, seed: seed, weighted: true),
        selfLoops: .keep)
      var generator = SeededGenerator(seed: seed)
      let restart: [Double]? =
        seed % 2 == 0 ? nil : (0..<count).map { _ in Double(Int.random(in: 0...3, using: &generator)) }
      let sum = restart?.reduce(0, +) ?? Double(count)
      let start = (0..<count).map { (restart?[$0] ?? 1) / sum }
      var expected = start
      for _ in 0..<300 {
        var next = start.map { 0.15 * $0 }
        for node in 0..<count {
          let row = random.neighbors(of: node)
          let weight = row.reduce(0) { $0 + $1.weight }
          if weight == 0 { for other in 0..<count { next[other] += 0.85 * expected[node] * start[other] } }
          for (other, part) in row where weight > 0 { next[other] += 0.85 * expected[node] * part / weight }
        }
        expected = next
      }
      let result = random.pageRank(tolerance: 1e-10, personalization: restart)
      #expect(result.hasConverged)
      #expect(distance(result.scores, expected) <= 1e-10)
      let task = PageRankTask(
        nodeCount: count, damping: 0.85, tolerance: 1e-10, maximumIterations: 1000, personalization: restart)
      let power = random.withUnsafeCSR {
        PowerPageRank(incoming: $0, outgoing: $0.rowWeights(), task: task, threads: 1).solve(.none)
      }
      #expect(distance(power.scores, expected) <= 1e-10)
      #expect(power.iterations > result.iterations)
    }
  }

  //  0 ─→ 1        3 ─4→ 2, 3 → 4 → 5
  //  0 ─2→ 2 ←─ 1, 2 → 0       figures: networkx 3.6.1, pagerank(tol=1e-14)
  @Test func aDirectedGraph() throws {
    let graph = try DirectedGraph(
      nodeCount: 6,
      edges: [
        Edge(source: 0, target: 1), Edge(source: 0, target: 2, weight: 2), Edge(source: 1, target: 2),
        Edge(source: 2, target: 0), Edge(source: 3, target: 2, weight: 4), Edge(source: 3, target: 4),
        Edge(source: 4, target: 5),
      ])
    let plain = graph.pageRank(tolerance: 1e-12)
    #expect(plain.hasConverged)
    #expect(
      distance(
        plain.scores,
        [
          0.3500416324875692, 0.1340242987511017, 0.3708185838524724, 0.03484583621295584,
          0.04076962836915857, 0.06950002032674227,
        ]) < 1e-11)
    // dangling as the personalization, networkx's default
    let own = graph.pageRank(tolerance: 1e-12, weighted: false, personalization: [1, 0, 0, 3, 0, 0])
    #expect(
      distance(
        own.scores,
        [
          0.30607265147103524, 0.1300808768751906, 0.3027677278198928, 0.14616024847243242,
          0.062118105600784956, 0.0528003897606639,
        ]) < 1e-11)
    // Without directions the walk is another one; the reversed graph has its own too.
    #expect(distance(try graph.undirected().pageRank().scores, plain.scores) > 0.1)
    #expect(distance(graph.reversed.pageRank().scores, plain.scores) > 0.1)
    #expect(try DirectedGraph(nodeCount: 0, edges: []).pageRank().scores.isEmpty)
  }

  @Test func sameBitsWithThreads() throws {
    let large = try RandomGraphs.graph(nodeCount: 20_000, edgeCount: 260_000, seed: 4)
    #expect(large.pageRank(tolerance: 1e-3, threads: 2) == large.pageRank(tolerance: 1e-3))
    let once = large.eigenvectorCentrality(maximumIterations: 2)
    #expect(large.eigenvectorCentrality(maximumIterations: 2, threads: 2) == once)
  }

  @Test func checkpointRisesAndStops() throws {
    var passed: [Double] = []
    _ = try Karate.graph().pageRank(checkpoint: Checkpoint { passed.append($0) })
    #expect(passed == passed.sorted())
    #expect(passed.last == 1)
    #expect(throws: Stop.self) {
      try Karate.graph().pageRank(checkpoint: Checkpoint { (_: Double) throws(Stop) in throw Stop() })
    }
  }

  @Test func weightsAtTheEndOfTheRange() throws {
    let expected = try Graph(nodeCount: 3, edges: [Edge(source: 0, target: 1), Edge(source: 1, target: 2)])
      .pageRank().scores
    for weight in [0x1p-1020, 0x1p-1030, 0x1p1016] {
      let edges = [Edge(source: 0, target: 1, weight: weight), Edge(source: 1, target: 2, weight: weight)]
      let scores = try Graph(nodeCount: 3, edges: edges).pageRank().scores
      #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 1e-9 }, "\(weight): \(scores)")
    }
  }
}
