/// Finds the first, as an ascending list, of all sets that reach a goal.
///
/// Candidate by candidate: whoever is in some set that agrees with what was settled before is in the first one.
struct FirstSet {
  /// The best set known, the required members left out.
  private(set) var members: [Int]

  /// Starts from a set that reaches the goal.
  init(members: [Int]) { self.members = members }

  /// Goes through the candidates of a node; each question is a search of its own.
  mutating func settle<Failure: Error>(
    _ node: CoverNode, for goal: CoverGoal, counter: inout NodeCounter<Failure>
  ) throws(Failure) {
    var node = node
    var search = CoverSearch()
    while node.members.count < goal.size, let candidate = node.table.candidates.first {
      var isFirst = [Bool](repeating: false, count: node.table.candidates.count)
      let rest = isFirst.indices.map { $0 > 0 }
      isFirst[0] = true
      let taking = node.taking(isFirst, keeping: rest)
      if members.contains(candidate) {
        node = taking
      } else if let found = try search.decide(taking, for: goal, counter: &counter) {
        members = found
        node = taking
      } else if counter.isSpent {
        return
      } else {
        node = node.taking(isFirst.map { _ in false }, keeping: rest)
      }
    }
  }
}
