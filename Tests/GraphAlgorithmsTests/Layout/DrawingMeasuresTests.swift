import Testing

@testable import GraphAlgorithms

@Suite struct DrawingMeasuresTests {
  @Test func `A path drawn as a line has no stress, folded it has`() throws {
    let line = Drawing(
      rectangles: (0..<30).map {
        Rectangle(center: Point(x: 7 + 13.7 * Double($0), y: 3), size: Size(width: 2, height: 2))
      }, graph: try pathGraph(30))
    #expect(isClose(line.stress().value, 0))
    #expect(line.edgeLengthVariation() < 1e-12)
    #expect(line.neighborhoodPreservation() > 0.9)
    // 0 – 1 – 2 with 2 on top of 0: x/d is 1, 1 and 0, so that 1 − 2² / (3 · 2) is left.
    let folded = Drawing([(0, 0), (5, 0), (0, 0)], [(0, 1), (1, 2)])
    #expect(isClose(folded.stress().value, 1.0 / 3))
  }

  @Test func `A star drawn evenly has the best angles, on one side half of them`() {
    let around: [(Double, Double)] = [(0, 0), (9, 0), (0, 9), (-9, 0), (0, -9)]
    let even = Drawing(around, [(0, 1), (0, 2), (0, 3), (0, 4)]).angularResolution()
    #expect(isClose(even.mean, 1) && isClose(even.smallest, 1))
    let half = Drawing([(0, 0), (9, 0), (9, 9), (0, 9), (-9, 9)], [(0, 1), (0, 2), (3, 0), (0, 4)])
      .angularResolution()
    #expect(isClose(half.mean, 0.5))
    // Two edges on each other.
    #expect(Drawing(around, [(0, 1), (1, 0), (0, 3)]).angularResolution().smallest == 0)
  }

  @Test func `Angles of directions`() {
    // `math.atan2` of Python 3.
    #expect(isClose(angle(1, 0), 0) && isClose(angle(-1, 0), .pi) && isClose(angle(0, -2), -.pi / 2))
    #expect(isClose(angle(3, 4), 0.9272952180016122, within: 1e-15))
    #expect(isClose(angle(-1, 0.001), 3.1405926539231266, within: 1e-15))
    #expect(isClose(angle(-5, -12), -1.965587446494658, within: 1e-15))
    #expect(angle(0, 0) == 0)
  }

  @Test func `Orientation is exact where rounding would guess`() {
    // Points on the diagonal moved by single units in the last place; the oracle is the same in whole multiples.
    let unit = 0x1p-53
    for i in 0..<24 {
      for j in 0..<24 {
        let (x, y) = (0.5 + Double(i) * unit, 0.5 + Double(j) * unit)
        let sign = orientation(12, 12, 24, 24, x, y)
        #expect(sign > 0 && y > x || sign < 0 && y < x || sign == 0 && x == y)
      }
    }
  }

  @Test func `A sample of crossings comes near`() throws {
    let drawing = randomDrawing(nodeCount: 400, edgeCount: 1500, extent: 1000, seed: 5)
    let exact = drawing.crossings()
    let sampled = drawing.crossings(budget: 100_000, seed: 2)
    #expect(exact.sampledPieces == nil)
    let size = try #require(sampled.sampledPieces)
    #expect(size >= 256 && size < 1500)
    #expect(abs(Double(sampled.count - exact.count)) < 0.1 * Double(exact.count))
    #expect(sampled == drawing.crossings(budget: 100_000, seed: 2, threads: 2))
  }

  /// Kamada & Kawai's layout of networkx 3.6.1 without weights, 400 points to its unit, rounded. The figures below:
  /// numpy 2.4.6 and networkx, each by its definition, straight loops over all pairs.
  @Test func `The karate club in a layout of networkx`() throws {
    let places: [(Double, Double)] = [
      (10, 133), (-62, 100), (29, -1), (60, 93), (77, 230), (76, 272), (-2, 277), (113, 84), (-70, -4),
      (28, -116), (152, 213), (-75, 253), (173, 152), (-34, 21), (-200, -125), (-186, -172), (64, 400),
      (-112, 206), (-158, -214), (-110, 28), (-117, -246), (-149, 175), (-63, -257), (94, -206),
      (228, -119), (220, -67), (-19, -303), (114, -116), (74, -117), (27, -248), (-153, -36), (79, -29),
      (-69, -125), (-40, -136),
    ]
    let drawing = Drawing(
      rectangles: places.map {
        Rectangle(center: Point(x: $0.0, y: $0.1), size: Size(width: 60, height: 24))
      }, graph: try Karate.graph())
    let measures = drawing.measures()
    #expect(
      measures.nodeOverlaps.map { [$0.first, $0.second] } == [
        [3, 7], [9, 28], [20, 22], [27, 28], [32, 33],
      ])
    #expect(
      measures.edgesThroughNodes.map { [$0.edge, $0.node] } == [
        [4, 4], [6, 3], [7, 13], [13, 1], [15, 3], [18, 3], [23, 19], [29, 31], [43, 32], [45, 32],
        [47, 32], [52, 8], [52, 32], [55, 33], [60, 33], [68, 9], [68, 28], [70, 9], [71, 33], [74, 32],
      ])
    #expect(measures.crossings == CrossingCount(count: 69, sampledPieces: nil))
    #expect(isClose(measures.angularResolution.mean, 0.24436831791279995))
    #expect(isClose(measures.angularResolution.smallest, 0.00242778494270897))
    #expect(measures.stress.sampledSources == nil)
    #expect(isClose(measures.stress.value, 0.06889924975180806))
    #expect(isClose(measures.neighborhoodPreservation, 0.3451532128002716))
    #expect(isClose(measures.edgeLengthVariation, 0.2753611627510588))
    #expect(measures.bounds == Rectangle(left: -230, bottom: -315, right: 258, top: 412))
    #expect(!measures.isClear && !measures.isCutShort)
  }
}
