/// Lines for edges that keep clear of the nodes in between.
///
/// An edge is straight wherever nothing is in its way. One that would pass through the rectangle of a third node, or
/// near it, is led around on a short path from corner to corner of such rectangles, and its bends are rounded as far
/// as there is room. Edges between the same two nodes fan out, and a self-loop leaves and enters on a free side.
/// Where no way is found within a stated effort the edge stays straight and is counted.
///
/// ```swift
/// let routing = EdgeRouting(rectangles: rectangles)
/// let routes = routing.routes(of: edges)
/// routes.blocked  // edges that still run behind a node
/// ```
public struct EdgeRouting: Sendable {
  /// The outline at which lines to a node end.
  public enum Shape: Sendable, Hashable, Codable {
    /// The rectangle itself.
    case rectangle
    /// The ellipse that fits in it.
    case ellipse
  }

  /// What each node takes up.
  public let rectangles: [Rectangle]
  /// The outline of each node.
  public let shapes: [Shape]
  /// How far lines that are led around a node keep from it where there is room, in points.
  public let margin: Double
  /// How far lines between the same two nodes are apart in their middle, in points.
  public let spacing: Double
  /// How many lines from corner to corner are tried at most in one search, of which there are up to six for an edge:
  /// two at each of three margins.
  public let effort: Int

  /// Makes a routing.
  ///
  /// - Parameters:
  ///   - rectangles: What each node takes up: finite, sizes not negative.
  ///   - shapes: The outline of each node; all are rectangles if empty.
  ///   - margin: How far lines keep from nodes where there is room, 0 or more.
  ///   - spacing: How far lines between the same two nodes are apart, 0 or more.
  ///   - effort: How many lines from corner to corner are tried in one search, 0 or more.
  public init(
    rectangles: [Rectangle], shapes: [Shape] = [], margin: Double = 6, spacing: Double = 10,
    effort: Int = 2000
  ) {
    precondition(shapes.isEmpty || shapes.count == rectangles.count, "\(shapes.count) shapes")
    precondition(margin >= 0 && margin.isFinite, "a margin of \(margin)")
    precondition(spacing >= 0 && spacing.isFinite, "a spacing of \(spacing)")
    precondition(effort >= 0, "an effort of \(effort)")
    // What a drawing demands of rectangles.
    self.rectangles = Drawing(rectangles: rectangles, edges: []).rectangles
    self.shapes = shapes.isEmpty ? Array(repeating: .rectangle, count: rectangles.count) : shapes
    self.margin = margin
    self.spacing = spacing
    self.effort = effort
  }

  /// The line of each edge, in their order; routes that the edges have already are not looked at.
  ///
  /// The way around is sought by A* over the corners of the rectangles met, each grown by the margin, by a
  /// quarter and a sixteenth of it, until a way is found. The path is a short one, not always the shortest.
  ///
  /// Time O(cells met) for each straight edge, O(effort · (effort + cells met)) for each other; space O(nodes +
  /// edges).
  ///
  /// - Parameters:
  ///   - edges: The edges, whose ends must be nodes.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Passed now and then.
  public func routes<Failure: Error>(
    of edges: [DrawingEdge], threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> EdgeRoutes {
    precondition(threads > 0, "\(threads) threads")
    for edge in edges {
      precondition(
        rectangles.indices.contains(edge.source) && rectangles.indices.contains(edge.target),
        "an edge joins \(edge.source) and \(edge.target), of \(rectangles.count) nodes")
    }
    let field = RouteField(self)
    let lanes = EdgeLane.lanes(of: edges)
    var routes = [EdgeRoute?](repeating: nil, count: edges.count)
    let threads = edges.count < 256 ? 1 : threads
    let searches = (0..<threads).map { _ in RouteSearch(effort: effort, nodeCount: rectangles.count) }
    try routes.withUnsafeMutableBufferPointer { (routes) throws(Failure) in
      // Each route is written by the one worker that has its edge.
      nonisolated(unsafe) let routes = routes
      try Workers.share(
        edges.count, chunk: max(1, min(64, edges.count / 64)), threads: threads, checkpoint: checkpoint
      ) { worker, jobs in
        for job in jobs {
          routes[job] = field.route(edges[job], lane: lanes[job], searches[worker])
        }
      }
    }
    return EdgeRoutes(routes: routes.compactMap(\.self))
  }
}
