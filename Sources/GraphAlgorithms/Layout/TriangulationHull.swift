/// The hull of the points triangulated so far, as a ring with a table by direction from a point within.
struct TriangulationHull: ~Copyable {
  /// The corner that follows anticlockwise; a corner that is not on the hull any more follows itself.
  private let following: Scratch<UInt32>
  private let preceding: Scratch<UInt32>
  /// The slot of the side that begins at each corner.
  private let slots: Scratch<Int32>
  /// Some corner in each direction, −1 if none was seen.
  private let directions: Scratch<Int32>
  private let middle: Point

  init(count: Int, middle: Point) {
    following = Scratch(count: count, repeating: 0)
    preceding = Scratch(count: count, repeating: 0)
    slots = Scratch(count: count, repeating: -1)
    directions = Scratch(count: max(4, Int(Double(count).squareRoot())), repeating: -1)
    self.middle = middle
  }

  func next(_ corner: Int) -> Int { Int(following[corner]) }
  func previous(_ corner: Int) -> Int { Int(preceding[corner]) }
  func slot(_ corner: Int) -> Int { Int(slots[corner]) }
  func setSlot(_ corner: Int, _ slot: Int) { slots[corner] = Int32(truncatingIfNeeded: slot) }
  func remove(_ corner: Int) { following[corner] = UInt32(truncatingIfNeeded: corner) }

  func start(
    _ a: Int, _ b: Int, _ c: Int, slot: Int, xs: borrowing Scratch<Double>, ys: borrowing Scratch<Double>
  ) {
    for (place, (one, other)) in [(a, b), (b, c), (c, a)].enumerated() {
      following[one] = UInt32(truncatingIfNeeded: other)
      preceding[other] = UInt32(truncatingIfNeeded: one)
      setSlot(one, slot + place)
      directions[direction(xs[one], ys[one])] = Int32(truncatingIfNeeded: one)
    }
  }

  func insert(
    _ point: Int, between one: Int, and other: Int, xs: borrowing Scratch<Double>,
    ys: borrowing Scratch<Double>
  ) {
    following[one] = UInt32(truncatingIfNeeded: point)
    preceding[point] = UInt32(truncatingIfNeeded: one)
    following[point] = UInt32(truncatingIfNeeded: other)
    preceding[other] = UInt32(truncatingIfNeeded: point)
    directions[direction(xs[point], ys[point])] = Int32(truncatingIfNeeded: point)
    directions[direction(xs[one], ys[one])] = Int32(truncatingIfNeeded: one)
  }

  /// A corner of the hull about in the direction of a point.
  func first(near point: Int, xs: borrowing Scratch<Double>, ys: borrowing Scratch<Double>) -> Int {
    let start = direction(xs[point], ys[point])
    for step in 0..<directions.count {
      let corner = Int(directions[(start + step) % directions.count])
      if corner >= 0, next(corner) != corner { return corner }
    }
    preconditionFailure("a hull has corners")
  }

  /// The place in the table of a direction: it grows with the angle, though not evenly.
  private func direction(_ x: Double, _ y: Double) -> Int {
    let (dx, dy) = (x - middle.x, y - middle.y)
    let length = abs(dx) + abs(dy)
    guard length > 0 else { return 0 }
    let share = (dy > 0 ? 3 - dx / length : 1 + dx / length) / 4
    return min(Int(share * Double(directions.count)), directions.count - 1)
  }
}
