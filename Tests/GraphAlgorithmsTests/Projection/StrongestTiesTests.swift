import Testing

@testable import GraphAlgorithms

@Suite struct StrongestTiesTests {
  //  group 0: {0, 1}    group 1: {0, 1, 2, 3}    group 2: {2, 3}
  @Test func theRareCountsMore() throws {
    let graph = try TwoModeGraph(
      memberCount: 5, groupCount: 3, members: [0, 1, 0, 1, 2, 3, 2, 3], groups: [0, 0, 1, 1, 1, 1, 2, 2])
    let ties = graph.strongestTies(count: 2)
    #expect(ties.ties(of: 0).map(\.member) == [1, 2])
    #expect(ties.ties(of: 3).map(\.member) == [2, 0])
    #expect(ties.ties(of: 4).isEmpty)
    // log2(1 + 4/2) + log2(1 + 4/4)
    #expect(isClose(ties.ties(of: 0)[0].score, 1.584962500721156 + 1, within: 1e-8))
    #expect(ties.pairs().map { [$0.0, $0.1] } == [[0, 1], [0, 2], [0, 3], [1, 2], [2, 3]])
  }

  @Test(arguments: 0..<24 as Range<UInt64>) func theSameAsLookingAtEveryPair(seed: UInt64) throws {
    let shares: [[Float]] = [[1], [0.5, 1], [0.25, 0.5, 0.75, 1, 2], [0, 1, 0.3]]
    let naive = NaiveTwoMode(
      memberCount: 70, groupCount: [4, 12, 40][Int(seed % 3)], most: [2, 6][Int(seed % 2)], seed: seed,
      shares: shares[Int(seed / 2 % 4)])
    let graph = try naive.graph()
    var generator = SeededGenerator(seed: seed)
    // Few different weights make many equals.
    let worth = (0..<naive.groupCount).map { _ in
      seed % 5 == 0
        ? Double.random(in: 0...3, using: &generator) : Double(Int.random(in: 0...2, using: &generator))
    }
    let resolution = graph.strongestTies(count: 1, groupWeights: worth).resolution
    // In the order of all, looked at once for every count.
    let all = (0..<naive.memberCount).map { naive.strongest($0, .max, worth, resolution: resolution) }
    for count in [1, 2, 5, 20, 1000] {
      let found = graph.strongestTies(count: count, groupWeights: worth)
      #expect(found.resolution == resolution)
      for member in 0..<naive.memberCount {
        #expect(
          found.ties(of: member) == Array(all[member].prefix(count)), "\(count) ties of member \(member)")
      }
    }
  }

  /// Large enough that lists are left unopened, candidates sifted and several chunks searched by two threads.
  @Test(arguments: [[1], [0.5, 1]] as [[Float]]) func theSameAsOpeningEverything(shares: [Float]) throws {
    var naive = NaiveTwoMode(memberCount: 3_000, groupCount: 400, most: 7, seed: 3, shares: shares)
    for member in stride(from: 0, to: 3_000, by: 2) { naive.add(member, 0, shares[0]) }
    for member in stride(from: 0, to: 3_000, by: 3) { naive.add(member, 1) }
    let graph = try naive.graph()
    let worth = (0..<400).map { 1 + Double($0 % 17) }
    let found = graph.strongestTies(count: 4, groupWeights: worth)
    #expect(graph.strongestTies(count: 4, groupWeights: worth, threads: 2).entries == found.entries)
    for member in stride(from: 0, to: 3_000, by: 97) {
      var scores = [Double](repeating: 0, count: 3_000)
      for (group, share) in naive.held[member] {
        for other in graph.members(of: group) {
          let shares = Double(share) * Double(naive.held[Int(other)][group] ?? 0)
          scores[Int(other)] += (worth[group] / found.resolution * shares).rounded()
        }
      }
      scores[member] = 0
      let order = scores.indices.filter { scores[$0] > 0 }.sorted { (scores[$1], $0) < (scores[$0], $1) }
      #expect(found.ties(of: member).map(\.member) == Array(order.prefix(4)))
      #expect(found.ties(of: member).map(\.score) == order.prefix(4).map { scores[$0] * found.resolution })
    }
  }

  @Test func manyEqualsAreSettledByNumber() throws {
    let graph = try TwoModeGraph(
      memberCount: 20_000, groupCount: 1, members: (0..<20_000).map { UInt32($0) },
      groups: [UInt32](repeating: 0, count: 20_000))
    let ties = graph.strongestTies(count: 3)
    #expect(ties.ties(of: 0).map(\.member) == [1, 2, 3])
    #expect(ties.ties(of: 2).map(\.member) == [0, 1, 3])
    #expect(ties.ties(of: 19_999).map(\.member) == [0, 1, 2])
  }

  @Test func whoSharesNothingChangesNothing() throws {
    for seed in 0..<6 as Range<UInt64> {
      var naive = NaiveTwoMode(memberCount: 60, groupCount: 11, most: 5, seed: seed)
      let worth = (0..<12).map { Double($0 % 3) + 0.5 }
      let before = try naive.graph().strongestTies(count: 5, groupWeights: Array(worth.prefix(11)))
      let last = naive.memberCount
      naive = NaiveTwoMode(memberCount: 60, groupCount: 11, most: 5, seed: seed)
      let graph = try TwoModeGraph(
        memberCount: last + 1, groupCount: 12, members: naive.members + [UInt32(last)],
        groups: naive.groups + [11])
      let after = graph.strongestTies(count: 5, groupWeights: worth)
      for member in 0..<last { #expect(before.ties(of: member) == after.ties(of: member)) }
      #expect(after.ties(of: last).isEmpty)
    }
  }

  @Test func noMembersNoTiesWantedAndWeightsOfZero() throws {
    let empty = try TwoModeGraph(memberCount: 0, groupCount: 0, members: [], groups: [])
    #expect(empty.strongestTies(count: 3).pairs().isEmpty)
    let graph = try TwoModeGraph(memberCount: 2, groupCount: 1, members: [0, 1], groups: [0, 0])
    #expect(graph.strongestTies(count: 0).pairs().isEmpty)
    #expect(graph.strongestTies(count: 2, groupWeights: [0]).pairs().isEmpty)
    #expect(graph.strongestTies(count: 2, groupWeights: [1]).ties(of: 1).map(\.member) == [0])
  }

  @Test func stoppedFromOutside() throws {
    struct Stop: Error {}
    let graph = try NaiveTwoMode(memberCount: 900, groupCount: 50, most: 5, seed: 1).graph()
    #expect(throws: Stop.self) {
      try graph.strongestTies(count: 3, checkpoint: Checkpoint { _ throws(Stop) in throw Stop() })
    }
  }

  @Test func allTiesAndTheSmallestWeights() throws {
    let graph = try TwoModeGraph(
      memberCount: 3, groupCount: 2, members: [0, 1, 0, 1, 2], groups: [0, 0, 1, 1, 1])
    #expect(graph.strongestTies(count: .max).entries == graph.strongestTies(count: 2).entries)
    for weight in [0x1p-1030, 0x1p-1060, .leastNonzeroMagnitude] {
      let ties = graph.strongestTies(count: 2, groupWeights: [weight, weight])
      #expect(ties.ties(of: 0).first?.member == 1)
    }
  }
}
