/// How likely it is that two members share as many groups by chance: P(X ≥ shared) where one draws `first` of
/// `groups` groups, the other `second`, without regard to each other.
///
/// All tails of two sizes are made at once: from the most likely number on, each term is made from the one next to
/// it, towards 0 and towards the largest, and divided by what all of them add up to. No factorial is needed, and
/// the error grows with the sizes of the members only: relatively below 1e-11 for members of up to ten thousand
/// groups, however many groups there are. Tails below 1e-308 lose more, and those below 1e-323 are 0.
struct Hypergeometric {
  let groups: Int

  /// Writes P(X ≥ shared) for each `shared` in 0 ... min(first, second), from `tails` on. O(min(first, second)).
  func writeTails(_ first: Int, _ second: Int, to tails: UnsafeMutablePointer<Double>) {
    let rest = groups - first - second
    let lowest = max(0, -rest)
    let highest = min(first, second)
    let likely = Int(Double(first + 1) * Double(second + 1) / Double(groups + 2))
    let middle = min(max(likely, lowest), highest)
    var total = 1.0
    tails[middle] = 1
    // Where terms vanish, all further on do.
    var top = middle
    while top < highest, tails[top] > 0 {
      let ratio =
        Double(first - top) * Double(second - top) / (Double(top + 1) * Double(rest + top + 1))
      tails[top + 1] = tails[top] * ratio
      top += 1
      total += tails[top]
    }
    var bottom = middle
    while bottom > lowest, tails[bottom] > 0 {
      let ratio =
        Double(bottom) * Double(rest + bottom) / (Double(first - bottom + 1) * Double(second - bottom + 1))
      tails[bottom - 1] = tails[bottom] * ratio
      bottom -= 1
      total += tails[bottom]
    }
    // From the smallest terms on. Up to the most likely number the terms below are the smaller part, taken from 1.
    let scale = 1 / total
    var sum = 0.0
    for x in stride(from: top, to: middle, by: -1) {
      sum += tails[x]
      tails[x] = sum * scale
    }
    sum = 0
    for x in bottom...middle {
      let term = tails[x]
      tails[x] = 1 - sum * scale
      sum += term
    }
    (tails + top + 1).update(repeating: 0, count: highest - top)
    tails.update(repeating: 1, count: bottom)
  }
}
