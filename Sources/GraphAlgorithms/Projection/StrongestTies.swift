/// For each member the others with which it has most in common: see
/// ``TwoModeGraph/strongestTies(count:groupWeights:threads:checkpoint:)``.
public struct StrongestTies: Sendable {
  /// A tie to another member.
  public struct Tie: Sendable, Hashable {
    /// The other member.
    public let member: Int
    /// What the two have in common.
    public let score: Double
  }

  /// The unit of which every score is a multiple: a power of two. The weight of each shared group is rounded to it,
  /// so that sums are exact in any order, and members that share as much are equals.
  public let resolution: Double
  let offsets: [Int]
  /// Score in units of `resolution` in the upper half, member in the lower.
  let entries: [UInt64]

  /// The ties of a member, the strongest first, equals by number.
  public func ties(of member: Int) -> [Tie] {
    precondition(member >= 0 && member < offsets.count - 1, "member \(member) is not in this graph")
    return entries[offsets[member]..<offsets[member + 1]].map {
      Tie(member: Int($0 & 0xFFFF_FFFF), score: Double($0 >> 32) * resolution)
    }
  }

  /// Every pair of which either is among the strongest of the other, ascending, the smaller member first.
  ///
  /// Time O(ties · log ties).
  public func pairs() -> [(UInt32, UInt32)] {
    var keys: [UInt64] = []
    keys.reserveCapacity(entries.count)
    for member in 0..<(offsets.count - 1) {
      for entry in entries[offsets[member]..<offsets[member + 1]] {
        let (one, other) = (UInt64(member), entry & 0xFFFF_FFFF)
        keys.append(min(one, other) << 32 | max(one, other))
      }
    }
    keys.sort()
    var pairs: [(UInt32, UInt32)] = []
    pairs.reserveCapacity(keys.count)
    var last = UInt64.max
    for key in keys where key != last {
      pairs.append((UInt32(key >> 32), UInt32(truncatingIfNeeded: key)))
      last = key
    }
    return pairs
  }
}

extension TwoModeGraph {
  /// For each member the `count` others with which it has most in common, exactly, without looking at all pairs.
  ///
  /// What two members have in common is the sum over the groups they share of the group's weight times the weights
  /// of both memberships. Each summand is rounded to a multiple of ``StrongestTies/resolution``: the finest power of
  /// two with which the largest sum is still below 2³⁰ units, rounding aside. Members with a score of zero are not tied. Among
  /// equals the smaller number comes first: the result is determined by the data alone, whatever `threads` is.
  ///
  /// Members that belong to the same groups equally far are searched for once. For each, groups are opened in order
  /// of members per weight until nobody who was not met could still come among the best (Turtle & Flood 1995,
  /// doi:10.1016/0306-4573(95)00020-H; for joins Bayardo, Ma & Srikant 2007, doi:10.1145/1242572.1242591, and Xiao
  /// et al. 2009, doi:10.1109/ICDE.2009.111). Then either those met are scored in full or a further group is opened
  /// for them alone, whatever is cheaper.
  ///
  /// Time at worst O(Σ size²) over the groups; in practice a small part of it. Auxiliary space O(memberships +
  /// `threads` · (members + groups)).
  ///
  /// - Parameters:
  ///   - count: How many ties are wanted for each member.
  ///   - groupWeights: What sharing each group is worth; nil weighs a group with n of N members log2(1 + N / n), so
  ///     that the rare counts more.
  ///   - threads: How many members are searched for side by side.
  ///   - checkpoint: Told the share of the members that are done.
  public func strongestTies<Failure: Error>(
    count: Int, groupWeights: [Double]? = nil, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> StrongestTies {
    precondition(count >= 0, "\(count) ties")
    precondition(threads > 0, "\(threads) threads")
    let weights = groupWeights ?? rarityWeights()
    precondition(weights.count == groupCount, "\(weights.count) weights for \(groupCount) groups")
    precondition(weights.allSatisfy { $0 >= 0 && $0.isFinite }, "a group weight is negative or not finite")
    let resolution = resolution(weights)
    let index = TieIndex(self, units: weights.map { $0 / resolution })
    let kept = Swift.min(count, Swift.max(memberCount - 1, 0)) + 1
    let found = try ClassTies(index, kept: kept, threads: threads, checkpoint: checkpoint)
    return found.byMember(index, count: count, resolution: resolution)
  }

  /// log2(1 + N / n) for a group with n of the N members that belong to any.
  private func rarityWeights() -> [Double] {
    let population = Double((0..<memberCount).count { memberOffsets[$0] < memberOffsets[$0 + 1] })
    return (0..<groupCount).map { group in
      let size = groupOffsets[group + 1] - groupOffsets[group]
      return size == 0 ? 0 : binaryLogarithm(1 + population / Double(size))
    }
  }

  /// The largest sum is that of a member with itself, or with one that belongs to everything it does, further.
  private func resolution(_ weights: [Double]) -> Double {
    var largest = [Float](repeating: 1, count: isWeighted ? groupCount : 0)
    if isWeighted {
      for group in largest.indices { largest[group] = 0 }
      for slot in memberGroups.indices {
        let group = Int(memberGroups[slot])
        largest[group] = max(largest[group], memberWeights[slot])
      }
    }
    var bound = 0.0
    for member in 0..<memberCount {
      var sum = 0.0
      for slot in memberOffsets[member]..<memberOffsets[member + 1] {
        let group = Int(memberGroups[slot])
        let weight = isWeighted ? Double(memberWeights[slot]) * Double(largest[group]) : 1
        sum += weights[group] * weight
      }
      // Half a unit may be added for each group by rounding; a sum of a billion groups is not foreseen.
      bound = max(bound, sum)
    }
    guard bound > 0 else { return 1 }
    precondition(bound.isFinite, "the sum of a member's weights is too large")
    // The smallest number there is, where weights are that small.
    return max(
      Double(sign: .plus, exponent: bound.exponent + 1 - 30, significand: 1), .leastNonzeroMagnitude)
  }
}
