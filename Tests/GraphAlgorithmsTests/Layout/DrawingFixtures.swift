import GraphAlgorithms

/// Seeded random drawings on whole coordinates, where orientations are exact in integers.
func randomDrawing(
  nodeCount: Int, edgeCount: Int, extent: Int, largest: Int = 12, seed: UInt64, withRoutes: Bool = false
) -> Drawing {
  var generator = SeededGenerator(seed: seed)
  func whole(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &generator)) }
  func point() -> Point { Point(x: whole(0...extent), y: whole(0...extent)) }
  let rectangles = (0..<nodeCount).map { _ in
    Rectangle(
      center: point(), size: Size(width: 2 * whole(0...largest), height: 2 * whole(0...largest / 2)))
  }
  let edges = (0..<edgeCount).map { _ in
    DrawingEdge(
      source: Int.random(in: 0..<nodeCount, using: &generator),
      target: Int.random(in: 0..<nodeCount, using: &generator),
      route: withRoutes && Bool.random(using: &generator) ? [point(), point(), point()] : nil)
  }
  return Drawing(rectangles: rectangles, edges: edges)
}

/// What the measures say, the long way: everything against everything.
enum NaiveDrawing {
  static func overlaps(_ drawing: Drawing, gap: Double = 0) -> [[Int]] {
    let all = drawing.rectangles
    var pairs: [[Int]] = []
    for one in all.indices {
      for other in (one + 1)..<max(all.count, one + 1) where all[one].overlaps(all[other], gap: gap) {
        pairs.append([one, other])
      }
    }
    return pairs
  }

  /// The pieces of an edge's line; those of a straight one from middle to middle.
  static func pieces(_ drawing: Drawing, _ edge: DrawingEdge) -> [(Point, Point)] {
    let line =
      edge.route ?? [drawing.rectangles[edge.source].center, drawing.rectangles[edge.target].center]
    return Array(zip(line, line.dropFirst()))
  }

  /// Whole coordinates only.
  static func crossings(_ drawing: Drawing) -> Int {
    func side(_ a: Point, _ b: Point, _ c: Point) -> Int {
      (Int(b.x - a.x) * Int(c.y - a.y) - Int(b.y - a.y) * Int(c.x - a.x)).signum()
    }
    var count = 0
    for (place, one) in drawing.edges.enumerated() {
      for other in drawing.edges[(place + 1)...]
      where Set([one.source, one.target]).isDisjoint(with: [other.source, other.target]) {
        for (a, b) in pieces(drawing, one) {
          for (c, d) in pieces(drawing, other)
          where side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0 { count += 1 }
        }
      }
    }
    return count
  }

  /// The stretch of a line from `a` to `b` inside a rectangle, by its sides one after the other (Liang & Barsky).
  static func stretch(_ a: Point, _ b: Point, in rectangle: Rectangle) -> (from: Double, to: Double)? {
    var (from, to) = (0.0, 1.0)
    for (start, step, low, high) in [
      (a.x, b.x - a.x, rectangle.left, rectangle.right), (a.y, b.y - a.y, rectangle.bottom, rectangle.top),
    ] {
      if step == 0 {
        guard start > low, start < high else { return nil }
      } else {
        from = max(from, min((low - start) / step, (high - start) / step))
        to = min(to, max((low - start) / step, (high - start) / step))
      }
    }
    return from < to ? (from, to) : nil
  }

  /// The nodes other than the ends that a line passes by more than `slack` on every side.
  static func passed(_ line: [Point], _ edge: DrawingEdge, _ rectangles: [Rectangle], slack: Double = 0)
    -> [Int]
  {
    rectangles.indices.filter { node in
      node != edge.source && node != edge.target
        && min(rectangles[node].size.width, rectangles[node].size.height) > 2 * slack
        && zip(line, line.dropFirst()).contains {
          stretch($0, $1, in: rectangles[node].expanded(by: -slack)) != nil
        }
    }
  }

  static func passages(_ drawing: Drawing, slack: Double = 0) -> [[Int]] {
    var result: [[Int]] = []
    for (place, edge) in drawing.edges.enumerated() {
      var line = edge.route ?? []
      if edge.route == nil {
        let (source, target) = (drawing.rectangles[edge.source], drawing.rectangles[edge.target])
        let (a, b) = (source.center, target.center)
        guard a != b else { continue }
        let first = stretch(a, b, in: source.expanded(by: 1e-9))?.to ?? 0
        let last = stretch(a, b, in: target.expanded(by: 1e-9))?.from ?? 1
        guard first < last else { continue }
        line = [first, last].map { Point(x: a.x + $0 * (b.x - a.x), y: a.y + $0 * (b.y - a.y)) }
      }
      for node in passed(line, edge, drawing.rectangles, slack: slack) { result.append([place, node]) }
    }
    return result
  }

  /// Distances by breadth-first search from each node, pairs one by one.
  static func stress(_ drawing: Drawing, _ graph: Graph) -> Double {
    var ratios: [Double] = []
    for one in drawing.rectangles.indices {
      for (other, distance) in graph.breadthFirstDistances(from: one).enumerated() where distance > 0 {
        ratios.append(
          drawing.rectangles[one].center.distance(to: drawing.rectangles[other].center) / Double(distance))
      }
    }
    guard !ratios.isEmpty else { return 0 }
    let scale = ratios.reduce(0, +) / ratios.reduce(0) { $0 + $1 * $1 }
    return ratios.reduce(0) { $0 + (scale * $1 - 1) * (scale * $1 - 1) } / Double(ratios.count)
  }

  static func preservation(_ drawing: Drawing, _ graph: Graph) -> Double {
    let centers = drawing.rectangles.map(\.center)
    let nodes = centers.indices.filter { !graph.neighbors(of: $0).isEmpty }
    let shares = nodes.map { node in
      let neighbors = Set(graph.neighbors(of: node).map(\.node))
      func square(_ other: Int) -> Double {
        let (dx, dy) = (centers[other].x - centers[node].x, centers[other].y - centers[node].y)
        return dx * dx + dy * dy
      }
      let nearest = centers.indices.filter { $0 != node }.sorted { (square($0), $0) < (square($1), $1) }
      let near = Set(nearest.prefix(neighbors.count))
      return Double(near.intersection(neighbors).count) / Double(near.union(neighbors).count)
    }
    return shares.isEmpty ? 1 : shares.reduce(0, +) / Double(shares.count)
  }
}

extension Drawing {
  /// Every coordinate multiplied and moved.
  func moved(scale: Double, x: Double, y: Double) -> Drawing {
    func moved(_ point: Point) -> Point { Point(x: point.x * scale + x, y: point.y * scale + y) }
    return Drawing(
      rectangles: rectangles.map {
        Rectangle(
          center: moved($0.center),
          size: Size(width: $0.size.width * scale, height: $0.size.height * scale))
      },
      edges: edges.map {
        DrawingEdge(source: $0.source, target: $0.target, route: $0.route?.map(moved))
      })
  }

  /// Squares of side 2 at places of a grid, and straight lines.
  init(_ places: [(Double, Double)], _ pairs: [(Int, Int)], side: Double = 2) {
    self.init(
      rectangles: places.map {
        Rectangle(center: Point(x: $0.0, y: $0.1), size: Size(width: side, height: side))
      },
      edges: pairs.map { DrawingEdge(source: $0.0, target: $0.1) })
  }
}
