import GraphAlgorithms
import Testing

/// Distances in the literature graphs against networkx 3.6.1.
@Suite struct LiteraturePathTests {
  @Test(arguments: histograms) func distancesAgree(literature: Literature, counts: [Int], mean: Double) throws
  {
    let statistics = try literature.graph().distanceStatistics()
    #expect(statistics.histogram == counts.map { $0 / 2 })
    #expect(statistics.diameter == counts.count - 1)
    #expect(isClose(try #require(statistics.averageDistance), mean))
  }

  @Test(arguments: eccentricities) func eccentricitiesAgree(literature: Literature, expected: Digest) throws {
    let summaries = try literature.graph().distanceSummaries()
    #expect(expected.agrees(with: summaries.map { Double($0.eccentricity) }))
  }

  @Test(arguments: lengthsFromNode16) func lengthsAgree(literature: Literature, expected: Digest) throws {
    let graph = try literature.graph(weighted: true)
    let lengths = try graph.lengths { 1 / $2 }
    #expect(expected.agrees(with: graph.shortestPathDistances(from: 16, lengths: lengths)))
    // One search for each pair tells the same.
    let pairs = (0..<graph.nodeCount).map { (source: 16, target: $0) }
    #expect(expected.agrees(with: graph.shortestPathDistances(between: pairs, lengths: lengths)))
  }

  @Test(arguments: twelvePaths) func pathsAgree(literature: Literature, lengths: [Double]) throws {
    let graph = try literature.graph()
    #expect(graph.shortestPaths(from: 0, to: 25, count: 12).map(\.length) == lengths)
    #expect(graph.shortestPath(from: 0, to: 25)?.length == lengths[0])
  }
}

/// The figures; node 16 is in all digests, beside the three largest values.
extension LiteraturePathTests {
  /// networkx 3.6.1, `shortest_path_length` between all pairs: how many pairs of each distance, and
  /// `average_shortest_path_length`.
  static let histograms: [(Literature, [Int], Double)] = [
    (.karate, [0, 156, 530, 274, 146, 16], 2.408199643493761),
    (.southernWomen, [0, 178, 410, 326, 78], 2.306451612903226),
    (.lesMiserables, [0, 508, 1990, 2502, 798, 54], 2.6411483253588517),
    (.dolphins, [0, 318, 896, 1000, 704, 516, 260, 74, 14], 3.3569539925965097),
    (.football, [0, 1226, 4612, 6656, 616], 2.5081617086193746),
  ]
  /// networkx 3.6.1, `eccentricity`.
  static let eccentricities: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 137, moment: 2487,
        squares: 569,
        values: [14: 5, 15: 5, 16: 5])
    ),
    (
      .southernWomen,
      Digest(
        sum: 117, moment: 1945,
        squares: 435,
        values: [1: 4, 3: 4, 4: 4, 16: 4])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 318, moment: 12026,
        squares: 1342,
        values: [1: 5, 4: 5, 5: 5, 16: 4])
    ),
    (
      .dolphins,
      Digest(
        sum: 403, moment: 12859,
        squares: 2671,
        values: [4: 8, 11: 8, 16: 7, 35: 8])
    ),
    (
      .football,
      Digest(
        sum: 441, moment: 25748,
        squares: 1707,
        values: [1: 4, 2: 4, 4: 4, 16: 3])
    ),
  ]
  /// networkx 3.6.1, `single_source_dijkstra_path_length` from node 16, 1 / weight as the length.
  static let lengthsFromNode16: [(Literature, Digest)] = [
    (
      .karate,
      Digest(
        sum: 40.785714285714285, moment: 791.6928571428571,
        squares: 55.54351473922902,
        values: [9: 1.8166666666666667, 16: 0, 18: 1.8166666666666667, 26: 1.8166666666666667])
    ),
    (
      .lesMiserables,
      Digest(
        sum: 74.53163282726351, moment: 2930.182882304896,
        squares: 87.94781953828893,
        values: [16: 0, 46: 2.247076023391813, 52: 1.6637426900584795, 53: 1.6637426900584795])
    ),
  ]
  /// networkx 3.6.1, `shortest_simple_paths` from 0 to 25: how many edges the first twelve have.
  static let twelvePaths: [(Literature, [Double])] = [
    (.karate, [2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]),
    (.southernWomen, [1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]),
    (.lesMiserables, [2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]),
    (.dolphins, [4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5]),
    (.football, [2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]),
  ]
}
