internal import CGraphKernels

/// A layout whose distances follow those of the graph as well as possible, all pairs of nodes considered.
///
/// Stress Σ (|xᵢ − xⱼ| − dᵢⱼ)² / dᵢⱼ² is lowered first by gradient descent over pairs in random order with steps that
/// get shorter (Zheng, Pawar & Goodman 2018, doi:10.1109/TVCG.2018.2859997), which finds its way out of folds, then by
/// majorisation node by node (Gansner, Koren & North 2005, doi:10.1007/978-3-540-31843-9_25) to the bottom of
/// the valley. Space 20 bytes for each pair, time O(n²) for each round.
struct FullStress: ~Copyable {
  /// The wanted distance of each pair, in units.
  private let wanted: Scratch<Float>
  let xs: Scratch<Double>
  let ys: Scratch<Double>
  private let pairs: Scratch<UInt32>
  /// 1 by the wanted distance, in rows of a length that is a multiple of 8; 0 on the diagonal and behind the end.
  private let inverse: Scratch<Float>
  /// The sum of the squares of each row of it.
  private let weights: Scratch<Float>
  private let placesX: Scratch<Float>
  private let placesY: Scratch<Float>
  private let count: Int
  /// How long a row is.
  private let stride: Int

  /// - Parameters:
  ///   - count: The number of nodes.
  ///   - distance: How far apart two nodes, the first before the second, are to be; above 0.
  init(count: Int, distance: (Int, Int) -> Double) {
    self.count = count
    wanted = Scratch(count: count * count, repeating: 0)
    xs = Scratch(count: count, repeating: 0)
    ys = Scratch(count: count, repeating: 0)
    pairs = Scratch(count: count * (count - 1) / 2)
    stride = (count + 7) / 8 * 8
    inverse = Scratch(count: count * stride, repeating: 0)
    weights = Scratch(count: count, repeating: 0)
    placesX = Scratch(count: stride)
    placesY = Scratch(count: stride)
    var pair = 0
    for one in 0..<count {
      for other in one + 1..<max(count, one + 1) {
        let distance = Float(distance(one, other))
        wanted[one * count + other] = distance
        wanted[other * count + one] = distance
        pairs[pair] = UInt32(truncatingIfNeeded: one * count + other)
        inverse[one * stride + other] = 1 / distance
        inverse[other * stride + one] = 1 / distance
        let weight = 1 / (distance * distance)
        weights[one] += weight
        weights[other] += weight
        pair += 1
      }
    }
  }

  /// All pairs of the nodes of a part.
  init(_ part: LayoutPart) {
    let count = part.count
    let search = LayoutDistances(part)
    let found = Scratch<Int32>(count: count * count)
    var (sum, squares) = (0.0, 0.0)
    for source in 0..<count {
      search.search(from: source) { node, distance in
        found[source * count + node] = distance
        sum += Double(distance)
        squares += Double(distance) * Double(distance)
      }
    }
    let scale = LayoutDistanceScale(count: Double(count * (count - 1)), sum: sum, squares: squares)
    self.init(count: count) { scale.drawn(found[$0 * count + $1]) }
  }

  /// Lays out from random places; returns the stress.
  func run(_ generator: inout SeededGenerator, rounds: Int, sweeps: Int) -> Double {
    for node in 0..<count {
      xs[node] = generator.unit() * 100
      ys[node] = generator.unit() * 100
    }
    var (least, most) = (Float.infinity, Float(0))
    for pair in 0..<pairs.count {
      let distance = wanted[Int(pairs[pair])]
      (least, most) = (min(least, distance), max(most, distance))
    }
    // The first step is as long as the farthest pair needs, the last a tenth of what the nearest needs.
    var rate = Double(most) * Double(most)
    let last = 0.1 * Double(least) * Double(least)
    let fall = power(ofE: -naturalLogarithm(rate / last) / Double(rounds - 1))
    for _ in 0..<rounds {
      shuffle(&generator)
      descend(rate)
      rate *= fall
    }
    var stress = 0.0
    majorize(sweeps: sweeps, until: 1e-4 * Double(least))
    for pair in 0..<pairs.count { stress += strain(Int(pairs[pair])) }
    return stress
  }

  private func strain(_ pair: Int) -> Double {
    let (one, other) = (pair / count, pair % count)
    let (dx, dy) = (xs[one] - xs[other], ys[one] - ys[other])
    let share = (dx * dx + dy * dy).squareRoot() / Double(wanted[pair]) - 1
    return share * share
  }

  private func shuffle(_ generator: inout SeededGenerator) {
    let pairs = pairs.start
    for place in Swift.stride(from: self.pairs.count - 1, to: 0, by: -1) {
      let other = generator.index(below: place + 1)
      (pairs[place], pairs[other]) = (pairs[other], pairs[place])
    }
  }

  private func descend(_ rate: Double) {
    let (xs, ys, pairs, wanted) = (xs.start, ys.start, pairs.start, wanted.start)
    let count = UInt32(count)
    for place in 0..<self.pairs.count {
      let pair = pairs[place]
      let (one, other) = (Int(pair / count), Int(pair % count))
      let distance = Double(wanted[Int(pair)])
      let step = min(1, rate / (distance * distance))
      let (dx, dy) = (xs[one] - xs[other], ys[one] - ys[other])
      let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
      let share = step * (length - distance) / (2 * length)
      xs[one] -= share * dx
      ys[one] -= share * dy
      xs[other] += share * dx
      ys[other] += share * dy
    }
  }

  /// Moves nodes, one after the other, each to where its stress is least by the tangent, until none moves far.
  ///
  /// In single precision, many others at once: what is lost by it is far below what can be seen.
  private func majorize(sweeps: Int, until enough: Double) {
    for node in 0..<stride {
      placesX[node] = node < count ? Float(xs[node]) : 0
      placesY[node] = node < count ? Float(ys[node]) : 0
    }
    for sweep in 0..<sweeps {
      var most: Float = 0
      for node in 0..<count {
        var step: (Float, Float) = (0, 0)
        withUnsafeMutablePointer(to: &step) { pointer in
          pointer.withMemoryRebound(to: Float.self, capacity: 2) {
            graph_kernel_stress_step(
              inverse.start + node * stride, placesX.start, placesY.start, Int64(stride), placesX[node],
              placesY[node], $0)
          }
        }
        let (dx, dy) = (step.0 / weights[node], step.1 / weights[node])
        placesX[node] += dx
        placesY[node] += dy
        most = max(most, abs(dx), abs(dy))
      }
      if sweep % 10 == 9, Double(most) < enough { break }
    }
    for node in 0..<count {
      xs[node] = Double(placesX[node])
      ys[node] = Double(placesY[node])
    }
  }
}
