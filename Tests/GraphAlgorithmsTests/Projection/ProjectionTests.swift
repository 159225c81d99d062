import Testing

@testable import GraphAlgorithms

@Suite struct ProjectionTests {
  //  group 0: {0, 1}    group 1: {0, 1, 2}
  private func drawn() throws -> TwoModeGraph {
    try TwoModeGraph(memberCount: 4, groupCount: 3, members: [2, 0, 1, 0, 1, 1], groups: [1, 0, 1, 1, 0, 0])
  }

  @Test func rowsAreSortedAndRepetitionsMerged() throws {
    let graph = try drawn()
    #expect(graph.membershipCount == 5)
    #expect((0..<4).map { Array(graph.groups(of: $0)) } == [[0, 1], [0, 1], [1], []])
    #expect((0..<3).map { Array(graph.members(of: $0)) } == [[0, 1], [0, 1, 2], []])
    #expect(!graph.isWeighted)
    let weighted = try TwoModeGraph(
      memberCount: 1, groupCount: 1, members: [0, 0], groups: [0, 0], weights: [0.5, 0.25])
    #expect(Array(weighted.weights(of: 0)) == [0.5])
  }

  @Test func whatIsOutOfRangeIsNamed() {
    #expect(throws: GraphError.endpointOutOfRange(position: 1, node: 3, nodeCount: 3)) {
      try TwoModeGraph(memberCount: 3, groupCount: 9, members: [0, 3], groups: [0, 0])
    }
    #expect(throws: GraphError.endpointOutOfRange(position: 0, node: 1, nodeCount: 1)) {
      try TwoModeGraph(memberCount: 3, groupCount: 1, members: [0], groups: [1])
    }
    #expect(throws: GraphError.invalidWeight(position: 0, weight: -1)) {
      try TwoModeGraph(memberCount: 1, groupCount: 1, members: [0], groups: [0], weights: [-1])
    }
    #expect(throws: GraphError.nodeCountOutOfRange(-1)) {
      try TwoModeGraph(memberCount: 0, groupCount: -1, members: [], groups: [])
    }
  }

  @Test func weightsOfADrawing() throws {
    let graph = try drawn()
    func edges(_ weight: Projection.Weight) -> [Edge] { Array(graph.projection(weight: weight).graph.edges) }
    func edge(_ one: UInt32, _ other: UInt32, _ weight: Double) -> Edge {
      Edge(source: one, target: other, weight: weight)
    }
    #expect(edges(.count) == [edge(0, 1, 2), edge(0, 2, 1), edge(1, 2, 1)])
    #expect(edges(.collaboration) == [edge(0, 1, 1.5), edge(0, 2, 0.5), edge(1, 2, 0.5)])
    #expect(edges(.jaccard) == [edge(0, 1, 1), edge(0, 2, 0.5), edge(1, 2, 0.5)])
    #expect(edges(.overlap) == [edge(0, 1, 1), edge(0, 2, 1), edge(1, 2, 1)])
  }

  @Test func aCapLeavesGroupsOutAndSaysWhich() throws {
    let capped = try drawn().projection(weight: .jaccard, maximumGroupSize: 2)
    #expect(capped.groupsLeftOut == [1])
    #expect(Array(capped.graph.edges) == [Edge(source: 0, target: 1)])
    #expect(try drawn().projection(maximumGroupSize: 0).graph.edgeCount == 0)
  }

  @Test func southernWomenAgreeWithNetworkx() throws {
    let women = try SouthernWomen.graph()
    let counts = women.projection().graph
    #expect(counts.edgeCount == 139)
    #expect(counts.totalWeight == 322)
    let collaboration = women.projection(weight: .collaboration).graph
    #expect(isClose(collaboration.weight(from: 0, to: 1) ?? 0, 1.5626373626373624))
    #expect(isClose(collaboration.totalWeight, 44.49999999999998))
    for woman in 0..<18 {
      #expect(isClose(collaboration.strength(of: woman), Double(SouthernWomen.events[woman].count)))
    }
    #expect(isClose(women.projection(weight: .jaccard).graph.totalWeight, 44.33015040515039))
    #expect(isClose(women.projection(weight: .overlap).graph.totalWeight, 85.6833333333333))
  }

  @Test func theSameAsLookingAtEveryPair() throws {
    for seed in 0..<12 as Range<UInt64> {
      let naive = NaiveTwoMode(memberCount: 50, groupCount: 14, most: 6, seed: seed)
      let graph = try naive.graph()
      for (minimum, cap) in [(1, Int.max), (2, 20), (3, 9)] {
        let found = graph.projection(minimumShared: minimum, maximumGroupSize: cap)
        var expected: [Edge] = []
        for a in 0..<50 {
          for b in a + 1..<max(50, a + 1) {
            let shared = naive.shared(a, b, cap: cap).count
            if shared >= minimum {
              expected.append(Edge(source: UInt32(a), target: UInt32(b), weight: Double(shared)))
            }
          }
        }
        #expect(Array(found.graph.edges) == expected)
        #expect(found.groupsLeftOut == (0..<14).filter { naive.size($0) > cap })
        let totals = graph.sharedTotals(minimumShared: minimum, maximumGroupSize: cap)
        #expect(totals.pairs == expected.count)
        #expect(Double(totals.shared) == expected.reduce(0) { $0 + $1.weight })
      }
    }
  }

  @Test func bothMustMatch() throws {
    for seed in 0..<12 as Range<UInt64> {
      let naive = NaiveTwoMode(memberCount: 50, groupCount: 12, most: 6, seed: seed)
      let kinds = (0..<12).map { UInt32($0 % 3) }
      let found = try naive.graph().crossed(kinds: kinds, 0, with: 1, maximumGroupSize: 20).projection().graph
      for a in 0..<50 {
        for b in a + 1..<max(50, a + 1) {
          let shared = naive.shared(a, b, cap: 20)
          let (one, other) = (shared.count { kinds[$0] == 0 }, shared.count { kinds[$0] == 1 })
          #expect(found.weight(from: a, to: b) ?? 0 == Double(one * other))
        }
      }
    }
  }

  @Test func twoThreadsGiveTheSame() throws {
    let graph = try NaiveTwoMode(memberCount: 9_000, groupCount: 12_000, most: 12, seed: 8).graph()
    let one = graph.projection(weight: .collaboration, maximumGroupSize: 6)
    let two = graph.projection(weight: .collaboration, maximumGroupSize: 6, threads: 2)
    #expect(!one.groupsLeftOut.isEmpty && one.groupsLeftOut == two.groupsLeftOut)
    #expect(graph.membershipCount > 50_000)
    #expect(Array(one.graph.edges) == Array(two.graph.edges))
    let totals = graph.sharedTotals(maximumGroupSize: 6, threads: 2)
    #expect(totals == graph.sharedTotals(maximumGroupSize: 6) && totals.pairs == one.graph.edgeCount)
  }

  @Test func nobodyAndNothing() throws {
    let empty = try TwoModeGraph(memberCount: 0, groupCount: 0, members: [], groups: [])
    #expect(empty.projection().graph.nodeCount == 0)
    #expect(empty.significantPairs().pairs.isEmpty)
    let alone = try TwoModeGraph(memberCount: 1, groupCount: 1, members: [0], groups: [0])
    #expect(alone.projection(weight: .collaboration).graph.edgeCount == 0)
    #expect(alone.crossed(kinds: [0], 0, with: 1).membershipCount == 0)
  }
}
