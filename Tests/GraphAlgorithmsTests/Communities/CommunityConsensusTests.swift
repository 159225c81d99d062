import Testing

@testable import GraphAlgorithms

@Suite struct CommunityConsensusTests {
  @Test func clearCommunitiesAreCertain() throws {
    let planted = try RandomGraphs.planted(groups: 6, size: 20, seed: 1)
    var generator = SeededGenerator(seed: 1)
    let consensus = planted.leidenConsensus(using: &generator)
    #expect(consensus.partition == Partition(communityOf: (0..<120).map { UInt32($0 / 20) }))
    #expect(consensus.certainty.allSatisfy { $0 == 1 })
    #expect(consensus.isUnanimous && consensus.rounds == 1)
  }

  //  0 ── 1           5 ── 6     node 4 hangs as much on the one clique as on the other:
  //  │ ╳  │ ── 4 ──   │ ╳  │     the runs differ on it, and only a little on the rest
  //  2 ── 3           7 ── 8
  @Test func theNodeBetweenIsLessCertain() throws {
    let drawn = try graph(
      9,
      [
        (0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (5, 6), (5, 7), (5, 8), (6, 7), (6, 8), (7, 8),
        (3, 4), (4, 5),
      ])
    var generator = SeededGenerator(seed: 3)
    let consensus = drawn.leidenConsensus(runs: 40, using: &generator)
    let rest = [0, 1, 2, 3, 5, 6, 7, 8].map { consensus.certainty[$0] }
    #expect(consensus.certainty[4] < 0.9)
    #expect(rest.allSatisfy { $0 > consensus.certainty[4] && $0 < 1 })
    #expect(consensus.partition.count == 2)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func laws(seed: UInt64) throws {
    let random = try RandomGraphs.graph(nodeCount: 120, edgeCount: 240, seed: seed)
    func consensus(threads: Int) -> CommunityConsensus {
      var generator = SeededGenerator(seed: seed)
      return random.leidenConsensus(runs: 8, using: &generator, threads: threads)
    }
    let one = consensus(threads: 1)
    #expect(one == consensus(threads: 3))
    #expect(one.certainty.allSatisfy { $0 > 0 && $0 <= 1 + 1e-12 })
    let communityOf = one.partition.communityOf
    let inside = random.edges.filter { communityOf[Int($0.source)] == communityOf[Int($0.target)] }
    #expect(try Graph(nodeCount: 120, edges: inside).connectedComponents() == one.partition)
  }

  @Test func nothingToAgreeOn() throws {
    var generator = SeededGenerator(seed: 1)
    let none = try pathGraph(0).leidenConsensus(using: &generator)
    #expect(none.partition.count == 0 && none.certainty.isEmpty)
    let loners = try graph(3, [(0, 1, 0)]).leidenConsensus(runs: 1, using: &generator)
    #expect(loners.partition.count == 3 && loners.certainty == [1, 1, 1])
  }
}
