import GraphAlgorithms
import Testing

/// Every algorithm on graphs that have next to nothing in them.
enum EdgeCase: CaseIterable {
  case null, oneNode, oneLoop, loops, parallel, disconnected, weightless, heavyAndLight

  /// The weights of the last are so far apart that sums of them lose the small ones.
  func graph() throws -> Graph {
    let (nodeCount, triples): (Int, [(UInt32, UInt32, Double)]) =
      switch self {
      case .null: (0, [])
      case .oneNode: (1, [])
      case .oneLoop: (1, [(0, 0, 2)])
      case .loops: (4, [(0, 0, 1), (0, 1, 1), (1, 1, 3), (1, 2, 1), (3, 3, 1)])
      case .parallel: (3, [(0, 1, 1), (1, 0, 2), (0, 1, 3), (1, 2, 1), (2, 1, 1)])
      case .disconnected: (7, [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 2), (4, 5, 1)])
      case .weightless: (4, [(0, 1, 0), (1, 2, 0), (2, 3, 0), (3, 0, 0), (0, 2, 0)])
      case .heavyAndLight: (4, [(0, 1, 1e150), (1, 2, 1e-150), (2, 0, 1), (2, 3, 1e-300)])
      }
    return try Graph(
      nodeCount: nodeCount, edges: triples.map { Edge(source: $0.0, target: $0.1, weight: $0.2) },
      selfLoops: .keep)
  }

  /// How many pieces it has.
  var componentCount: Int {
    switch self {
    case .null: 0
    case .loops: 2
    case .disconnected: 3
    default: 1
    }
  }
}

@Suite struct EdgeCaseTests {
  private func areSane(_ values: [Double], _ count: Int, upTo bound: Double = .greatestFiniteMagnitude)
    -> Bool
  {
    values.count == count && values.allSatisfy { $0 >= 0 && $0 <= bound * (1 + 1e-12) }
  }

  @Test(arguments: EdgeCase.allCases) func centralities(edgeCase: EdgeCase) throws {
    let graph = try edgeCase.graph()
    let count = graph.nodeCount
    #expect(graph.degrees().reduce(0, +) == 2 * graph.edgeCount)
    #expect(isClose(graph.strengths().reduce(0, +), 2 * graph.totalWeight))
    for threads in 1...2 {
      for weighted in [false, true] {
        #expect(areSane(graph.betweenness(weighted: weighted, threads: threads), count, upTo: 1))
        let edges = graph.edgeBetweenness(weighted: weighted, threads: threads)
        #expect(areSane(edges, graph.edgeCount, upTo: 1))
        let ranks = graph.pageRank(weighted: weighted, threads: threads)
        #expect(ranks.hasConverged && areSane(ranks.scores, count, upTo: 1))
        #expect(isClose(ranks.scores.reduce(0, +), count > 0 ? 1 : 0, within: 1e-8))
        let vector = graph.eigenvectorCentrality(weighted: weighted, threads: threads).scores
        #expect(areSane(vector, count, upTo: 1))
        #expect(isClose(vector.reduce(0) { $0 + $1 * $1 }, count > 0 ? 1 : 0, within: 1e-9))
        var generator = SeededGenerator(seed: 1)
        if count > 0 {
          let sample = graph.sampledBetweenness(
            sources: count, using: &generator, weighted: weighted, threads: threads)
          #expect(areSane(sample, count, upTo: 1))
        }
        let estimate = graph.sampledBetweenness(
          error: 0.5, using: &generator, weighted: weighted, threads: threads)
        #expect(areSane(estimate.scores, count, upTo: 1))
      }
      for scales in [false, true] {
        #expect(areSane(graph.closeness(scaledByReach: scales, threads: threads), count, upTo: 1))
        let bound = scales ? 1 : Double(max(1, count - 1))
        let harmonic = graph.harmonicCentrality(normalized: scales, threads: threads)
        #expect(areSane(harmonic, count, upTo: bound))
      }
    }
  }

  @Test(arguments: EdgeCase.allCases) func connectivity(edgeCase: EdgeCase) throws {
    let graph = try edgeCase.graph()
    let count = graph.nodeCount
    let pieces = edgeCase.componentCount
    #expect(graph.connectedComponents(threads: 2).count == pieces)
    #expect(graph.connectedComponentCount() == pieces)
    #expect(graph.connectedComponents().nodeCount == count)
    let cores = graph.coreNumbers()
    #expect(cores.count == count && cores.allSatisfy { $0 >= 0 && $0 < max(count, 1) })
    #expect(graph.degeneracyOrder().sorted() == Array(0..<count))
    #expect(graph.kCore(0) == Array(0..<count) && graph.kCore(count + 2).isEmpty)
    for forest in [graph.maximumSpanningForest(), graph.minimumSpanningForest()] {
      #expect(forest.edges.count == count - pieces)
      #expect(forest.totalWeight <= graph.totalWeight)
      #expect(try Graph(nodeCount: count, edges: forest.edges).connectedComponents().count == pieces)
    }
    let loops = (0..<count).count { graph.weight(from: $0, to: $0) != nil }
    let cuts = graph.cutStructure()
    #expect(cuts.bridges.allSatisfy { $0.source < $0.target })
    let blocks = graph.biconnectedComponents()
    let edgesInBlocks = (0..<blocks.count).reduce(0) { $0 + blocks.edgeCount(of: $1) }
    #expect(edgesInBlocks == graph.edgeCount - loops)
    let tree = graph.blockCutTree()
    #expect(tree.articulationNodes == cuts.articulationNodes)
    #expect(tree.tree.nodeCount == blocks.count + cuts.articulationNodes.count)
    let directed = try DirectedGraph(
      nodeCount: count, edges: Array(graph.edges), selfLoops: .keep)
    #expect(directed.strongComponents().partition.nodeCount == count)
    #expect(try directed.undirected().edgeCount == graph.edgeCount)
    let condensed = try directed.condensation(directed.strongComponents())
    #expect(condensed.nodeCount == directed.strongComponents().count)
  }

  /// Without contacts, or weight to them, there is no number; that is said with each of the two.
  @Test(arguments: EdgeCase.allCases) func cohesion(edgeCase: EdgeCase) throws {
    let graph = try edgeCase.graph()
    let count = graph.nodeCount
    #expect(graph.triangles(threads: 2).reduce(0, +) == 3 * graph.triangleCount())
    #expect(areSane(graph.localClusteringCoefficients(), count, upTo: 1))
    let means = [graph.averageClusteringCoefficient(), graph.globalClusteringCoefficient()]
    #expect(areSane(means, 2, upTo: 1))
    for weighted in [false, true] {
      let hasNone = (0..<count).map { node in
        !graph.neighbors(of: node).contains { $0.node != node && (!weighted || $0.weight > 0) }
      }
      for values in [graph.constraints(weighted: weighted), graph.effectiveSizes(weighted: weighted)] {
        #expect(values.map(\.isNaN) == hasNone)
        let numbers = values.filter { !$0.isNaN }
        #expect(areSane(numbers, hasNone.count { !$0 }))
      }
    }
  }

  @Test(arguments: EdgeCase.allCases) func communities(edgeCase: EdgeCase) throws {
    let graph = try edgeCase.graph()
    let count = graph.nodeCount
    for quality in [CommunityQuality.modularity, .constantPotts] {
      for resolution in [0, 0.5, 1, 2] {
        var generator = SeededGenerator(seed: 7)
        let found = graph.leiden(by: quality, resolution: resolution, using: &generator)
        #expect(found.nodeCount == count)
        #expect(found.count >= (edgeCase == .weightless ? 1 : edgeCase.componentCount))
        let value = graph.quality(of: found, by: quality, resolution: resolution)
        let alone = graph.quality(
          of: .singletons(nodeCount: count), by: quality, resolution: resolution)
        #expect(value.isFinite && alone.isFinite)
        #expect(value >= alone - 1e-12 * max(1, graph.totalWeight))
        let levels = graph.leidenLevels(by: quality, resolution: resolution, using: &generator)
        #expect(levels.allSatisfy { $0.nodeCount == count })
        let consensus = graph.leidenConsensus(runs: 3, by: quality, resolution: resolution, using: &generator)
        #expect(areSane(consensus.certainty, count, upTo: 1))
      }
    }
    var generator = SeededGenerator(seed: 7)
    let spread = graph.labelPropagation(using: &generator).partition
    #expect(spread.nodeCount == count && spread.count >= edgeCase.componentCount)
    let single = Partition.singletons(nodeCount: count)
    for normalization in Partition.Normalization.allCases {
      let shared = spread.normalizedMutualInformation(with: single, normalization: normalization)
      #expect(areSane([shared], 1, upTo: 1))
    }
    #expect(spread.adjustedRandIndex(with: spread) == 1 && spread.variationOfInformation(from: spread) == 0)
    #expect(spread.adjustedRandIndex(with: single).isFinite)
    #expect(spread.variationOfInformation(from: single).isFinite)
    #expect(spread.labels(keeping: single.communityOf).count == count)
  }

  @Test(arguments: EdgeCase.allCases) func searchesAndPaths(edgeCase: EdgeCase) throws {
    let graph = try edgeCase.graph()
    let count = graph.nodeCount
    let everyPair = (0..<count).flatMap { source in (0..<count).map { (source: source, target: $0) } }
    let distances = graph.breadthFirstDistances(between: everyPair, threads: 2)
    #expect(graph.distances(from: Array(0..<count), threads: 2).values == distances)
    let statistics = graph.distanceStatistics(threads: 2)
    #expect((statistics.averageDistance == nil) == (statistics.connectedPairs == 0))
    #expect(graph.distanceSummaries(from: []).isEmpty && graph.distanceHistogram(from: []).isEmpty)
    let weights = try graph.lengths { $2 }
    let lengths = graph.shortestPathDistances(between: everyPair, lengths: weights, threads: 2)
    let paths = graph.shortestPaths(between: everyPair, lengths: weights)
    for (place, pair) in everyPair.enumerated() {
      #expect((distances[place] < 0) == (paths[place] == nil))
      #expect(lengths[place].isFinite == (paths[place] != nil))
      let ranked = graph.shortestPaths(from: pair.source, to: pair.target, count: 4, lengths: weights)
      #expect(ranked.first?.length == paths[place]?.length)
      #expect(Set(ranked.map(\.nodes)).count == ranked.count)
      let other = graph.alternativePaths(
        from: pair.source, to: pair.target, count: 4, lengths: weights)
      #expect(other.first?.length == paths[place]?.length)
    }
    for (source, closeness) in graph.closeness().enumerated() {
      let row = distances[source * count..<(source + 1) * count].filter { $0 > 0 }.map(Double.init)
      let reach = Double(row.count) / Double(max(1, count - 1))
      #expect(isClose(closeness, row.isEmpty ? 0 : reach * Double(row.count) / row.reduce(0, +)))
      let harmonic = row.reduce(0) { $0 + 1 / $1 }
      #expect(isClose(graph.harmonicCentrality(normalized: false)[source], harmonic))
    }
    for source in 0..<count {
      let row = Array(distances[source * count..<(source + 1) * count])
      #expect(graph.breadthFirstDistances(from: source) == row)
      let reached = row.count { $0 >= 0 }
      #expect(graph.breadthFirstOrder(from: source).order.count == reached)
      for order in [DepthFirstOrder.preorder, .postorder] {
        #expect(graph.depthFirstOrder(from: source, order: order).order.count == reached)
      }
    }
    for order in [Graph.NodeOrder.descendingDegree, .breadthFirst] {
      let (renumbered, numbers) = graph.renumbered(by: order)
      #expect(renumbered.degrees() == numbers.oldOf.map { graph.degree(of: Int($0)) })
    }
  }

  @Test(arguments: EdgeCase.allCases) func similaritiesAndBackbone(edgeCase: EdgeCase) throws {
    let graph = try edgeCase.graph()
    let count = graph.nodeCount
    for measure in SimilarityMeasure.allCases {
      let pairs = graph.bestPairs(by: measure, count: 100, threads: 2)
      #expect(areSane(pairs.map(\.score), pairs.count) && pairs.allSatisfy { $0.source < $0.target })
      #expect(graph.bestPairs(by: measure, count: 0).isEmpty)
      let partners = graph.bestPerNode(by: measure, count: 3, excludingNeighbors: true)
      #expect(partners.count == count)
      for node in 0..<count {
        #expect(
          graph.mostSimilar(to: node, by: measure, count: 3, excludingNeighbors: true) == partners[node])
      }
    }
    #expect(areSane(graph.disparity(), graph.edgeCount, upTo: 1))
    #expect(graph.disparityBackbone(level: 0).edgeCount == 0)
    #expect(graph.disparityBackbone(level: 1).nodeCount == count)
  }

  /// No members, no groups, groups of one, a group of all.
  @Test(
    arguments: [
      (0, 0, [], []), (2, 0, [], []), (0, 2, [], []), (1, 1, [0], [0]), (3, 3, [0, 1, 2], [0, 1, 2]),
      (3, 1, [0, 1, 2], [0, 0, 0]), (2, 1, [0, 0, 1], [0, 0, 0]),
    ] as [(Int, Int, [UInt32], [UInt32])])
  func projections(memberCount: Int, groupCount: Int, members: [UInt32], groups: [UInt32]) throws {
    let graph = try TwoModeGraph(
      memberCount: memberCount, groupCount: groupCount, members: members, groups: groups)
    let joined = groupCount == 1 ? memberCount * (memberCount - 1) / 2 : 0
    for weight in [Projection.Weight.count, .collaboration, .jaccard, .overlap] {
      let projection = graph.projection(weight: weight, threads: 2)
      #expect(projection.graph.nodeCount == memberCount && projection.graph.edgeCount == joined)
      #expect(areSane(projection.graph.edges.map(\.weight), joined, upTo: 1))
    }
    #expect(graph.sharedTotals() == (joined, joined))
    #expect(graph.projection(maximumGroupSize: 0).graph.edgeCount == 0)
    for correction in [SharedBackbone.Correction.none, .bonferroni, .benjaminiHochberg] {
      let backbone = graph.significantPairs(level: 1, correction: correction, threads: 2)
      #expect(backbone.pairs.allSatisfy { $0.probability >= 0 && $0.probability <= 1 })
    }
    let ties = graph.strongestTies(count: 5, threads: 2)
    for member in 0..<memberCount {
      #expect(areSane(ties.ties(of: member).map(\.score), ties.ties(of: member).count))
    }
    let kinds = [UInt32](repeating: 0, count: groupCount)
    #expect(graph.crossed(kinds: kinds, 0, with: 1).memberCount == memberCount)
  }
}
