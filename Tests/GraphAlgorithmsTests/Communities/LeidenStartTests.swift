import Testing

@testable import GraphAlgorithms

@Suite struct LeidenStartTests {
  @Test func aStableResultStays() throws {
    for graph in [try RandomGraphs.planted(groups: 6, size: 20, seed: 1), try Karate.graph()] {
      var generator = SeededGenerator(seed: 1)
      let stable = graph.leiden(iterations: .untilStable, using: &generator)
      for _ in 0..<10 { #expect(graph.leiden(startingFrom: stable, using: &generator) == stable) }
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func theResultIsNoWorseThanTheStart(seed: UInt64) throws {
    let random = try RandomGraphs.graph(nodeCount: 200, edgeCount: 400, seed: seed, weighted: true)
    var generator = SeededGenerator(seed: seed)
    let labels = (0..<200).map { _ in UInt32.random(in: 0..<9, using: &generator) }
    let starts = [Partition(communityOf: labels), random.leiden(using: &generator)]
    for start in starts {
      let found = random.leiden(startingFrom: start, using: &generator)
      #expect(random.modularity(of: found) >= random.modularity(of: start) - 1e-12)
    }
  }

  //  0 ── 1     2 ── 3   given as one community, though nothing joins the pairs
  @Test func aStartInSeveralPiecesIsDivided() throws {
    let pairs = try graph(4, [(0, 1), (2, 3)])
    var generator = SeededGenerator(seed: 1)
    let whole = Partition(communityOf: [0, 0, 0, 0])
    #expect(pairs.leiden(startingFrom: whole, using: &generator).members() == [[0, 1], [2, 3]])
    #expect(pairs.leiden(resolution: 0, startingFrom: whole, using: &generator).count == 2)
    #expect(pairs.leiden(iterations: 0, startingFrom: whole, using: &generator) == whole)
  }

  @Test func noNodes() throws {
    var generator = SeededGenerator(seed: 1)
    let none = Partition(communityOf: [])
    #expect(try pathGraph(0).leiden(startingFrom: none, using: &generator) == none)
  }
}
