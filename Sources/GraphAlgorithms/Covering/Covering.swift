/// A question of who is needed: candidates that each cover some of the needs, of which few shall cover all.
///
/// The minimum set covering problem (Karp 1972, doi:10.1007/978-1-4684-2001-2_9), all candidates costing the same,
/// and with a ``sizeLimit`` that is too small for everything the maximal covering problem (Church & ReVelle 1974,
/// doi:10.1007/BF01942293). Made for planning a coalition: the candidates are organizations, a need is a topic at
/// a place.
///
/// ```swift
/// let covering = try Covering(rows: [[0, 1], [1, 2], [2], [0, 2]], needCount: 3)
/// covering.smallestCover().members  // [0, 1]
/// ```
public struct Covering: Sendable {
  /// The needs that each candidate covers, ascending, each once.
  public let rows: [[Int]]
  /// How much each need counts.
  public let weights: [Int]
  /// The candidates that are in the set whatever they cover, ascending.
  public let required: [Int]
  /// The candidates that are not to be had, ascending.
  public let excluded: [Int]
  /// How many members the set may have, those required included; `nil` for as many as it takes.
  public let sizeLimit: Int?

  /// How many candidates there are, those excluded too.
  public var candidateCount: Int { rows.count }
  /// How many needs there are, those that nobody covers too.
  public var needCount: Int { weights.count }

  /// Makes a covering problem.
  ///
  /// Time and space O(sum of the row lengths, sorted, + candidates + needs).
  ///
  /// - Parameters:
  ///   - rows: For each candidate the needs it covers, below `needCount`, in any order; one listed twice counts once.
  ///   - needCount: How many needs there are.
  ///   - weights: How much each need counts if the size limit leaves some uncovered: whole numbers above zero, so
  ///     that sums are exact and ties are ties, together at most 2³¹; 1 each if left out.
  ///   - required: Candidates that must be in the set.
  ///   - excluded: Candidates that must not.
  ///   - sizeLimit: How many members the set may have; `nil` for as many as it takes.
  /// - Throws: ``CoveringError`` if the wishes contradict each other.
  public init(
    rows: some Sequence<some Sequence<Int>>, needCount: Int, weights: [Int]? = nil,
    required: some Sequence<Int> = EmptyCollection<Int>(),
    excluded: some Sequence<Int> = EmptyCollection<Int>(), sizeLimit: Int? = nil
  ) throws(CoveringError) {
    precondition(needCount >= 0, "\(needCount) needs")
    self.rows = rows.map { Covering.ascending($0, below: needCount, "need") }
    self.weights = weights ?? Array(repeating: 1, count: needCount)
    precondition(self.weights.count == needCount, "\(self.weights.count) weights for \(needCount) needs")
    var total = 0
    for weight in self.weights {
      precondition(weight > 0 && weight <= 1 << 31, "a need of weight \(weight)")
      total += weight
    }
    precondition(total <= 1 << 31, "the needs weigh \(total) together, more than 2³¹")
    self.required = Covering.ascending(required, below: self.rows.count, "candidate")
    self.excluded = Covering.ascending(excluded, below: self.rows.count, "candidate")
    self.sizeLimit = sizeLimit
    let torn = Set(self.excluded).intersection(self.required)
    if !torn.isEmpty { throw .requiredAndExcluded(candidates: torn.sorted()) }
    if let sizeLimit, sizeLimit < self.required.count {
      throw .sizeLimitTooSmall(limit: sizeLimit, required: self.required.count)
    }
  }

  private static func ascending(
    _ indices: some Sequence<Int>, below count: Int, _ kind: String
  ) -> [Int] {
    var sorted: [Int] = []
    for index in indices.sorted() where index != sorted.last {
      precondition(index >= 0 && index < count, "\(kind) \(index) of \(count)")
      sorted.append(index)
    }
    return sorted
  }
}

/// Why a covering problem has no answer whatever the rows are.
public enum CoveringError: Error, Sendable, Hashable {
  /// Candidates, ascending, that are both required and excluded.
  case requiredAndExcluded(candidates: [Int])
  /// More candidates are required than the set may have members.
  case sizeLimitTooSmall(limit: Int, required: Int)
}

extension CoveringError: CustomStringConvertible {
  /// The problem in a sentence.
  public var description: String {
    switch self {
    case .requiredAndExcluded(let candidates):
      "candidates both required and excluded: \(candidates.map(String.init).joined(separator: ", "))"
    case .sizeLimitTooSmall(let limit, let required):
      "the set may have \(limit) members, but \(required) candidates are required"
    }
  }
}
