import Testing

@testable import GraphAlgorithms

@Suite struct LabelPropagationTests {
  //  0 ── 1        4
  //   ╲  ╱        ╱ ╲
  //    2         3 ── 5     6
  @Test func componentsThatAreCliques() throws {
    let drawn = try graph(7, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)])
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let found = drawn.labelPropagation(using: &generator)
      #expect(found.isStable)
      #expect(found.partition.members() == [[0, 1, 2], [3, 4, 5], [6]])
    }
  }

  //  0 ━ 1 ─ 2 ━ 3   heavy ties decide
  @Test func heavyEdgesDecide() throws {
    let drawn = try graph(4, [(0, 1, 5), (1, 2, 1), (2, 3, 5)])
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let members = drawn.labelPropagation(using: &generator).partition.members()
      #expect(members == [[0, 1], [2, 3]] || members == [[0, 1, 2, 3]])
    }
  }

  @Test func plantedGroupsAreFound() throws {
    let planted = try RandomGraphs.planted(groups: 6, size: 20, seed: 1)
    var generator = SeededGenerator(seed: 1)
    let found = planted.labelPropagation(using: &generator).partition
    #expect(found == Partition(communityOf: (0..<120).map { UInt32($0 / 20) }))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func laws(seed: UInt64) throws {
    let random = try Graph(
      nodeCount: 150,
      edges: RandomGraphs.edges(
        nodeCount: 150, edgeCount: 300, seed: seed, weighted: seed.isMultiple(of: 2)),
      selfLoops: seed.isMultiple(of: 3) ? .keep : .drop)
    var generator = SeededGenerator(seed: seed)
    let found = random.labelPropagation(using: &generator)
    var again = SeededGenerator(seed: seed)
    #expect(random.labelPropagation(using: &again) == found)
    #expect(found.isStable)
    let communityOf = found.partition.communityOf
    let inside = random.edges.filter { communityOf[Int($0.source)] == communityOf[Int($0.target)] }
    #expect(try Graph(nodeCount: 150, edges: inside).connectedComponents() == found.partition)
    // A community is a part of those with its label, so a node has as much to its own as to any other.
    for node in 0..<150 {
      var weightTo: [UInt32: Double] = [:]
      for (neighbor, weight) in random.neighbors(of: node) where neighbor != node {
        weightTo[communityOf[neighbor], default: 0] += weight
      }
      guard let heaviest = weightTo.values.max() else { continue }
      #expect(isClose(weightTo[communityOf[node], default: 0], heaviest))
    }
  }

  @Test func nothingToPropagate() throws {
    var generator = SeededGenerator(seed: 1)
    #expect(try pathGraph(0).labelPropagation(using: &generator).partition.count == 0)
    #expect(try graph(3, [(0, 1, 0)]).labelPropagation(using: &generator).partition.count == 3)
    let stopped = try Karate.graph().labelPropagation(maximumPasses: 0, using: &generator)
    #expect(!stopped.isStable && stopped.passes == 0 && stopped.partition.count == 34)
  }
}
