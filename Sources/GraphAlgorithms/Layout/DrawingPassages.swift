/// An edge of a drawing that passes through the rectangle of a node that is not one of its ends.
public struct EdgePassage: Hashable, Sendable, Comparable {
  /// The place of the edge in ``Drawing/edges``.
  public let edge: Int
  /// The node that it passes through.
  public let node: Int

  /// By edge, then by node.
  public static func < (one: EdgePassage, other: EdgePassage) -> Bool {
    (one.edge, one.node) < (other.edge, other.node)
  }
}

extension Drawing {
  /// Where edges pass through nodes other than their ends, ascending.
  ///
  /// An edge passes through a rectangle if a point of its line lies inside; one that touches or runs along a side
  /// does not, and nothing is inside a rectangle without area. A straight line counts where it can be seen, that is
  /// from the rectangle of one end to that of the other, and not at all if these meet. Decided exactly for the
  /// coordinates given.
  ///
  /// Lines are walked through a grid of the rectangles. Time O(nodes + cells met), space O(nodes + passages).
  ///
  /// - Parameters:
  ///   - margin: By how much each rectangle is grown on every side first, 0 or more.
  ///   - limit: With how many passages the search ends; those listed are of the first edges.
  public func edgesThroughNodes(margin: Double = 0, limit: Int = .max) -> [EdgePassage] {
    precondition(margin >= 0 && margin.isFinite, "a margin of \(margin)")
    precondition(limit >= 0, "\(limit) passages")
    let grid = RectangleGrid(rectangles, reach: margin)
    var passages: [EdgePassage] = []
    var met: [Int] = []
    for (place, edge) in edges.enumerated() where passages.count < limit {
      met.removeAll(keepingCapacity: true)
      forEachVisibleSegment(of: edge) { segment in
        grid.walk(segment) { node in
          if node != edge.source, node != edge.target,
            segment.passes(through: grid.boxes[node].grown(by: margin)), met.last != node
          {
            met.append(node)
          }
          return true
        }
      }
      guard !met.isEmpty else { continue }
      met.sort()
      var before = -1
      for node in met where node != before && passages.count < limit {
        passages.append(EdgePassage(edge: place, node: node))
        before = node
      }
    }
    return passages
  }

  /// Calls `body` with each straight piece of an edge's line that can be seen.
  @inline(__always)
  func forEachVisibleSegment(of edge: DrawingEdge, _ body: (Segment) -> Void) {
    if let route = edge.route {
      for index in 1..<route.count { body(Segment(route[index - 1], route[index])) }
    } else if edge.source != edge.target,
      let segment = Drawing.visiblePart(from: rectangles[edge.source], to: rectangles[edge.target])
    {
      body(segment)
    }
  }
}
