/// Members and the groups they belong to: a two-mode graph, made once and then only read.
///
/// Members are `0 ..< memberCount`, groups `0 ..< groupCount`, each side with numbers of its own: people and events,
/// organizations and topics, papers and words. Both directions are kept as compressed sparse rows, so that the
/// groups of a member and the members of a group are each one stretch of memory, ascending.
///
/// ```swift
/// // 0 and 1 meet in group 0, all three in group 1.
/// let clubs = try TwoModeGraph(
///   memberCount: 3, groupCount: 2, members: [0, 1, 0, 1, 2], groups: [0, 0, 1, 1, 1])
/// clubs.projection().graph.weight(from: 0, to: 1)  // 2
/// ```
///
/// Space: 8 bytes a membership, 4 more if some weight is not 1, and 8 for each member and group.
public struct TwoModeGraph: Sendable {
  /// The groups of member `m` stand at `memberOffsets[m] ..< memberOffsets[m + 1]`.
  let memberOffsets: [Int]
  /// Groups, ascending within a member.
  let memberGroups: [UInt32]
  /// The weight of each membership, in the order of `memberGroups`; empty if all are 1.
  let memberWeights: [Float]
  /// The members of group `g` stand at `groupOffsets[g] ..< groupOffsets[g + 1]`.
  let groupOffsets: [Int]
  /// Members, ascending within a group.
  let groupMembers: [UInt32]

  /// The number of members, those without a group included.
  public var memberCount: Int { memberOffsets.count - 1 }

  /// The number of groups, empty ones included.
  public var groupCount: Int { groupOffsets.count - 1 }

  /// The number of memberships, each counted once.
  public var membershipCount: Int { memberGroups.count }

  /// Whether some membership has a weight other than 1.
  public var isWeighted: Bool { !memberWeights.isEmpty }

  /// The groups of a member, ascending. Time O(1), nothing is copied.
  public func groups(of member: Int) -> ArraySlice<UInt32> {
    precondition(member >= 0 && member < memberCount, "member \(member) is not in this graph")
    return memberGroups[memberOffsets[member]..<memberOffsets[member + 1]]
  }

  /// The weights of a member's memberships, in the order of ``groups(of:)``; empty if all weights are 1.
  public func weights(of member: Int) -> ArraySlice<Float> {
    precondition(member >= 0 && member < memberCount, "member \(member) is not in this graph")
    return memberWeights.isEmpty ? [] : memberWeights[memberOffsets[member]..<memberOffsets[member + 1]]
  }

  /// The members of a group, ascending. Time O(1), nothing is copied.
  public func members(of group: Int) -> ArraySlice<UInt32> {
    precondition(group >= 0 && group < groupCount, "group \(group) is not in this graph")
    return groupMembers[groupOffsets[group]..<groupOffsets[group + 1]]
  }

  /// How many members a group has.
  public func size(of group: Int) -> Int { members(of: group).count }
}
