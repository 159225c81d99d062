/// Rectangles on their way apart; see ``Swift/Collection/overlapsRemoved(gap:pinned:)``.
struct RectangleSpreading {
  var rectangles: [Rectangle]
  /// What counts as an overlap: a little more than asked for, so that rounding leaves no two nearer than that.
  let gap: Double
  /// How far rectangles are moved apart: a little more again, so that they do not count as overlapping then.
  let reach: Double
  /// The width of the whole divided by its height, which is kept if the choice is free.
  let shape: Double

  /// - Parameter shape: The wanted width by height; that of the rectangles given if not said.
  init(_ rectangles: [Rectangle], gap: Double, shape: Double? = nil) {
    self.rectangles = rectangles
    let size = rectangles.bounds?.size ?? Size(width: 0, height: 0)
    let extent = max(size.width, size.height)
    self.gap = gap + 1e-9 * (extent + gap)
    reach = self.gap + 1e-7 * (extent / Double(max(rectangles.count, 1)) + gap)
    let own = size.width > 0 && size.height > 0 ? size.width / size.height : 1
    self.shape = shape ?? min(max(own, 0.2), 5)
  }

  /// By what factor two centers must move apart for their rectangles to touch; at most 1 if they need not.
  func factor(_ one: UInt32, _ other: UInt32) -> Double {
    let (a, b) = (rectangles[Int(one)], rectangles[Int(other)])
    let dx = abs(a.center.x - b.center.x)
    let dy = abs(a.center.y - b.center.y)
    return min(
      ((a.size.width + b.size.width) / 2 + gap) / dx, ((a.size.height + b.size.height) / 2 + gap) / dy)
  }

  /// The sides of the Delaunay triangulation of the centers.
  func sides() -> [(UInt32, UInt32)] {
    Triangulation(xs: rectangles.map(\.center.x), ys: rectangles.map(\.center.y)).sides
  }

  /// Lets sides with more room than most get shorter, and those with less longer, so that room is shared evenly.
  mutating func even(rounds: Int) {
    guard rectangles.count > 3 else { return }
    for _ in 0..<rounds {
      let pairs = sides()
      // By area rather than by width and height: the directions are told apart when overlaps go.
      let factors = pairs.map { pair in
        let (a, b) = (rectangles[Int(pair.0)], rectangles[Int(pair.1)])
        let one = ((a.size.width + gap) * (a.size.height + gap)).squareRoot()
        let other = ((b.size.width + gap) * (b.size.height + gap)).squareRoot()
        return (one + other) / max(a.center.distance(to: b.center), 1e-12)
      }
      let middle = factors.sorted()[factors.count / 2]
      guard middle > 0, middle.isFinite else { return }
      move(
        zip(pairs, factors).map { pair, factor in
          let (a, b) = (rectangles[Int(pair.0)].center, rectangles[Int(pair.1)].center)
          // Not much off is left as it is: a grid stays one.
          let off = factor / middle
          let share = off > 0.6 && off < 1.6 ? 1 : min(max(off, 0.8), 1.25)
          return .init(one: pair.0, other: pair.1, x: share * (a.x - b.x), y: share * (a.y - b.y))
        })
    }
  }

  /// Moves all rectangles at once such that those which overlap get apart and the others stay to each other as they
  /// are, round after round; ends when nothing overlaps, or few and no fewer than before.
  ///
  /// After PRISM (Gansner & Hu 2010, doi:10.7155/jgaa.00198), but two rectangles part in the direction in which less
  /// is missing rather than along the line of their centers: texts are wide, and the whole stays compact.
  mutating func relax(rounds: Int) {
    guard rectangles.count > 1 else { return }
    var hasMore = false
    for _ in 0..<rounds {
      var pairs = sides()
      let short = pairs.count { factor($0.0, $0.1) > 1 }
      hasMore = hasMore || short == 0
      if hasMore {
        let found = overlappingPairs(atMost: 4 * rectangles.count)
        if found.isEmpty { return }
        pairs += found
      }
      let size = rectangles.bounds?.size ?? Size(width: 1, height: 1)
      let tilt = size.width / max(size.height, 1e-9) / shape
      move(pairs.map { apart($0.0, $0.1, tilt: tilt * tilt * tilt * tilt) })
    }
  }

  /// The vector by which two centers should differ: as it is if they do not overlap, else longer in the direction in
  /// which less is missing; the drawing's shape counts, so that a wide one rather grows upwards.
  private func apart(_ one: UInt32, _ other: UInt32, tilt: Double) -> ProximityStress.Side {
    let (a, b) = (rectangles[Int(one)], rectangles[Int(other)])
    var side = ProximityStress.Side(
      one: one, other: other, x: a.center.x - b.center.x, y: a.center.y - b.center.y)
    let missingX = (a.size.width + b.size.width) / 2 + reach - abs(side.x)
    let missingY = (a.size.height + b.size.height) / 2 + reach - abs(side.y)
    if missingX <= 0 || missingY <= 0 { return side }
    let length = (side.x * side.x + side.y * side.y).squareRoot()
    let most = 0.6 * length + 0.1 * (missingX + missingY)
    if missingY < missingX * tilt {
      side.y += (side.y < 0 ? -1 : 1) * min(missingY, most)
    } else {
      side.x += (side.x < 0 ? -1 : 1) * min(missingX, most)
    }
    return side
  }

  private mutating func move(_ sides: [ProximityStress.Side]) {
    let xs = Scratch<Double>(count: rectangles.count)
    let ys = Scratch<Double>(count: rectangles.count)
    for place in rectangles.indices {
      xs[place] = rectangles[place].center.x
      ys[place] = rectangles[place].center.y
    }
    ProximityStress(count: rectangles.count, sides: sides).improve(xs, ys, rounds: 30)
    for place in rectangles.indices where xs[place].isFinite && ys[place].isFinite {
      rectangles[place].center = Point(x: xs[place], y: ys[place])
    }
  }

  /// Where many stand nearly at one point, they are set around it on a spiral of golden angles.
  mutating func uncrowd() {
    guard let bounds = rectangles.bounds else { return }
    let count = Double(rectangles.count)
    let width = rectangles.reduce(0) { $0 + $1.size.width } / count + gap
    let height = rectangles.reduce(0) { $0 + $1.size.height } / count + gap
    guard width > 0, height > 0 else { return }
    let order = rectangles.enumerated().map { place, rectangle in
      (
        column: ((rectangle.center.x - bounds.left) / width).rounded(.down),
        row: ((rectangle.center.y - bounds.bottom) / height).rounded(.down), place: place
      )
    }.sorted { ($0.column, $0.row, $0.place) < ($1.column, $1.row, $1.place) }
    var first = 0
    while first < order.count {
      var last = first + 1
      while last < order.count, order[last].column == order[first].column, order[last].row == order[first].row
      {
        last += 1
      }
      // So many in a cell as large as one of them.
      if last - first > 12 { setAround(order[first..<last].map(\.place), width: width, height: height) }
      first = last
    }
  }

  private mutating func setAround(_ places: [Int], width: Double, height: Double) {
    var middle = Point(x: 0, y: 0)
    for place in places {
      middle.x += rectangles[place].center.x / Double(places.count)
      middle.y += rectangles[place].center.y / Double(places.count)
    }
    var direction = Point(x: 1, y: 0)
    for (turn, place) in places.enumerated() {
      direction = direction.turnedByGoldenAngle
      let reach = 0.6 * Double(turn).squareRoot()
      rectangles[place].center = Point(
        x: middle.x + reach * width * direction.x, y: middle.y + reach * height * direction.y)
    }
  }

  /// Points that coincide, or nearly so, are set around their place: what has no direction cannot be moved apart.
  mutating func stir() {
    var generator = SeededGenerator(seed: 1)
    for place in rectangles.indices {
      let size = rectangles[place].size
      rectangles[place].center.x += (generator.unit() - 0.5) * 1e-3 * (size.width + gap)
      rectangles[place].center.y += (generator.unit() - 0.5) * 1e-3 * (size.height + gap)
    }
  }

  /// Pairs of rectangles that overlap, some of them if there are more than so many.
  func overlappingPairs(atMost limit: Int, nearer: Double? = nil) -> [(UInt32, UInt32)] {
    var places = FreePlaces(for: rectangles, gap: nearer ?? gap)
    var found: [(UInt32, UInt32)] = []
    for (place, rectangle) in rectangles.enumerated() {
      places.forEachOverlapping(rectangle) { other in
        found.append((UInt32(truncatingIfNeeded: other), UInt32(truncatingIfNeeded: place)))
        return found.count < limit
      }
      if found.count >= limit { break }
      places.insert(rectangle)
    }
    return found
  }
}
