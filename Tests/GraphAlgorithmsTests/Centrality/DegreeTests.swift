import GraphAlgorithms
import Testing

@Suite struct DegreeTests {
  //  0 ──2── 1 ──3── 2    3
  @Test func degreesAndStrengthsOfADrawnGraph() throws {
    let drawn = try graph(4, [(0, 1, 2), (1, 2, 3)])
    #expect(drawn.degrees() == [1, 2, 1, 0])
    #expect(drawn.strengths() == [2, 5, 3, 0])
  }

  /// Figure: networkx 3.6.1; node 33 is the officers' John A.
  @Test func karateDegreesAddUpToTwiceTheEdges() throws {
    let degrees = try Karate.graph().degrees()
    #expect(degrees.reduce(0, +) == 156)
    #expect(degrees[0] == 16 && degrees[33] == 17)
  }
}
