/// The state of one run of ``Covering/smallestCover(distances:budget:checkpoint:)``: what is found and proven so far.
struct CoverPlanning {
  let covering: Covering
  /// The problem that the required candidates leave.
  let root: CoverNode
  let uncoverable: [Int]
  /// What the required candidates cover.
  let baseWeight: Int
  /// All that can be covered.
  let totalWeight: Int
  /// How many members there may be besides the required ones.
  let room: Int?

  /// The best set found, the required members left out, with what it covers.
  private(set) var members: [Int] = []
  private(set) var weight: Int
  private(set) var isOptimal = false
  /// How many members it takes for everything, the required ones left out.
  private(set) var sizeBound = 0
  /// How much a set within the limit can cover.
  private(set) var weightBound: Int
  private(set) var searchedNodes = 0

  init(_ covering: Covering) {
    self.covering = covering
    var isRequired = [Bool](repeating: false, count: covering.candidateCount)
    var isAllowed = [Bool](repeating: true, count: covering.candidateCount)
    for candidate in covering.required { isRequired[candidate] = true }
    for candidate in covering.excluded { isAllowed[candidate] = false }
    var isCoverable = [Bool](repeating: false, count: covering.needCount)
    var isOpen = isCoverable
    for (candidate, row) in covering.rows.enumerated() where isAllowed[candidate] {
      for need in row { isCoverable[need] = true }
    }
    isOpen = isCoverable
    for candidate in covering.required { for need in covering.rows[candidate] { isOpen[need] = false } }
    let candidates = covering.rows.indices.filter { isAllowed[$0] && !isRequired[$0] }
    root = CoverNode(
      table: CoverTable(
        candidates: candidates, rows: covering.rows, weights: covering.weights, isOpen: isOpen))
    uncoverable = covering.weights.indices.filter { !isCoverable[$0] }
    totalWeight = covering.weights.indices.reduce(0) { $0 + (isCoverable[$1] ? covering.weights[$1] : 0) }
    baseWeight = totalWeight - root.table.weights.reduce(0, +)
    room = covering.sizeLimit.map { $0 - covering.required.count }
    weight = baseWeight
    weightBound = totalWeight
  }

  /// The goal that the set found has reached, as the ties share it.
  var goal: CoverGoal {
    weight == totalWeight
      ? .everything(size: members.count) : .weight(weight - baseWeight, size: members.count)
  }

  /// Where a search through all sets of that goal begins.
  var tieRoot: CoverNode {
    var node = root
    if case .weight = goal { node.table.prices = node.table.weights.map { Double($0) } }
    return node
  }

  /// Finds a smallest set that covers everything, or proves that the size limit forbids it.
  mutating func coverEverything<Failure: Error>(
    nodes: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) {
    var start = root
    var best = firstCover(&start)
    var counter = NodeCounter(limit: nodes, checkpoint: checkpoint)
    var search = CoverSearch()
    // From below: what has no answer is refuted sooner the less is asked, and each refutation lifts the bound.
    while sizeBound < best.count, sizeBound <= room ?? .max {
      if let found = try search.decide(start, for: .everything(size: sizeBound), counter: &counter) {
        best = found
      } else if counter.isSpent {
        break
      } else {
        sizeBound += 1
      }
    }
    searchedNodes += counter.count
    if let room {
      if sizeBound > room { weightBound = totalWeight - 1 }
      if best.count > room { return }
    }
    take(best)
    isOptimal = sizeBound == best.count
  }

  /// A good set that covers everything, and a first bound; `node` comes out reduced.
  private mutating func firstCover(_ node: inout CoverNode) -> [Int] {
    var tightening = CoverTightening(keepsTies: false)
    let most = node.table.needs.count
    guard case .open = tightening.tighten(&node, for: .everything(size: most), rounds: 1) else {
      sizeBound = node.members.count
      return node.members
    }
    let table = node.table
    let settled = node.members
    func walked(downTo goal: Int, steps: Int) -> [Int] {
      var walk = CoverWalk(table)
      return settled
        + walk.smallestCover(downTo: goal - settled.count, steps: steps).map { table.candidates[$0] }
    }
    let best = walked(downTo: 0, steps: 2_000)
    // How many there must be if fewer than these suffice.
    var fewer = node
    switch tightening.tighten(&fewer, for: .everything(size: best.count - 1), rounds: CoverSearch.firstRounds)
    {
    case .hopeless:
      sizeBound = best.count
      return best
    case .reached: sizeBound = fewer.members.count
    case .open: sizeBound = fewer.members.count + tightening.relaxation.leastSize
    }
    let longer = walked(downTo: sizeBound, steps: 20_000)
    return longer.count < best.count ? longer : best
  }

  /// Finds a set of at most `size` members that covers the most.
  mutating func coverMost<Failure: Error>(
    size: Int, nodes: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) {
    var start = root
    start.table.prices = start.table.weights.map { Double($0) }
    start.table = start.table.keeping(
      needs: start.table.needs.map { _ in true }, candidates: start.table.usefulCandidates())
    var walk = CoverWalk(start.table)
    let walked = walk.heaviestSet(of: size, upTo: weightBound - baseWeight, steps: 40_000)
    take(walked.map { start.table.candidates[$0] })
    // What is the most there can be if there is more than this.
    var more = start
    var tightening = CoverTightening(keepsTies: false)
    let goal = CoverGoal.weight(weight - baseWeight + 1, size: size)
    if case .open = tightening.tighten(&more, for: goal, rounds: CoverSearch.firstRounds) {
      weightBound = min(
        weightBound, baseWeight + more.weight + Int(tightening.relaxation.bound))
    }
    var counter = NodeCounter(limit: nodes, checkpoint: checkpoint)
    var search = CoverSearch()
    // From above in steps, for what is far too much is refuted soon, and each refutation lowers the bound.
    while weight < weightBound {
      let more = (3 * (weightBound - weight) + 3) / 4
      let goal = CoverGoal.weight(weight - baseWeight + more, size: size)
      if let found = try search.decide(start, for: goal, counter: &counter) {
        take(found)
      } else if counter.isSpent {
        break
      } else {
        weightBound = weight + more - 1
      }
    }
    searchedNodes += counter.count
    isOptimal = weight == weightBound
    if weightBound < totalWeight { sizeBound = max(sizeBound, size + 1) }
    // The limit was wide enough for everything after all, which the search before had no nodes left to see.
    if weight == totalWeight { isOptimal = members.count == sizeBound }
  }

  /// Notes a set as the best one.
  private mutating func take(_ found: [Int]) {
    members = found
    weight = covering.covered(by: covering.required + found).reduce(0) { $0 + covering.weights[$1] }
    // A search for weight may have taken more than it took.
    for candidate in found {
      let rest = members.filter { $0 != candidate }
      let left = covering.covered(by: covering.required + rest).reduce(0) { $0 + covering.weights[$1] }
      if left == weight { members = rest }
    }
  }
}
