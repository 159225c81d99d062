/// Turns and scales a layout until rectangles of the given sizes nearly fit.
struct LayoutFrame {
  var points: [Point]
  let sizes: [Size]
  let part: LayoutPart
  let options: LayoutOptions

  /// What is tried until the whole is not too large: the share of sides that may be too short before overlaps are
  /// removed is 1 less the first, and room is shared evenly so many times.
  private static let degrees = [(0.9, 0), (0.8, 1), (0.65, 3), (0.5, 5), (0.4, 8)]

  /// How much wider, and as much lower, a drawing may get, or the other way round, to be like the page.
  private static let mostStretched = 1.3

  func fitted() -> [Rectangle] {
    let level = turned(upright: false)
    if let bounds = rectangles(level, at: 0.9).bounds {
      let ratio = bounds.size.width / max(bounds.size.height, 1e-9)
      if ratio > 4 * max(options.aspectRatio, 1 / options.aspectRatio) {
        return folded(rectangles(level, at: 0.9))
      }
    }
    let turned = options.aspectRatio < 1 ? turned(upright: true) : level
    var result: [Rectangle] = []
    for (crowding, rounds) in Self.degrees {
      var spreading = RectangleSpreading(
        zip(turned, sizes).map { Rectangle(center: $0, size: $1) }, gap: options.gap)
      spreading.even(rounds: rounds)
      var points = spreading.rectangles.map(\.center)
      stretch(&points)
      result = rectangles(points, at: crowding)
      if let size = result.bounds?.size, size.width * size.height <= enough { return result }
    }
    // Where many coincide, no scale parts them: that is left to the removal of overlaps.
    guard let size = result.bounds?.size, size.width * size.height > 3 * enough else { return result }
    let shrink = (3 * enough / size.width / size.height).squareRoot()
    return result.map {
      Rectangle(center: Point(x: $0.center.x * shrink, y: $0.center.y * shrink), size: $0.size)
    }
  }

  /// The area that a drawing should not pass.
  private var enough: Double {
    let taken = sizes.reduce(0) { $0 + ($1.width + options.gap) * ($1.height + options.gap) }
    return max(options.comfortableArea, 4.5 * taken)
  }

  /// The rectangles at the scale at which no more than a share of neighbors are too near.
  private func rectangles(_ points: [Point], at crowding: Double) -> [Rectangle] {
    let scale = scale(points, crowding: crowding)
    return zip(points, sizes).map { point, size in
      Rectangle(center: Point(x: point.x * scale, y: point.y * scale), size: size)
    }
  }

  /// What is far longer than the page, in rows to and fro, as oxen plough.
  private func folded(_ rectangles: [Rectangle]) -> [Rectangle] {
    guard let bounds = rectangles.bounds else { return rectangles }
    // Long waves take room for nothing; they are flattened.
    let highest = sizes.reduce(0) { max($0, $1.height) } + 4 * options.gap
    let pitch = min(bounds.size.height + 4 * options.gap, max(highest, 3 * enough / bounds.size.width))
    let flatness = min(1, pitch / max(bounds.size.height, 1e-9))
    let rows = max(1, (bounds.size.width / pitch / options.aspectRatio).squareRoot().rounded(.up))
    let length = bounds.size.width / rows
    return rectangles.map { rectangle in
      let way = rectangle.center.x - bounds.left
      let row = min((way / length).rounded(.down), rows - 1)
      let (along, across) = (way - row * length, flatness * (rectangle.center.y - bounds.center.y))
      let isBack = row.truncatingRemainder(dividingBy: 2) == 1
      return Rectangle(
        center: Point(x: isBack ? length - along : along, y: (isBack ? -across : across) - row * pitch),
        size: rectangle.size)
    }
  }

  /// The middle at 0, the longer axis level or upright.
  private func turned(upright: Bool) -> [Point] {
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
    if upright { axis = Point(x: axis.y, y: -axis.x) }
    return points.map { point in
      let (dx, dy) = (point.x - x, point.y - y)
      return Point(x: axis.x * dx + axis.y * dy, y: axis.x * dy - axis.y * dx)
    }
  }

  /// A little wider or higher, as the page is.
  private func stretch(_ points: inout [Point]) {
    let bounds = points.map { Rectangle(center: $0, size: Size(width: 0, height: 0)) }.bounds
    guard let size = bounds?.size, size.width > 0, size.height > 0 else { return }
    let factor = (options.aspectRatio * size.height / size.width).squareRoot()
    let limited = min(max(factor, 1 / Self.mostStretched), Self.mostStretched)
    for place in points.indices {
      points[place].x *= limited
      points[place].y /= limited
    }
  }

  /// At this scale one side in ten of the triangulation is too short, and half of the edges are as long as wanted.
  private func scale(_ points: [Point], crowding: Double) -> Double {
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
    let scale = max(crowded, 0.8 * short)
    return scale > 0 && scale.isFinite ? scale : 1
  }
}
