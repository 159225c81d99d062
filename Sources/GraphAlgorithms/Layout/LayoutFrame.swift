/// Turns and scales a layout until rectangles of the given sizes nearly fit.
struct LayoutFrame {
  var points: [Point]
  let sizes: [Size]
  let part: LayoutPart
  let options: LayoutOptions

  func fitted() -> [Rectangle] {
    var turned = turned()
    var spreading = RectangleSpreading(
      zip(turned, sizes).map { Rectangle(center: $0, size: $1) }, gap: options.gap)
    spreading.even(rounds: 5)
    turned = spreading.rectangles.map(\.center)
    stretch(&turned)
    let scale = scale(turned)
    return zip(turned, sizes).map { point, size in
      Rectangle(center: Point(x: point.x * scale, y: point.y * scale), size: size)
    }
  }

  /// The middle at 0, the longer axis level, or upright if the page is.
  private func turned() -> [Point] {
    var (x, y) = (0.0, 0.0)
    for point in points {
      x += point.x / Double(points.count)
      y += point.y / Double(points.count)
    }
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for point in points {
      let (dx, dy) = (point.x - x, point.y - y)
      xx += dx * dx
      xy += dx * dy
      yy += dy * dy
    }
    // The direction (cos, sin) of the longer axis, from the double angle by half-angle formulas.
    let (difference, cross) = (xx - yy, 2 * xy)
    let length = (difference * difference + cross * cross).squareRoot()
    var axis = Point(x: 1, y: 0)
    if length > 0 {
      let cosine = ((1 + difference / length) / 2).squareRoot()
      let sine = max(0, (1 - difference / length) / 2).squareRoot()
      axis = Point(x: cosine, y: cross < 0 ? -sine : sine)
    }
    if options.aspectRatio < 1 { axis = Point(x: axis.y, y: -axis.x) }
    var result = points.map { point in
      let (dx, dy) = (point.x - x, point.y - y)
      return Point(x: axis.x * dx + axis.y * dy, y: axis.x * dy - axis.y * dx)
    }
    stretch(&result)
    return result
  }

  /// A little wider or higher, as the page is.
  private func stretch(_ points: inout [Point]) {
    let bounds = points.map { Rectangle(center: $0, size: Size(width: 0, height: 0)) }.bounds
    guard let size = bounds?.size, size.width > 0, size.height > 0 else { return }
    let factor = (options.aspectRatio * size.height / size.width).squareRoot()
    let limited = min(max(factor, 1 / maxStretch), maxStretch)
    for place in points.indices {
      points[place].x *= limited
      points[place].y /= limited
    }
  }

  /// At this scale one side in ten of the triangulation is too short, and half of the edges are as long as wanted.
  private func scale(_ points: [Point]) -> Double {
    let triangulation = Triangulation(xs: points.map(\.x), ys: points.map(\.y))
    var factors: [Double] = []
    factors.reserveCapacity(triangulation.sides.count)
    for (one, other) in triangulation.sides {
      let (a, b) = (Int(one), Int(other))
      let dx = abs(points[a].x - points[b].x)
      let dy = abs(points[a].y - points[b].y)
      let width = (sizes[a].width + sizes[b].width) / 2 + options.gap
      let height = (sizes[a].height + sizes[b].height) / 2 + options.gap
      let factor = min(width / dx, height / dy)
      factors.append(factor.isFinite ? factor : 0)
    }
    factors.sort()
    var lengths: [Double] = []
    for node in points.indices {
      for slot in part.offsets[node]..<part.offsets[node + 1] where Int(part.targets[slot]) > node {
        let length = points[node].distance(to: points[Int(part.targets[slot])])
        lengths.append(Double(part.lengths[slot]) * part.unit / max(length, 1e-9))
      }
    }
    lengths.sort()
    let crowded = factors.isEmpty ? 1 : factors[min(Int(Double(factors.count) * crowding), factors.count - 1)]
    let short = lengths.isEmpty ? 1 : lengths[lengths.count / 2]
    let scale = max(crowded, minShort * short)
    return scale > 0 && scale.isFinite ? scale : 1
  }
}
nonisolated(unsafe) public var crowding = 0.5
nonisolated(unsafe) public var minShort = 0.5
nonisolated(unsafe) public var maxStretch = 1.4
nonisolated(unsafe) public var prismRounds = 20
