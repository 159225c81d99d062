import Testing

@testable import GraphAlgorithms

@Suite struct SeededGeneratorTests {
  /// Figures: the authors' xoshiro256** and SplitMix64, written anew in Python for this test.
  @Test func theSequenceOfASeed() {
    var generator = SeededGenerator(seed: 42)
    let expected: [UInt64] = [
      1546998764402558742, 6990951692964543102,
      12544586762248559009, 17057574109182124193,
    ]
    #expect((0..<4).map { _ in generator.next() } == expected)
  }

  @Test func copiesRepeatTheSequence() {
    var one = SeededGenerator(seed: 0)
    _ = one.next()
    var other = one
    #expect(one.next() == other.next())
  }

  @Test func indicesAndFractionsStayInRange() {
    var generator = SeededGenerator(seed: 3)
    var counts = [0, 0, 0]
    for _ in 0..<3000 {
      counts[generator.index(below: 3)] += 1
      let fraction = generator.unit()
      #expect(fraction >= 0 && fraction < 1)
    }
    #expect(counts.allSatisfy { $0 > 900 })
  }
}
