/// A search for a short path around rectangles, its memory used again for each edge.
///
/// Vertex 0 is the middle of the source, vertex 1 that of the target; the others are corners of rectangles. Which
/// corners a vertex leads to is found out when its turn comes: it looks straight to the target, and where a
/// rectangle is in the way, to its corners instead, and so on. So only what is near the path is ever looked at.
final class RouteSearch {
  private struct Vertex {
    let point: Point
    /// The length of the shortest path known from the source.
    var length = Double.infinity
    /// A straight line from here to the target.
    let rest: Double
    var parent = -1
    var isClosed = false
  }

  private let effort: Int
  private var triesLeft = 0
  private var greed = 1.0
  private var vertices: [Vertex] = []
  /// The vertex at a corner of a node by `4 · node + corner`, -1 if it is none yet, -2 if it cannot be one.
  private let vertexAt: Scratch<Int32>
  /// Where that was written.
  private var written: [Int] = []
  private var inTheWay: [Int] = []
  private var sights: [Int] = []

  /// How many rectangles in the way of one vertex lead to further corners.
  private static let breadth = 8

  init(effort: Int, nodeCount: Int) {
    self.effort = effort
    vertexAt = Scratch(count: 4 * nodeCount, repeating: -1)
  }

  /// A path that keeps `margin` away from all nodes but the ends of the edge, from outline to outline; `nil` if none
  /// was found.
  ///
  /// The way ahead counts a little more than that behind, since where many ways are about as long, to look at all
  /// of them costs more than the tenth that is lost at most; and twice as much where no path was found in time.
  func path(for edge: DrawingEdge, margin: Double, in field: RouteField) -> [Point]? {
    for greed in [1.1, 2] {
      if let path = path(for: edge, margin: margin, greed: greed, in: field) { return path }
      // Everything that can be reached was looked at.
      if triesLeft > 0 { return nil }
    }
    return nil
  }

  private func path(for edge: DrawingEdge, margin: Double, greed: Double, in field: RouteField) -> [Point]? {
    self.greed = greed
    let (source, target) = (field.center(edge.source), field.center(edge.target))
    vertices.removeAll(keepingCapacity: true)
    vertices.append(Vertex(point: source, length: 0, rest: source.distance(to: target)))
    vertices.append(Vertex(point: target, rest: 0))
    defer { forget() }
    triesLeft = effort
    while triesLeft > 0, let next = nearest() {
      if next == 1 { return shortened(points(), edge, margin, field) }
      vertices[next].isClosed = true
      look(from: next, edge, margin, field)
    }
    return nil
  }

  private func forget() {
    for place in written { vertexAt[place] = -1 }
    written.removeAll(keepingCapacity: true)
  }

  /// The open vertex with what seems the shortest way to the target through it, the first of equal ones.
  private func nearest() -> Int? {
    var best: Int?
    var shortest = Double.infinity
    for index in vertices.indices where !vertices[index].isClosed {
      let length = vertices[index].length + greed * vertices[index].rest
      if length < shortest {
        shortest = length
        best = index
      }
    }
    return best
  }

  /// Finds the vertices to which a straight line leads from a vertex.
  private func look(from vertex: Int, _ edge: DrawingEdge, _ margin: Double, _ field: RouteField) {
    let here = vertices[vertex]
    inTheWay.removeAll(keepingCapacity: true)
    sights.removeAll(keepingCapacity: true)
    sights.append(1)
    var index = 0
    while index < sights.count, triesLeft > 0 {
      let sight = sights[index]
      index += 1
      guard !vertices[sight].isClosed else { continue }
      let length = here.length + here.point.distance(to: vertices[sight].point)
      triesLeft -= 1
      let line = field.line(
        from: here.point, isSource: vertex == 0, to: vertices[sight].point, isTarget: sight == 1, edge)
      guard let node = field.firstObstacle(of: line, edge, margin: margin) else {
        if length < vertices[sight].length {
          vertices[sight].length = length
          vertices[sight].parent = vertex
        }
        continue
      }
      guard inTheWay.count < Self.breadth, !inTheWay.contains(node) else { continue }
      inTheWay.append(node)
      let box = field.box(node, margin: margin)
      for corner in 0..<4 {
        guard let other = self.vertex(node, corner, box, edge, margin, field), other != vertex,
          !vertices[other].isClosed, !sights.contains(other),
          !Segment(here.point, vertices[other].point).passes(through: box)
        else { continue }
        sights.append(other)
      }
    }
  }

  /// The vertex at a corner of a node; `nil` where another node is in its place.
  private func vertex(
    _ node: Int, _ corner: Int, _ box: Box, _ edge: DrawingEdge, _ margin: Double, _ field: RouteField
  ) -> Int? {
    let place = 4 * node + corner
    guard vertexAt[place] == -1 else { return vertexAt[place] < 0 ? nil : Int(vertexAt[place]) }
    written.append(place)
    let point = Point(
      x: corner & 1 == 0 ? box.left : box.right, y: corner & 2 == 0 ? box.bottom : box.top)
    // Outside the ends too, though lines may pass those.
    guard !field.isCovered(point, margin: margin, by: edge) else {
      vertexAt[place] = -2
      return nil
    }
    vertexAt[place] = Int32(truncatingIfNeeded: vertices.count)
    vertices.append(Vertex(point: point, rest: point.distance(to: vertices[1].point)))
    return vertices.count - 1
  }

  private func points() -> [Point] {
    var result = [vertices[1].point]
    var vertex = vertices[1].parent
    while vertex >= 0 {
      result.append(vertices[vertex].point)
      vertex = vertices[vertex].parent
    }
    return result.reversed()
  }

  /// The path without corners that are not needed, its ends moved to the outlines of the nodes.
  private func shortened(
    _ points: [Point], _ edge: DrawingEdge, _ margin: Double, _ field: RouteField
  ) -> [Point] {
    var path = points
    var index = 1
    while index < path.count - 1 {
      let line = field.line(
        from: path[index - 1], isSource: index == 1, to: path[index + 1],
        isTarget: index + 2 == path.count, edge)
      if field.isFree(line, edge, margin: margin) {
        path.remove(at: index)
        index = max(1, index - 1)
      } else {
        index += 1
      }
    }
    let last = path.count - 1
    let (start, end) = (field.border(edge.source, to: path[1]), field.border(edge.target, to: path[last - 1]))
    path[0] = start
    path[last] = end
    return path
  }
}
