/// The pairs of members that share more groups than chance would have it; see
/// ``TwoModeGraph/significantPairs(level:correction:maximumGroupSize:threads:checkpoint:)``.
public struct SharedBackbone: Sendable {
  /// What is done about the number of pairs that are tested at once.
  public enum Correction: Sendable, Hashable {
    /// Nothing: a share of `level` of all pairs passes by chance.
    case none
    /// The level is divided by the number of tests: hardly one pair at all passes by chance.
    case bonferroni
    /// Among the pairs that pass, a share of `level` is there by chance (Benjamini & Hochberg 1995,
    /// doi:10.1111/j.2517-6161.1995.tb02031.x).
    case benjaminiHochberg
  }

  /// Two members that share significantly many groups.
  public struct Pair: Sendable, Hashable {
    /// The smaller member.
    public let one: Int
    /// The larger member.
    public let other: Int
    /// How many groups they share.
    public let shared: Int
    /// The probability that they share as many or more by chance.
    public let probability: Double
  }

  /// The pairs that pass, ascending by their members.
  public let pairs: [Pair]
  /// How many pairs were tested: all pairs of members that belong to any group looked at.
  public let tests: Int
  /// The largest probability that passes.
  public let threshold: Double
  /// The groups that were left out because they have too many members, ascending.
  public let groupsLeftOut: [Int]
}

extension TwoModeGraph {
  /// The backbone of the projection: pairs that share more groups than two members do that choose as many groups as
  /// they did at random.
  ///
  /// The null model fixes how many groups each member has, not how many members each group has; the number shared is
  /// then hypergeometric and its probability depends on three small numbers only, so that a table answers for every
  /// pair (Tumminello et al. 2011, doi:10.1371/journal.pone.0017994; Neal 2013, doi:10.1007/s13278-013-0107-y).
  /// Popular groups are not told from rare ones: leave the most popular out by `maximumGroupSize`; sizes are then
  /// those without them.
  ///
  /// Time O(Σ size²) over the groups looked at and, where members have so many different numbers of groups that a table
  /// of all tails would be too large, O(groups of a member) for every pair that shares one. Space O(memberships +
  /// pairs that pass without correction), at most 32 MB for the table.
  ///
  /// - Parameters:
  ///   - level: The probability of error that is accepted, in 0 ... 1.
  ///   - correction: What is done about the number of tests.
  ///   - maximumGroupSize: How many members a group may have to be looked at; nil looks at all.
  ///   - threads: How many members are looked at side by side; the result is the same for any number.
  ///   - checkpoint: Told the share of the members that are done.
  public func significantPairs<Failure: Error>(
    level: Double = 0.05, correction: SharedBackbone.Correction = .bonferroni, maximumGroupSize: Int? = nil,
    threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> SharedBackbone {
    precondition(level >= 0 && level <= 1, "a level of \(level)")
    let cap = maximumGroupSize ?? .max
    let sizes = (0..<memberCount).map { member in
      groups(of: member).reduce(0) { $0 + (size(of: Int($1)) <= cap ? 1 : 0) }
    }
    let population = sizes.count { $0 > 0 }
    let tests = population * (population - 1) / 2
    let table = TailTable(
      sizes: sizes, groups: (0..<groupCount).count { size(of: $0) > 0 && size(of: $0) <= cap })
    let bar = correction == .bonferroni ? level / Double(max(tests, 1)) : level
    let found = UnsafeMutablePointer<[SharedBackbone.Pair]>.allocate(capacity: threads)
    found.initialize(repeating: [], count: threads)
    defer {
      found.deinitialize(count: threads)
      found.deallocate()
    }
    try sharing(1, maximumGroupSize, threads: threads, checkpoint: checkpoint) {
      worker, member, others, counts in
      for place in others.indices {
        let other = Int(others[place])
        let probability = table.tail(Int(counts[place]), member, other)
        guard probability <= bar else { continue }
        found[worker].append(
          SharedBackbone.Pair(
            one: member, other: other, shared: Int(counts[place]), probability: probability))
      }
    }
    var pairs = (0..<threads).flatMap { found[$0] }
    var threshold = bar
    if correction == .benjaminiHochberg {
      let ascending = pairs.map(\.probability).sorted()
      let last = ascending.indices.last { ascending[$0] <= level * Double($0 + 1) / Double(tests) }
      threshold = last.map { ascending[$0] } ?? 0
      if last == nil { pairs = [] } else { pairs.removeAll { $0.probability > threshold } }
    }
    pairs.sort { ($0.one, $0.other) < ($1.one, $1.other) }
    return SharedBackbone(
      pairs: pairs, tests: tests, threshold: threshold, groupsLeftOut: groups(above: cap))
  }
}

/// The tails for every two sizes that occur, as long as there are not too many.
private struct TailTable: Sendable {
  /// The largest table, in numbers.
  private static let limit = 1 << 22

  /// The size of each member, and its number among the different ones.
  private let sizes: [Int]
  private let rank: [UInt32]
  private let width: Int
  private let distribution: Hypergeometric
  /// The tails of sizes `a` and `b` for 0, 1, 2 … shared stand from `starts[a · width + b]` on; none if there would be
  /// too many.
  private let starts: [Int]
  private let tails: [Double]

  init(sizes: [Int], groups: Int) {
    self.sizes = sizes
    let different = Set(sizes).sorted()
    var rankOf = [UInt32](repeating: 0, count: (different.last ?? 0) + 1)
    for (position, size) in different.enumerated() { rankOf[size] = UInt32(position) }
    rank = sizes.map { rankOf[$0] }
    let width = different.count
    self.width = width
    let distribution = Hypergeometric(groups: groups)
    self.distribution = distribution
    var starts: [Int] = []
    var tails: [Double] = []
    // Each tail is a sum of as many terms as groups may be shared.
    let work = different.enumerated().reduce(0.0) {
      $0 + Double(width - $1.offset) * Double($1.element * $1.element)
    }
    let count = different.enumerated().reduce(0) { $0 + (width - $1.offset) * ($1.element + 1) }
    if count <= Self.limit, work <= 1e9 {
      starts = [Int](repeating: 0, count: width * width)
      for (a, first) in different.enumerated() {
        for (b, second) in different.enumerated() where a <= b {
          starts[a * width + b] = tails.count
          starts[b * width + a] = tails.count
          for shared in 0...first { tails.append(distribution.tail(shared, first, second)) }
        }
      }
    }
    self.starts = starts
    self.tails = tails
  }

  func tail(_ shared: Int, _ one: Int, _ other: Int) -> Double {
    guard !starts.isEmpty else {
      return distribution.tail(shared, min(sizes[one], sizes[other]), max(sizes[one], sizes[other]))
    }
    return tails[starts[Int(rank[one]) * width + Int(rank[other])] + shared]
  }
}
