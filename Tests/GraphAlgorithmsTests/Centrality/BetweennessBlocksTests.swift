import Testing

@testable import GraphAlgorithms

/// Cutting at articulation nodes, lanes and threads change nothing.
@Suite struct BetweennessBlocksTests {
  //  1 ─ 0 ─ 2        two triangles and a leaf at node 0:
  //  │  ╱│╲  │        0 keeps {1, 3}, {2, 4} and {5} apart, 2·2 + 2·1 + 2·1 pairs
  //  3 ╱ 5 ╲ 4
  @Test func nodesThatKeepOthersApart() throws {
    let drawn = try graph(6, [(0, 1), (1, 3), (3, 0), (0, 2), (2, 4), (4, 0), (0, 5)])
    #expect(drawn.betweenness(normalized: false) == [8, 0, 0, 0, 0, 0])
    drawn.withUnsafeCSR { csr in
      let blocks = BetweennessBlocks(csr)
      #expect(blocks.separatedPairs() == [16, 0, 0, 0, 0, 0])
      let pieces = blocks.pieces()
      #expect(pieces.count == 2)
      for piece in 0..<2 {
        // Each triangle and what hangs on it: all six nodes.
        let range = pieces.starts[piece]..<pieces.starts[piece + 1]
        #expect(pieces.weights[range].reduce(0, +) == 6)
        #expect(pieces.slotCount(of: piece) == 6)
      }
    }
  }

  @Test func agreesWithTheNaiveTwin() throws {
    for seed in 0..<40 as Range<UInt64> {
      let mixed = try RandomGraphs.blocks(seed: seed)
      let naive = NaiveBetweenness(mixed)
      let nodes = mixed.betweenness(normalized: false)
      #expect(zip(nodes, naive.nodes).allSatisfy { isClose($0, $1) }, "seed \(seed)")
      let edges = mixed.edgeBetweenness(normalized: false)
      #expect(zip(edges, naive.edges).allSatisfy { isClose($0, $1) }, "seed \(seed)")
    }
  }

  /// More nodes than lanes, from both sides of the choice between pushing and pulling.
  @Test(arguments: [30, 60, 150]) func agreesOnRandomGraphs(edgeCount: Int) throws {
    for seed in 0..<3 as Range<UInt64> {
      let random = try RandomGraphs.graph(nodeCount: 40, edgeCount: edgeCount, seed: seed)
      let naive = NaiveBetweenness(random)
      #expect(zip(random.betweenness(normalized: false), naive.nodes).allSatisfy { isClose($0, $1) })
      #expect(zip(random.edgeBetweenness(normalized: false), naive.edges).allSatisfy { isClose($0, $1) })
    }
  }

  /// On a cycle of 2k + 1 nodes each lies inside k(k − 1) / 2 paths; the levels pass what a byte could count.
  @Test func aLongCycle() throws {
    let count = 601
    let half = Double(count / 2)
    let pairs = (0..<count).map { (UInt32($0), UInt32(($0 + 1) % count)) }
    let cycle = try graph(count, pairs)
    #expect(cycle.betweenness(normalized: false).allSatisfy { isClose($0, half * (half - 1) / 2) })
    #expect(cycle.edgeBetweenness(normalized: false).allSatisfy { isClose($0, half * (half + 1) / 2) })
  }

  @Test func everyVersionOfTheKernelsGivesTheSameBits() throws {
    let random = try RandomGraphs.graph(nodeCount: 150, edgeCount: 400, seed: 3)
    let nodes = random.betweenness()
    let edges = random.edgeBetweenness()
    #expect(KernelVersion.available.contains(.plain))
    for kernel in KernelVersion.available {
      let others = random.betweenness(
        normalized: true, weighted: false, threads: 1, checkpoint: .none, kernel: kernel)
      #expect(others == nodes)
      let otherEdges = random.edgeBetweenness(
        normalized: true, weighted: false, threads: 1, checkpoint: .none, kernel: kernel)
      #expect(otherEdges == edges)
    }
  }

  @Test(arguments: [2, 3]) func threadsChangeNoBit(threads: Int) throws {
    let random = try RandomGraphs.graph(nodeCount: 900, edgeCount: 7000, seed: 5)
    #expect(random.betweenness(threads: threads) == random.betweenness())
    let weighted = try RandomGraphs.graph(nodeCount: 150, edgeCount: 5000, seed: 5, weighted: true)
    #expect(
      weighted.betweenness(weighted: true, threads: threads) == weighted.betweenness(weighted: true))
    #expect(
      weighted.edgeBetweenness(weighted: true, threads: threads) == weighted.edgeBetweenness(weighted: true))
  }

  private struct Stop: Error {}

  @Test func canBeWatchedAndStopped() throws {
    let random = try RandomGraphs.graph(nodeCount: 900, edgeCount: 7000, seed: 5)
    var shares: [Double] = []
    _ = random.betweenness(checkpoint: Checkpoint { shares.append($0) })
    #expect(shares.count > 2 && shares == shares.sorted() && shares.last == 1)
    #expect(throws: Stop.self) {
      try random.betweenness(threads: 2, checkpoint: Checkpoint { (_: Double) throws(Stop) in throw Stop() })
    }
  }

  /// A tree is folded away altogether, however deep it is.
  @Test func aStarAndALongRow() throws {
    let leaves = 20_000
    let star = try graph(leaves + 1, (1...leaves).map { (0, UInt32($0)) })
    #expect(star.betweenness()[0] == 1)
    #expect(star.edgeBetweenness(normalized: false).allSatisfy { $0 == Double(leaves) })
    let row = try pathGraph(20_000)
    #expect(row.betweenness(normalized: false)[10_000] == 10_000 * 9_999)
  }
}
