import GraphAlgorithms
import Testing

/// Similarities in the literature graphs against networkx 3.6.1.
@Suite struct LiteratureSimilarityTests {
  @Test(arguments: jaccard) func jaccardAgrees(
    literature: Literature, count: Int, sum: Double, best: [(Int, Int, Double)]
  ) throws {
    try check(literature, .jaccard, count, sum, best)
  }

  @Test(arguments: adamicAdar) func adamicAdarAgrees(
    literature: Literature, count: Int, sum: Double, best: [(Int, Int, Double)]
  ) throws {
    try check(literature, .adamicAdar, count, sum, best)
  }

  @Test(arguments: resourceAllocation) func resourceAllocationAgrees(
    literature: Literature, count: Int, sum: Double, best: [(Int, Int, Double)]
  ) throws {
    try check(literature, .resourceAllocation, count, sum, best)
  }

  private func check(
    _ literature: Literature, _ measure: SimilarityMeasure, _ count: Int, _ sum: Double,
    _ best: [(Int, Int, Double)]
  ) throws {
    let graph = try literature.graph()
    let pairs = graph.bestPairs(by: measure, count: graph.nodeCount * graph.nodeCount)
    #expect(pairs.count == count)
    #expect(isClose(pairs.reduce(0) { $0 + $1.score }, sum))
    for (pair, expected) in zip(graph.bestPairs(by: measure, count: best.count), best) {
      #expect(isClose(pair.score, expected.2))
      #expect(isClose(graph.similarity(measure, between: expected.0, and: expected.1), expected.2))
    }
    // Fewer pairs are the first of all: what the search passes over is none of them.
    for few in [1, 2, 20, 100] {
      #expect(graph.bestPairs(by: measure, count: few) == Array(pairs.prefix(few)))
    }
    // What is best for a node is the first of all pairs with it.
    for (node, partners) in graph.bestPerNode(by: measure, count: 1).enumerated() {
      let first = pairs.first { $0.source == node || $0.target == node }
      #expect(partners.first?.score == first?.score)
    }
  }
}

/// The figures.
extension LiteratureSimilarityTests {
  /// networkx 3.6.1, `jaccard_coefficient` over all pairs: how many are above 0, their sum, the five best (ends, score).
  static let jaccard: [(Literature, Int, Double, [(Int, Int, Double)])] = [
    (
      .karate, 332, 84.38865147914183,
      [(14, 15, 1), (14, 18, 1), (14, 20, 1), (14, 22, 1), (15, 18, 1)]
    ),
    (
      .southernWomen, 205, 66.34413821472646,
      [
        (16, 17, 1), (30, 31, 1), (11, 12, 0.8571428571428571), (27, 29, 0.8333333333333334),
        (0, 2, 0.7777777777777778),
      ]
    ),
    (
      .lesMiserables, 1227, 250.0782250102353,
      [(1, 4, 1), (1, 5, 1), (1, 6, 1), (1, 7, 1), (1, 8, 1)]
    ),
    (
      .dolphins, 569, 92.79432556607479,
      [
        (4, 11, 1), (22, 31, 1), (5, 6, 0.6666666666666666), (9, 13, 0.6666666666666666),
        (6, 41, 0.5714285714285714),
      ]
    ),
    (
      .football, 2823, 340.2304682520408,
      [
        (8, 108, 0.75), (22, 111, 0.6923076923076923), (7, 51, 0.6428571428571429),
        (29, 94, 0.6153846153846154), (37, 105, 0.6153846153846154),
      ]
    ),
  ]
  /// networkx 3.6.1, `adamic_adar_index` over all pairs: how many are above 0, their sum, the five best (ends, score).
  static let adamicAdar: [(Literature, Int, Double, [(Int, Int, Double)])] = [
    (
      .karate, 332, 247.37662482479635,
      [
        (32, 33, 10.456950741004253), (0, 1, 6.130716871863356), (2, 33, 4.719381261461351),
        (0, 3, 3.6747915911097273), (0, 2, 2.9772476294283714),
      ]
    ),
    (
      .southernWomen, 205, 270.43501064214917,
      [
        (25, 26, 6.55078249169622), (24, 25, 4.807970869965297), (23, 25, 4.342527646181278),
        (22, 25, 4.153635939998923), (0, 2, 3.9328468536203385),
      ]
    ),
    (
      .lesMiserables, 1227, 1082.9100512855994,
      [
        (11, 27, 9.20156268337488), (48, 58, 5.210646020160903), (48, 64, 4.837088024113717),
        (58, 64, 4.791334104193534), (48, 62, 4.558032710838093),
      ]
    ),
    (
      .dolphins, 569, 469.8222877113717,
      [
        (9, 13, 3.7212715348090155), (14, 33, 3.586071331200583), (45, 51, 3.5093767777822515),
        (13, 57, 3.383709379608261), (33, 37, 3.13478248137669),
      ]
    ),
    (
      .football, 2823, 2512.871731469603,
      [
        (7, 51, 3.770553613297222), (22, 111, 3.75595082625482), (8, 108, 3.7386887357758143),
        (44, 92, 3.3880454028309868), (1, 33, 3.356180525309579),
      ]
    ),
  ]
  /// networkx 3.6.1, `resource_allocation_index` over all pairs: how many are above 0, their sum, the five best (ends, score).
  static let resourceAllocation: [(Literature, Int, Double, [(Int, Int, Double)])] = [
    (
      .karate, 332, 61,
      [
        (32, 33, 3.566666666666667), (0, 1, 2.05), (2, 33, 1.5666666666666667), (0, 3, 1.1611111111111112),
        (0, 2, 0.9277777777777778),
      ]
    ),
    (
      .southernWomen, 205, 73,
      [
        (25, 26, 2.142857142857143), (24, 25, 1.5035714285714283), (23, 25, 1.3690476190476188),
        (22, 25, 1.2857142857142856), (12, 13, 1.2166666666666666),
      ]
    ),
    (
      .lesMiserables, 1227, 215.5,
      [
        (11, 27, 2.625883838383838), (11, 26, 1.2172451516491762), (11, 23, 1.0872326203208558),
        (48, 58, 1.0864412333452582), (25, 41, 1.0308422571580464),
      ]
    ),
    (
      .dolphins, 569, 128,
      [
        (9, 13, 1.1722222222222223), (45, 51, 1.0634920634920633), (13, 57, 1.0134920634920634),
        (14, 33, 0.9932900432900433), (15, 51, 0.9004329004329005),
      ]
    ),
    (
      .football, 2823, 555.5,
      [
        (7, 51, 0.8272727272727274), (22, 111, 0.8196969696969698), (8, 108, 0.8106060606060608),
        (44, 92, 0.7545454545454546), (1, 33, 0.737878787878788),
      ]
    ),
  ]
}
