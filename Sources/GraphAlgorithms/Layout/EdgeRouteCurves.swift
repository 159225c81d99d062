extension EdgeRoute {
  /// A straight line.
  init(straight start: Point, _ end: Point, kind: Kind) {
    self.init(kind: kind, points: [start, end], curve: [start] + EdgeRoute.leg(start, end))
  }

  /// The three further points of a Bézier curve that is a straight line.
  static func leg(_ start: Point, _ end: Point) -> [Point] {
    [start.moved(to: end, by: 1 / 3.0), start.moved(to: end, by: 2 / 3.0), end]
  }
}

extension RouteField {
  /// A route along a path with its bends rounded: as far as half of the legs, else half of that and so on, so that
  /// the curve keeps clear of all nodes but the ends; where it cannot, the bend stays sharp.
  ///
  /// At a bend the curve lies between the corner, whose legs are free, and its chords, which are tested.
  func rounded(_ path: [Point], _ edge: DrawingEdge) -> EdgeRoute {
    var curve = [path[0]]
    for index in 1..<(path.count - 1) {
      let corner = path[index]
      for share in [0.5, 0.25, 0.125, 0.0625, 0] {
        let before = corner.moved(to: path[index - 1], by: share)
        let after = corner.moved(to: path[index + 1], by: share)
        let bend = [
          before, corner.moved(to: before, by: 1 / 3.0), corner.moved(to: after, by: 1 / 3.0), after,
        ]
        if share > 0, !isFree(chords(of: bend), edge) { continue }
        if let last = curve.last, last != before { curve += EdgeRoute.leg(last, before) }
        if share > 0 { curve += bend.dropFirst() }
        break
      }
    }
    let end = path[path.count - 1]
    if let last = curve.last, last != end || curve.count == 1 { curve += EdgeRoute.leg(last, end) }
    return EdgeRoute(kind: .led, points: path, curve: curve)
  }

  /// Eight straight pieces along a Bézier curve. Where they and the lines between its control points are free, so is
  /// the curve, which lies between them.
  private func chords(of curve: [Point]) -> [Point] {
    (0...8).map { EdgeRoute.point(at: Double($0) / 8, of: curve[...]) }
  }

  /// One of several lines between the same nodes, bowed to its own side; `nil` if it is the one in the middle or
  /// there is no room.
  func bow(_ edge: DrawingEdge, _ line: Segment, lane: EdgeLane) -> EdgeRoute? {
    let isTurned = edge.source > edge.target
    let length = line.start.distance(to: line.end)
    guard lane.offset != 0, length > 0 else { return nil }
    let side = (isTurned ? -1 : 1) * lane.offset * routing.spacing
    for share in [1, 0.5, 0.25] {
      let reach = side * share / length
      let middle = Point(
        x: (line.ax + line.bx) / 2 - (line.by - line.ay) * reach,
        y: (line.ay + line.by) / 2 + (line.bx - line.ax) * reach)
      let start = border(edge.source, to: middle)
      let end = border(edge.target, to: middle)
      // The middle of a curve is three quarters of the way to its inner points.
      let x = (middle.x - (start.x + end.x) / 2) * 4 / 3
      let y = (middle.y - (start.y + end.y) / 2) * 4 / 3
      let points = [start, middle, end]
      var curve = [start, start.moved(to: end, by: 0.25), start.moved(to: end, by: 0.75), end]
      for index in 1...2 {
        curve[index].x += x
        curve[index].y += y
      }
      guard isFree(points, edge), isFree(curve, edge), isFree(chords(of: curve), edge) else { continue }
      return EdgeRoute(kind: .bowed, points: points, curve: curve)
    }
    return nil
  }

  /// A loop at the first side with room, to the right, above, to the left, below; the more loops a node has, the
  /// larger.
  func loop(_ edge: DrawingEdge, lane: EdgeLane) -> EdgeRoute {
    let rectangle = routing.rectangles[edge.source]
    let (width, height) = (rectangle.size.width / 2, rectangle.size.height / 2)
    let size = max(routing.spacing, routing.margin, 1)
    var last: EdgeRoute?
    for share in [1, 0.5, 0.25] {
      let reach = (size + Double(lane.place) * routing.spacing) * share
      let half = (size / 2 + Double(lane.place) * routing.spacing / 4) * share
      for side in 0..<4 {
        let isBeside = side % 2 == 0
        let sign = side < 2 ? 1.0 : -1.0
        func point(_ out: Double, _ along: Double) -> Point {
          isBeside
            ? Point(x: center(edge.source).x + sign * out, y: center(edge.source).y + along)
            : Point(x: center(edge.source).x + along, y: center(edge.source).y + sign * out)
        }
        let out = isBeside ? width : height
        let foot = min(half, (isBeside ? height : width) / 2)
        let start = border(edge.source, to: point(out, foot))
        let end = border(edge.source, to: point(out, -foot))
        // The curve reaches three quarters as far as its inner points.
        let corners = [start, point(out + reach * 4 / 3, half), point(out + reach * 4 / 3, -half), end]
        let route = EdgeRoute(kind: .bowed, points: corners, curve: corners)
        if isFree(corners, edge), isFree(chords(of: corners), edge) { return route }
        last = last ?? EdgeRoute(kind: .blocked, points: corners, curve: corners)
      }
    }
    return last ?? EdgeRoute(straight: rectangle.center, rectangle.center, kind: .blocked)
  }
}
