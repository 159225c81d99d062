/// How alike two nodes are by the neighbors they share.
///
/// Γ are the neighbors of a node other than itself and k their number; weights do not matter.
public enum SimilarityMeasure: Sendable, Hashable, CaseIterable {
  /// |Γ(a) ∩ Γ(b)|.
  case commonNeighbors
  /// |Γ(a) ∩ Γ(b)| / |Γ(a) ∪ Γ(b)| (Jaccard 1901).
  case jaccard
  /// |Γ(a) ∩ Γ(b)| / √(k(a) · k(b)), also called Salton's index (Salton & McGill 1983).
  case cosine
  /// Σ 1 / ln k(z) over the common neighbors z (Adamic & Adar 2003, doi:10.1016/S0378-8733(03)00009-1).
  case adamicAdar
  /// Σ 1 / k(z) over the common neighbors z (Zhou, Lü & Zhang 2009, doi:10.1140/epjb/e2009-00335-8).
  case resourceAllocation
}

extension SimilarityMeasure {
  /// What a common neighbor of a degree adds to the sum; it has two neighbors at least.
  func part(degree: Int) -> Double {
    switch self {
    case .commonNeighbors, .jaccard, .cosine: 1
    case .adamicAdar: degree > 1 ? 1 / naturalLogarithm(Double(degree)) : 0
    case .resourceAllocation: degree > 0 ? 1 / Double(degree) : 0
    }
  }

  /// Whether the sum is divided by something that grows with the degrees of the two, so that 1 is the most.
  @inline(__always)
  var isRatio: Bool { self == .jaccard || self == .cosine }

  /// The score of two nodes of these degrees whose common neighbors add up to `sum`. It grows with the sum.
  @inline(__always)
  func score(sum: Double, _ one: Double, _ other: Double) -> Double {
    switch self {
    case .jaccard: sum / (one + other - sum)
    case .cosine: sum / (one * other).squareRoot()
    default: sum
    }
  }

  /// What no score exceeds of a node of degree `one` with any other, given that the sum is at most `sum`.
  @inline(__always)
  func bound(sum: Double, _ one: Double) -> Double {
    // The other has at least as many neighbors as the two share.
    switch self {
    case .jaccard: sum / one * SimilarityMeasure.slack
    case .cosine: (sum / one).squareRoot() * SimilarityMeasure.slack
    default: sum * SimilarityMeasure.slack
    }
  }

  /// The same for another of degree `other`.
  @inline(__always)
  func bound(sum: Double, _ one: Double, _ other: Double) -> Double {
    let most = isRatio ? min(sum, min(one, other)) : sum
    return score(sum: most, one, other) * SimilarityMeasure.slack
  }

  /// The largest degree with which a node of degree `one`, or larger, can still score `threshold` with one of `one`.
  func largestDegree(for threshold: Double, _ one: Double) -> Double {
    guard threshold > 0 else { return .infinity }
    return switch self {
    case .jaccard: one / threshold * SimilarityMeasure.slack
    case .cosine: one / (threshold * threshold) * SimilarityMeasure.slack
    default: .infinity
    }
  }

  /// Bounds are sums taken in another order than scores: they are widened by more than rounding can make of it.
  private static let slack = 1 + 0x1p-30
}
