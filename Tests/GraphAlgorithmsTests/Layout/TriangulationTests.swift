import Testing

@testable import GraphAlgorithms

@Suite struct TriangulationTests {
  private func sides(_ points: [(Double, Double)]) -> Set<[UInt32]> {
    let triangulation = Triangulation(xs: points.map(\.0), ys: points.map(\.1))
    return Set(triangulation.sides.map { [min($0.0, $0.1), max($0.0, $0.1)] })
  }

  /// A square with a point near its middle:
  ///
  ///     3 ─── 2
  ///     │ ╲ ╱ │
  ///     │  4  │
  ///     │ ╱ ╲ │
  ///     0 ─── 1
  @Test func aPointAmidFour() {
    #expect(
      sides([(0, 0), (10, 0), (10, 10), (0, 10), (5.1, 4.9)])
        == [[0, 1], [1, 2], [2, 3], [0, 3], [0, 4], [1, 4], [2, 4], [3, 4]])
  }

  @Test func fewOrStraight() {
    #expect(sides([]).isEmpty)
    #expect(sides([(1, 1)]).isEmpty)
    #expect(sides([(1, 1), (2, 2)]) == [[0, 1]])
    #expect(sides([(4, 0), (0, 0), (2, 0), (1, 0)]) == [[1, 3], [2, 3], [0, 2]])
    #expect(sides([(1, 1), (1, 1), (1, 1)]).count == 2)
  }

  /// Every side of which a circle through both ends holds no other point is there, and no other is: against all triples.
  @Test(arguments: 1...5)
  func sameAsAllTriples(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let points = (0..<40).map { _ in (generator.unit(), generator.unit()) }
    var expected: Set<[UInt32]> = []
    for a in 0..<40 {
      for b in a + 1..<40 {
        for c in b + 1..<40 where holdsNone(points, a, b, c) {
          for pair in [(a, b), (b, c), (a, c)] { expected.insert([UInt32(pair.0), UInt32(pair.1)]) }
        }
      }
    }
    #expect(sides(points) == expected)
  }

  private func holdsNone(_ points: [(Double, Double)], _ a: Int, _ b: Int, _ c: Int) -> Bool {
    let (ax, ay) = points[a]
    let (bx, by) = (points[b].0 - ax, points[b].1 - ay)
    let (cx, cy) = (points[c].0 - ax, points[c].1 - ay)
    let double = 2 * (bx * cy - by * cx)
    let x = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / double
    let y = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / double
    for (place, point) in points.enumerated() where place != a && place != b && place != c {
      let (dx, dy) = (point.0 - ax - x, point.1 - ay - y)
      if dx * dx + dy * dy < x * x + y * y { return false }
    }
    return true
  }

  /// Planar: at most 3n − 6 sides; and all points hang together, on a grid too.
  @Test func aGridHangsTogether() throws {
    let points = (0..<400).map { (Double($0 % 20), Double($0 / 20)) }
    let found = sides(points)
    #expect(found.count <= 3 * 400 - 6)
    let graph = try Graph(nodeCount: 400, edges: found.map { Edge(source: $0[0], target: $0[1]) })
    #expect(graph.connectedComponentCount() == 1)
  }
}
