import Testing

@testable import GraphAlgorithms

@Suite struct CommunityLabelsTests {
  @Test func theSamePartitionKeepsItsLabels() {
    let partition = Partition(communityOf: [2, 2, 2, 0, 0, 1])
    #expect(partition.labels(keeping: partition.communityOf) == partition.communityOf)
    #expect(partition.labels(keeping: [7, 7, 7, 3, 3, 9]) == [7, 7, 7, 3, 3, 9])
  }

  //  before  5 5 5 5 8 8      the 5 loses two nodes to what was the 8, and is now the smaller one
  //  after   a a b b b b b    and a node came
  @Test func theLargerOverlapDecides() {
    let after = Partition(communityOf: [0, 0, 1, 1, 1, 1, 1])
    #expect(after.labels(keeping: [5, 5, 5, 8, 8, 8]) == [5, 5, 8, 8, 8, 8, 8])
    #expect(after.labels(keeping: [5, 5, 5, 5, 8, 8]) == [5, 5, 8, 8, 8, 8, 8])
  }

  @Test func whatIsNewGetsANewLabel() {
    let halves = Partition(communityOf: [0, 0, 0, 1, 1])
    #expect(halves.labels(keeping: [4, 4, 4, 4, 4]) == [4, 4, 4, 5, 5])
    #expect(halves.labels(keeping: []) == [0, 0, 0, 1, 1])
    #expect(Partition(communityOf: []).labels(keeping: []) == [])
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func labelsTellTheSameNodesApart(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    func labels(_ count: Int) -> [UInt32] {
      (0..<count).map { _ in UInt32.random(in: 0..<7, using: &generator) }
    }
    let after = Partition(communityOf: labels(50))
    #expect(Partition(communityOf: after.labels(keeping: labels(40))) == after)
  }
}
