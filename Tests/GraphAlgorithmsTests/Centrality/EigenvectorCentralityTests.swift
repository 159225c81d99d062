import GraphAlgorithms
import Testing

struct EigenvectorCentralityTests {
  //  1   2   3     the center scores √3 times what a leaf does
  //    ╲ │ ╱
  //      0
  @Test func aStar() throws {
    let result = try graph(4, [(0, 1), (0, 2), (0, 3)]).eigenvectorCentrality()
    #expect(result.hasConverged)
    #expect(isClose(result.scores[0], 0.5.squareRoot(), within: 1e-8))
    for leaf in 1...3 { #expect(isClose(result.scores[leaf], (1.0 / 6).squareRoot(), within: 1e-8)) }
  }

  @Test func karateAgreesWithIgraph() throws {
    let karate = try Karate.graph(weighted: true)
    for (value, expected) in zip(karate.eigenvectorCentrality().scores, Karate.weightedEigenvector) {
      #expect(isClose(value, expected, within: 1e-8))
    }
    for (value, expected) in zip(karate.eigenvectorCentrality(weighted: false).scores, Karate.eigenvector) {
      #expect(isClose(value, expected, within: 1e-8))
    }
  }

  //  a triangle (eigenvalue 2) and a pair (1): the pair falls to zero; two pairs share
  @Test func severalComponents() throws {
    let mixed = try graph(5, [(0, 1), (1, 2), (0, 2), (3, 4)]).eigenvectorCentrality().scores
    #expect(mixed[0] > 0.577)
    #expect(mixed[3] < 1e-8)
    #expect(try graph(4, [(0, 1), (2, 3)]).eigenvectorCentrality().scores.allSatisfy { isClose($0, 0.5) })
  }

  @Test func edgeCases() throws {
    #expect(try pathGraph(0).eigenvectorCentrality().scores == [])
    #expect(try pathGraph(1).eigenvectorCentrality().scores == [1])
    #expect(try graph(4, [(0, 1, 0)]).eigenvectorCentrality().scores == [0.5, 0.5, 0.5, 0.5])
    #expect(try !Karate.graph().eigenvectorCentrality(maximumIterations: 3).hasConverged)
  }

  /// By definition A·x = λ·x, loops once on the diagonal, with λ the same at every node.
  @Test func isAnEigenvector() throws {
    for seed in 0..<5 as Range<UInt64> {
      let random = try Graph(
        nodeCount: 30, edges: RandomGraphs.edges(nodeCount: 30, edgeCount: 90, seed: seed, weighted: true),
        selfLoops: .keep)
      let scores = random.eigenvectorCentrality(tolerance: 1e-12).scores
      let images = (0..<30).map { node in
        random.neighbors(of: node).reduce(0) { $0 + $1.weight * scores[$1.node] }
      }
      let eigenvalue = zip(scores, images).reduce(0) { $0 + $1.0 * $1.1 }
      for node in 0..<30 { #expect(isClose(images[node], eigenvalue * scores[node], within: 1e-9)) }
    }
  }
}
