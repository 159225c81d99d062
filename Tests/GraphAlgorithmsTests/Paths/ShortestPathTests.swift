import Testing

@testable import GraphAlgorithms

@Suite struct ShortestPathTests {
  //  0 ──1── 1 ──4── 2      length is 1/weight, so
  //  └────── ½ ──────┘      0–1–2 is 1.25 long and 0–2 is 2
  @Test func heavyEdgesAreShort() throws {
    let drawn = try graph(4, [(0, 1, 1), (1, 2, 4), (0, 2, 0.5)])
    #expect(drawn.shortestPath(from: 0, to: 2) == Path(nodes: [0, 1, 2], length: 1.25))
    #expect(
      drawn.shortestPath(from: 0, to: 2, lengths: drawn.unitLengths())
        == Path(nodes: [0, 2], length: 1))
    #expect(drawn.shortestPath(from: 0, to: 3) == nil)
    #expect(drawn.shortestPath(from: 3, to: 3) == Path(nodes: [3], length: 0))
  }

  //      ┌─ 4 ─┐
  //  0 ──┼─ 2 ─┼── 5     every way has two steps; 1 is the smallest
  //      └─ 1 ─┘
  @Test func tiesGoToTheSmallestNodesFromBothEnds() throws {
    let drawn = try graph(6, [(0, 4), (4, 5), (0, 2), (2, 5), (0, 1), (1, 5)])
    #expect(drawn.shortestPath(from: 0, to: 5)?.nodes == [0, 1, 5])
    #expect(drawn.shortestPath(from: 5, to: 0)?.nodes == [5, 1, 0])
  }

  @Test func innerNodesCanBeExcludedEndsNot() throws {
    let drawn = try graph(6, [(0, 4), (4, 5), (0, 2), (2, 5), (0, 1), (1, 5)])
    #expect(drawn.shortestPath(from: 0, to: 5, excluding: [1, 0, 5])?.nodes == [0, 2, 5])
    #expect(drawn.shortestPath(from: 0, to: 5, mayPass: { $0 == 4 })?.nodes == [0, 4, 5])
    #expect(drawn.shortestPath(from: 0, to: 5, excluding: [4], mayPass: { $0 == 4 }) == nil)
  }

  @Test func anEdgeOfWeightZeroIsImpassableByDefault() throws {
    let drawn = try graph(2, [(0, 1, 0)])
    #expect(drawn.shortestPath(from: 0, to: 1) == nil)
    #expect(drawn.shortestPath(from: 0, to: 1, lengths: drawn.unitLengths())?.length == 1)
  }

  /// 0 -.5- 1 -.5- 2 -0- 3, and as long but with more nodes 0 -.125- 4 -.125- 5 -.125- 6 -.625- 3.
  @Test func ofEqualPathsTheOneWithFewerNodes() throws {
    let ends: [(UInt32, UInt32)] = [(0, 1), (1, 2), (2, 3), (0, 4), (4, 5), (5, 6), (3, 6)]
    let weights = [0.5, 0.5, 0, 0.125, 0.125, 0.125, 0.625]
    let graph = try Graph(
      nodeCount: 7, edges: ends.map { Edge(source: $0.0, target: $0.1) })
    let lengths = try graph.lengths { source, target, _ in
      let place = ends.firstIndex { Int($0.0) == min(source, target) && Int($0.1) == max(source, target) }
      return place.map { weights[$0] } ?? .infinity
    }
    #expect(graph.shortestPath(from: 0, to: 3, lengths: lengths)?.nodes == [0, 1, 2, 3])
  }

  /// Naive twin: all paths, in their order. Lengths are eighths, and zero.
  @Test func ofEqualPathsTheFirstInOrder() throws {
    for seed in 0..<100 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 10, edgeCount: 16, seed: seed, weighted: true)
      let length = { (weight: Double) in [0, 0.125, 0.5, 0.625][Int(weight * 2) % 4] }
      let lengths = try random.lengths { _, _, weight in length(weight) }
      for (source, target, barred) in [(0, 8, []), (8, 0, [4]), (3, 5, [0, 3])] as [(Int, Int, Set)] {
        let all = allSimplePaths(random, from: source, to: target, excluding: barred, length: length)
        let found = random.shortestPath(
          from: source, to: target, lengths: lengths, excluding: barred)
        #expect(found == all.first)
      }
    }
  }

  @Test func edgesOfLengthZeroMakeNoCircle() throws {
    let random = try RandomGraphs.graph(nodeCount: 12, edgeCount: 30, seed: 8)
    let lengths = try random.lengths { source, target, _ in (source + target).isMultiple(of: 3) ? 1 : 0 }
    for target in 1..<12 {
      let path = try #require(random.shortestPath(from: 0, to: target, lengths: lengths))
      #expect(Set(path.nodes).count == path.nodes.count)
    }
  }

  @Test func karateAgreesWithNetworkx() throws {
    let karate = try Karate.graph(weighted: true)
    for target in 0..<34 {
      let path = try #require(karate.shortestPath(from: 16, to: target))
      #expect(isClose(path.length, Karate.lengthsFrom16[target]))
    }
  }

  /// Naive twin: Floyd and Warshall's three loops.
  @Test func agreesWithFloydWarshall() throws {
    for seed in 0..<8 as Range<UInt64> {
      let count = 25
      let random = try RandomGraphs.graph(nodeCount: count, edgeCount: 45, seed: seed, weighted: true)
      let lengths = try random.lengths { _, _, weight in weight }
      var table = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
      for node in 0..<count { table[node][node] = 0 }
      for edge in random.edges {
        table[Int(edge.source)][Int(edge.target)] = edge.weight
        table[Int(edge.target)][Int(edge.source)] = edge.weight
      }
      for middle in 0..<count {
        for source in 0..<count {
          for target in 0..<count {
            table[source][target] = min(table[source][target], table[source][middle] + table[middle][target])
          }
        }
      }
      for source in 0..<count {
        for target in 0..<count {
          let path = random.shortestPath(from: source, to: target, lengths: lengths)
          #expect(path?.length ?? .infinity == table[source][target])
        }
      }
    }
  }
}
