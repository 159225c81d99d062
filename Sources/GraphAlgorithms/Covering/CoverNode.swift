/// What a covering search is after.
enum CoverGoal {
  /// All needs, by no more than `size` members.
  case everything(size: Int)
  /// Needs that weigh at least `weight`, by no more than `size` members.
  case weight(Int, size: Int)

  var size: Int {
    switch self {
    case .everything(let size), .weight(_, let size): size
    }
  }
}

/// A partial set and what is left for it to do.
struct CoverNode {
  var table: CoverTable
  /// The members besides the required ones, in the order in which they came.
  var members: [Int] = []
  /// What they cover.
  var weight = 0

  /// The node with some of the open candidates taken and others given up.
  func taking(_ isTaken: [Bool], keeping isKept: [Bool]) -> CoverNode {
    var node = self
    var isOpen = [Bool](repeating: true, count: table.needs.count)
    var isKept = isKept
    for candidate in table.candidates.indices where isTaken[candidate] {
      node.members.append(table.candidates[candidate])
      isKept[candidate] = false
      for need in table.row(candidate) where isOpen[need] {
        isOpen[need] = false
        node.weight += table.weights[need]
      }
    }
    node.table = table.keeping(needs: isOpen, candidates: isKept)
    return node
  }
}

/// Draws all conclusions at a node: candidates that must come or go, needs that follow from others, or that the
/// goal is out of reach.
struct CoverTightening {
  enum Verdict { case reached, open, hopeless }

  /// Whether every set that reaches the goal is to be kept, not just one of the smallest.
  let keepsTies: Bool
  var relaxation = CoverRelaxation()

  /// Tightens a node for a goal. An open one comes out as small as it gets, with the relaxation's view of it.
  mutating func tighten(_ node: inout CoverNode, for goal: CoverGoal, rounds: Int) -> Verdict {
    var rounds = rounds
    while true {
      let picks = goal.size - node.members.count
      if picks < 0 { return .hopeless }
      switch goal {
      case .everything:
        if node.table.needs.isEmpty { return .reached }
        if picks == 0 { return .hopeless }
        guard let sole = node.table.soleCoverers() else { return .hopeless }
        if sole.contains(true) {
          node = node.taking(sole, keeping: sole.map { !$0 })
          continue
        }
      case .weight(let weight, _):
        if node.weight >= weight { return .reached }
        if picks == 0 { return .hopeless }
      }
      let isPossible =
        switch goal {
        case .everything: relaxation.allowsAll(&node.table, picks: picks, rounds: rounds)
        case .weight(let weight, _):
          relaxation.allowsWeight(&node.table, goal: weight - node.weight, picks: picks, rounds: rounds)
        }
      if !isPossible { return .hopeless }
      rounds = min(rounds, 10)
      if relaxation.mustServe.contains(true) || relaxation.mayServe.contains(false) {
        // Whoever both must and cannot serve is taken, and the next round finds the contradiction.
        node = node.taking(relaxation.mustServe, keeping: relaxation.mayServe)
      } else if !reduce(&node, for: goal) {
        // Last, for it takes long: most nodes do not come here.
        return .open
      }
    }
  }

  /// Leaves out needs and candidates that make no difference; says whether there were any.
  private func reduce(_ node: inout CoverNode, for goal: CoverGoal) -> Bool {
    var telling = [Bool](repeating: true, count: node.table.needs.count)
    var useful = [Bool](repeating: true, count: node.table.candidates.count)
    switch goal {
    case .everything: telling = node.table.tellingNeeds()
    // Here each need counts for itself, unless nobody covers it.
    case .weight: telling = node.table.needs.indices.map { node.table.covererCount(of: $0) > 0 }
    }
    if !keepsTies { useful = node.table.usefulCandidates() }
    if !telling.contains(false), !useful.contains(false) { return false }
    node.table = node.table.keeping(needs: telling, candidates: useful)
    return true
  }
}
