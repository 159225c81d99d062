/// Pairs of points with a wanted vector from one to the other each, and the points moved so that all come near to theirs.
///
/// Σ |xᵢ − xⱼ − tᵢⱼ|² / |tᵢⱼ|² is least where a linear system is solved, each coordinate by itself; conjugate gradients
/// find that from where the points are.
struct ProximityStress: ~Copyable {
  private let targets: Scratch<UInt32>
  private let weights: Scratch<Double>
  private let offsets: Scratch<Int>
  private let diagonal: Scratch<Double>
  private let right: Scratch<Double>
  private let residual: Scratch<Double>
  private let direction: Scratch<Double>
  private let product: Scratch<Double>
  private let wantedX: Scratch<Double>
  private let wantedY: Scratch<Double>
  private let count: Int

  struct Side {
    var one: UInt32
    var other: UInt32
    var x: Double
    var y: Double
  }

  /// - Parameters:
  ///   - count: The number of points.
  ///   - sides: The pairs, with the vector from `other` to `one`; the same may come twice.
  init(count: Int, sides: [Side]) {
    self.count = count
    offsets = Scratch(count: count + 2, repeating: 0)
    targets = Scratch(count: 2 * sides.count)
    weights = Scratch(count: 2 * sides.count)
    wantedX = Scratch(count: 2 * sides.count)
    wantedY = Scratch(count: 2 * sides.count)
    diagonal = Scratch(count: count, repeating: 0)
    right = Scratch(count: count)
    residual = Scratch(count: count)
    direction = Scratch(count: count)
    product = Scratch(count: count)
    for side in sides {
      offsets[Int(side.one) + 2] += 1
      offsets[Int(side.other) + 2] += 1
    }
    for node in 0...count { offsets[node + 1] += offsets[node] }
    for side in sides {
      let weight = 1 / max(side.x * side.x + side.y * side.y, 1e-18)
      for (from, to, sign) in [(side.one, side.other, 1.0), (side.other, side.one, -1.0)] {
        let slot = offsets[Int(from) + 1]
        offsets[Int(from) + 1] += 1
        targets[slot] = to
        weights[slot] = weight
        wantedX[slot] = sign * side.x
        wantedY[slot] = sign * side.y
        diagonal[Int(from)] += weight
      }
    }
  }

  /// Moves the points given by their coordinates.
  func improve(_ xs: borrowing Scratch<Double>, _ ys: borrowing Scratch<Double>, rounds: Int) {
    let other = Scratch<Double>(count: count)
    for node in 0..<count {
      var (sumX, sumY) = (0.0, 0.0)
      for slot in offsets[node]..<offsets[node + 1] {
        sumX += weights[slot] * wantedX[slot]
        sumY += weights[slot] * wantedY[slot]
      }
      right[node] = sumX
      other[node] = sumY
    }
    solve(xs, rounds: rounds)
    for node in 0..<count { right[node] = other[node] }
    solve(ys, rounds: rounds)
  }

  /// Conjugate gradients, each row divided by its diagonal.
  private func solve(_ values: borrowing Scratch<Double>, rounds: Int) {
    multiply(values)
    var size = 0.0
    for node in 0..<count {
      residual[node] = right[node] - product[node]
      direction[node] = diagonal[node] > 0 ? residual[node] / diagonal[node] : 0
      size += residual[node] * direction[node]
    }
    // A pair counts 1 if it is off by its own length. What is far below that is rounding, along which the system,
    // blind to where the whole lies, would run away.
    let goal = max(1e-6 * size, 1e-14 * Double(targets.count))
    for _ in 0..<rounds {
      if size <= goal { return }
      multiply(direction)
      var slope = 0.0
      for node in 0..<count { slope += direction[node] * product[node] }
      guard slope > 0 else { return }
      let step = size / slope
      var next = 0.0
      for node in 0..<count {
        values[node] += step * direction[node]
        residual[node] -= step * product[node]
        if diagonal[node] > 0 { next += residual[node] * residual[node] / diagonal[node] }
      }
      let share = next / size
      size = next
      for node in 0..<count {
        direction[node] = (diagonal[node] > 0 ? residual[node] / diagonal[node] : 0) + share * direction[node]
      }
    }
  }

  private func multiply(_ values: borrowing Scratch<Double>) {
    for node in 0..<count {
      var sum = diagonal[node] * values[node]
      for slot in offsets[node]..<offsets[node + 1] { sum -= weights[slot] * values[Int(targets[slot])] }
      product[node] = sum
    }
  }
}
