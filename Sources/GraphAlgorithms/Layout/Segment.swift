/// The coordinates of the sides of a rectangle, for kernels that compare them often.
struct Box: BitwiseCopyable {
  var left: Double
  var bottom: Double
  var right: Double
  var top: Double

  @inline(__always)
  init(left: Double, bottom: Double, right: Double, top: Double) {
    self.left = left
    self.bottom = bottom
    self.right = right
    self.top = top
  }

  @inline(__always)
  init(_ rectangle: Rectangle) {
    self.init(
      left: rectangle.left, bottom: rectangle.bottom, right: rectangle.right, top: rectangle.top)
  }

  @inline(__always)
  func grown(by margin: Double) -> Box {
    Box(left: left - margin, bottom: bottom - margin, right: right + margin, top: top + margin)
  }

  /// Whether a point lies inside, not on a side.
  @inline(__always)
  func holds(_ x: Double, _ y: Double) -> Bool { x > left && x < right && y > bottom && y < top }
}

/// A straight line between two points.
struct Segment: BitwiseCopyable {
  var ax: Double
  var ay: Double
  var bx: Double
  var by: Double

  @inline(__always)
  init(_ a: Point, _ b: Point) {
    ax = a.x
    ay = a.y
    bx = b.x
    by = b.y
  }

  var start: Point { Point(x: ax, y: ay) }
  var end: Point { Point(x: bx, y: by) }

  @inline(__always)
  var box: Box { Box(left: min(ax, bx), bottom: min(ay, by), right: max(ax, bx), top: max(ay, by)) }

  /// Whether the two meet in one point that is inside both: lines that touch or lie on each other do not cross.
  ///
  /// Exact, see ``orientation``.
  @inline(__always)
  func crosses(_ other: Segment) -> Bool {
    guard
      min(ax, bx) <= max(other.ax, other.bx), min(other.ax, other.bx) <= max(ax, bx),
      min(ay, by) <= max(other.ay, other.by), min(other.ay, other.by) <= max(ay, by)
    else { return false }
    let one = orientation(ax, ay, bx, by, other.ax, other.ay)
    let two = orientation(ax, ay, bx, by, other.bx, other.by)
    guard one > 0 && two < 0 || one < 0 && two > 0 else { return false }
    let three = orientation(other.ax, other.ay, other.bx, other.by, ax, ay)
    let four = orientation(other.ax, other.ay, other.bx, other.by, bx, by)
    return three > 0 && four < 0 || three < 0 && four > 0
  }

  /// Whether some point of the segment lies inside the box; to touch it or to run along a side is not to pass it.
  ///
  /// Exact: two convex shapes are apart just if a side of one of them is parallel to a line between them.
  @inline(__always)
  func passes(through box: Box) -> Bool {
    guard
      min(ax, bx) < box.right, max(ax, bx) > box.left, min(ay, by) < box.top, max(ay, by) > box.bottom,
      box.left < box.right, box.bottom < box.top
    else { return false }
    let isRising = by >= ay
    let isRightward = bx >= ax
    if ax == bx && ay == by { return true }
    // The corners furthest to the left and to the right of the line.
    let onLeft = orientation(
      ax, ay, bx, by, isRising ? box.left : box.right, isRightward ? box.top : box.bottom)
    let onRight = orientation(
      ax, ay, bx, by, isRising ? box.right : box.left, isRightward ? box.bottom : box.top)
    return onLeft > 0 && onRight < 0
  }
}
