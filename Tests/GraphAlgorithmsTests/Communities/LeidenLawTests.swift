import Testing

@testable import GraphAlgorithms

/// What holds for every graph, quality, resolution and number of iterations.
@Suite struct LeidenLawTests {
  /// The communities of the graph of the edges inside communities: the parts that they consist of.
  private func parts(_ graph: Graph, _ partition: Partition) throws -> Partition {
    let inside = graph.edges.filter {
      $0.weight > 0 && partition.communityOf[Int($0.source)] == partition.communityOf[Int($0.target)]
    }
    return try Graph(nodeCount: graph.nodeCount, edges: inside).connectedComponents()
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func communitiesAreConnectedAndNoNodeGainsByMoving(seed: UInt64) throws {
    let quality: CommunityQuality = seed.isMultiple(of: 4) ? .constantPotts : .modularity
    let edges = RandomGraphs.edges(
      nodeCount: 60, edgeCount: 110, seed: seed, weighted: seed.isMultiple(of: 2))
    let random = try Graph(nodeCount: 60, edges: edges, selfLoops: seed.isMultiple(of: 3) ? .keep : .drop)
    let resolution = quality == .modularity ? [0.5, 1, 1.7][Int(seed % 3)] : 0.3
    for iterations in [LeidenIterations.atMost(1), .automatic, .untilStable] {
      var generator = SeededGenerator(seed: seed)
      let partition = random.leiden(
        by: quality, resolution: resolution, iterations: iterations, using: &generator)
      let value = random.quality(of: partition, by: quality, resolution: resolution)
      #expect(try parts(random, partition) == partition)
      // No law holds against the connected components: to join them may take moving several nodes at once.
      let alone = Partition.singletons(nodeCount: 60)
      #expect(value >= random.quality(of: alone, by: quality, resolution: resolution) - 1e-9)
      for node in 0..<60 {
        let labels = Set(random.neighbors(of: node).map { partition.communityOf[$0.node] })
        for label in labels.union([UInt32(partition.count)]) {
          var moved = partition.communityOf
          moved[node] = label
          let other = random.quality(
            of: Partition(communityOf: moved), by: quality, resolution: resolution)
          #expect(other <= value + 1e-9)
        }
      }
    }
  }

  /// Large enough for levels with iterations of their own, and for communities that come apart on the way down.
  @Test(arguments: 0..<10 as Range<UInt64>)
  func communitiesOfSparseGraphsAreConnected(seed: UInt64) throws {
    let random = try RandomGraphs.graph(nodeCount: 1500, edgeCount: 2100, seed: seed)
    for iterations in [LeidenIterations.atMost(1), .atMost(2)] {
      var generator = SeededGenerator(seed: seed)
      let partition = random.leiden(iterations: iterations, using: &generator)
      #expect(try parts(random, partition) == partition)
    }
  }

  @Test func higherResolutionGivesMoreCommunities() throws {
    let planted = try RandomGraphs.planted(groups: 6, size: 20, seed: 1)
    let counts = [0.1, 1, 4, 50].map { resolution in
      var generator = SeededGenerator(seed: 1)
      return planted.leiden(resolution: resolution, iterations: .untilStable, using: &generator).count
    }
    #expect(counts == counts.sorted())
    #expect(counts[0] == 1)
    #expect(counts[1] == 6)
    #expect(counts[3] == 120)
  }

  @Test func multiplyingAllWeightsChangesNothing() throws {
    let edges = RandomGraphs.edges(nodeCount: 100, edgeCount: 300, seed: 4, weighted: true)
    let graph = try Graph(nodeCount: 100, edges: edges)
    let heavier = try Graph(
      nodeCount: 100,
      edges: edges.map { Edge(source: $0.source, target: $0.target, weight: $0.weight * 1024) })
    for (quality, resolution) in [(CommunityQuality.modularity, 1.0), (.constantPotts, 0.25)] {
      var one = SeededGenerator(seed: 4)
      var other = SeededGenerator(seed: 4)
      let factor = quality == .constantPotts ? 1024.0 : 1
      #expect(
        graph.leiden(by: quality, resolution: resolution, using: &one)
          == heavier.leiden(by: quality, resolution: resolution * factor, using: &other))
    }
  }

  /// Weights that are all the same are no weights.
  @Test func equalWeightsGiveWhatNoWeightsGive() throws {
    let random = try RandomGraphs.graph(nodeCount: 200, edgeCount: 500, seed: 6)
    let doubled = try Graph(
      nodeCount: 200, edges: random.edges.map { Edge(source: $0.source, target: $0.target, weight: 2) })
    #expect(!random.isWeighted && doubled.isWeighted)
    var one = SeededGenerator(seed: 1)
    var other = SeededGenerator(seed: 1)
    #expect(random.leiden(using: &one) == doubled.leiden(using: &other))
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func levelsAreNestedAndConnected(seed: UInt64) throws {
    let random = try RandomGraphs.graph(nodeCount: 300, edgeCount: 700, seed: seed)
    var generator = SeededGenerator(seed: seed)
    let levels = random.leidenLevels(using: &generator)
    var again = SeededGenerator(seed: seed)
    #expect(levels.first == random.leiden(using: &again))
    #expect(levels.count > 1)
    for (coarse, fine) in zip(levels, levels.dropFirst()) {
      #expect(fine.count > coarse.count)
      let pairs = Set(zip(fine.communityOf, coarse.communityOf).map { [$0, $1] })
      #expect(pairs.count == fine.count)
      #expect(try parts(random, fine) == fine)
    }
  }

  @Test func theCheckpointRisesAndMayStop() throws {
    struct Stopped: Error {}
    let random = try RandomGraphs.graph(nodeCount: 300, edgeCount: 700, seed: 1)
    var shares: [Double] = []
    var generator = SeededGenerator(seed: 1)
    _ = random.leiden(using: &generator, checkpoint: Checkpoint { shares.append($0) })
    #expect(shares == shares.sorted())
    #expect(shares.last == 1)
    #expect(throws: Stopped.self) {
      try random.leiden(
        using: &generator, checkpoint: Checkpoint { (_: Double) throws(Stopped) in throw Stopped() })
    }
  }
}
