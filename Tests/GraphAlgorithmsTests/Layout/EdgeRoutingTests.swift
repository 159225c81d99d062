import Testing

@testable import GraphAlgorithms

@Suite struct EdgeRoutingTests {
  private func square(_ x: Double, _ y: Double, side: Double = 20) -> Rectangle {
    Rectangle(center: Point(x: x, y: y), size: Size(width: side, height: side))
  }

  private func edges(_ pairs: [(Int, Int)]) -> [DrawingEdge] {
    pairs.map { DrawingEdge(source: $0.0, target: $0.1) }
  }

  /// No line, no curve and no Bézier point of a route that is said to be clear lies in a third rectangle.
  private func expectClear(
    _ routes: EdgeRoutes, _ edges: [DrawingEdge], _ rectangles: [Rectangle],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (edge, route) in zip(edges, routes.routes) {
      #expect(route.curve.count % 3 == 1 && route.curve.count >= 4, sourceLocation: sourceLocation)
      #expect(
        route.curve.first == route.points.first && route.curve.last == route.points.last,
        sourceLocation: sourceLocation)
      guard route.kind != .blocked else { continue }
      let hidden =
        edge.source != edge.target
        && Drawing.visiblePart(from: rectangles[edge.source], to: rectangles[edge.target]) == nil
      guard !hidden else { continue }
      #expect(
        NaiveDrawing.passed(route.points, edge, rectangles, slack: 1e-7) == [],
        sourceLocation: sourceLocation)
      #expect(
        NaiveDrawing.passed(route.samples(steps: 20), edge, rectangles, slack: 1e-7) == [],
        sourceLocation: sourceLocation)
    }
  }

  @Test func `Straight where nothing is in the way, from outline to outline`() {
    let rectangles = [square(0, 0), square(100, 0), square(50, 60)]
    let routing = EdgeRouting(rectangles: rectangles, shapes: [.rectangle, .ellipse, .rectangle])
    let route = routing.routes(of: edges([(0, 1)])).routes[0]
    #expect(route.kind == .straight)
    #expect(route.points == [Point(x: 10, y: 0), Point(x: 90, y: 0)])
    #expect(route.curve.count == 4)
    // A corner of a square is further out than its ellipse.
    let slanted = EdgeRouting(rectangles: [square(0, 0), square(100, 100)], shapes: [.rectangle, .ellipse])
      .routes(of: edges([(0, 1)])).routes[0]
    #expect(slanted.points[0] == Point(x: 10, y: 10))
    #expect(isClose(slanted.points[1].distance(to: Point(x: 100, y: 100)), 10))
  }

  /// 0 ── [2] ── 1 with more room below 2 than above: the way leads below.
  @Test func `A node between is gone around on the shorter side`() {
    let rectangles = [square(0, 0), square(100, 0), square(50, 4)]
    let list = edges([(0, 1)])
    let routes = EdgeRouting(rectangles: rectangles, margin: 6).routes(of: list)
    #expect(routes.routes[0].kind == .led)
    #expect(routes.blocked.isEmpty)
    #expect(routes.routes[0].points.dropFirst().dropLast() == [Point(x: 34, y: -12), Point(x: 66, y: -12)])
    expectClear(routes, list, rectangles)
    let drawing = Drawing(rectangles: rectangles, edges: list)
    #expect(drawing.edgesThroughNodes().count == 1)
    #expect(drawing.routed(routes).edgesThroughNodes().isEmpty)
  }

  /// The source stands in a closed ring of eight: no way out.
  @Test func `What is walled in stays straight and is counted`() {
    var rectangles = [square(0, 0), square(200, 0)]
    for x in [-30.0, 0, 30] {
      for y in [-30.0, 0, 30] where x != 0 || y != 0 { rectangles.append(square(x, y, side: 30)) }
    }
    let list = edges([(0, 1), (0, 4), (1, 9)])
    let routes = EdgeRouting(rectangles: rectangles).routes(of: list)
    #expect(routes.blocked == [0])
    #expect(routes.routes[0].points == [Point(x: 10, y: 0), Point(x: 190, y: 0)])
    expectClear(routes, list, rectangles)
    #expect(EdgeRouting(rectangles: rectangles, effort: 0).routes(of: list).blocked.first == 0)
  }

  @Test func `Edges between the same nodes fan out, whichever way they run`() {
    let rectangles = [square(0, 0), square(100, 0)]
    let list = edges([(0, 1), (1, 0), (0, 1)])
    let routes = EdgeRouting(rectangles: rectangles, spacing: 8).routes(of: list).routes
    // One spacing apart where they are furthest from each other, the second as straight as if it were alone.
    let middles = routes.map { $0.samples(steps: 2)[1].y }
    #expect(zip(middles, [-8.0, 0, 8]).allSatisfy { isClose($0, $1) })
    #expect(routes.map(\.kind) == [.bowed, .straight, .bowed])
    #expect(routes[1].points[0].x == 90)
  }

  @Test func `A loop takes a free side`() {
    // The right side is taken.
    let rectangles = [square(0, 0), square(24, 0)]
    let list = edges([(0, 0), (0, 0), (1, 1)])
    let routes = EdgeRouting(rectangles: rectangles).routes(of: list)
    #expect(routes.routes.map(\.kind) == [.bowed, .bowed, .bowed])
    #expect(routes.routes[0].points[1].y > 10)
    #expect(routes.routes[1].points[1].y > routes.routes[0].points[1].y)
    #expect(routes.routes[2].points[1].x > 34)
    expectClear(routes, list, rectangles)
  }

  @Test func `Nothing, points without size, ends on each other`() {
    #expect(EdgeRouting(rectangles: []).routes(of: []).routes.isEmpty)
    let dots = (0..<3).map {
      Rectangle(center: Point(x: Double($0) * 10, y: 0), size: Size(width: 0, height: 0))
    }
    let list = edges([(0, 2), (1, 1), (0, 1)])
    let routes = EdgeRouting(rectangles: dots, shapes: [.ellipse, .ellipse, .ellipse]).routes(of: list)
    #expect(routes.blocked.isEmpty)
    expectClear(routes, list, dots)
    let heap = [square(0, 0), square(0, 0), square(3, 3)]
    let piled = EdgeRouting(rectangles: heap).routes(of: edges([(0, 1), (0, 2), (2, 2)]))
    #expect(piled.routes.allSatisfy { $0.points.allSatisfy { $0.x.isFinite && $0.y.isFinite } })
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `Routes pass no third node`(seed: UInt64) {
    let drawing = randomDrawing(nodeCount: 40, edgeCount: 60, extent: 300, largest: 14, seed: seed)
    let shapes: [EdgeRouting.Shape] = (0..<40).map { $0.isMultiple(of: 3) ? .ellipse : .rectangle }
    let routing = EdgeRouting(rectangles: drawing.rectangles, shapes: shapes)
    let routes = routing.routes(of: drawing.edges)
    #expect(routes.routes.count == drawing.edges.count)
    expectClear(routes, drawing.edges, drawing.rectangles)
    #expect(routes == routing.routes(of: drawing.edges, threads: 2))
    #expect(drawing.routed(routes).edgesThroughNodes().count <= drawing.edgesThroughNodes().count)
  }

  @Test func `With room between all nodes every edge finds its way`() {
    // Nodes on a jittered grid, gaps of 10 points and more.
    var generator = SeededGenerator(seed: 4)
    let rectangles = (0..<64).map { index in
      Rectangle(
        center: Point(
          x: Double(index % 8) * 80 + Double.random(in: -5...5, using: &generator),
          y: Double(index / 8) * 50 + Double.random(in: -5...5, using: &generator)),
        size: Size(width: 60, height: 30))
    }
    let list = (0..<80).map { _ in
      DrawingEdge(
        source: Int.random(in: 0..<64, using: &generator), target: Int.random(in: 0..<64, using: &generator)
      )
    }
    let routes = EdgeRouting(rectangles: rectangles).routes(of: list)
    #expect(routes.blocked.isEmpty)
    expectClear(routes, list, rectangles)
    #expect(routes == EdgeRouting(rectangles: rectangles).routes(of: list, threads: 2))
    let drawing = Drawing(rectangles: rectangles, edges: list)
    #expect(!drawing.edgesThroughNodes().isEmpty)
    #expect(drawing.routed(routes).edgesThroughNodes().isEmpty)
  }
}
