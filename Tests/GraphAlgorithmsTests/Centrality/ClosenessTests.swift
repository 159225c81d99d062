import GraphAlgorithms
import Testing

@Suite struct ClosenessTests {
  //  0 ── 1 ── 2    3 ── 4    5
  @Test func partsApart() throws {
    let drawn = try graph(6, [(0, 1), (1, 2), (3, 4)])
    // Figures: networkx 3.6.1, `closeness_centrality`, with `wf_improved` and without, and `harmonic_centrality`.
    let scaled = [0.26666666666666666, 0.4, 0.26666666666666666, 0.2, 0.2, 0.0]
    #expect(zip(drawn.closeness(), scaled).allSatisfy { isClose($0, $1) })
    let plain = [0.6666666666666666, 1.0, 0.6666666666666666, 1.0, 1.0, 0.0]
    #expect(zip(drawn.closeness(scaledByReach: false), plain).allSatisfy { isClose($0, $1) })
    #expect(drawn.harmonicCentrality(normalized: false) == [1.5, 2, 1.5, 1, 1, 0])
    #expect(drawn.harmonicCentrality() == [0.3, 0.4, 0.3, 0.2, 0.2, 0])
  }

  @Test func karateAgreesWithNetworkx() throws {
    let karate = try Karate.graph()
    #expect(zip(karate.closeness(), Karate.closeness).allSatisfy { isClose($0, $1) })
    #expect(
      zip(karate.harmonicCentrality(normalized: false), Karate.harmonic).allSatisfy { isClose($0, $1) })
  }

  @Test(arguments: 0...1) func fewerThanTwoNodes(count: Int) throws {
    let zeros = Array(repeating: 0.0, count: count)
    #expect(try pathGraph(count).closeness() == zeros)
    #expect(try pathGraph(count).closeness(scaledByReach: false) == zeros)
    #expect(try pathGraph(count).harmonicCentrality() == zeros)
  }

  @Test func aNodeTiedToAllHasOne() throws {
    let star = try graph(50, (1..<50).map { (0, UInt32($0)) })
    #expect(star.closeness()[0] == 1 && star.harmonicCentrality()[0] == 1)
    #expect(isClose(star.harmonicCentrality()[1], 25.0 / 49))
  }
}
