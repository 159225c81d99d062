/// The line of an edge as it is drawn.
public struct EdgeRoute: Hashable, Sendable {
  /// What was done to keep the line clear of nodes.
  public enum Kind: Sendable, Hashable {
    /// Nothing was in the way.
    case straight
    /// The line makes room for others between the same nodes, or is a loop.
    case bowed
    /// It is led around nodes.
    case led
    /// No way was found: it is drawn as if nothing were in the way, and runs behind some node.
    case blocked
  }

  /// What was done.
  public let kind: Kind
  /// The corners of the line, from the outline of the source to that of the target.
  public let points: [Point]
  /// The line as cubic Bézier curves, each beginning where the one before ends: 1 + 3k points, as Graphviz takes
  /// them for the `pos` of an edge.
  public let curve: [Point]

  /// Points on the curve, ends included.
  ///
  /// - Parameter steps: Into how many straight pieces each Bézier curve is cut.
  public func samples(steps: Int = 8) -> [Point] {
    precondition(steps > 0, "\(steps) pieces")
    var result = [curve[0]]
    for start in stride(from: 0, to: curve.count - 1, by: 3) {
      for step in 1...steps {
        result.append(EdgeRoute.point(at: Double(step) / Double(steps), of: curve[start...]))
      }
    }
    return result
  }

  /// The point of the cubic Bézier curve at the start of a slice.
  static func point(at share: Double, of curve: ArraySlice<Point>) -> Point {
    let rest = 1 - share
    let weights = (
      rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share * share * share
    )
    let first = curve.startIndex
    let (a, b, c, d) = (curve[first], curve[first + 1], curve[first + 2], curve[first + 3])
    return Point(
      x: weights.0 * a.x + weights.1 * b.x + weights.2 * c.x + weights.3 * d.x,
      y: weights.0 * a.y + weights.1 * b.y + weights.2 * c.y + weights.3 * d.y)
  }
}

/// The lines of all edges of a drawing.
public struct EdgeRoutes: Hashable, Sendable {
  /// One for each edge, in their order.
  public let routes: [EdgeRoute]

  /// The places of the edges that run behind a node because no way around was found, ascending.
  public var blocked: [Int] { routes.indices.filter { routes[$0].kind == .blocked } }
}

extension Drawing {
  /// The same drawing with its edges on the routes given, to be measured again.
  ///
  /// Straight lines stay without a route, so that they are measured from middle to middle as before.
  public func routed(_ routes: EdgeRoutes) -> Drawing {
    precondition(routes.routes.count == edges.count, "\(routes.routes.count) routes, \(edges.count) edges")
    return Drawing(
      rectangles: rectangles,
      edges: zip(edges, routes.routes).map { edge, route in
        let isStraight = route.kind == .straight || route.kind == .blocked && edge.source != edge.target
        return DrawingEdge(
          source: edge.source, target: edge.target, route: isStraight ? nil : route.points)
      })
  }
}
