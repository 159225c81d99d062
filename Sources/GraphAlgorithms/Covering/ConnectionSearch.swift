/// A set that reaches the goal, in the order in which sets are preferred.
struct RankedSet: Comparable {
  var weight: Int
  var connection: Covering.Connection
  /// All members, ascending.
  var members: [Int]

  /// Ranks a set whose members are given ascending.
  init(of covering: Covering, members: [Int], distances: CandidateDistances) {
    self.init(
      weight: covering.covered(by: members).reduce(0) { $0 + covering.weights[$1] },
      connection: distances.connection(of: members.compactMap(distances.place)), members: members)
  }

  init(weight: Int, connection: Covering.Connection, members: [Int]) {
    self.weight = weight
    self.connection = connection
    self.members = members
  }

  static func < (one: RankedSet, other: RankedSet) -> Bool {
    if one.weight != other.weight { return one.weight > other.weight }
    if one.members.count != other.members.count { return one.members.count < other.members.count }
    if one.connection != other.connection { return one.connection < other.connection }
    return one.members.lexicographicallyPrecedes(other.members)
  }
}

/// Goes through all sets that reach a goal for the best connected one: branch and bound.
///
/// A tree over the set is at least as long as the tree by ``CandidateDistances/widestSteps()``, which grows with
/// every member and can be told ahead: whoever is still to come joins at no less than its nearest.
struct ConnectionSearch {
  private let covering: Covering
  private let goal: CoverGoal
  private let distances: CandidateDistances
  private let steps: CandidateDistances
  /// How near each place's nearest other one is.
  private let nearest: [Double]
  private var tightening = CoverTightening(keepsTies: true)
  private(set) var best: RankedSet

  init(_ covering: Covering, goal: CoverGoal, distances: CandidateDistances, best: RankedSet) {
    self.covering = covering
    self.goal = goal
    self.distances = distances
    self.best = best
    let steps = distances.widestSteps()
    self.steps = steps
    nearest = distances.candidates.indices.map { place in
      distances.candidates.indices.lazy.filter { $0 != place }.map { steps[place, $0] }.min() ?? 0
    }
  }

  /// Goes through what is below a node.
  mutating func search<Failure: Error>(
    _ node: CoverNode, counter: inout NodeCounter<Failure>, rounds: Int = CoverSearch.laterRounds
  ) throws(Failure) {
    guard try counter.allowsNext() else { return }
    var node = node
    // Conclusions from the goal may let more follow from the distances, and the other way round.
    repeat {
      switch tightening.tighten(&node, for: goal, rounds: rounds) {
      case .hopeless: return
      case .reached:
        record(node)
        return
      case .open: break
      }
    } while dropFar(&node)
    if !canImprove(node) { return }
    let branches = CoverBranches(of: node, by: tightening.relaxation, for: goal)
    var isKept = [Bool](repeating: true, count: node.table.candidates.count)
    for (place, candidate) in branches.candidates.enumerated() {
      if !branches.canReach(from: place) { break }
      isKept[candidate] = false
      try search(node.taking(branches.only(candidate), keeping: isKept), counter: &counter)
      if counter.isSpent { return }
    }
  }

  private mutating func record(_ node: CoverNode) {
    let members = (covering.required + node.members).sorted()
    best = min(best, RankedSet(of: covering, members: members, distances: distances))
  }

  /// Gives up candidates whom no tree as good as the best can reach; says whether there were any.
  private func dropFar(_ node: inout CoverNode) -> Bool {
    let outlook = Outlook(node, self)
    let isKept = node.table.candidates.map { outlook.allows($0, self) }
    if !isKept.contains(false) { return false }
    node = node.taking(isKept.map { _ in false }, keeping: isKept)
    return true
  }

  /// Whether a set below the node could come before the best one.
  private func canImprove(_ node: CoverNode) -> Bool {
    // With sums that are not exact, equal ones cannot be told from nearly equal ones without seeing the sets.
    guard distances.isExact else { return true }
    let outlook = Outlook(node, self)
    if outlook.least < best.connection { return true }
    let picks = goal.size - node.members.count
    let first = (covering.required + node.members + node.table.candidates.prefix(picks)).sorted()
    return first.lexicographicallyPrecedes(best.members)
  }

  /// What the tree of any set below a node must cost.
  private struct Outlook {
    /// What joins the members there are.
    private var joins = Covering.Connection(unlinkedJoins: 0, length: 0)
    /// How far every place is from the members, by the widest steps.
    private let reach: [Double]
    /// What all but one of those still to come cost at least.
    private var others: [Double]
    /// What the tree costs at least.
    private(set) var least: Covering.Connection

    init(_ node: CoverNode, _ search: ConnectionSearch) {
      let steps = search.steps
      let members = (search.covering.required + node.members).compactMap(steps.place)
      var reach = [Double](repeating: members.isEmpty ? 0 : .infinity, count: steps.candidates.count)
      for (count, member) in members.enumerated() {
        if count > 0 { joins.add(reach[member]) }
        for place in reach.indices { reach[place] = min(reach[place], steps[member, place]) }
      }
      self.reach = reach
      let picks = search.goal.size - node.members.count
      let open = node.table.candidates.compactMap(steps.place)
      others = Array(open.map { search.nearest[$0] }.sorted().prefix(max(0, picks - 1)))
      least = joins
      for other in others { least.add(other) }
      guard case .everything = search.goal else { return }
      // Every open need brings one of its coverers in.
      let base = least
      let table = node.table
      for need in table.needs.indices {
        var bound = base
        var nearest = Double.infinity
        for candidate in table.coverers(of: need) { nearest = min(nearest, reach[open[candidate]]) }
        bound.add(nearest)
        least = max(least, bound)
      }
    }

    /// Whether a set with this candidate could come before the best one, for all that is known.
    func allows(_ candidate: Int, _ search: ConnectionSearch) -> Bool {
      guard let place = search.steps.place(of: candidate) else { return true }
      var bound = joins
      for other in others { bound.add(other) }
      bound.add(reach[place])
      bound = max(bound, least)
      if !search.distances.isExact { bound.length *= 1 - 1e-9 }
      return bound <= search.best.connection
    }
  }
}
