import GraphAlgorithms
import Testing

/// Centralities of the literature graphs against networkx 3.6.1 and igraph 1.0.0.
@Suite struct LiteratureCentralityTests {
  @Test(arguments: betweenness) func betweennessAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.betweenness(normalized: false)))
  }

  @Test(arguments: weightedBetweenness) func weightedBetweennessAgrees(
    literature: Literature, expected: Digest
  ) throws {
    let graph = try literature.graph(weighted: true)
    #expect(expected.agrees(with: graph.betweenness(normalized: false, weighted: true)))
  }

  @Test(arguments: edgeBetweenness) func edgeBetweennessAgrees(literature: Literature, expected: Digest)
    throws
  {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.edgeBetweenness(normalized: false)))
  }

  @Test(arguments: closeness) func closenessAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.closeness()))
  }

  @Test(arguments: harmonic) func harmonicAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.harmonicCentrality(normalized: false)))
  }

  @Test(arguments: pageRank) func pageRankAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.pageRank(tolerance: 1e-13).scores))
  }

  @Test(arguments: weightedPageRank) func weightedPageRankAgrees(literature: Literature, expected: Digest)
    throws
  {
    let graph = try literature.graph(weighted: true)
    #expect(expected.agrees(with: graph.pageRank(tolerance: 1e-13).scores))
  }

  @Test(arguments: eigenvector) func eigenvectorAgrees(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph()
    #expect(expected.agrees(with: graph.eigenvectorCentrality(tolerance: 1e-14).scores, within: 1e-10))
  }

  @Test(arguments: weightedEigenvector) func weightedEigenvectorAgrees(
    literature: Literature, expected: Digest
  ) throws {
    let graph = try literature.graph(weighted: true)
    #expect(expected.agrees(with: graph.eigenvectorCentrality(tolerance: 1e-14).scores, within: 1e-10))
  }
}

/// The figures; node 16 is in all digests, beside the three largest values.
extension LiteratureCentralityTests {
  /// networkx 3.6.1, `betweenness_centrality`, not normalized.
  static let betweenness: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 790, moment: 12974.87222222222,
        squares: 99532.96506298817,
        values: [0: 231.0714285714286, 16: 0, 32: 76.69047619047619, 33: 160.5515873015873])
    ),
    (
      .southernWomen,
      Digest(
        sum: 648, moment: 11543.748561660528,
        squares: 36354.27179393873,
        values: [
          16: 2.249254830137183, 24: 58.53478839882969, 25: 110.20639698200813, 26: 101.93214348096255,
        ])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 4802, moment: 131678.2577452733,
        squares: 3552142.9107420063,
        values: [0: 504, 11: 1624.4688004333127, 16: 115.793642305407, 48: 470.57063191366586])
    ),
    (
      .dolphins,
      Digest(
        sum: 4457, moment: 135640.79120940392,
        squares: 851004.4234098124,
        values: [1: 390.38371702504406, 16: 6.0476190476190474, 36: 454.2740687329566, 40: 261.96361856699])
    ),
    (
      .football,
      Digest(
        sum: 9886, moment: 551342.0057872188,
        squares: 1020347.0058943672,
        values: [0: 209.26776269346655, 16: 143.07681488091492, 80: 187.8263440748649, 82: 215.9857742762204])
    ),
  ]
  /// The same with 1 / weight as the length.
  static let weightedBetweenness: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 932, moment: 13444.5,
        squares: 123898.375,
        values: [0: 208.5, 2: 178, 16: 0, 33: 173.5])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 7142.25, moment: 225788.75,
        squares: 8568847.798611112,
        values: [0: 638, 11: 2264.75, 16: 0, 55: 1422])
    ),
  ]
  /// networkx 3.6.1, `edge_betweenness_centrality`, not normalized; values by place in `edges`.
  static let edgeBetweenness: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 1351, moment: 47237.636507936506,
        squares: 35299.854904258,
        values: [4: 43.83333333333333, 5: 43.833333333333336, 15: 71.39285714285712, 16: 13.033333333333335])
    ),
    (
      .southernWomen,
      Digest(
        sum: 1144, moment: 53851.25846518484,
        squares: 17576.88880502041,
        values: [
          7: 31.259465899722905, 16: 10.31673504273195, 85: 27.874969115851467, 87: 27.874969115851467,
        ])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 7728, moment: 608408.0439324006,
        squares: 795600.1161910834,
        values: [9: 536, 16: 76, 18: 222.97370342076226, 35: 242.80671554537656])
    ),
    (
      .dolphins,
      Digest(
        sum: 6348, moment: 496768.0234792495,
        squares: 514989.9102405596,
        values: [
          6: 184.11214990413703, 11: 282.9503725518862, 16: 22.165548340548334, 35: 219.04867625997468,
        ])
    ),
    (
      .football,
      Digest(
        sum: 16441, moment: 5096835.805984286,
        squares: 630606.0818673983,
        values: [
          16: 17.97087892499658, 37: 98.07903835722477, 195: 137.34531875021943, 605: 96.99544253295322,
        ])
    ),
  ]
  /// networkx 3.6.1, `closeness_centrality`.
  static let closeness: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 14.500307507499794, moment: 252.8006211015085,
        squares: 6.355594990175087,
        values: [0: 0.5689655172413793, 2: 0.559322033898305, 16: 0.28448275862068967, 33: 0.55])
    ),
    (
      .southernWomen,
      Digest(
        sum: 14.121938566437311, moment: 228.4125760539498,
        squares: 6.348290082882574,
        values: [
          0: 0.5166666666666667, 16: 0.3780487804878049, 25: 0.5961538461538461, 26: 0.5535714285714286,
        ])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 29.979276293629464, moment: 1179.705722398899,
        squares: 12.014576054889394,
        values: [
          11: 0.6440677966101694, 16: 0.3917525773195876, 25: 0.5170068027210885, 55: 0.5314685314685315,
        ])
    ),
    (
      .dolphins,
      Digest(
        sum: 19.048878356172416, moment: 593.9517302346662,
        squares: 6.017689884921812,
        values: [
          16: 0.32972972972972975, 36: 0.4178082191780822, 37: 0.39869281045751637, 40: 0.40397350993377484,
        ])
    ),
    (
      .football,
      Digest(
        sum: 45.92169399896416, moment: 2659.999972638125,
        squares: 18.36571753371624,
        values: [
          16: 0.42379182156133827, 58: 0.4367816091954023, 80: 0.4351145038167939, 88: 0.43018867924528303,
        ])
    ),
  ]
  /// networkx 3.6.1, `harmonic_centrality`.
  static let harmonic: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 552.0333333333334, moment: 9629.616666666667,
        squares: 9230.44388888889,
        values: [0: 23.16666666666666, 2: 21, 16: 11.099999999999996, 33: 23.25])
    ),
    (
      .southernWomen,
      Digest(
        sum: 511.16666666666674, moment: 8330.750000000002,
        squares: 8325.416666666668,
        values: [16: 13.250000000000005, 24: 19.166666666666668, 25: 21.833333333333336, 26: 20.5])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 2547.2999999999993, moment: 100926.73333333332,
        squares: 87164.44166666662,
        values: [11: 55.66666666666667, 16: 34.74999999999999, 48: 46, 55: 45.83333333333333])
    ),
    (
      .dolphins,
      Digest(
        sum: 1434.1880952380948, moment: 44610.290476190465,
        squares: 34193.859484126966,
        values: [14: 30.15, 16: 25.4095238095238, 36: 29.283333333333328, 37: 30.39999999999999])
    ),
    (
      .football,
      Digest(
        sum: 5904.666666666671, moment: 341872.41666666686,
        squares: 303489.7500000004,
        values: [
          16: 53.83333333333336, 58: 54.833333333333364, 80: 55.000000000000014, 88: 54.83333333333336,
        ])
    ),
  ]
  /// igraph 1.0.0, `pagerank` (PRPACK).
  static let pageRank: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 1, moment: 17.25772662084544,
        squares: 0.04557171470551996,
        values: [
          0: 0.09699728538829475, 16: 0.016784005444189665, 32: 0.0716932260057545, 33: 0.1009191823326258,
        ])
    ),
    (
      .southernWomen,
      Digest(
        sum: 1, moment: 17.027932944338783,
        squares: 0.0375647998539666,
        values: [
          16: 0.015199525150247747, 24: 0.05190131193042482, 25: 0.07249712519374309, 26: 0.06660185892728704,
        ])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 1, moment: 38.567501650830074,
        squares: 0.021697702275799362,
        values: [
          0: 0.042779281022712105, 11: 0.07543012163278467, 16: 0.015647427368482465, 48: 0.03576731819472974,
        ])
    ),
    (
      .dolphins,
      Digest(
        sum: 1, moment: 30.69329396139273,
        squares: 0.019871341428245315,
        values: [
          14: 0.03214449277924283, 16: 0.016626816408350325, 17: 0.03172814041038731,
          51: 0.031299356904643215,
        ])
    ),
    (
      .football,
      Digest(
        sum: 1, moment: 57.47164254827221,
        squares: 0.008733523248351636,
        values: [
          1: 0.009639478775787384, 3: 0.009618410794813641, 5: 0.009678708440531997, 16: 0.008849686573858432,
        ])
    ),
  ]
  /// The same with weights.
  static let weightedPageRank: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 1, moment: 17.23027997683915,
        squares: 0.046426610694845855,
        values: [
          0: 0.08850031542802161, 16: 0.016752260138269467, 32: 0.07593441958077661, 33: 0.09698936283439379,
        ])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 1, moment: 37.68204121895053,
        squares: 0.029033916798468368,
        values: [
          0: 0.03923157930620494, 11: 0.09955810825406324, 16: 0.014068468413129556, 55: 0.05166810804833835,
        ])
    ),
  ]
  /// igraph 1.0.0, `eigenvector_centrality` (ARPACK), scaled to length 1.
  static let eigenvector: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 4.977984323762298, moment: 85.46850322332801,
        squares: 1,
        values: [
          0: 0.35549144452456677, 2: 0.31719250448643166, 16: 0.02363562810459139, 33: 0.3733634702914829,
        ])
    ),
    (
      .southernWomen,
      Digest(
        sum: 5.173039932118608, moment: 82.0432780081695,
        squares: 1,
        values: [
          16: 0.049193845887803116, 24: 0.2711775236170948, 25: 0.35824342557027206, 26: 0.2683416473342364,
        ])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 6.008212913505505, moment: 300.26081257830106,
        squares: 0.9999999999999996,
        values: [
          11: 0.2676065792424408, 16: 0.04814316146463458, 48: 0.3178412603522109, 58: 0.2671834491112243,
        ])
    ),
    (
      .dolphins,
      Digest(
        sum: 5.62795705632375, moment: 178.26609371406633,
        squares: 1,
        values: [
          14: 0.3157828494923708, 16: 0.2079942594702502, 37: 0.30056205467754915, 45: 0.28500521528469375,
        ])
    ),
    (
      .football,
      Digest(
        sum: 10.553045422630811, moment: 607.6221975574662,
        squares: 1.0000000000000002,
        values: [
          16: 0.10379614405795844, 53: 0.12258223500262896, 67: 0.1276927848966896, 88: 0.12129514525403153,
        ])
    ),
  ]
  /// The same with weights.
  static let weightedEigenvector: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 4.670477867413588, moment: 80.87859629188563,
        squares: 0.9999999999999998,
        values: [
          2: 0.3605886201225412, 16: 0.018518856188211266, 32: 0.33226141022175304, 33: 0.36409688197010953,
        ])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 4.494228345465783, moment: 198.76990339601466,
        squares: 1.0000000000000002,
        values: [
          11: 0.45566649344002924, 16: 0.018756357654985355, 26: 0.37419146739507353, 55: 0.41871408813559463,
        ])
    ),
  ]
}
