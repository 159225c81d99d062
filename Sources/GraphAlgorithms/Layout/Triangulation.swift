/// The Delaunay triangulation of points: no point lies within the circle through the corners of a triangle.
///
/// Points join in the order of their distance from the middle of a first triangle: each sees some sides of the hull
/// and is joined to them, then sides are flipped until the circles are empty (Sinclair 2016, arXiv:1602.04707).
/// Meant as a graph of proximity: where points lie within rounding of one line or one circle, some triangle may be
/// missing or not the right one. Time O(n log n) in practice, space O(n).
struct Triangulation: ~Copyable {
  /// The corners of triangle `t` stand at `3t ..< 3t + 3`, anticlockwise; slot `s` is also the side from its corner to
  /// the next one's.
  private let corners: Scratch<UInt32>
  /// The slot of the same side in the neighboring triangle; −1 if there is none.
  private let twins: Scratch<Int32>
  private let xs: Scratch<Double>
  private let ys: Scratch<Double>
  private let count: Int
  private var slotCount = 0

  /// The pairs of points joined by a side, each once; a row of points if they all lie on one line.
  private(set) var sides: [(UInt32, UInt32)]

  init(xs: [Double], ys: [Double]) {
    count = xs.count
    let capacity = max(3, 6 * count)
    corners = Scratch(count: capacity)
    twins = Scratch(count: capacity)
    self.xs = Scratch(count: count)
    self.ys = Scratch(count: count)
    for point in 0..<count {
      self.xs[point] = xs[point]
      self.ys[point] = ys[point]
    }
    sides = []
    var found = grow()
    found.reserveCapacity(3 * count)
    for slot in 0..<slotCount where Int(twins[slot]) < slot {
      found.append((corners[slot], corners[next(slot)]))
    }
    sides = found
  }

  private func next(_ slot: Int) -> Int { slot % 3 == 2 ? slot - 2 : slot + 1 }
  private func previous(_ slot: Int) -> Int { slot % 3 == 0 ? slot + 2 : slot - 1 }

  /// Twice the area of a triangle, positive if it turns to the left.
  private func area(_ a: Int, _ b: Int, _ c: Int) -> Double {
    (xs[b] - xs[a]) * (ys[c] - ys[a]) - (ys[b] - ys[a]) * (xs[c] - xs[a])
  }

  private func squaredDistance(_ a: Int, _ x: Double, _ y: Double) -> Double {
    (xs[a] - x) * (xs[a] - x) + (ys[a] - y) * (ys[a] - y)
  }

  /// The middle of the circle through three points; `nil` if they lie on one line.
  private func circle(_ a: Int, _ b: Int, _ c: Int) -> Point? {
    let (dx, dy, ex, ey) = (xs[b] - xs[a], ys[b] - ys[a], xs[c] - xs[a], ys[c] - ys[a])
    let (bl, cl, d) = (dx * dx + dy * dy, ex * ex + ey * ey, 0.5 / (dx * ey - dy * ex))
    let (x, y) = ((ey * bl - dy * cl) * d, (dx * cl - ex * bl) * d)
    return x.isFinite && y.isFinite ? Point(x: xs[a] + x, y: ys[a] + y) : nil
  }

  private mutating func addTriangle(_ a: Int, _ b: Int, _ c: Int, _ ab: Int, _ bc: Int, _ ca: Int) -> Int {
    let slot = slotCount
    for (place, (corner, twin)) in [(a, ab), (b, bc), (c, ca)].enumerated() {
      corners[slot + place] = UInt32(truncatingIfNeeded: corner)
      twins[slot + place] = Int32(truncatingIfNeeded: twin)
      if twin >= 0 { twins[twin] = Int32(truncatingIfNeeded: slot + place) }
    }
    slotCount += 3
    return slot
  }

  /// The first triangle: a point in the middle, its nearest, and what makes the smallest circle with them.
  private func seed() -> (Int, Int, Int, Point)? {
    guard count > 2 else { return nil }
    var (left, right, low, high) = (xs[0], xs[0], ys[0], ys[0])
    for point in 1..<count {
      (left, right) = (min(left, xs[point]), max(right, xs[point]))
      (low, high) = (min(low, ys[point]), max(high, ys[point]))
    }
    func best(_ value: (Int) -> Double) -> Int? {
      var found: (point: Int, value: Double)?
      for point in 0..<count {
        let value = value(point)
        if value < found?.value ?? .infinity { found = (point, value) }
      }
      return found?.point
    }
    guard let a = best({ squaredDistance($0, (left + right) / 2, (low + high) / 2) }),
      let b = best({
        let distance = squaredDistance($0, xs[a], ys[a])
        return $0 != a && distance > 0 ? distance : .infinity
      }),
      let c = best({
        if $0 == a || $0 == b { return .infinity }
        guard let middle = circle(a, b, $0) else { return .infinity }
        return squaredDistance(a, middle.x, middle.y)
      }),
      let middle = circle(a, b, c)
    else { return nil }
    return area(a, b, c) > 0 ? (a, b, c, middle) : (a, c, b, middle)
  }

  /// Triangulates; returns the pairs of points that are to be joined although no triangle joins them.
  private mutating func grow() -> [(UInt32, UInt32)] {
    guard let (a, b, c, middle) = seed() else {
      let row = (0..<UInt32(count)).sorted {
        (xs[Int($0)], ys[Int($0)], $0) < (xs[Int($1)], ys[Int($1)], $1)
      }
      return Array(zip(row, row.dropFirst()))
    }
    var hull = TriangulationHull(count: count, middle: middle)
    let first = addTriangle(a, b, c, -1, -1, -1)
    hull.start(a, b, c, slot: first, xs: xs, ys: ys)
    var order: [(distance: Double, point: UInt32)] = []
    order.reserveCapacity(count)
    for point in 0..<count { order.append((squaredDistance(point, middle.x, middle.y), UInt32(point))) }
    order.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.point < $1.point }
    let stack = Scratch<Int32>(count: 1_024)
    var leftOut: [(UInt32, UInt32)] = []
    var last = order[0].point
    for (_, number) in order {
      let point = Int(number)
      if point != a, point != b, point != c, !join(point, &hull, stack) { leftOut.append((last, number)) }
      last = number
    }
    return leftOut
  }

  /// Joins a point to the sides of the hull that it sees; false if it sees none, being too near to another.
  private mutating func join(
    _ point: Int, _ hull: inout TriangulationHull, _ stack: borrowing Scratch<Int32>
  ) -> Bool {
    // The side of the hull before which the point lies; the search starts at what lies in its direction.
    let start = hull.previous(hull.first(near: point, xs: xs, ys: ys))
    var side = start
    while area(point, side, hull.next(side)) >= 0 {
      side = hull.next(side)
      if side == start { return false }
    }
    var forward = hull.next(side)
    var slot = addTriangle(side, point, forward, -1, -1, hull.slot(side))
    hull.setSlot(point, legalize(slot + 2, &hull, stack))
    hull.setSlot(side, slot)
    while area(point, forward, hull.next(forward)) < 0 {
      let beyond = hull.next(forward)
      slot = addTriangle(forward, point, beyond, hull.slot(point), -1, hull.slot(forward))
      hull.setSlot(point, legalize(slot + 2, &hull, stack))
      hull.remove(forward)
      forward = beyond
    }
    if side == start {
      while area(point, hull.previous(side), side) < 0 {
        let beyond = hull.previous(side)
        slot = addTriangle(beyond, point, side, -1, hull.slot(side), hull.slot(beyond))
        _ = legalize(slot + 2, &hull, stack)
        hull.setSlot(beyond, slot)
        hull.remove(side)
        side = beyond
      }
    }
    hull.insert(point, between: side, and: forward, xs: xs, ys: ys)
    return true
  }

  /// Flips sides until the circles are empty, beginning at one; returns the slot that then ends at the new point.
  private mutating func legalize(
    _ first: Int, _ hull: inout TriangulationHull, _ stack: borrowing Scratch<Int32>
  ) -> Int {
    var slot = first
    var height = 0
    var result = 0
    while true {
      let twin = Int(twins[slot])
      let (before, beyond) = (previous(slot), twin >= 0 ? previous(twin) : 0)
      result = before
      guard twin >= 0,
        isInCircle(Int(corners[before]), Int(corners[slot]), Int(corners[next(slot)]), Int(corners[beyond]))
      else {
        if height == 0 { return result }
        height -= 1
        slot = Int(stack[height])
        continue
      }
      corners[slot] = corners[beyond]
      corners[twin] = corners[before]
      let outer = Int(twins[beyond])
      if outer < 0 { hull.setSlot(Int(corners[beyond]), slot) }
      link(slot, outer)
      link(twin, Int(twins[before]))
      link(before, beyond)
      if height < stack.count {
        stack[height] = Int32(truncatingIfNeeded: next(twin))
        height += 1
      }
    }
  }

  private func link(_ one: Int, _ other: Int) {
    twins[one] = Int32(truncatingIfNeeded: other)
    if other >= 0 { twins[other] = Int32(truncatingIfNeeded: one) }
  }

  /// Whether `p` lies within the circle through three corners that turn to the left.
  private func isInCircle(_ a: Int, _ b: Int, _ c: Int, _ p: Int) -> Bool {
    let (dx, dy) = (xs[a] - xs[p], ys[a] - ys[p])
    let (ex, ey) = (xs[b] - xs[p], ys[b] - ys[p])
    let (fx, fy) = (xs[c] - xs[p], ys[c] - ys[p])
    let (ap, bp, cp) = (dx * dx + dy * dy, ex * ex + ey * ey, fx * fx + fy * fy)
    let determinant = dx * (ey * cp - bp * fy) - dy * (ex * cp - bp * fx) + ap * (ex * fy - ey * fx)
    return determinant > 1e-15 * (ap + bp + cp) * (ap + bp + cp)
  }
}
