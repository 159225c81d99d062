extension RectangleSpreading {
  private struct Side {
    var one: UInt32
    var other: UInt32
    /// How far the two are from touching; below 0 how much too near.
    var distance: Double
  }

  /// Lengthens what is too short along a tree of the shortest sides of the triangulation, in which what hangs on a side
  /// moves along; ends when nothing overlaps, or when rounds bring nothing more.
  ///
  /// GTree (Nachmanson, Nocaj, Bereg, Zhang & Holroyd 2016, doi:10.1007/978-3-319-50106-2_3).
  mutating func growTrees() {
    guard rectangles.count > 1 else { return }
    var (best, idle) = (Int.max, 0)
    var hasMore = false
    while true {
      var sides = sides().map { side($0.0, $0.1) }
      var short = sides.count { $0.distance < 0 }
      if short == 0 || idle >= 3, !hasMore {
        hasMore = true
        (best, idle) = (Int.max, 0)
      }
      if hasMore {
        let pairs = overlappingPairs(atMost: 4 * rectangles.count)
        if pairs.isEmpty { return }
        short = pairs.count
        sides += pairs.map { side($0.0, $0.1) }
      }
      if short < best - best / 50 { (best, idle) = (short, 0) } else { idle += 1 }
      if hasMore, idle >= 3 { return }
      sides.sort {
        $0.distance != $1.distance
          ? $0.distance < $1.distance : ($0.one, $0.other) < ($1.one, $1.other)
      }
      grow(sides)
    }
  }

  private func side(_ one: UInt32, _ other: UInt32) -> Side {
    let (a, b) = (rectangles[Int(one)], rectangles[Int(other)])
    let length = a.center.distance(to: b.center)
    let factor = factor(one, other)
    if factor > 1 { return Side(one: one, other: other, distance: length - factor * length) }
    let dx = max(0, abs(a.center.x - b.center.x) - (a.size.width + b.size.width) / 2 - gap)
    let dy = max(0, abs(a.center.y - b.center.y) - (a.size.height + b.size.height) / 2 - gap)
    return Side(one: one, other: other, distance: (dx * dx + dy * dy).squareRoot())
  }

  /// Builds the tree of the sides, shortest first, and walks it from the middle, moving what hangs on too short sides.
  private mutating func grow(_ sides: [Side]) {
    let count = rectangles.count
    let tops = Scratch<UInt32>(count: count)
    for node in 0..<count { tops[node] = UInt32(truncatingIfNeeded: node) }
    func top(_ node: UInt32) -> UInt32 {
      var node = node
      while tops[Int(node)] != node {
        tops[Int(node)] = tops[Int(tops[Int(node)])]
        node = tops[Int(node)]
      }
      return node
    }
    let ends = Scratch<Int>(count: count + 2, repeating: 0)
    var kept: [Side] = []
    kept.reserveCapacity(count)
    for side in sides {
      let (a, b) = (top(side.one), top(side.other))
      if a == b { continue }
      tops[Int(max(a, b))] = min(a, b)
      kept.append(side)
      ends[Int(side.one) + 2] += 1
      ends[Int(side.other) + 2] += 1
    }
    // After filling, the row of a node ends at `ends[node + 1]`, and begins where that of the node before ends.
    for node in 0...count { ends[node + 1] += ends[node] }
    let targets = Scratch<UInt32>(count: 2 * kept.count)
    for side in kept {
      targets[ends[Int(side.one) + 1]] = side.other
      ends[Int(side.one) + 1] += 1
      targets[ends[Int(side.other) + 1]] = side.one
      ends[Int(side.other) + 1] += 1
    }
    walk(ends, targets)
  }

  private mutating func walk(_ ends: borrowing Scratch<Int>, _ targets: borrowing Scratch<UInt32>) {
    let old = rectangles
    var isReached = [Bool](repeating: false, count: old.count)
    var queue = [middleMost()]
    queue.reserveCapacity(old.count)
    isReached[queue[0]] = true
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for slot in ends[node]..<ends[node + 1] {
        let child = Int(targets[slot])
        if isReached[child] { continue }
        isReached[child] = true
        queue.append(child)
        let (a, b) = (old[node], old[child])
        let (dx, dy) = (b.center.x - a.center.x, b.center.y - a.center.y)
        let stretch = min(
          ((a.size.width + b.size.width) / 2 + reach) / abs(dx),
          ((a.size.height + b.size.height) / 2 + reach) / abs(dy))
        let factor = stretch.isFinite ? max(1, stretch) : 1
        rectangles[child].center.x = rectangles[node].center.x + factor * dx
        rectangles[child].center.y = rectangles[node].center.y + factor * dy
      }
    }
  }

  private func middleMost() -> Int {
    guard let middle = rectangles.bounds?.center else { return 0 }
    var (best, least) = (0, Double.infinity)
    for (place, rectangle) in rectangles.enumerated() {
      let distance = rectangle.center.distance(to: middle)
      if distance < least { (best, least) = (place, distance) }
    }
    return best
  }
}
