import GraphAlgorithms
import Testing

struct PartitionComparisonTests {
  private let clubs = Partition(communityOf: Karate.clubs)
  private let nines = Partition(communityOf: (0..<34).map { $0 / 9 })

  /// igraph 1.0.0, `compare_communities` with methods nmi, adjusted_rand and vi; the other two means by hand from
  /// the entropies.
  @Test func agreesWithIgraph() {
    #expect(isClose(clubs.normalizedMutualInformation(with: nines), 0.3707206159178187))
    #expect(isClose(clubs.normalizedMutualInformation(with: nines, normalization: .max), 0.27840404799094237))
    #expect(
      isClose(clubs.normalizedMutualInformation(with: nines, normalization: .geometric), 0.3929527542945866))
    #expect(isClose(clubs.adjustedRandIndex(with: nines), 0.24975288303130125))
    #expect(isClose(clubs.variationOfInformation(from: nines), 1.3051407552585483))
  }

  /// Two pairs against two pairs crosswise: nothing in common, and less than chance would give.
  @Test func crosswise() {
    let rows = Partition(communityOf: [0, 0, 1, 1])
    let columns = Partition(communityOf: [0, 1, 0, 1])
    #expect(abs(rows.normalizedMutualInformation(with: columns)) < 1e-15)
    #expect(isClose(rows.adjustedRandIndex(with: columns), -0.5))
    #expect(isClose(rows.variationOfInformation(from: columns), 2 * 0.6931471805599453))
  }

  @Test(arguments: Partition.Normalization.allCases) func edgeCases(normalization: Partition.Normalization) {
    let empty = Partition(communityOf: [])
    let single = Partition(communityOf: [0, 0, 0, 0])
    let singletons = Partition.singletons(nodeCount: 4)
    for same in [empty, single, singletons, Partition(communityOf: [0]), clubs] {
      #expect(same.normalizedMutualInformation(with: same, normalization: normalization) == 1)
      #expect(same.adjustedRandIndex(with: same) == 1)
      #expect(same.variationOfInformation(from: same) == 0)
    }
    #expect(single.normalizedMutualInformation(with: singletons, normalization: normalization) == 0)
    #expect(single.adjustedRandIndex(with: singletons) == 0)
    #expect(isClose(single.variationOfInformation(from: singletons), 1.3862943611198906))
  }

  /// Naive twin of the Rand index: look at all pairs. The others are symmetric, and information a metric.
  @Test func laws() {
    for seed in 0..<20 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let partitions = (2...4).map { count in
        Partition(communityOf: (0..<25).map { _ in UInt32.random(in: 0..<UInt32(count), using: &generator) })
      }
      let (one, two, three) = (partitions[0], partitions[1], partitions[2])
      #expect(isClose(one.adjustedRandIndex(with: two), two.adjustedRandIndex(with: one)))
      #expect(isClose(one.normalizedMutualInformation(with: two), two.normalizedMutualInformation(with: one)))
      let direct = one.variationOfInformation(from: three)
      #expect(
        direct <= one.variationOfInformation(from: two) + two.variationOfInformation(from: three) + 1e-12)
      var both = 0.0
      var first = 0.0
      var second = 0.0
      for left in 0..<25 {
        for right in 0..<left {
          let inOne = one.communityOf[left] == one.communityOf[right]
          let inTwo = two.communityOf[left] == two.communityOf[right]
          both += inOne && inTwo ? 1 : 0
          first += inOne ? 1 : 0
          second += inTwo ? 1 : 0
        }
      }
      let expected = first * second / 300
      #expect(
        isClose(one.adjustedRandIndex(with: two), (both - expected) / ((first + second) / 2 - expected)))
    }
  }
}
