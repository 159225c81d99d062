import Testing

@testable import GraphAlgorithms

@Suite struct ShortestPathsTests {
  //      ┌─ 4 ─┐
  //  0 ──┼─ 2 ─┼── 5
  //      └─ 1 ─┘        and 1 ── 2
  @Test func pathsOfADrawnGraphInOrder() throws {
    let drawn = try graph(6, [(0, 4), (4, 5), (0, 2), (2, 5), (0, 1), (1, 5), (1, 2)])
    let paths = drawn.shortestPaths(from: 0, to: 5, count: 10)
    #expect(paths.map(\.nodes) == [[0, 1, 5], [0, 2, 5], [0, 4, 5], [0, 1, 2, 5], [0, 2, 1, 5]])
    #expect(paths.map(\.length) == [2, 2, 2, 3, 3])
    #expect(drawn.shortestPaths(from: 0, to: 5, count: 2) == Array(paths.prefix(2)))
  }

  @Test func noneAndTheTrivialOne() throws {
    let drawn = try graph(3, [(0, 1)])
    #expect(drawn.shortestPaths(from: 0, to: 2, count: 3).isEmpty)
    #expect(drawn.shortestPaths(from: 0, to: 1, count: 0).isEmpty)
    #expect(drawn.shortestPaths(from: 0, to: 0, count: 3) == [Path(nodes: [0], length: 0)])
  }

  @Test func karateAgreesWithNetworkx() throws {
    let paths = try Karate.graph(weighted: true).shortestPaths(from: 16, to: 25, count: 6)
    #expect(paths.count == 6)
    for (path, length) in zip(paths, Karate.sixLengths) { #expect(isClose(path.length, length)) }
    #expect(paths.prefix(2).map(\.nodes) == [[16, 5, 0, 31, 25], [16, 6, 0, 31, 25]])
  }

  /// Naive twin: all simple paths, sorted. Lengths are multiples of a half, so ties are exact.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func agreesWithAllSimplePaths(seed: UInt64) throws {
    let random = try RandomGraphs.graph(nodeCount: 8, edgeCount: 18, seed: seed, weighted: true)
    let lengths = try random.lengths { _, _, weight in weight }
    for target in 1..<8 {
      let all = allSimplePaths(random, from: 0, to: target) { $0 }
      #expect(random.shortestPaths(from: 0, to: target, count: 10_000, lengths: lengths) == all)
      #expect(
        random.shortestPaths(from: 0, to: target, count: 7, lengths: lengths) == Array(all.prefix(7)))
      let fewer = allSimplePaths(random, from: 0, to: target, excluding: [0, 2, 5]) { $0 }
      #expect(
        random.shortestPaths(
          from: 0, to: target, count: 10_000, lengths: lengths, excluding: [2],
          mayPass: { $0 != 5 && $0 != 0 }) == fewer)
    }
  }

  @Test func pathsAreLooplessDistinctAndAscending() throws {
    for seed in 0..<4 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 60, edgeCount: 150, seed: seed, weighted: true)
      let paths = random.shortestPaths(from: 0, to: 30, count: 60)
      #expect(Set(paths.map(\.nodes)).count == paths.count)
      #expect(paths == paths.sorted())
      for path in paths {
        #expect(Set(path.nodes).count == path.nodes.count)
        #expect(path.nodes.first == 0 && path.nodes.last == 30)
        var sum = 0.0
        for (node, next) in zip(path.nodes, path.nodes.dropFirst()) {
          sum += 1 / (try #require(random.weight(from: node, to: next)))
        }
        #expect(sum == path.length)
      }
    }
  }
}
