/// A layout whose distances follow those of the graph, as far as edges and distances to some pivots tell.
///
/// Sparse stress (Ortmann, Klimenta & Brandes 2017, doi:10.7155/jgaa.00440): a node is held by its neighbors, and
/// by each pivot as strongly as by all nodes of the pivot's region that are half as far from it at most. The
/// pivots alone are laid out first, all pairs of them; then each node finds its place among them, and all move in rounds
/// of majorisation. Space 8 bytes for each node and pivot; time O(nodes · pivots + edges) for each round.
struct SparseStress: ~Copyable {
  let xs: Scratch<Double>
  let ys: Scratch<Double>
  private let nextXs: Scratch<Double>
  private let nextYs: Scratch<Double>
  /// For each node and pivot the wanted distance and the weight; 0 for the pivot itself.
  private let wanted: Scratch<Float>
  private let weights: Scratch<Float>
  private let pivots: Scratch<Int32>
  private let pivotXs: Scratch<Float>
  private let pivotYs: Scratch<Float>
  private let part: LayoutPart
  private let pivotCount: Int
  /// The rows are cut into this many stretches, whatever the number of threads; within one each node sees where those
  /// before it went.
  private static let strandCount = 16

  init(_ part: LayoutPart, pivotCount: Int, using generator: inout SeededGenerator) {
    let count = part.count
    self.part = part
    self.pivotCount = min(pivotCount, count) & ~3
    xs = Scratch(count: count)
    ys = Scratch(count: count)
    nextXs = Scratch(count: count)
    nextYs = Scratch(count: count)
    wanted = Scratch(count: count * self.pivotCount)
    weights = Scratch(count: count * self.pivotCount)
    pivots = Scratch(count: self.pivotCount)
    pivotXs = Scratch(count: self.pivotCount)
    pivotYs = Scratch(count: self.pivotCount)
    let found = Scratch<Int32>(count: count * self.pivotCount)
    let regions = Scratch<UInt32>(count: count, repeating: 0)
    choosePivots(found, regions, &generator)
    weigh(found, regions)
    placePivots(&generator)
    let random = generator.next()
    placeNodes(seed: random)
  }

  /// Pivots are by turns the node farthest from those before and a random one.
  private func choosePivots(
    _ found: borrowing Scratch<Int32>, _ regions: borrowing Scratch<UInt32>,
    _ generator: inout SeededGenerator
  ) {
    let count = part.count
    let search = LayoutDistances(part)
    let nearest = Scratch<Int32>(count: count, repeating: .max)
    var pivot = generator.index(below: count)
    for number in 0..<pivotCount {
      pivots[number] = Int32(truncatingIfNeeded: pivot)
      var (farthest, reach) = (0, Int32(-1))
      search.search(from: pivot) { node, distance in
        found[node * pivotCount + number] = distance
        if distance < nearest[node] {
          nearest[node] = distance
          regions[node] = UInt32(truncatingIfNeeded: number)
        }
        if nearest[node] > reach { (farthest, reach) = (node, nearest[node]) }
      }
      pivot = farthest
      if number % 2 == 1 {
        for _ in 0..<10 {
          let random = generator.index(below: count)
          if nearest[random] > 0 {
            pivot = random
            break
          }
        }
      }
    }
  }

  /// Turns distances into wanted lengths and weights.
  private func weigh(_ found: borrowing Scratch<Int32>, _ regions: borrowing Scratch<UInt32>) {
    let count = part.count
    var (sum, squares) = (0.0, 0.0)
    var most: Int32 = 0
    for slot in 0..<count * pivotCount {
      let distance = Double(found[slot])
      sum += distance
      squares += distance * distance
      most = max(most, found[slot])
    }
    let scale = LayoutDistanceScale(
      count: Double((count - 1) * pivotCount), sum: sum, squares: squares)
    // How many nodes of each pivot's region are no farther from it than so many of 256 parts of the largest distance.
    let within = Scratch<Int32>(count: pivotCount * 257, repeating: 0)
    let parts = 256 / Double(max(most, 1))
    for node in 0..<count {
      let pivot = Int(regions[node])
      within[pivot * 257 + Int(Double(found[node * pivotCount + pivot]) * parts)] += 1
    }
    for pivot in 0..<pivotCount {
      for place in 1..<257 { within[pivot * 257 + place] += within[pivot * 257 + place - 1] }
    }
    let drawn = Scratch<Float>(count: Int(most) + 1, repeating: 0)
    for distance in 1..<Int(most) + 1 { drawn[distance] = Float(scale.drawn(Int32(distance))) }
    for node in 0..<count {
      for pivot in 0..<pivotCount {
        let slot = node * pivotCount + pivot
        let distance = Int(found[slot])
        let share = within[pivot * 257 + Int(Double(distance) / 2 * parts)]
        wanted[slot] = drawn[distance]
        weights[slot] = distance == 0 ? 0 : Float(max(share, 1)) / (drawn[distance] * drawn[distance])
      }
    }
  }

  private func placePivots(_ generator: inout SeededGenerator) {
    let stress = FullStress(count: pivotCount) { one, other in
      max(Double(wanted[Int(pivots[one]) * pivotCount + other]), 1)
    }
    _ = stress.run(&generator, rounds: 30, sweeps: 100)
    for pivot in 0..<pivotCount {
      pivotXs[pivot] = Float(stress.xs[pivot])
      pivotYs[pivot] = Float(stress.ys[pivot])
    }
  }

  /// Each node begins at its nearest pivot and moves to where the pivots want it.
  private func placeNodes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for node in 0..<part.count {
      var best = 0
      let row = wanted.start + node * pivotCount
      for pivot in 0..<pivotCount where row[pivot] < row[best] { best = pivot }
      var x = Double(pivotXs[best]) + (generator.unit() - 0.5) * Double(row[best])
      var y = Double(pivotYs[best]) + (generator.unit() - 0.5) * Double(row[best])
      if row[best] > 0 {
        for _ in 0..<5 {
          let pull = pull(node, x, y)
          (x, y) = (pull.x / pull.weight, pull.y / pull.weight)
        }
      }
      xs[node] = x
      ys[node] = y
    }
  }

  /// Where the pivots want a node, times the weight with which they do.
  @inline(__always)
  private func pull(_ node: Int, _ x: Double, _ y: Double) -> (x: Double, y: Double, weight: Double) {
    let wanted = UnsafeRawPointer(wanted.start + node * pivotCount)
    let weights = UnsafeRawPointer(weights.start + node * pivotCount)
    let (pivotXs, pivotYs) = (UnsafeRawPointer(pivotXs.start), UnsafeRawPointer(pivotYs.start))
    let (x, y) = (SIMD4<Float>(repeating: Float(x)), SIMD4<Float>(repeating: Float(y)))
    let tiny = SIMD4<Float>(repeating: 1e-12)
    var (sumX, sumY, sum) = (SIMD4<Float>.zero, SIMD4<Float>.zero, SIMD4<Float>.zero)
    for place in stride(from: 0, to: pivotCount * 4, by: 16) {
      let distance = wanted.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self)
      let weight = weights.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self)
      let px = pivotXs.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self)
      let py = pivotYs.loadUnaligned(fromByteOffset: place, as: SIMD4<Float>.self)
      let (dx, dy) = (x - px, y - py)
      let pull = distance / (dx * dx + dy * dy + tiny).squareRoot()
      sumX += weight * (px + pull * dx)
      sumY += weight * (py + pull * dy)
      sum += weight
    }
    return (Double(sumX.sum()), Double(sumY.sum()), Double(sum.sum()))
  }

  /// Moves all nodes round after round; on one thread if the distances to pivots are fewer than `sharedFrom`.
  func run<Failure: Error>(
    rounds: Int, threads: Int, sharedFrom: Int = 200_000, checkpoint: Checkpoint<Failure>
  ) throws(Failure) {
    let count = part.count
    let strand = (count + Self.strandCount - 1) / Self.strandCount
    let threads = count * pivotCount < sharedFrom ? 1 : threads
    for round in 0..<rounds {
      for pivot in 0..<pivotCount {
        pivotXs[pivot] = Float(xs[Int(pivots[pivot])])
        pivotYs[pivot] = Float(ys[Int(pivots[pivot])])
      }
      try Workers.share(
        Self.strandCount, threads: threads,
        checkpoint: checkpoint.within(Double(round) / Double(rounds)...Double(round + 1) / Double(rounds))
      ) { _, strands in
        for number in strands { move(min(number * strand, count)..<min((number + 1) * strand, count)) }
      }
      xs.start.update(from: nextXs.start, count: count)
      ys.start.update(from: nextYs.start, count: count)
    }
  }

  private func move(_ nodes: Range<Int>) {
    let (xs, ys, nextXs, nextYs) = (xs.start, ys.start, nextXs.start, nextYs.start)
    let (offsets, targets, lengths) = (part.offsets.start, part.targets.start, part.lengths.start)
    for node in nodes {
      let (x, y) = (xs[node], ys[node])
      var pull = pull(node, x, y)
      for slot in offsets[node]..<offsets[node + 1] {
        let other = Int(targets[slot])
        let isMoved = other >= nodes.lowerBound && other < node
        let (otherX, otherY) = isMoved ? (nextXs[other], nextYs[other]) : (xs[other], ys[other])
        let distance = Double(lengths[slot])
        let weight = 1 / (distance * distance)
        let (dx, dy) = (x - otherX, y - otherY)
        let push = distance / max((dx * dx + dy * dy).squareRoot(), 1e-9)
        pull.x += weight * (otherX + push * dx)
        pull.y += weight * (otherY + push * dy)
        pull.weight += weight
      }
      nextXs[node] = pull.x / pull.weight
      nextYs[node] = pull.y / pull.weight
    }
  }
}
