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
    for x in middle..<highest {
      let ratio = Double(first - x) * Double(second - x) / (Double(x + 1) * Double(rest + x + 1))
      tails[x + 1] = tails[x] * ratio
      total += tails[x + 1]
    }
    for x in stride(from: middle, to: lowest, by: -1) {
      let ratio = Double(x) * Double(rest + x) / (Double(first - x + 1) * Double(second - x + 1))
      tails[x - 1] = tails[x] * ratio
      total += tails[x - 1]
    }
    // From the smallest terms on. Up to the most likely number the terms below are the smaller part, taken from 1.
    var sum = 0.0
    for x in stride(from: highest, to: middle, by: -1) {
      sum += tails[x]
      tails[x] = sum / total
    }
    sum = 0
    for x in lowest...middle {
      let term = tails[x]
      tails[x] = 1 - sum / total
      sum += term
    }
    for x in 0..<lowest { tails[x] = 1 }
  }
}
