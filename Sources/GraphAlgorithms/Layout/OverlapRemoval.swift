extension Collection<Rectangle> {
  /// The same rectangles moved apart, so that none comes nearer to another than `gap`: what lies left of, above or
  /// near what stays so as far as it can.
  ///
  /// First all move at once, neighbors in the Delaunay triangulation staying to each other as they are unless they
  /// overlap (after PRISM: Gansner & Hu 2010, doi:10.7155/jgaa.00198), then along a tree of its shortest sides
  /// (GTree: Nachmanson, Nocaj, Bereg, Zhang & Holroyd 2016, doi:10.1007/978-3-319-50106-2_3). At the end each rectangle is
  /// looked at, the pinned first and then the larger before the smaller, and moved to the nearest room if it still is in
  /// the way, so that the promise holds by measure: `result[i].overlaps(result[j], gap: gap)` is false for any two of
  /// which not both are pinned. If no two overlap, all stay as they are, to the bit.
  ///
  /// Time O(n log n) for each of some forty rounds, space O(n).
  ///
  /// - Parameters:
  ///   - gap: How far apart rectangles are to be, in at least one of the two directions. Not negative.
  ///   - pinned: For each rectangle whether it may not move at all; none if empty. If some are, those that overlap
  ///     none stay too, and the others go to the nearest room.
  /// - Returns: The rectangles in their order, of the same sizes.
  public func overlapsRemoved(gap: Double = 0, pinned: [Bool] = []) -> [Rectangle] {
    precondition(gap >= 0 && gap.isFinite, "a gap of \(gap)")
    precondition(pinned.isEmpty || pinned.count == count, "\(pinned.count) pins for \(count) rectangles")
    let given = Array(self)
    for rectangle in given {
      let (center, size) = (rectangle.center, rectangle.size)
      precondition(center.x.isFinite && center.y.isFinite, "a rectangle around \(center)")
      precondition(size.width >= 0 && size.height >= 0, "a rectangle of \(size)")
      precondition(size.width.isFinite && size.height.isFinite, "a rectangle of \(size)")
    }
    if pinned.contains(true) { return given.settled(gap: gap, pinned: pinned) }
    return given.spread(gap: gap, shape: nil)
  }
}

extension [Rectangle] {
  /// The rectangles moved apart; to what width by height the whole should tend, its own if not said.
  func spread(gap: Double, shape: Double?) -> [Rectangle] {
    var spreading = RectangleSpreading(self, gap: gap, shape: shape)
    if spreading.overlappingPairs(atMost: 1, nearer: gap).isEmpty { return self }
    spreading.uncrowd()
    spreading.stir()
    // Of many, the trees part what is left as well, and sooner.
    spreading.relax(rounds: count > 5_000 ? 5 : 30)
    spreading.growTrees()
    return spreading.rectangles.settled(gap: gap, pinned: [])
  }

  /// The rectangles, each at its place or the nearest where it keeps the gap to those before: first the pinned, which
  /// stay in any case, then by size.
  func settled(gap: Double, pinned: [Bool]) -> [Rectangle] {
    var result = self
    var places = FreePlaces(for: self, gap: gap)
    var order: [Int] = []
    order.reserveCapacity(count)
    if pinned.isEmpty {
      order = Array<Int>(indices)
    } else {
      for place in indices {
        if pinned[place] { places.insert(self[place]) } else { order.append(place) }
      }
    }
    let areas = map { ($0.size.width + gap) * ($0.size.height + gap) }
    order.sort { areas[$0] != areas[$1] ? areas[$0] > areas[$1] : $0 < $1 }
    // Those that find their place free stand before any other looks for room.
    var moving: [Int] = []
    for place in order {
      if places.isFree(self[place]) { places.insert(self[place]) } else { moving.append(place) }
    }
    for place in moving {
      result[place] = places.nearestFree(self[place])
      places.insert(result[place])
    }
    return result
  }
}
