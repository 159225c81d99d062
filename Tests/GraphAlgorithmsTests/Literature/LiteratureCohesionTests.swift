import GraphAlgorithms
import Testing

/// Cohesion in the literature graphs against networkx 3.6.1.
@Suite struct LiteratureCohesionTests {
  @Test(arguments: triangles) func trianglesAgree(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.triangles().map(Double.init)))
  }

  @Test(arguments: clustering) func clusteringAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.localClusteringCoefficients()))
  }

  @Test(arguments: means) func meanClusteringAgrees(literature: Literature, global: Double, average: Double)
    throws
  {
    let graph = try literature.graph()
    #expect(isClose(graph.globalClusteringCoefficient(), global))
    #expect(isClose(graph.averageClusteringCoefficient(), average))
  }

  @Test(arguments: constraint) func constraintAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.constraints()))
  }

  @Test(arguments: weightedConstraint) func weightedConstraintAgrees(literature: Literature, expected: Digest)
    throws
  {
    let graph = try literature.graph(weighted: true)
    #expect(expected.agrees(with: graph.constraints()))
  }

  @Test(arguments: effectiveSize) func effectiveSizeAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.effectiveSizes()))
  }

  @Test(arguments: weightedEffectiveSize) func weightedEffectiveSizeAgrees(
    literature: Literature, expected: Digest
  ) throws {
    let graph = try literature.graph(weighted: true)
    #expect(expected.agrees(with: graph.effectiveSizes()))
  }
}

/// The figures; node 16 is in all digests, beside the three largest values.
extension LiteratureCohesionTests {
  /// networkx 3.6.1, `triangles`.
  static let triangles: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 135, moment: 2026,
        squares: 1271,
        values: [0: 18, 16: 1, 32: 13, 33: 15])
    ),
    (
      .southernWomen,
      Digest(
        sum: 0, moment: 0,
        squares: 0,
        values: [0: 0, 1: 0, 2: 0, 16: 0])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 1401, moment: 67077,
        squares: 60547,
        values: [11: 76, 16: 22, 48: 82, 58: 64])
    ),
    (
      .dolphins,
      Digest(
        sum: 285, moment: 8457,
        squares: 2657,
        values: [14: 17, 16: 9, 33: 15, 45: 17])
    ),
    (
      .football,
      Digest(
        sum: 2430, moment: 140919,
        squares: 55840,
        values: [16: 23, 49: 30, 67: 32, 83: 31])
    ),
  ]
  /// networkx 3.6.1, `clustering`.
  static let clustering: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 19.4017082590612, moment: 333.0333333333333,
        squares: 15.054326051442741,
        values: [7: 1, 12: 1, 14: 1, 16: 1])
    ),
    (
      .southernWomen,
      Digest(
        sum: 0, moment: 0,
        squares: 0,
        values: [0: 0, 1: 0, 2: 0, 16: 0])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 44.13152974476504, moment: 1975.6417461623344,
        squares: 38.47748963489275,
        values: [2: 1, 3: 1, 12: 1, 16: 0.6111111111111112])
    ),
    (
      .dolphins,
      Digest(
        sum: 16.055411255411254, moment: 437.9810966810967,
        squares: 6.566498024982874,
        values: [16: 0.6, 25: 0.6666666666666666, 26: 0.6666666666666666])
    ),
    (
      .football,
      Digest(
        sum: 46.36984126984127, moment: 2751.34329004329,
        squares: 19.935324727381005,
        values: [
          16: 0.41818181818181815, 33: 0.6444444444444445, 103: 0.6222222222222222, 105: 0.6666666666666666,
        ])
    ),
  ]
  /// networkx 3.6.1, `constraint`.
  static let constraint: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 15.44194954215808, moment: 265.43198614094183,
        squares: 8.10017106913758,
        values: [11: 1, 16: 0.78125, 26: 0.6709018166089966])
    ),
    (
      .southernWomen,
      Digest(
        sum: 7.375, moment: 123.46309523809524,
        squares: 2.1302848639455783,
        values: [15: 0.5, 16: 0.5, 17: 0.5])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 39.078796335293084, moment: 1345.0216621606428,
        squares: 26.80000724788995,
        values: [1: 1, 4: 1, 5: 1, 16: 0.30589930588619496])
    ),
    (
      .dolphins,
      Digest(
        sum: 25.209999128373614, moment: 812.1572953342152,
        squares: 14.60126825573829,
        values: [4: 1, 11: 1, 12: 1, 16: 0.29351562328286407])
    ),
    (
      .football,
      Digest(
        sum: 20.669119002546353, moment: 1216.1465201904387,
        squares: 3.7690996868971274,
        values: [
          16: 0.17938519302719155, 33: 0.24121673553719017, 103: 0.23665360422405884,
          105: 0.24660952708907263,
        ])
    ),
  ]
  /// The same with weights.
  static let weightedConstraint: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 16.971979119564082, moment: 290.2230840613261,
        squares: 9.709686178110285,
        values: [11: 1, 12: 0.7302295918367347, 16: 0.9397491245018718])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 45.648507314989914, moment: 1627.5580524746817,
        squares: 32.51842229151923,
        values: [1: 1, 4: 1, 16: 0.4022578583310801, 44: 1.0421067561778756])
    ),
  ]
  /// networkx 3.6.1, `effective_size`.
  static let effectiveSize: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 109.28529411764707, moment: 1966.9833333333333,
        squares: 756.5866868512112,
        values: [0: 13.75, 16: 1, 32: 9.833333333333332, 33: 15.235294117647062])
    ),
    (
      .southernWomen,
      Digest(
        sum: 178, moment: 3012,
        squares: 1250,
        values: [16: 2, 24: 10, 25: 14, 26: 12])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 234.67409828733358, moment: 8526.70870142929,
        squares: 2243.8706358224727,
        values: [
          11: 31.77777777777778, 16: 4.111111111111111, 48: 14.545454545454541, 55: 13.000000000000005,
        ])
    ),
    (
      .dolphins,
      Digest(
        sum: 236.80815295815296, moment: 7365.194444444444,
        squares: 1199.0807434112305,
        values: [14: 9.166666666666668, 16: 3, 37: 8.636363636363637, 45: 7.909090909090909])
    ),
    (
      .football,
      Digest(
        sum: 775.2165945165945, moment: 43951.76002886002,
        squares: 5337.836515120281,
        values: [16: 6.8181818181818175, 58: 9, 80: 9.181818181818182, 82: 9.545454545454545])
    ),
  ]
  /// The same with weights, node by node:
  /// for all at once networkx divides by the largest weight at the wrong node.
  static let weightedEffectiveSize: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 117.01296377258001, moment: 2085.4744532631394,
        squares: 799.3960565727191,
        values: [0: 13.775000000000002, 16: 1, 32: 10.089285714285714, 33: 15.22891865079365])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 327.43807061788715, moment: 13340.064951196371,
        squares: 3151.972579648232,
        values: [
          11: 32.960086818281034, 16: 4.760483870967741, 48: 16.618983306722193, 55: 15.569091420528254,
        ])
    ),
  ]
  /// networkx 3.6.1, `transitivity` and `average_clustering`.
  static let means: [(Literature, Double, Double)] = [
    (.karate, 0.2556818181818182, 0.5706384782076823),
    (.southernWomen, 0, 0),
    (.lesMiserables, 0.49893162393162394, 0.5731367499320134),
    (.dolphins, 0.3087757313109426, 0.2589582460550202),
    (.football, 0.4072398190045249, 0.40321601104209814),
  ]
}
