/// Counts the nodes of a search against its budget, and passes the checkpoint now and then.
struct NodeCounter<Failure: Error> {
  let limit: Int
  let checkpoint: Checkpoint<Failure>
  private(set) var count = 0
  /// Whether a node was refused, so that what was searched proves nothing.
  private(set) var isSpent = false

  init(limit: Int, checkpoint: Checkpoint<Failure>) {
    self.limit = limit
    self.checkpoint = checkpoint
  }

  /// Whether one more node may be looked at.
  mutating func allowsNext() throws(Failure) -> Bool {
    if count >= limit {
      isSpent = true
      return false
    }
    if count % 32 == 0 { try checkpoint.pass(Double(count) / Double(limit)) }
    count += 1
    return true
  }
}

/// Decides whether a goal can be reached: branch and bound that stops at the first set that does.
struct CoverSearch {
  private var tightening = CoverTightening(keepsTies: false)

  /// Rounds of the relaxation at the first node, and at those below, which begin with good prices.
  static let firstRounds = 400
  static let laterRounds = 80

  /// Members that reach the goal beyond those that are in the node already; `nil` if there are none, or if the
  /// budget is spent.
  mutating func decide<Failure: Error>(
    _ node: CoverNode, for goal: CoverGoal, counter: inout NodeCounter<Failure>, rounds: Int = firstRounds
  ) throws(Failure) -> [Int]? {
    guard try counter.allowsNext() else { return nil }
    var node = node
    switch tightening.tighten(&node, for: goal, rounds: rounds) {
    case .hopeless: return nil
    case .reached: return node.members
    case .open: break
    }
    let branches = CoverBranches(of: node, by: tightening.relaxation, for: goal)
    var isKept = [Bool](repeating: true, count: node.table.candidates.count)
    for (place, candidate) in branches.candidates.enumerated() {
      if !branches.canReach(from: place) { break }
      isKept[candidate] = false
      let found = try decide(
        node.taking(branches.only(candidate), keeping: isKept), for: goal, counter: &counter,
        rounds: CoverSearch.laterRounds)
      if found != nil || counter.isSpent { return found }
    }
    return nil
  }
}

/// The candidates of a node of whom one at least must come, the likeliest first.
///
/// Each is tried without those before it, so that no set is met twice.
struct CoverBranches {
  let candidates: [Int]
  private let count: Int
  /// Up to which place a set can still reach the goal without all candidates before.
  private let end: Int

  /// For everything, those who cover one need; for a weight, all.
  init(of node: CoverNode, by relaxation: CoverRelaxation, for goal: CoverGoal) {
    let table = node.table
    let merits = relaxation.merits
    count = table.candidates.count
    switch goal {
    case .everything(let size):
      // The need that leaves the fewest sets to look at: a candidate who nearly uses up what the bound leaves free
      // has hardly anything below. Measured, squares take a third fewer nodes than counting the coverers.
      let slack = Double(size - node.members.count) - relaxation.bound
      let chance = merits.map { max(0.0, slack + min($0, 0)) / max(slack, 1e-9) }
      let load = table.needs.indices.map {
        table.coverers(of: $0).reduce(0.0) { $0 + chance[$1] * chance[$1] }
      }
      let rarest = table.needs.indices.min { (load[$0], $0) < (load[$1], $1) }
      candidates =
        rarest.map { table.coverers(of: $0).sorted { (-merits[$0], $0) < (-merits[$1], $1) } } ?? []
      // Giving up candidates with merit lifts the bound.
      var bound = relaxation.bound
      var end = 0
      while end < candidates.count, bound <= Double(size - node.members.count) {
        bound += max(0, merits[candidates[end]])
        end += 1
      }
      self.end = end
    case .weight(let weight, let size):
      candidates = merits.indices.sorted { (-merits[$0], $0) < (-merits[$1], $1) }
      let picks = min(size - node.members.count, candidates.count)
      let slack = relaxation.bound - Double(weight - node.weight)
      // From a place on, the best that can be had are the next so many.
      var top = 0.0
      for candidate in candidates[..<picks] { top += merits[candidate] }
      let first = top
      var end = 0
      while end < candidates.count, first - top <= slack {
        top -= merits[candidates[end]]
        if end + picks < candidates.count { top += merits[candidates[end + picks]] }
        end += 1
      }
      self.end = end
    }
  }

  func canReach(from place: Int) -> Bool { place < end }

  /// A list with this candidate alone.
  func only(_ candidate: Int) -> [Bool] {
    var list = [Bool](repeating: false, count: count)
    list[candidate] = true
    return list
  }
}
