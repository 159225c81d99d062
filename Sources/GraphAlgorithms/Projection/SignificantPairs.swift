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
  /// then hypergeometric and its probability depends on three small numbers only, so that what was computed for one
  /// pair serves others (Tumminello et al. 2011, doi:10.1371/journal.pone.0017994; Neal 2013,
  /// doi:10.1007/s13278-013-0107-y).
  /// Popular groups are not told from rare ones: leave the most popular out by `maximumGroupSize`; sizes are then
  /// those without them.
  ///
  /// Time O(Σ size²) over the groups looked at and, once for every two numbers of groups that two members who share one
  /// have, O(the smaller of them); where there are too many of those to be kept, up to once for every pair. Space
  /// O(memberships + pairs that pass without correction), and for each thread 9 MB or 8 bytes for each group of the
  /// member with the most, whichever is more.
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
    let groupCounts = (0..<memberCount).map { member in
      groups(of: member).reduce(0) { $0 + (size(of: Int($1)) <= cap ? 1 : 0) }
    }
    let sizes = MemberSizes(groupCounts)
    let population = groupCounts.count { $0 > 0 }
    let tests = population * (population - 1) / 2
    let distribution = Hypergeometric(
      groups: (0..<groupCount).count { size(of: $0) > 0 && size(of: $0) <= cap })
    let bar = correction == .bonferroni ? level / Double(max(tests, 1)) : level
    let found = UnsafeMutablePointer<[SharedBackbone.Pair]>.allocate(capacity: threads)
    found.initialize(repeating: [], count: threads)
    let rows = UnsafeMutablePointer<TailRows>.allocate(capacity: threads)
    for worker in 0..<threads { (rows + worker).initialize(to: TailRows(sizes, distribution)) }
    defer {
      found.deinitialize(count: threads)
      found.deallocate()
      rows.deinitialize(count: threads)
      rows.deallocate()
    }
    try sharing(1, maximumGroupSize, threads: threads, checkpoint: checkpoint) {
      worker, member, others, counts in
      for place in others.indices {
        let other = Int(others[place])
        let probability = rows[worker].tail(Int(counts[place]), sizes, member, other)
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

/// The number of groups of each member, and which of the different numbers that is.
private struct MemberSizes {
  /// The different sizes, ascending.
  let different: [Int]
  /// The place of each member's size among them.
  let rank: [UInt32]

  init(_ sizes: [Int]) {
    different = Set(sizes).sorted()
    var rankOf = [UInt32](repeating: 0, count: (different.last ?? 0) + 1)
    for (position, size) in different.enumerated() { rankOf[size] = UInt32(position) }
    rank = sizes.map { rankOf[$0] }
  }
}

/// The tails that one worker has met: all those of two sizes are made when a pair of such members first asks, and
/// kept as long as there is room.
private struct TailRows: ~Copyable {
  /// Which two sizes have a place, by a number for both; -1 where none has.
  private let keys: Scratch<Int>
  /// Where the tails of those sizes begin.
  private let starts: Scratch<Int>
  private let tails: Scratch<Double>
  private var end = 0
  private let distribution: Hypergeometric

  /// Of no more than this many numbers and pairs of sizes are tails kept, if one pair of sizes has no more: 9 MB.
  private static let room = 1 << 20
  private static let places = 1 << 16

  init(_ sizes: MemberSizes, _ distribution: Hypergeometric) {
    self.distribution = distribution
    let pairs = sizes.different.count * (sizes.different.count + 1) / 2
    var places = 1
    while places < min(pairs, Self.places) { places *= 2 }
    keys = Scratch(count: places, repeating: -1)
    starts = Scratch(count: places)
    tails = Scratch(count: max(Self.room, (sizes.different.last ?? 0) + 1))
  }

  @inline(__always)
  mutating func tail(_ shared: Int, _ sizes: MemberSizes, _ one: Int, _ other: Int) -> Double {
    let (a, b) = (Int(sizes.rank[one]), Int(sizes.rank[other]))
    let (low, high) = (min(a, b), max(a, b))
    let key = high * (high + 1) / 2 + low
    let place = key & (keys.count - 1)
    if keys[place] != key { make(key, at: place, sizes.different[low], sizes.different[high]) }
    return tails[starts[place] + shared]
  }

  @inline(never)
  private mutating func make(_ key: Int, at place: Int, _ first: Int, _ second: Int) {
    if end + first + 1 > tails.count {
      keys.fill(-1, length: keys.count)
      end = 0
    }
    distribution.writeTails(first, second, to: tails.start + end)
    keys[place] = key
    starts[place] = end
    end += first + 1
  }
}
