import Testing

@testable import GraphAlgorithms

@Suite struct DrawingTests {
  /// Squares of side 2. The line from 0 to 1 passes through 4, and along a side of 5 and of 6, and crosses 2–3; 4 and 6
  /// overlap.
  ///
  ///           2
  ///         ╱ │      6
  ///     0 ────┼─── 4 ─────── 1
  ///           │        5
  ///           3
  private let drawn = Drawing(
    [(0, 0), (20, 0), (8, 8), (8, -8), (11, 0.5), (14, -1), (11.5, 1)], [(0, 1), (2, 3), (0, 2)])

  @Test func `Overlaps, passages and crossings of a drawing`() {
    #expect(drawn.nodeOverlaps() == [NodePair(first: 4, second: 6)])
    #expect(drawn.nodeOverlaps(gap: 0.6).map { [$0.first, $0.second] } == [[4, 6], [5, 6]])
    #expect(drawn.edgesThroughNodes() == [EdgePassage(edge: 0, node: 4)])
    #expect(drawn.edgesThroughNodes(margin: 0.25).map(\.node) == [4, 5, 6])
    #expect(drawn.crossings() == CrossingCount(count: 1, sampledPieces: nil))
    #expect(drawn.bounds == Rectangle(left: -1, bottom: -9, right: 21, top: 9))
  }

  @Test func `Lists end at the limit`() {
    let pile = Drawing(Array(repeating: (0, 0), count: 9), [])
    #expect(pile.nodeOverlaps().count == 36)
    #expect(pile.nodeOverlaps(limit: 5).count == 5)
    #expect(pile.nodeOverlaps(limit: 0).isEmpty)
    #expect(pile.measures(limit: 36).isCutShort)
    #expect(!pile.measures(limit: 37).isCutShort)
    let row = Drawing([(0, 0), (10, 0), (20, 0), (30, 0), (40, 0)], [(0, 4), (0, 3)])
    #expect(
      row.edgesThroughNodes(limit: 4).map { [$0.edge, $0.node] } == [[0, 1], [0, 2], [0, 3], [1, 1]])
  }

  @Test func `Nothing, one node, and one place`() {
    let nothing = Drawing(rectangles: [], edges: []).measures()
    #expect(nothing.isClear && nothing.bounds == nil && nothing.crossings.count == 0)
    #expect(nothing.stress.value == 0 && nothing.neighborhoodPreservation == 1 && nothing.inkShare == 0)
    let one = Drawing([(3, 4)], [(0, 0)]).measures()
    #expect(one.isClear && one.inkShare == 1 && one.edgeLengthVariation == 0)
    #expect(one.angularResolution == AngularResolution(mean: 1, smallest: 1))
    let heap = Drawing([(3, 4), (3, 4), (3, 4)], [(0, 1), (1, 2)]).measures()
    #expect(heap.nodeOverlaps.count == 3 && heap.edgesThroughNodes.isEmpty && heap.stress.value == 1)
    #expect(heap.edgeLengthVariation == 0 && heap.crossings.count == 0)
  }

  @Test func `A side is not the inside, nor is a rectangle without area`() {
    // 0 ── along the top of 2 ── 1, through the middle of 3, which has no height, and of 4, which has no size.
    let middle = Rectangle(left: 9, bottom: -4, right: 11, top: 0)
    let flat = Rectangle(left: 12, bottom: 0, right: 14, top: 0)
    let dot = Rectangle(left: 16, bottom: 0, right: 16, top: 0)
    let ends = [0.0, 20].map { Rectangle(center: Point(x: $0, y: 0), size: Size(width: 2, height: 2)) }
    let edges = [DrawingEdge(source: 0, target: 1)]
    #expect(Drawing(rectangles: ends + [middle, flat, dot], edges: edges).edgesThroughNodes().isEmpty)
    let raised = Rectangle(left: 9, bottom: -4, right: 11, top: 0.0.nextUp)
    #expect(
      raised.top == 0 || Drawing(rectangles: ends + [raised], edges: edges).edgesThroughNodes().count == 1)
    #expect(
      Drawing(rectangles: ends + [middle.expanded(by: 1e-9)], edges: edges).edgesThroughNodes().count == 1)
  }

  @Test func `Ends inside each other hide their edge`() {
    let outer = Rectangle(left: -10, bottom: -10, right: 10, top: 10)
    let inner = Rectangle(left: 4, bottom: 4, right: 6, top: 6)
    let third = Rectangle(left: 1, bottom: 1, right: 3, top: 3)
    let drawing = Drawing(rectangles: [outer, inner, third], edges: [DrawingEdge(source: 0, target: 1)])
    #expect(drawing.edgesThroughNodes().isEmpty)
    #expect(drawing.nodeOverlaps().count == 2)
  }

  @Test func `Lines that touch or lie on each other do not cross`() {
    //  0 ── 4 ── 1 ── 5 on one line; 2 stands on the line, 3 above.
    let places: [(Double, Double)] = [(0, 0), (10, 0), (4, 0), (4, 9), (3, 0), (15, 0)]
    #expect(Drawing(places, [(0, 1), (2, 3)]).crossings().count == 0)
    #expect(Drawing(places, [(0, 1), (4, 5)]).crossings().count == 0)
    #expect(Drawing(places, [(0, 1), (0, 1), (3, 3)]).crossings().count == 0)
    // A thousandth of a point decides.
    var moved = places
    moved[2].1 = -0.001
    #expect(Drawing(moved, [(0, 1), (2, 3)]).crossings().count == 1)
  }

  @Test func `A route counts where it is drawn`() {
    // The way around 2 crosses 3–4 twice.
    var drawing = Drawing([(0, 0), (20, 0), (10, 0), (3, 6), (17, 6)], [(0, 1), (3, 4)])
    #expect(drawing.edgesThroughNodes().count == 1)
    let around = [Point(x: 1, y: 0), Point(x: 10, y: 9), Point(x: 19, y: 0)]
    drawing = Drawing(
      rectangles: drawing.rectangles,
      edges: [DrawingEdge(source: 0, target: 1, route: around), drawing.edges[1]])
    #expect(drawing.edgesThroughNodes().isEmpty)
    #expect(drawing.crossings().count == 2)
    #expect(drawing.bounds?.top == 9)
  }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `Grids find what looking at everything finds`(seed: UInt64) {
    let extent = [30, 120, 600][Int(seed % 3)]
    let drawing = randomDrawing(
      nodeCount: 60, edgeCount: 70, extent: extent, seed: seed, withRoutes: seed.isMultiple(of: 2))
    #expect(drawing.nodeOverlaps().map { [$0.first, $0.second] } == NaiveDrawing.overlaps(drawing))
    #expect(
      drawing.nodeOverlaps(gap: 7).map { [$0.first, $0.second] } == NaiveDrawing.overlaps(drawing, gap: 7))
    #expect(drawing.crossings().count == NaiveDrawing.crossings(drawing))
    // The ends of visible parts are rounded: what is met by less than that may go either way.
    let passages = Set(drawing.edgesThroughNodes().map { [$0.edge, $0.node] })
    #expect(passages.isSuperset(of: NaiveDrawing.passages(drawing, slack: 1e-6)))
    #expect(passages.isSubset(of: NaiveDrawing.passages(drawing, slack: -1e-6)))
    let graph = drawing.graph()
    #expect(isClose(drawing.stress().value, NaiveDrawing.stress(drawing, graph), within: 1e-10))
    #expect(isClose(drawing.neighborhoodPreservation(), NaiveDrawing.preservation(drawing, graph)))
  }

  @Test func `A few nodes far outside are found too`() {
    let crowd = randomDrawing(nodeCount: 80, edgeCount: 90, extent: 200, seed: 9)
    // Two that overlap far to the right, one far below, joined with each other and with the crowd.
    let far = [(90_000.0, 40.0), (90_004, 42), (100, -70_000)].map {
      Rectangle(center: Point(x: $0.0, y: $0.1), size: Size(width: 12, height: 8))
    }
    let edges = [(80, 82), (0, 81), (82, 5), (80, 7)].map { DrawingEdge(source: $0.0, target: $0.1) }
    let drawing = Drawing(rectangles: crowd.rectangles + far, edges: crowd.edges + edges)
    #expect(drawing.nodeOverlaps().map { [$0.first, $0.second] } == NaiveDrawing.overlaps(drawing))
    #expect(drawing.crossings().count == NaiveDrawing.crossings(drawing))
    let passages = Set(drawing.edgesThroughNodes().map { [$0.edge, $0.node] })
    #expect(passages.isSuperset(of: NaiveDrawing.passages(drawing, slack: 1e-6)))
    #expect(passages.isSubset(of: NaiveDrawing.passages(drawing, slack: -1e-6)))
    #expect(
      isClose(drawing.neighborhoodPreservation(), NaiveDrawing.preservation(drawing, drawing.graph())))
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `Scale and place do not matter`(seed: UInt64) {
    let drawing = randomDrawing(
      nodeCount: 50, edgeCount: 60, extent: 200, seed: seed, withRoutes: true)
    let here = drawing.measures()
    for there in [
      drawing.moved(scale: 4, x: -3000, y: 1_048_576).measures(),
      drawing.moved(scale: 0.25, x: 8, y: -64).measures(),
    ] {
      #expect(there.nodeOverlaps == here.nodeOverlaps && there.crossings == here.crossings)
      #expect(there.edgesThroughNodes.count == here.edgesThroughNodes.count)
      #expect(isClose(there.stress.value, here.stress.value, within: 1e-9))
      #expect(isClose(there.angularResolution.mean, here.angularResolution.mean, within: 1e-9))
      #expect(there.neighborhoodPreservation == here.neighborhoodPreservation)
      #expect(isClose(there.edgeLengthVariation, here.edgeLengthVariation, within: 1e-9))
    }
    #expect(isClose(drawing.moved(scale: 4, x: 0, y: 0).inkShare(lineWidth: 4), drawing.inkShare()))
  }

  @Test func `Threads change nothing, and a checkpoint may end the work`() {
    struct Enough: Error {}
    let drawing = randomDrawing(nodeCount: 4100, edgeCount: 1200, extent: 4000, seed: 3)
    let one = drawing.measures()
    #expect(one == drawing.measures(threads: 2))
    #expect(one.stress.sampledSources == 256)
    var shares: [Double] = []
    #expect(throws: Enough.self) {
      try drawing.measures(
        checkpoint: Checkpoint { share in
          shares.append(share)
          if share > 0.4 { throw Enough() }
        })
    }
    #expect(shares == shares.sorted() && !shares.isEmpty)
  }

  @Test func `A place that is not a number is refused`() async {
    await #expect(processExitsWith: .failure) {
      _ = Drawing(
        rectangles: [Rectangle(center: Point(x: .nan, y: 0), size: Size(width: 1, height: 1))], edges: [])
    }
    await #expect(processExitsWith: .failure) {
      _ = Drawing([(0, 0)], [(0, 1)])
    }
  }
}
