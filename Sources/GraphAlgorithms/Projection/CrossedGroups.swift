extension TwoModeGraph {
  /// The same members in pairs of groups: one of kind `a` and one of kind `b`, both at once.
  ///
  /// Two members share a pair exactly if they share a group of kind `a` and a group of kind `b`: a topic *and* a city.
  /// What is asked of the result, ``sharedTotals(minimumShared:maximumGroupSize:threads:checkpoint:)`` or
  /// ``projection(weight:minimumShared:maximumGroupSize:threads:checkpoint:)``, is therefore answered for those that
  /// match in both, and the pairs that match in one alone, most of them, are never met.
  ///
  /// The pairs are numbered by their group of kind `a`, then in the order in which they are met; only pairs that
  /// somebody holds have a number. Time and space O(Σ over members of their groups of kind `a` × of kind `b`).
  ///
  /// - Parameters:
  ///   - kinds: The kind of each group.
  ///   - a: One kind.
  ///   - b: The other, not the same.
  ///   - maximumGroupSize: Groups of more members are left out (``groups(above:)`` names them); nil takes all.
  public func crossed(
    kinds: [UInt32], _ a: UInt32, with b: UInt32, maximumGroupSize: Int? = nil
  ) -> TwoModeGraph {
    precondition(a != b, "kind \(a) with itself")
    precondition(kinds.count == groupCount, "\(kinds.count) kinds for \(groupCount) groups")
    let cap = maximumGroupSize ?? .max
    let isWanted = kinds.indices.map { kinds[$0] == b && groupOffsets[$0 + 1] - groupOffsets[$0] <= cap }
    var stamp = [UInt32](repeating: .max, count: groupCount)
    var number = [UInt32](repeating: 0, count: groupCount)
    var members: [UInt32] = []
    var pairs: [UInt32] = []
    var pairCount: UInt32 = 0
    for group in kinds.indices where kinds[group] == a {
      let slots = groupOffsets[group]..<groupOffsets[group + 1]
      guard slots.count <= cap else { continue }
      for slot in slots {
        let member = Int(groupMembers[slot])
        for place in memberOffsets[member]..<memberOffsets[member + 1] {
          let other = Int(memberGroups[place])
          guard isWanted[other] else { continue }
          if stamp[other] != UInt32(group) {
            stamp[other] = UInt32(group)
            number[other] = pairCount
            pairCount += 1
          }
          members.append(UInt32(member))
          pairs.append(number[other])
        }
      }
    }
    guard
      let crossed = try? TwoModeGraph(
        memberCount: memberCount, groupCount: Int(pairCount), members: members, groups: pairs)
    else { preconditionFailure("\(pairCount) pairs of groups") }
    return crossed
  }
}
