@testable import GraphAlgorithms

/// Memberships as sets, and everything asked of them by looking at every pair.
struct NaiveTwoMode {
  let memberCount: Int
  let groupCount: Int
  var members: [UInt32] = []
  var groups: [UInt32] = []
  var weights: [Float] = []
  /// Group to weight, for each member.
  private(set) var held: [[Int: Float]]

  /// Random memberships, the first groups more popular than the last; rows repeat often, and so do memberships.
  init(memberCount: Int, groupCount: Int, most: Int, seed: UInt64, shares: [Float] = [1]) {
    var generator = SeededGenerator(seed: seed)
    self.memberCount = memberCount
    self.groupCount = groupCount
    held = Array(repeating: [:], count: memberCount)
    for member in 0..<memberCount {
      for _ in 0..<Int.random(in: 0...most, using: &generator) {
        let one = Int.random(in: 0..<groupCount, using: &generator)
        add(
          member, min(one, Int.random(in: 0..<groupCount, using: &generator)),
          shares.randomElement(using: &generator) ?? 1)
      }
    }
  }

  mutating func add(_ member: Int, _ group: Int, _ weight: Float = 1) {
    members.append(UInt32(member))
    groups.append(UInt32(group))
    weights.append(weight)
    held[member][group] = max(held[member][group] ?? 0, weight)
  }

  func graph() throws -> TwoModeGraph {
    try TwoModeGraph(
      memberCount: memberCount, groupCount: groupCount, members: members, groups: groups, weights: weights)
  }

  func size(_ group: Int) -> Int { held.count { $0[group] != nil } }

  func shared(_ a: Int, _ b: Int, cap: Int = .max) -> [Int] {
    held[a].keys.filter { held[b][$0] != nil && size($0) <= cap }.sorted()
  }

  /// The best of all others by the definition: the score, then the number.
  func strongest(_ member: Int, _ count: Int, _ worth: [Double], resolution: Double) -> [StrongestTies.Tie] {
    var ties: [StrongestTies.Tie] = []
    for other in 0..<memberCount where other != member {
      var units = 0.0
      for group in shared(member, other) {
        let shares = Double(held[member][group] ?? 0) * Double(held[other][group] ?? 0)
        units += (worth[group] / resolution * shares).rounded()
      }
      if units > 0 { ties.append(StrongestTies.Tie(member: other, score: units * resolution)) }
    }
    return Array(ties.sorted { ($1.score, $0.member) < ($0.score, $1.member) }.prefix(count))
  }
}
