import Testing

@testable import GraphAlgorithms

@Suite struct PartitionTests {
  @Test func communitiesAreNumberedBySizeThenBySmallestNode() {
    let partition = Partition(communityOf: [7, 9, 9, 3, 3, 1])
    #expect(partition.communityOf == [2, 0, 0, 1, 1, 3])
    #expect(partition.count == 4)
    #expect(partition.sizes == [2, 2, 1, 1])
    #expect(partition.members() == [[1, 2], [3, 4], [0], [5]])
  }

  @Test func labelsDoNotMatter() {
    let one = Partition(communityOf: [4_000_000_000, 0, 4_000_000_000, 17])
    let other = Partition(communityOf: [1, 2, 1, 0])
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    #expect(one != Partition(communityOf: [1, 1, 2, 0]))
  }

  @Test func nothingAndSingletons() {
    #expect(Partition(communityOf: []).count == 0)
    #expect(Partition(communityOf: []).members().isEmpty)
    #expect(Partition.singletons(nodeCount: 3).communityOf == [0, 1, 2])
  }
}
