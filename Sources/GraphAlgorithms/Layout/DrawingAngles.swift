/// How far apart the edges at a node are drawn.
public struct AngularResolution: Hashable, Sendable {
  /// The mean over all nodes of the smallest angle between neighboring edges divided by the ideal, 0...1.
  public let mean: Double
  /// The smallest of these over all nodes.
  public let smallest: Double
}

extension Drawing {
  /// The smallest angle between edges at a node relative to the ideal, which is a full turn divided by the number of
  /// edges there: 1 where all edges at all nodes are spread evenly, 0 where two lie on each other.
  ///
  /// The mean is the minimum angle metric of Purchase 2002 (doi:10.1006/jvlc.2002.0232). The direction of an edge is
  /// that of its line where it leaves the node: from the middle, or along the first piece of its route. Nodes with
  /// less than two edges do not count, nor do edges without a direction; without any node that counts, both figures
  /// are 1. Time O(edges · log degree), space O(edges).
  public func angularResolution() -> AngularResolution {
    let starts = Scratch<Int>(count: rectangles.count + 1, repeating: 0)
    forEachDirection { node, _, _ in starts[node + 1] += 1 }
    for node in rectangles.indices { starts[node + 1] += starts[node] }
    let angles = Scratch<Double>(count: starts[rectangles.count])
    forEachDirection { node, dx, dy in
      angles[starts[node]] = angle(dx, dy)
      starts[node] += 1
    }
    var sum = 0.0
    var count = 0
    var smallest = 1.0
    var start = 0
    for node in rectangles.indices {
      // Every start was moved to the next one when its node was filled.
      let here = UnsafeMutableBufferPointer(start: angles.start + start, count: starts[node] - start)
      start = starts[node]
      guard here.count > 1 else { continue }
      var sorted = here
      sorted.sort()
      var gap = here[0] + fullTurn - here[here.count - 1]
      for index in 1..<here.count { gap = min(gap, here[index] - here[index - 1]) }
      let share = min(1, gap * Double(here.count) / fullTurn)
      sum += share
      count += 1
      smallest = min(smallest, share)
    }
    return AngularResolution(mean: count == 0 ? 1 : sum / Double(count), smallest: smallest)
  }

  private func forEachDirection(_ body: (_ node: Int, _ dx: Double, _ dy: Double) -> Void) {
    func leave(_ node: Int, from start: Point, to end: Point) {
      if start != end { body(node, end.x - start.x, end.y - start.y) }
    }
    for edge in edges {
      if let route = edge.route {
        leave(edge.source, from: route[0], to: route[1])
        leave(edge.target, from: route[route.count - 1], to: route[route.count - 2])
      } else {
        let (source, target) = (rectangles[edge.source].center, rectangles[edge.target].center)
        leave(edge.source, from: source, to: target)
        leave(edge.target, from: target, to: source)
      }
    }
  }
}

private let fullTurn = 2 * Double.pi

/// The angle of a direction in -π...π, to a few units in the last place, written out since the library imports no
/// mathematics; the same bits on every machine.
func angle(_ dx: Double, _ dy: Double) -> Double {
  let (long, short) = (max(abs(dx), abs(dy)), min(abs(dx), abs(dy)))
  guard long > 0 else { return 0 }
  // Halved twice, the angle is below π/16, where the eleventh term of the series is below 10⁻¹⁷ of the first.
  var tangent = short / long
  for _ in 0..<2 { tangent /= 1 + (1 + tangent * tangent).squareRoot() }
  let square = tangent * tangent
  var series = 0.0
  for term in stride(from: 23.0, through: 3, by: -2) { series = (1 / term - series) * square }
  var angle = 4 * tangent * (1 - series)
  if abs(dy) > abs(dx) { angle = .pi / 2 - angle }
  if dx < 0 { angle = .pi - angle }
  return dy < 0 ? -angle : angle
}
