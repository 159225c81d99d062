/// Rectangles that are moved apart along a tree of their neighborhood; see ``Swift/Collection/overlapsRemoved(gap:pinned:)``.
nonisolated(unsafe) public var debug = false
nonisolated(unsafe) public var useTree = false
nonisolated(unsafe) public var prismRounds = 60
struct OverlapTree {
  private(set) var rectangles: [Rectangle]
  /// What counts as an overlap: a little more than asked for, so that rounding leaves no two nearer than that.
  private let gap: Double
  /// How far rectangles are moved apart: a little more again, so that they do not count as overlapping then.
  private let reach: Double

  init(_ rectangles: [Rectangle], gap: Double) {
    self.rectangles = rectangles
    let extent = rectangles.bounds.map { max($0.size.width, $0.size.height) } ?? 0
    self.gap = gap + 1e-9 * (extent + gap)
    reach = self.gap + 1e-7 * (extent / Double(max(rectangles.count, 1)) + gap)
  }

  private struct Side {
    var one: UInt32
    var other: UInt32
    /// How far the two are from touching; below 0 how much too near.
    var distance: Double
  }

  /// Moves until no side of the triangulation and no other pair of rectangles overlaps, or not all rounds suffice.
  mutating func spread(rounds: Int = 200) {
    guard rectangles.count > 1 else { return }
    var isSeparate = false
    for round in 0..<rounds {
      if debug { print("tree", round, rectangles.bounds!.size, overlappingPairs(atMost: 100000).count) }
      if round == 0, overlappingPairs(atMost: 1).isEmpty { return }
      if round == 0 { stir() }
      let triangulation = Triangulation(xs: rectangles.map(\.center.x), ys: rectangles.map(\.center.y))
      var sides = triangulation.sides.map { side($0.0, $0.1) }
      if isSeparate || !sides.contains(where: { $0.distance < gap - reach }) {
        let pairs = overlappingPairs(atMost: 4 * rectangles.count)
        if pairs.isEmpty { return }
        isSeparate = true
        sides += pairs.map { side($0.0, $0.1) }
      }
      sides.sort {
        $0.distance != $1.distance
          ? $0.distance < $1.distance : ($0.one, $0.other) < ($1.one, $1.other)
      }
      grow(sides)
    }
  }

  /// Lets the sides of the triangulation that are too short grow, all at once, by half their length at most in a round
  /// (PRISM); ends when few overlap.
  mutating func relax(rounds: Int = prismRounds) {
    guard rectangles.count > 1, !overlappingPairs(atMost: 1).isEmpty else { return }
    stir()
    let xs = Scratch<Double>(count: rectangles.count)
    let ys = Scratch<Double>(count: rectangles.count)
    var isSeparate = false
    for _ in 0..<rounds {
      let triangulation = Triangulation(xs: rectangles.map(\.center.x), ys: rectangles.map(\.center.y))
      var pairs = triangulation.sides
      var short = pairs.count { factor(Int($0.0), Int($0.1)) > 1.001 }
      if short == 0 { isSeparate = true }
      if isSeparate {
        let found = overlappingPairs(atMost: 4 * rectangles.count)
        if found.isEmpty { return }
        pairs += found
        short += found.count
      }
      if debug { print("  prism", short, rectangles.bounds!.size) }
      let sides = pairs.map { one, other in
        let length = rectangles[Int(one)].center.distance(to: rectangles[Int(other)].center)
        return (one, other, max(length, 1e-9) * min(max(factor(Int(one), Int(other)), 1), 1.5))
      }
      let stress = ProximityStress(count: rectangles.count, sides: sides)
      for place in rectangles.indices {
        xs[place] = rectangles[place].center.x
        ys[place] = rectangles[place].center.y
      }
      stress.improve(xs, ys, rounds: 30)
      for place in rectangles.indices { rectangles[place].center = Point(x: xs[place], y: ys[place]) }
    }
  }

  /// Points that coincide, or nearly so, are set around their place: what has no direction cannot be moved apart.
  private mutating func stir() {
    var generator = SeededGenerator(seed: 1)
    for place in rectangles.indices {
      let size = rectangles[place].size
      rectangles[place].center.x += (generator.unit() - 0.5) * 1e-3 * (size.width + gap)
      rectangles[place].center.y += (generator.unit() - 0.5) * 1e-3 * (size.height + gap)
    }
  }

  /// By what factor two centers must move apart for their rectangles to touch; at most 1 if they need not.
  private func factor(_ one: Int, _ other: Int) -> Double {
    let (a, b) = (rectangles[one], rectangles[other])
    let dx = abs(a.center.x - b.center.x)
    let dy = abs(a.center.y - b.center.y)
    return min(
      ((a.size.width + b.size.width) / 2 + gap) / dx, ((a.size.height + b.size.height) / 2 + gap) / dy)
  }

  private func side(_ one: UInt32, _ other: UInt32) -> Side {
    let (a, b) = (rectangles[Int(one)], rectangles[Int(other)])
    let length = a.center.distance(to: b.center)
    let factor = factor(Int(one), Int(other))
    if factor > 1 { return Side(one: one, other: other, distance: length - factor * length) }
    let dx = max(0, abs(a.center.x - b.center.x) - (a.size.width + b.size.width) / 2 - gap)
    let dy = max(0, abs(a.center.y - b.center.y) - (a.size.height + b.size.height) / 2 - gap)
    return Side(one: one, other: other, distance: (dx * dx + dy * dy).squareRoot())
  }

  /// Builds the tree of the sides, shortest first, and walks it from the middle, moving what hangs on too short sides.
  private mutating func grow(_ sides: [Side]) {
    let count = rectangles.count
    var tops = (0..<UInt32(count)).map { $0 }
    func top(_ node: UInt32) -> UInt32 {
      var node = node
      while tops[Int(node)] != node {
        tops[Int(node)] = tops[Int(tops[Int(node)])]
        node = tops[Int(node)]
      }
      return node
    }
    var offsets = [Int](repeating: 0, count: count + 1)
    var kept: [Side] = []
    kept.reserveCapacity(count)
    for side in sides {
      let (a, b) = (top(side.one), top(side.other))
      if a == b { continue }
      tops[Int(max(a, b))] = min(a, b)
      kept.append(side)
      offsets[Int(side.one)] += 1
      offsets[Int(side.other)] += 1
    }
    var sum = 0
    for node in 0...count { (sum, offsets[node]) = (sum + offsets[node], sum) }
    var ends = offsets
    var targets = [UInt32](repeating: 0, count: 2 * kept.count)
    for side in kept {
      targets[ends[Int(side.one)]] = side.other
      ends[Int(side.one)] += 1
      targets[ends[Int(side.other)]] = side.one
      ends[Int(side.other)] += 1
    }
    walk(offsets, targets)
  }

  private mutating func walk(_ offsets: [Int], _ targets: [UInt32]) {
    let old = rectangles
    var isReached = [Bool](repeating: false, count: old.count)
    var queue = [middleMost()]
    queue.reserveCapacity(old.count)
    isReached[queue[0]] = true
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for slot in offsets[node]..<offsets[node + 1] {
        let child = Int(targets[slot])
        if isReached[child] { continue }
        isReached[child] = true
        queue.append(child)
        let (a, b) = (old[node], old[child])
        let (dx, dy) = (b.center.x - a.center.x, b.center.y - a.center.y)
        let stretch = max(
          1,
          min(
            ((a.size.width + b.size.width) / 2 + reach) / abs(dx),
            ((a.size.height + b.size.height) / 2 + reach) / abs(dy)))
        rectangles[child].center.x = rectangles[node].center.x + stretch * dx
        rectangles[child].center.y = rectangles[node].center.y + stretch * dy
      }
    }
  }

  private func middleMost() -> Int {
    guard let middle = rectangles.bounds?.center else { return 0 }
    var best = 0
    for place in rectangles.indices
    where rectangles[place].center.distance(to: middle) < rectangles[best].center.distance(to: middle) {
      best = place
    }
    return best
  }

  /// Pairs of rectangles that overlap, some of them if there are more than so many.
  private func overlappingPairs(atMost limit: Int) -> [(UInt32, UInt32)] {
    var places = FreePlaces(for: rectangles, gap: gap)
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
