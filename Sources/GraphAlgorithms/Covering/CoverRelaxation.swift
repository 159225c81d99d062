/// The Lagrangian bounds: what cannot be reached even if a need covered several times counted each time.
///
/// Needs get prices, which deflected subgradient steps improve (Camerini, Fratta & Maffioli 1975,
/// doi:10.1007/BFb0120697; Beasley 1990, doi:10.1002/1520-6750(199002)37:1<151::
/// AID-NAV3220370110>3.0.CO;2-2; Caprara, Fischetti & Toth 1999, doi:10.1287/opre.47.5.730; for weights within a
/// size limit Galvão & ReVelle 1996, doi:10.1016/0377-2217(94)00159-6). Any prices give a bound. They are kept to
/// whole multiples of a power of two, so that all sums of them are exact and a bound is a proof, not an estimate.
struct CoverRelaxation {
  /// What the needs of each candidate of the table examined last are worth beyond what the candidate costs.
  private(set) var merits: [Double] = []
  /// The bound for the table examined last: a number of candidates, or a weight.
  private(set) var bound = 0.0
  /// The bound as a whole number of candidates.
  var leastSize: Int { Int(bound) + (bound > Double(Int(bound)) ? 1 : 0) }

  /// Which of its candidates can be in a set that reaches the goal, and which cannot be missing.
  private(set) var mayServe: [Bool] = []
  private(set) var mustServe: [Bool] = []
  /// The prices of a round, and where they should go.
  private var prices: [Double] = []
  private var slopes: [Double] = []
  private var foremost: [Int] = []

  /// Whether so many candidates could cover all needs, for all that is known.
  mutating func allowsAll(_ table: inout CoverTable, picks: Int, rounds: Int) -> Bool {
    let most = Double(picks)
    let unit = 0x1p-20
    bound = climb(&table, beyond: most, rounds: rounds, unit: unit, ceilings: table.needs.map { _ in 1 }) {
      $0.priceCover($1)
    }
    if bound > most { return false }
    // A candidate with merit above zero is in the relaxation's set, one below is not: what if the other way round?
    mayServe = merits.map { bound - min($0, 0) <= most }
    mustServe = merits.map { bound + max($0, 0) > most }
    return true
  }

  /// Whether so many candidates could cover needs of the weight `goal`, for all that is known.
  mutating func allowsWeight(_ table: inout CoverTable, goal: Int, picks: Int, rounds: Int) -> Bool {
    let picks = min(picks, table.candidates.count)
    let unit = 0x1p-10
    let negated = climb(
      &table, beyond: Double(-goal), rounds: rounds, unit: unit, ceilings: table.weights.map { Double($0) }
    ) {
      -$0.priceWeight($1, picks: picks)
    }
    bound = -negated
    if bound < Double(goal) { return false }
    let sorted = merits.sorted(by: >)
    let last = picks < sorted.count && picks > 0 ? sorted[picks - 1] : 0
    let next = picks < sorted.count ? sorted[picks] : 0
    mayServe = merits.map { bound - max(0, last - $0) >= Double(goal) }
    mustServe = merits.map { bound - max(0, $0 - next) < Double(goal) }
    return true
  }

  /// Improves the prices of a table until their value passes `limit` or the rounds are over; returns the best value
  /// and leaves the prices and merits that go with it.
  private mutating func climb(
    _ table: inout CoverTable, beyond limit: Double, rounds: Int, unit: Double, ceilings: [Double],
    value evaluate: (inout CoverRelaxation, CoverTable) -> Double
  ) -> Double {
    var best = -Double.infinity
    // Where the last step went: kept up in part, it damps the zigzag, which saves half of the nodes of a search.
    var drift = [Double](repeating: 0, count: table.needs.count)
    var stride = 1.0
    var roundsSinceBest = 0
    // Cut to whole units by way of an integer, which is quick and the same everywhere.
    func admissible(_ price: Double, for need: Int) -> Double {
      Double(Int(min(ceilings[need], max(0, price)) / unit)) * unit
    }
    prices = table.prices.indices.map { admissible(table.prices[$0], for: $0) }
    slopes = Array(repeating: 0, count: prices.count)
    merits = Array(repeating: 0, count: table.candidates.count)
    var bestMerits = merits
    for _ in 0..<max(1, rounds) {
      let value = evaluate(&self, table)
      if value > best {
        best = value
        table.prices = prices
        bestMerits = merits
        roundsSinceBest = 0
        if value > limit { break }
      } else {
        roundsSinceBest += 1
        if roundsSinceBest == 6 {
          roundsSinceBest = 0
          stride /= 2
          if stride < 0.01 { break }
        }
      }
      var norm = 0.0
      for need in prices.indices {
        slopes[need] += 0.7 * drift[need]
        // No price can go below zero, and none needs to go above its ceiling.
        let isStuck = slopes[need] < 0 ? prices[need] == 0 : prices[need] == ceilings[need]
        if isStuck { slopes[need] = 0 }
        drift[need] = slopes[need]
        norm += slopes[need] * slopes[need]
      }
      if norm == 0 { break }
      let step = stride * (limit + 1 - value) / norm
      for need in prices.indices where slopes[need] != 0 {
        prices[need] = admissible(prices[need] + step * slopes[need], for: need)
      }
    }
    merits = bestMerits
    return best
  }

  /// How few candidates the prices leave thinkable: each need its price, less what candidates gain by them.
  private mutating func priceCover(_ table: CoverTable) -> Double {
    var value = 0.0
    for need in prices.indices {
      value += prices[need]
      slopes[need] = 1
    }
    table.withStretches { table in
      prices.withUnsafeBufferPointer { prices in
        slopes.withUnsafeMutableBufferPointer { slopes in
          merits.withUnsafeMutableBufferPointer { merits in
            for candidate in merits.indices {
              let row = table.row(candidate)
              var merit = -1.0
              for need in row { merit += prices[need] }
              merits[candidate] = merit
              if merit <= 0 { continue }
              value -= merit
              for need in row { slopes[need] -= 1 }
            }
          }
        }
      }
    }
    return value
  }

  /// How much weight the prices leave thinkable: what the best candidates get by them, and what needs weigh
  /// beyond their price.
  private mutating func priceWeight(_ table: CoverTable, picks: Int) -> Double {
    var value = 0.0
    for need in prices.indices {
      let excess = Double(table.weights[need]) - prices[need]
      value += excess
      slopes[need] = excess > 0 ? 1 : 0
    }
    table.withStretches { table in
      prices.withUnsafeBufferPointer { prices in
        merits.withUnsafeMutableBufferPointer { merits in
          for candidate in merits.indices {
            var merit = 0.0
            for need in table.row(candidate) { merit += prices[need] }
            merits[candidate] = merit
          }
        }
      }
    }
    findForemost(picks)
    for candidate in foremost {
      value += merits[candidate]
      for need in table.row(candidate) { slopes[need] -= 1 }
    }
    return value
  }

  /// The candidates of the highest merits, of equal ones the first.
  private mutating func findForemost(_ count: Int) {
    foremost.removeAll(keepingCapacity: true)
    for candidate in merits.indices {
      if foremost.count == count {
        guard let last = foremost.last, merits[candidate] > merits[last] else { continue }
        foremost.removeLast()
      }
      var place = foremost.count
      while place > 0, merits[candidate] > merits[foremost[place - 1]] { place -= 1 }
      foremost.insert(candidate, at: place)
    }
  }
}
