import GraphAlgorithms
import Testing

@Suite struct SampledBetweennessTests {
  @Test func allSourcesAreExact() throws {
    let karate = try Karate.graph()
    var generator = SeededGenerator(seed: 1)
    #expect(karate.sampledBetweenness(sources: 34, using: &generator) == karate.betweenness())
    #expect(karate.sampledBetweenness(sources: 0, using: &generator) == Array(repeating: 0, count: 34))
  }

  @Test func theSameSeedGivesTheSameEstimate() throws {
    let karate = try Karate.graph()
    var one = SeededGenerator(seed: 5)
    var other = SeededGenerator(seed: 5)
    #expect(
      karate.sampledBetweenness(sources: 9, using: &one)
        == karate.sampledBetweenness(sources: 9, using: &other))
  }

  /// The mean over many draws comes close to the exact value, weighted or not.
  @Test(arguments: [false, true]) func theEstimateIsUnbiased(weighted: Bool) throws {
    let karate = try Karate.graph(weighted: weighted)
    var generator = SeededGenerator(seed: 2)
    let draws = 600
    var mean = [Double](repeating: 0, count: 34)
    for _ in 0..<draws {
      let sample = karate.sampledBetweenness(sources: 6, using: &generator, weighted: weighted)
      for node in 0..<34 { mean[node] += sample[node] / Double(draws) }
    }
    for (value, exact) in zip(mean, karate.betweenness(weighted: weighted)) {
      #expect(abs(value - exact) < 0.02)
    }
  }
}
