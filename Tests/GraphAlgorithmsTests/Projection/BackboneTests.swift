import Testing

@testable import GraphAlgorithms

@Suite struct BackboneTests {
  private func tails(_ groups: Int, _ first: Int, _ second: Int) -> [Double] {
    let count = min(first, second) + 1
    return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let start = buffer.baseAddress {
        Hypergeometric(groups: groups).writeTails(first, second, to: start)
      }
      initialized = count
    }
  }

  /// Quotients of whole numbers of any length, Python 3.11; scipy 1.17.1 agrees as far as its digits go.
  @Test func tailsAgreeWithWholeNumbers() {
    let figures: [(shared: Int, groups: Int, first: Int, second: Int, tail: Double)] = [
      (3, 14, 8, 7, 0.9487179487179487), (20, 1000, 50, 60, 1.7437961355168524e-13),
      (1, 1000, 3, 5, 0.014940000120360841), (40, 100, 50, 60, 4.154329353119576e-05),
      (30, 100, 50, 60, 0.5807916780398515), (300, 1_000_000, 5000, 7000, 1.7584972482930835e-172),
    ]
    for (shared, groups, first, second, tail) in figures {
      let found = tails(groups, first, second)[shared]
      #expect(abs(found - tail) <= 1e-12 * tail, "\(found) for \(tail)")
    }
  }

  /// Naive twin: binomials of a small urn are whole numbers.
  @Test func tailsAgreeWithCounting() {
    func binomial(_ n: Int, _ k: Int) -> Double {
      k < 0 || k > n ? 0 : (0..<k).reduce(1.0) { ($0 * Double(n - $1) / Double($1 + 1)).rounded() }
    }
    for first in 0...12 {
      for second in 0...12 {
        let found = tails(12, first, second)
        for shared in 0...min(first, second) {
          var tail = 0.0
          for x in stride(from: shared, through: min(first, second), by: 1) {
            tail += binomial(first, x) * binomial(12 - first, second - x) / binomial(12, second)
          }
          #expect(isClose(found[shared], tail))
        }
      }
    }
  }

  @Test func logarithmAndPower() {
    #expect(naturalLogarithm(1) == 0)
    #expect(isClose(naturalLogarithm(2.718281828459045), 1, within: 1e-15))
    #expect(isClose(naturalLogarithm(1e-300), -690.7755278982137, within: 1e-15))
    #expect(binaryLogarithm(1024) == 10)
    #expect(isClose(binaryLogarithm(3), 1.584962500721156, within: 1e-15))
    #expect([0.125, 0.25, 0.5, 1, 2].map(binaryLogarithm) == [-3, -2, -1, 0, 1])
    // Python 3.11: math.log1p(-2**-40) / math.log(2)
    let justBelowOne = -1.312123495963187e-12
    #expect(abs(binaryLogarithm(1 - 0x1p-40) / justBelowOne - 1) < 1e-15)
    #expect(isClose(power(ofE: 1), 2.718281828459045, within: 1e-15))
    #expect(isClose(power(ofE: -500) * 1e218, 7.124576406741286, within: 1e-12))
    #expect(power(ofE: -1000) == 0)
  }

  /// Sylvia and Katherine of the later clique share six of their six and seven events.
  @Test func southernWomenAgreeWithScipy() throws {
    let women = try SouthernWomen.graph()
    let all = women.significantPairs(correction: .none)
    #expect(all.pairs.count == 17)
    #expect(all.tests == 153)
    let first = try #require(all.pairs.min { $0.probability < $1.probability })
    #expect([first.one, first.other, first.shared] == [11, 12, 6])
    #expect(isClose(first.probability, 0.002331002331002331))
    #expect(women.significantPairs().pairs.isEmpty)
    #expect(women.significantPairs(level: 0.5).pairs == [first])
    let false5 = women.significantPairs(level: 0.5, correction: .benjaminiHochberg)
    #expect(false5.pairs.count == 32)
    #expect(isClose(false5.threshold, 0.0949050949050949))
  }

  /// Enough memberships for a second thread.
  @Test func twoThreadsGiveTheSame() throws {
    let graph = try NaiveTwoMode(memberCount: 9_000, groupCount: 12_000, most: 12, seed: 8).graph()
    #expect(graph.membershipCount > 50_000)
    let one = graph.significantPairs(level: 0.001, correction: .none, maximumGroupSize: 6)
    let two = graph.significantPairs(level: 0.001, correction: .none, maximumGroupSize: 6, threads: 2)
    #expect(one.pairs.count > 1_000 && one.pairs == two.pairs)
  }

  //      1        strength of 0: 8 + 1 + 1; the edge to 1 takes (1 − 0.8)² = 0.04 of chance,
  //      │8       the others have but one edge and say nothing
  //  2 ─ 0 ─ 3
  @Test func aStrongEdgeAtAWeakNode() throws {
    let star = try graph(4, [(0, 1, 8), (0, 2, 1), (0, 3, 1)])
    for (value, expected) in zip(star.disparity(), [0.04, 0.81, 0.81]) { #expect(isClose(value, expected)) }
    #expect(Array(star.disparityBackbone().edges) == [Edge(source: 0, target: 1, weight: 8)])
    #expect(star.disparityBackbone().nodeCount == 4)
  }

  /// A direct computation by the formula in Python over networkx 3.6.1's graph.
  @Test func karateDisparity() throws {
    let club = try Karate.graph(weighted: true)
    let chances = club.disparity()
    #expect(isClose(chances.reduce(0, +), 30.561745159386305))
    #expect(club.disparityBackbone().edgeCount == 0)
    #expect(club.disparityBackbone(level: 0.2).edgeCount == 4)
  }

  @Test func loopsZeroWeightsAndNothing() throws {
    let odd = try Graph(
      nodeCount: 2, edges: [Edge(source: 0, target: 0, weight: 3), Edge(source: 0, target: 1, weight: 0)],
      selfLoops: .keep)
    #expect(odd.disparity() == [1, 1])
    #expect(try Graph(nodeCount: 0, edges: []).disparityBackbone().nodeCount == 0)
  }

  /// Members of 1 … 5,901 groups: more tails than are kept at once.
  @Test func manyDifferentSizes() throws {
    var members: [UInt32] = []
    var groups: [UInt32] = []
    // Few members share a group, so that there are few pairs.
    for member in 0..<60 as Range<UInt32> {
      for place in 0..<(100 * member + 1) {
        members.append(member)
        groups.append(place < 2 ? place : 10 + member * 10_000 + place)
      }
    }
    let graph = try TwoModeGraph(
      memberCount: 60, groupCount: 700_000, members: members, groups: groups)
    let found = graph.significantPairs(level: 1, correction: .none)
    #expect(found.pairs.count == 60 * 59 / 2)
    let groupCount = Set(groups).count
    for pair in found.pairs {
      let shared = pair.one == 0 ? 1 : 2
      #expect(pair.probability == tails(groupCount, 100 * pair.one + 1, 100 * pair.other + 1)[shared])
    }
  }
}
