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
        return folded()
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
  private var enough: Double { max(options.comfortableArea, 4.5 * taken) }

  /// The area that the rectangles take themselves, with their gaps.
  private var taken: Double {
    sizes.reduce(0) { $0 + ($1.width + options.gap) * ($1.height + options.gap) }
  }

  /// The rectangles at the scale at which no more than a share of neighbors are too near.
  private func rectangles(_ points: [Point], at crowding: Double) -> [Rectangle] {
    let scale = scale(points, crowding: crowding)
    return zip(points, sizes).map { point, size in
      Rectangle(center: Point(x: point.x * scale, y: point.y * scale), size: size)
    }
  }

  /// What is far longer than the page, in columns to and fro, as oxen plough.
  ///
  /// Words are wider than high, so that more of them stand in a column than in a row of the same length. There are as
  /// many columns as let the whole be largest on the page.
  private func folded() -> [Rectangle] {
    let upright = turned(upright: true)
    let scale = scale(upright, crowding: 0.9, lengthShare: 0.2)
    let points = upright.map { Point(x: $0.x * scale, y: $0.y * scale) }
    let widest = sizes.reduce(0) { max($0, $1.width) }
    let across = straightened(points, window: 2 * widest)
    let thickness = (across.max() ?? 0) - (across.min() ?? 0) + widest
    let bounds = Rectangle.around(points)
    // A third more, for the links between the columns to be seen.
    let pitch = thickness + max(widest / 3, 2 * options.gap)
    let columns = max(1, (bounds.size.height * options.aspectRatio / pitch).squareRoot().rounded())
    let length = bounds.size.height / columns
    let wide = min(max(pitch, length * options.aspectRatio / columns), 1.25 * pitch)
    return points.indices.map { place in
      let way = bounds.top - points[place].y
      let column = min((way / length).rounded(.down), columns - 1)
      let along = way - column * length
      let isBack = column.truncatingRemainder(dividingBy: 2) == 1
      return Rectangle(
        center: Point(
          x: column * wide + (isBack ? -across[place] : across[place]), y: isBack ? along - length : -along),
        size: sizes[place])
    }
  }

  /// How far points lie beside the way that those within a window above and below them take: long waves take room for
  /// nothing.
  private func straightened(_ points: [Point], window: Double) -> [Double] {
    let order = points.indices.sorted { (points[$0].y, $0) < (points[$1].y, $1) }
    var result = [Double](repeating: 0, count: points.count)
    var (sum, first, last) = (0.0, 0, 0)
    for place in order {
      while last < order.count, points[order[last]].y <= points[place].y + window {
        sum += points[order[last]].x
        last += 1
      }
      while points[order[first]].y < points[place].y - window {
        sum -= points[order[first]].x
        first += 1
      }
      result[place] = points[place].x - sum / Double(last - first)
    }
    return result
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
    let size = Rectangle.around(points).size
    guard size.width > 0, size.height > 0 else { return }
    let factor = (options.aspectRatio * size.height / size.width).squareRoot()
    let limited = min(max(factor, 1 / Self.mostStretched), Self.mostStretched)
    for place in points.indices {
      points[place].x *= limited
      points[place].y /= limited
    }
  }

  /// At this scale no more than a share of sides of the triangulation is too short, and half of the edges are at least
  /// a share as long as wanted.
  private func scale(_ points: [Point], crowding: Double, lengthShare: Double = 0.8) -> Double {
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
    let scale = max(crowded, lengthShare * short)
    return scale > 0 && scale.isFinite ? scale : 1
  }
}

extension Rectangle {
  /// The smallest rectangle around points, of which there is at least one.
  fileprivate static func around(_ points: [Point]) -> Rectangle {
    points.map { Rectangle(center: $0, size: Size(width: 0, height: 0)) }.bounds
      ?? Rectangle(left: 0, bottom: 0, right: 0, top: 0)
  }
}
