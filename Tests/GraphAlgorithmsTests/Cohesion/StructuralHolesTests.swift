import GraphAlgorithms
import Testing

struct StructuralHolesTests {
  private func agree(_ one: [Double], _ other: [Double]) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { $0.isNaN ? $1.isNaN : isClose($0, $1) }
  }

  //  1 ── 0 ── 2    the broker 0 depends on each for a half; in the triangle each contact is one of two,
  //                 and half of the other's attention leads to it too
  @Test func brokerAndTriangle() throws {
    let broker = try graph(3, [(0, 1), (0, 2)])
    #expect(broker.constraints() == [0.5, 1, 1])
    #expect(broker.effectiveSizes() == [2, 1, 1])
    let triangle = try graph(3, [(0, 1), (0, 2), (1, 2)])
    #expect(agree(triangle.constraints(), [1.125, 1.125, 1.125]))
    #expect(triangle.effectiveSizes() == [1, 1, 1])
  }

  @Test func karateAgreesWithNetworkx() throws {
    let karate = try Karate.graph(weighted: true)
    #expect(agree(karate.constraints(weighted: false), Karate.constraint))
    #expect(agree(karate.constraints(), Karate.weightedConstraint))
    #expect(agree(karate.effectiveSizes(weighted: false), Karate.effectiveSize))
    #expect(agree(karate.effectiveSizes(), Karate.weightedEffectiveSize))
  }

  @Test func withoutContactsThereIsNone() throws {
    #expect(try pathGraph(0).constraints() == [])
    #expect(try pathGraph(1).constraints()[0].isNaN)
    let edges = [
      Edge(source: 0, target: 1), Edge(source: 2, target: 2), Edge(source: 3, target: 4, weight: 0),
    ]
    let mixed = try Graph(nodeCount: 5, edges: edges, selfLoops: .keep)
    #expect(agree(mixed.constraints(), [1, 1, .nan, .nan, .nan]))
    #expect(agree(mixed.effectiveSizes(), [1, 1, .nan, .nan, .nan]))
    #expect(agree(mixed.effectiveSizes(weighted: false), [1, 1, .nan, 1, 1]))
  }

  /// Naive twin: the formulas over all triples, without loops.
  @Test func agreesWithTheFormulas() throws {
    for seed in 0..<8 as Range<UInt64> {
      let count = 15
      var edges = RandomGraphs.edges(nodeCount: count, edgeCount: 50, seed: seed, weighted: true)
      edges[0].weight = 0
      let random = try Graph(nodeCount: count, edges: edges, selfLoops: .keep)
      func weight(_ one: Int, _ other: Int) -> Double {
        one == other ? 0 : random.weight(from: one, to: other) ?? 0
      }
      let all = 0..<count
      let strength = all.map { one in all.reduce(0) { $0 + weight(one, $1) } }
      let largest = all.map { one in all.reduce(0) { max($0, weight(one, $1)) } }
      var constraints: [Double] = []
      var sizes: [Double] = []
      for own in all {
        var constraint = 0.0
        var size = 0.0
        for other in all where other != own && random.weight(from: own, to: other) != nil {
          var indirect = 0.0
          var redundancy = 0.0
          for third in all where weight(own, third) > 0 && weight(third, other) > 0 {
            indirect += weight(own, third) / strength[own] * weight(third, other) / strength[third]
            redundancy += weight(own, third) / strength[own] * weight(third, other) / largest[other]
          }
          let share = weight(own, other) / strength[own] + indirect
          constraint += share * share
          size += 1 - redundancy
        }
        constraints.append(strength[own] > 0 ? constraint : .nan)
        sizes.append(strength[own] > 0 ? size : .nan)
      }
      #expect(agree(random.constraints(), constraints))
      #expect(agree(random.effectiveSizes(), sizes))
    }
  }

  @Test func sameBitsWithThreads() throws {
    let large = try RandomGraphs.graph(nodeCount: 2000, edgeCount: 80_000, seed: 5, weighted: true)
    #expect(large.constraints(threads: 3) == large.constraints())
    #expect(large.effectiveSizes(threads: 2) == large.effectiveSizes())
  }
}
