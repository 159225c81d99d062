/// The plane with its obstacles, in which routes are sought.
final class RouteField: Sendable {
  let routing: EdgeRouting
  // Written while it is made, then only read.
  nonisolated(unsafe) private let grid: RectangleGridBox

  init(_ routing: EdgeRouting) {
    self.routing = routing
    grid = RectangleGridBox(RectangleGrid(routing.rectangles, reach: routing.margin))
  }

  /// A class around a grid, which cannot be copied.
  private final class RectangleGridBox {
    let grid: RectangleGrid
    init(_ grid: consuming RectangleGrid) { self.grid = grid }
  }

  /// The sides of a node, grown by a margin.
  func box(_ node: Int, margin: Double) -> Box { grid.grid.boxes[node].grown(by: margin) }

  func center(_ node: Int) -> Point { routing.rectangles[node].center }

  /// Whether a point lies inside some rectangle grown by a margin, or inside one of the two ends as they are.
  func isCovered(_ point: Point, margin: Double, by ends: DrawingEdge) -> Bool {
    grid.grid.isCovered(point.x, point.y) { node in
      node == ends.source || node == ends.target ? 0 : margin
    }
  }

  /// Whether a segment passes no rectangle but those of the two ends.
  func isFree(_ segment: Segment, _ ends: DrawingEdge, margin: Double) -> Bool {
    var isFree = true
    grid.grid.walk(segment) { node in
      if node != ends.source, node != ends.target, segment.passes(through: box(node, margin: margin)) {
        isFree = false
      }
      return isFree
    }
    return isFree
  }

  /// The node that a segment passes first, those of the two ends left out; of equally near ones the smallest.
  func firstObstacle(of segment: Segment, _ ends: DrawingEdge, margin: Double) -> Int? {
    var first: Int?
    var least = Double.infinity
    grid.grid.walk(segment) { node in
      let box = box(node, margin: margin)
      if node != ends.source, node != ends.target, node != first, segment.passes(through: box) {
        let share = segment.entry(into: box)
        if share < least || share == least && node < first ?? node {
          least = share
          first = node
        }
      }
      return true
    }
    return first
  }

  /// The line between two points of a path, as far as it is not under the outline of an end.
  func line(from start: Point, isSource: Bool, to end: Point, isTarget: Bool, _ edge: DrawingEdge) -> Segment
  {
    Segment(
      isSource ? border(edge.source, to: end) : start, isTarget ? border(edge.target, to: start) : end)
  }

  /// Whether all pieces of a line keep clear of rectangles but those of the two ends.
  func isFree(_ points: [Point], _ ends: DrawingEdge) -> Bool {
    for index in 1..<max(points.count, 1)
    where !isFree(Segment(points[index - 1], points[index]), ends, margin: 0) {
      return false
    }
    return true
  }

  /// Which part of the way from the middle of a node to a point lies under its outline; 1 or more if all does.
  func coveredShare(_ node: Int, to point: Point) -> Double {
    let rectangle = routing.rectangles[node]
    let dx = abs(point.x - rectangle.center.x)
    let dy = abs(point.y - rectangle.center.y)
    let (width, height) = (rectangle.size.width / 2, rectangle.size.height / 2)
    switch routing.shapes[node] {
    case .rectangle: return min(dx == 0 ? .infinity : width / dx, dy == 0 ? .infinity : height / dy)
    case .ellipse:
      guard width > 0, height > 0 else { return 0 }
      let (x, y) = (dx / width, dy / height)
      return 1 / (x * x + y * y).squareRoot()
    }
  }

  /// Where the way from the middle of a node to a point leaves its outline.
  func border(_ node: Int, to point: Point) -> Point {
    center(node).moved(to: point, by: min(1, coveredShare(node, to: point)))
  }
}

extension Point {
  /// The point on the way to another after a share of it.
  func moved(to other: Point, by share: Double) -> Point {
    Point(x: x + (other.x - x) * share, y: y + (other.y - y) * share)
  }
}
