import Testing

@testable import GraphAlgorithms

@Suite struct BetweennessEstimateTests {
  @Test func smallGraphsAreExact() throws {
    let karate = try Karate.graph()
    var generator = SeededGenerator(seed: 1)
    let estimate = karate.sampledBetweenness(error: 0.1, using: &generator)
    #expect(estimate.scores == karate.betweenness())
    #expect(estimate.sources == 34 && estimate.errorBound == 0)
    for count in 0...2 {
      #expect(
        try pathGraph(count).sampledBetweenness(error: 0.1, using: &generator).scores
          == Array(repeating: 0, count: count))
    }
  }

  /// What is stated is kept for every node, weighted or not. At a confidence of 0.9, the bounds being far from tight,
  /// not one of these draws fails.
  @Test(arguments: [false, true]) func theErrorStaysBelowTheBound(weighted: Bool) throws {
    let random = try RandomGraphs.graph(nodeCount: 700, edgeCount: 1200, seed: 4, weighted: weighted)
    let exact = random.betweenness(weighted: weighted)
    for seed in 0..<3 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let estimate = random.sampledBetweenness(
        error: 0.25, confidence: 0.9, using: &generator, weighted: weighted)
      #expect(estimate.sources < 700 && estimate.errorBound <= 0.25 && estimate.confidence == 0.9)
      let worst = zip(estimate.scores, exact).map { abs($0 - $1) }.max() ?? 0
      #expect(worst > 0 && worst <= estimate.errorBound)
    }
  }

  @Test func aSmallerErrorTakesMoreSources() throws {
    let random = try RandomGraphs.graph(nodeCount: 700, edgeCount: 1200, seed: 4)
    let sources = [0.3, 0.15, 0.0001].map { error in
      var generator = SeededGenerator(seed: 3)
      return random.sampledBetweenness(error: error, using: &generator).sources
    }
    #expect(sources == sources.sorted() && sources[0] < sources[2] && sources[2] == 700)
  }

  /// Figures: Python 3 `math.log`.
  @Test func logarithms() {
    #expect(isClose(SampleBound.logarithm(1), 0))
    #expect(isClose(SampleBound.logarithm(10), 2.302585092994046, within: 1e-11))
    #expect(isClose(SampleBound.logarithm(1.999), 0.6926470555182631, within: 1e-11))
    #expect(isClose(SampleBound.logarithm(5e12), 29.240459028362647, within: 1e-11))
  }

  /// The bound sinks with the sample, and vanishes with the whole population.
  @Test func theBoundSinks() {
    let bound = SampleBound(population: 1000, failure: 1e-6)
    let errors = [50, 100, 200, 400, 800].map {
      bound.error(sum: 10 * Double($0), squares: 2e3 * Double($0), count: $0)
    }
    #expect(errors == errors.sorted(by: >))
    #expect(bound.error(sum: 0, squares: 0, count: 1000) == 0)
  }

  /// Each of the two bounds, where it is the lesser, up to half of the population and beyond; mean dependencies of 3,
  /// of their squares of 100 and 10,000. Figures: Python 3.11, `decimal` with 40 digits.
  @Test func theBoundsAreThoseOfTheTheorems() {
    let figures: [(population: Int, square: Double, count: Int, bound: Double)] = [
      // Hoeffding and Serfling's
      (1_000, 100, 400, 0.10197887668315674), (1_000, 100, 800, 0.041624042120801799),
      // Bernstein and Serfling's
      (100_000, 10_000, 40_000, 0.0017393399945594941), (100_000, 10_000, 80_000, 0.00086769706669033073),
    ]
    for (population, square, count, expected) in figures {
      let bound = SampleBound(population: population, failure: 1e-6)
      let found = bound.error(sum: 3 * Double(count), squares: square * Double(count), count: count)
      #expect(found >= expected && found <= expected * (1 + 2e-12))
    }
  }

  @Test(arguments: [2, 3]) func threadsChangeNoBit(threads: Int) throws {
    let random = try RandomGraphs.graph(nodeCount: 900, edgeCount: 7000, seed: 5)
    var one = SeededGenerator(seed: 7)
    var other = one
    #expect(
      random.sampledBetweenness(sources: 300, using: &one, threads: threads)
        == random.sampledBetweenness(sources: 300, using: &other))
  }

  @Test func disconnectedGraphsAreSampledToo() throws {
    // A cycle of the even numbers, and a star of the odd ones; 601 is left alone.
    var pairs: [(UInt32, UInt32)] = []
    for place in 0..<300 as Range<UInt32> {
      pairs.append((2 * place, (2 * place + 2) % 600))
      if place > 0 { pairs.append((2 * place + 1, 1)) }
    }
    let two = try graph(602, pairs)
    var mean = [Double](repeating: 0, count: 602)
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<12 {
      let sample = two.sampledBetweenness(sources: 200, using: &generator)
      for node in mean.indices { mean[node] += sample[node] / 12 }
    }
    #expect(zip(mean, two.betweenness()).allSatisfy { abs($0 - $1) < 0.02 })
  }
}
