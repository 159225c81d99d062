/// The layout of one connected part: stress, then scale and turn, then room for each rectangle.
struct ComponentLayout {
  let part: LayoutPart
  let options: LayoutOptions
  let threads: Int

  /// Up to this number of nodes all pairs are considered.
  private static let fullUpTo = 1_000

  func rectangles<Failure: Error>(
    _ generator: inout SeededGenerator, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> [Rectangle] {
    let points =
      part.count <= Self.fullUpTo
      ? try full(&generator, checkpoint: checkpoint.within(0...0.8))
      : try sparse(&generator, checkpoint: checkpoint.within(0...0.8))
    let frame = LayoutFrame(points: points, sizes: part.sizes, part: part, options: options)
    let result = frame.fitted().spread(gap: options.gap, shape: options.aspectRatio)
    try checkpoint.pass(1)
    return result
  }

  private func full<Failure: Error>(
    _ generator: inout SeededGenerator, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> [Point] {
    let stress = FullStress(part)
    let starts = min(max(60_000 / (part.count * part.count), 1), 12)
    var candidates: [(stress: Double, crossings: Double, points: [Point])] = []
    for start in 0..<starts {
      let value = stress.run(&generator, rounds: part.count < 300 ? 40 : 25, sweeps: 200)
      let points = (0..<part.count).map { Point(x: stress.xs[$0], y: stress.ys[$0]) }
      candidates.append((value, starts > 1 ? Double(crossings(points)) : 0, points))
      try checkpoint.pass(Double(start + 1) / Double(starts))
    }
    let least = candidates.reduce(Double.infinity) { min($0, $1.stress) }
    let fewest = candidates.reduce(Double.infinity) { min($0, $1.crossings) }
    func cost(_ place: Int) -> Double {
      candidates[place].stress / max(least, 1e-9) + 0.5 * (candidates[place].crossings + 1) / (fewest + 1)
    }
    var best = 0
    for place in candidates.indices where cost(place) < cost(best) { best = place }
    return candidates[best].points
  }

  private func sparse<Failure: Error>(
    _ generator: inout SeededGenerator, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> [Point] {
    let pivots = part.count <= 5_000 ? 200 : part.count <= 30_000 ? 100 : 48
    let stress = SparseStress(part, pivotCount: pivots, using: &generator)
    try checkpoint.pass(0.3)
    try stress.run(rounds: 200, threads: threads, checkpoint: checkpoint.within(0.3...1))
    return (0..<part.count).map { Point(x: stress.xs[$0], y: stress.ys[$0]) }
  }

  /// How many edges cross, of graphs of few edges.
  private func crossings(_ points: [Point]) -> Int {
    var edges: [(Int, Int)] = []
    for node in 0..<part.count {
      for slot in part.offsets[node]..<part.offsets[node + 1] where Int(part.targets[slot]) > node {
        edges.append((node, Int(part.targets[slot])))
      }
    }
    guard edges.count <= 2_000 else { return 0 }
    func turn(_ a: Int, _ b: Int, _ c: Int) -> Bool {
      (points[b].x - points[a].x) * (points[c].y - points[a].y)
        > (points[b].y - points[a].y) * (points[c].x - points[a].x)
    }
    var found = 0
    for (place, (a, b)) in edges.enumerated() {
      for (c, d) in edges[..<place] where a != c && a != d && b != c && b != d {
        if turn(a, b, c) != turn(a, b, d), turn(c, d, a) != turn(c, d, b) { found += 1 }
      }
    }
    return found
  }
}
