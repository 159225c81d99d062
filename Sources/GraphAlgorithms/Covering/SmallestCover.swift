extension Covering {
  /// The smallest set of candidates that covers all needs that can be covered; or, if that is larger than the size
  /// limit, the set within the limit that covers the most weight.
  ///
  /// Of several such sets the best connected one (see ``Connection``; without distances all are equal), and of these
  /// the first as an ascending list.
  ///
  /// Exact, within the budget: branch and bound with Lagrangian bounds and the classical reductions (Beasley 1987,
  /// doi:10.1016/0377-2217(87)90141-X; Caprara, Fischetti & Toth 1999, doi:10.1287/opre.47.5.730), started from a
  /// local search (Gao, Weise & Li 2015, doi:10.1016/j.ejor.2015.05.038). All bounds are computed without rounding.
  /// A second search then goes through all sets as good as the first for the best connected one. Both problems are
  /// NP-hard: if the budget is not enough, the answer is the best found, and says what is proven. The same problem
  /// and budget always give the same answer.
  ///
  /// Time O(nodes · r · R) for the first search, R the sum of the row lengths that the reductions leave and r the
  /// rounds that improve a bound, some dozens; with distances besides O(c²) to begin with and O(members · c) a node,
  /// for the c candidates that may be in an optimal set. Space O(members · R + c²).
  ///
  /// - Parameters:
  ///   - distances: For a candidate, the distances to all, none negative, `.infinity` where there is no link. Asked
  ///     for only once the size is settled, once for each candidate that may be in such a set. Expected to be
  ///     symmetric: of a pair the row of the smaller candidate counts.
  ///   - budget: How long to search.
  ///   - checkpoint: Passed now and then.
  /// - Returns: The set, and what is proven about it.
  public func smallestCover<Failure: Error>(
    distances: ((Int) -> [Double])? = nil, budget: Budget = Budget(),
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Solution {
    var plan = CoverPlanning(self)
    // With a size limit part of the budget is for what the limit may ask.
    let nodes = plan.room == nil ? budget.coverNodes : budget.coverNodes / 2
    try plan.coverEverything(nodes: nodes, checkpoint: checkpoint.within(0...0.25))
    if let room = plan.room, plan.weight < plan.totalWeight {
      let left = budget.coverNodes - plan.searchedNodes
      try plan.coverMost(size: room, nodes: left, checkpoint: checkpoint.within(0.25...0.5))
    }
    var counter = NodeCounter(limit: budget.connectionNodes, checkpoint: checkpoint.within(0.5...1))
    let members: [Int]
    var connection: Connection?
    if let distances {
      let best = try bestConnected(plan, distances: distances, budget: budget, counter: &counter)
      members = best.members
      connection = best.connection
    } else {
      var first = FirstSet(members: plan.members)
      try first.settle(plan.tieRoot, for: plan.goal, counter: &counter)
      members = (required + first.members).sorted()
    }
    try checkpoint.pass(1)
    let covered = covered(by: members)
    return Solution(
      members: members, covered: covered,
      leftOut: difference(of: difference(of: Array(0..<needCount), and: covered), and: plan.uncoverable),
      uncoverable: plan.uncoverable, coveredWeight: covered.reduce(0) { $0 + weights[$1] },
      isOptimal: plan.isOptimal, sizeBound: required.count + plan.sizeBound, weightBound: plan.weightBound,
      connection: connection, isBestConnected: plan.isOptimal && !counter.isSpent,
      searchedNodes: plan.searchedNodes + counter.count)
  }

  private func bestConnected<Failure: Error>(
    _ plan: CoverPlanning, distances: (Int) -> [Double], budget: Budget,
    counter: inout NodeCounter<Failure>
  ) throws(Failure) -> RankedSet {
    // Who can be in such a set at all, before any distance is asked for.
    var node = plan.tieRoot
    var tightening = CoverTightening(keepsTies: true)
    _ = tightening.tighten(&node, for: plan.goal, rounds: CoverSearch.firstRounds)
    let candidates = Set(required).union(plan.members).union(node.members).union(node.table.candidates)
    let table = CandidateDistances(candidates: candidates.sorted(), of: candidateCount, distances: distances)
    let members = (required + plan.members).sorted()
    var swaps = ConnectionSwaps(self, distances: table)
    var start = swaps.improve(RankedSet(of: self, members: members, distances: table))
    for other in otherSets(plan, node, steps: 2 * budget.connectionNodes) {
      start = min(start, swaps.improve(RankedSet(of: self, members: other, distances: table)))
    }
    var search = ConnectionSearch(self, goal: plan.goal, distances: table, best: start)
    try search.search(node, counter: &counter)
    return search.best
  }

  /// Some sets as good as the one found.
  private func otherSets(_ plan: CoverPlanning, _ node: CoverNode, steps: Int) -> [[Int]] {
    let settled = Set(node.members)
    let table = node.table
    let own = table.candidates.indices.filter { plan.members.contains(table.candidates[$0]) }
    // A member that the table has lost would be missing in all of them.
    if own.count + settled.count < plan.members.count || own.isEmpty { return [] }
    var walk = CoverWalk(table)
    // Where few candidates are left, a longer walk only comes by the same sets again.
    let length = min(steps, 200 * table.candidates.count)
    return walk.sets(like: own, count: 200, steps: length).map { set in
      (required + node.members + set.map { table.candidates[$0] }).sorted()
    }
  }

  /// The needs that some candidates cover, ascending.
  func covered(by members: [Int]) -> [Int] {
    var isCovered = [Bool](repeating: false, count: needCount)
    for member in members { for need in rows[member] { isCovered[need] = true } }
    return isCovered.indices.filter { isCovered[$0] }
  }

  private func difference(of all: [Int], and some: [Int]) -> [Int] {
    let taken = Set(some)
    return all.filter { !taken.contains($0) }
  }
}
