/// A line of a drawing between two of its nodes.
public struct DrawingEdge: Hashable, Sendable, Codable {
  /// The node at one end.
  public var source: Int
  /// The node at the other end, which may be the same.
  public var target: Int
  /// The corners of the line that is drawn, ends included, from source to target; `nil` if it is straight between the
  /// middles of the two nodes, hidden where it lies under them.
  public var route: [Point]?

  /// Makes an edge.
  public init(source: Int, target: Int, route: [Point]? = nil) {
    self.source = source
    self.target = target
    self.route = route
  }
}

/// A drawing of a graph as its reader sees it: a rectangle for each node, a line for each edge.
///
/// What is asked of it is geometry only, so that a drawing can be judged, and mended, before it is written:
///
/// ```swift
/// let drawing = Drawing(rectangles: rectangles, graph: graph)
/// drawing.nodeOverlaps()       // pairs of nodes on top of each other
/// drawing.edgesThroughNodes()  // lines that a node hides
/// drawing.measures()           // all figures
/// ```
public struct Drawing: Hashable, Sendable {
  /// What each node takes up.
  public let rectangles: [Rectangle]
  /// The lines, in any order; several may stand between the same nodes.
  public let edges: [DrawingEdge]

  /// Makes a drawing. Coordinates must be finite, sizes not negative, ends must name rectangles, and a route has two
  /// points at least.
  public init(rectangles: [Rectangle], edges: [DrawingEdge]) {
    for (node, rectangle) in rectangles.enumerated() {
      precondition(
        rectangle.center.isFinite && rectangle.size.width >= 0 && rectangle.size.height >= 0
          && rectangle.size.width.isFinite && rectangle.size.height.isFinite,
        "the rectangle of node \(node) is \(rectangle)")
    }
    for (place, edge) in edges.enumerated() {
      precondition(
        rectangles.indices.contains(edge.source) && rectangles.indices.contains(edge.target),
        "edge \(place) joins \(edge.source) and \(edge.target), of \(rectangles.count) nodes")
      guard let route = edge.route else { continue }
      precondition(
        route.count > 1 && route.allSatisfy(\.isFinite), "the route of edge \(place) is \(route)")
    }
    self.rectangles = rectangles
    self.edges = edges
  }

  /// Makes a drawing with straight lines for the edges of a graph, in their order.
  public init(rectangles: [Rectangle], graph: Graph) {
    precondition(rectangles.count == graph.nodeCount, "\(rectangles.count) rectangles")
    self.init(
      rectangles: rectangles,
      edges: graph.edges.map { DrawingEdge(source: Int($0.source), target: Int($0.target)) })
  }

  /// The graph that is drawn: each edge once, without weights and self-loops.
  func graph() -> Graph {
    let sources = edges.map { UInt32($0.source) }
    let targets = edges.map { UInt32($0.target) }
    do throws(GraphError) {
      return try Graph(
        nodeCount: rectangles.count, sources: sources, targets: targets, parallelEdges: .keepLargest)
    } catch {
      preconditionFailure("ends were checked when the drawing was made: \(error)")
    }
  }

  /// The part of a straight line between the middles of two rectangles that neither covers; `nil` if they meet on it.
  static func visiblePart(from source: Rectangle, to target: Rectangle) -> Segment? {
    let dx = target.center.x - source.center.x
    let dy = target.center.y - source.center.y
    /// Which part of the line lies within a rectangle around its start.
    func share(_ size: Size) -> Double {
      min(dx == 0 ? .infinity : size.width / 2 / abs(dx), dy == 0 ? .infinity : size.height / 2 / abs(dy))
    }
    let first = share(source.size)
    let last = 1 - share(target.size)
    guard first < last else { return nil }
    return Segment(
      Point(x: source.center.x + first * dx, y: source.center.y + first * dy),
      Point(x: source.center.x + last * dx, y: source.center.y + last * dy))
  }
}

extension Point {
  /// Whether both coordinates are finite.
  var isFinite: Bool { x.isFinite && y.isFinite }
}
