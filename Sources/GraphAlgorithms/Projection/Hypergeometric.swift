/// How likely it is that two members share as many groups by chance: P(X ≥ shared) where one draws `first` of
/// `groups` groups, the other `second`, without regard to each other.
///
/// The tail is summed from its largest term on, each term made from the one before; the first comes from a table of
/// log-factorials. Relative error below 1e-11 for up to a thousand groups; for a
/// million, whose log-factorials have few digits left behind the point, below 1e-7;
/// tails below 1e-308 lose more, and those below 1e-323 are 0.
struct Hypergeometric {
  private let groups: Int
  private let logFactorials: [Double]

  init(groups: Int) {
    self.groups = groups
    var table = [0.0]
    table.reserveCapacity(groups + 1)
    // Compensated, so that the millionth is as good as the first (Neumaier 1974).
    var (sum, lost) = (0.0, 0.0)
    for number in stride(from: 1, through: groups, by: 1) {
      let term = naturalLogarithm(Double(number))
      let next = sum + term
      lost += sum >= term ? (sum - next) + term : (term - next) + sum
      sum = next
      table.append(sum + lost)
    }
    logFactorials = table
  }

  private func logBinomial(_ n: Int, _ k: Int) -> Double {
    logFactorials[n] - logFactorials[k] - logFactorials[n - k]
  }

  /// P(X = shared).
  func probability(_ shared: Int, _ first: Int, _ second: Int) -> Double {
    guard shared >= max(0, first + second - groups), shared <= min(first, second) else { return 0 }
    return power(
      ofE: logBinomial(first, shared) + logBinomial(groups - first, second - shared)
        - logBinomial(groups, second))
  }

  /// P(X ≥ shared).
  func tail(_ shared: Int, _ first: Int, _ second: Int) -> Double {
    let lowest = max(0, first + second - groups)
    guard shared > lowest else { return 1 }
    let highest = min(first, second)
    guard shared <= highest else { return 0 }
    // Above the mean the terms fall from `shared` on. Below it the rest is the smaller part and is taken from 1.
    let isUpper = Double(shared) * Double(groups) >= Double(first) * Double(second)
    var term = probability(isUpper ? shared : shared - 1, first, second)
    var sum = term
    if isUpper {
      for x in stride(from: shared, to: highest, by: 1) where term > 0 {
        let ratio =
          (Double(first - x) * Double(second - x))
          / (Double(x + 1) * Double(groups - first - second + x + 1))
        term *= ratio
        sum += term
      }
      return min(sum, 1)
    }
    for x in stride(from: shared - 1, to: lowest, by: -1) where term > 0 {
      let ratio =
        (Double(x) * Double(groups - first - second + x))
        / (Double(first - x + 1) * Double(second - x + 1))
      term *= ratio
      sum += term
    }
    return max(0, 1 - sum)
  }
}
