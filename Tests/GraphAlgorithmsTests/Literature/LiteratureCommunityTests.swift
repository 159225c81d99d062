import GraphAlgorithms
import Testing

/// Communities of the literature graphs against igraph 1.0.0.
@Suite struct LiteratureCommunityTests {
  /// Largest and smallest modularity of 200 runs of `community_leiden` until stable: igraph 1.0.0.
  static let spreads: [(Literature, weighted: Bool, largest: Double, smallest: Double)] = [
    (.karate, false, 0.41978961209730437, 0.41978961209730437),
    (.southernWomen, false, 0.33600555485418504, 0.3153010983461685),
    (.lesMiserables, false, 0.5600083700167401, 0.5600083700167401),
    (.lesMiserables, true, 0.5666879833432482, 0.5658216835217132),
    (.dolphins, false, 0.5285194414777896, 0.5195799216803132),
    (.football, false, 0.6045695626834573, 0.5960643373987744),
  ]

  @Test(arguments: spreads) func leidenIsWithinTheSpread(
    literature: Literature, weighted: Bool, largest: Double, smallest: Double
  ) throws {
    let graph = try literature.graph(weighted: weighted)
    let found = (0..<20 as Range<UInt64>).map { seed in
      var generator = SeededGenerator(seed: seed)
      return graph.modularity(of: graph.leiden(iterations: .untilStable, using: &generator))
    }
    #expect(try #require(found.min()) > smallest - 1e-12)
    #expect(isClose(try #require(found.max()), largest))
  }

  /// igraph 1.0.0, `modularity` and `compare_communities`.
  @Test func conferencesOfFootball() throws {
    let football = try Literature.football.graph()
    let conferences = Partition(communityOf: labels(Football.conferences))
    let communities = Partition(communityOf: labels(Football.tenCommunities))
    #expect(conferences.count == 19 && communities.count == 10)
    #expect(isClose(football.modularity(of: conferences), 0.5744393497068676))
    #expect(isClose(football.modularity(of: communities), 0.6045695626834573))
    #expect(isClose(conferences.normalizedMutualInformation(with: communities), 0.9328057521623642))
    #expect(isClose(conferences.adjustedRandIndex(with: communities), 0.8581503203745784))
    #expect(isClose(conferences.variationOfInformation(from: communities), 0.328434636436711))
    // Leiden and label propagation find the conferences, as far as the games show them.
    var generator = SeededGenerator(seed: 1)
    let consensus = football.leidenConsensus(using: &generator)
    #expect(consensus.partition.adjustedRandIndex(with: conferences) > 0.85)
    for seed in 0..<10 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let found = football.labelPropagation(using: &generator)
      #expect(found.isStable)
      #expect(found.partition.normalizedMutualInformation(with: conferences) > 0.75)
    }
  }

  /// The formula evaluated in Python over the edges of networkx 3.6.1.
  @Test func disparityOfLesMiserables() throws {
    let graph = try Literature.lesMiserables.graph(weighted: true)
    let expected = Digest(
      sum: 103.20594496463681, moment: 12262.798254630423, squares: 53.02389967588568,
      values: [13: 0.8007368051418691, 16: 0.8007368051418691])
    #expect(expected.agrees(with: graph.disparity()))
    #expect(graph.disparityBackbone().edgeCount == 9)
    #expect(graph.disparityBackbone(level: 0.2).edgeCount == 47)
  }
}
