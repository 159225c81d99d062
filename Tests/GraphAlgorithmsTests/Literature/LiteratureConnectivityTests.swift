import GraphAlgorithms
import Testing

/// What holds the literature graphs together, against networkx 3.6.1.
@Suite struct LiteratureConnectivityTests {
  @Test(arguments: Literature.allCases) func eachIsOneComponent(literature: Literature) throws {
    #expect(try literature.graph().connectedComponents().count == 1)
  }

  @Test(arguments: cores) func coreNumbersAgree(literature: Literature, digits: String) throws {
    #expect(try literature.graph().coreNumbers().map { UInt32($0) } == labels(digits))
  }

  @Test(arguments: cuts) func cutsAgree(literature: Literature, nodes: [Int], bridges: [[Int]]) throws {
    let cuts = try literature.graph().cutStructure()
    #expect(cuts.articulationNodes == nodes)
    #expect(cuts.bridges.map { [$0.source, $0.target] } == bridges)
  }

  @Test(arguments: blocks) func biconnectedComponentsAgree(literature: Literature, sizes: [Int]) throws {
    let found = try literature.graph().biconnectedComponents()
    #expect((0..<found.count).map { found.nodeCount(of: $0) }.sorted(by: >) == sizes)
  }

  @Test(arguments: forests) func forestsAgree(literature: Literature, largest: Double, smallest: Double)
    throws
  {
    let graph = try literature.graph(weighted: true)
    #expect(graph.maximumSpanningForest().totalWeight == largest)
    #expect(graph.minimumSpanningForest().totalWeight == smallest)
    #expect(graph.maximumSpanningForest().edges.count == graph.nodeCount - 1)
  }
}

/// The figures; node 16 is in all digests, beside the three largest values.
extension LiteratureConnectivityTests {
  /// networkx 3.6.1, `core_number`: one digit for each node.
  static let cores: [(Literature, String)] = [
    (
      .karate,
      """
      4444333442312422222322233323334344
      """
    ),
    (
      .southernWomen,
      """
      44444443444444422233444444442433
      """
    ),
    (
      .lesMiserables,
      """
      31331111111821117777777778682623126666621833211194242149299999999991888832277
      """
    ),
    (
      .dolphins,
      """
      44331344444114444444441343334441243144424444342412444242241412
      """
    ),
    (
      .football,
      """
      888888888888888888888888888888888888888888788888888888888888888888888888888888888888888888\
      8888888888888888888888888
      """
    ),
  ]
  /// networkx 3.6.1, `articulation_points` and `bridges`, the smaller node first.
  static let cuts: [(Literature, [Int], [[Int]])] = [
    (.karate, [0], [[0, 11]]),
    (.southernWomen, [], []),
    (
      .lesMiserables, [0, 11, 25, 28, 47, 48, 51, 57],
      [
        [0, 1], [0, 4], [0, 5], [0, 6], [0, 7], [0, 8], [0, 9], [10, 11], [11, 13], [11, 14], [11, 15],
        [11, 32], [25, 40], [28, 45], [46, 47], [47, 48], [51, 53], [57, 67],
      ]
    ),
    (
      .dolphins, [17, 29, 32, 33, 38, 51, 57],
      [[4, 51], [11, 51], [12, 33], [17, 22], [17, 31], [29, 35], [32, 60], [38, 58], [48, 57]]
    ),
    (.football, [], []),
  ]
  /// networkx 3.6.1, `biconnected_components`: how many nodes each has, descending.
  static let blocks: [(Literature, [Int])] = [
    (.karate, [28, 6, 2]),
    (.southernWomen, [32]),
    (.lesMiserables, [54, 4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2]),
    (.dolphins, [53, 2, 2, 2, 2, 2, 2, 2, 2, 2]),
    (.football, [115]),
  ]
  /// networkx 3.6.1, `maximum_spanning_tree` and `minimum_spanning_tree`: the sum of the weights.
  static let forests: [(Literature, Double, Double)] = [
    (.karate, 120, 68),
    (.lesMiserables, 366, 105),
  ]
}
