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

  //  0 → 1 → 2 ⇄ 3, with nothing from 4; figures: the linear system solved by NumPy 2.4.6
  @Test func aDirectedGraph() {
    let task = PageRankTask(
      nodeCount: 5, damping: 0.85, tolerance: 1e-13, maximumIterations: 1000, personalization: nil)
    let offsets = [0, 0, 1, 3, 4, 4]
    let targets: [UInt32] = [0, 1, 3, 2]
    let result = offsets.withUnsafeBufferPointer { offsets in
      targets.withUnsafeBufferPointer { targets in
        let outgoing = Scratch<Double>(count: 5, repeating: 1)
        outgoing[4] = 0
        return PowerPageRank(
          incoming: UnsafeCSR(
            nodeCount: 5, offsets: offsets, targets: targets,
            weights: UnsafeBufferPointer(start: nil, count: 0)),
          outgoing: outgoing, task: task, threads: 1
        ).solve(.none)
      }
    }
    #expect(distance(result.scores, Directed.scores) < 1e-12)
  }

  private enum Directed {
    static let scores = [
      0.03614457831325301, 0.06686746987951807, 0.44578313253012036, 0.4150602409638553, 0.03614457831325301,
    ]
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
}
