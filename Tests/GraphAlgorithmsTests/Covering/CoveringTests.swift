import Testing

@testable import GraphAlgorithms

@Suite struct CoveringTests {
  @Test func equalsBruteForce() throws {
    for seed in UInt64(0)..<3_000 {
      let problem = Case(seed: seed)
      let solution = try problem.solve()
      let truth = BruteForce(problem)
      #expect(solution.members == truth.members, "seed \(seed)")
      #expect(solution.coveredWeight == truth.coveredWeight, "seed \(seed)")
      #expect(solution.connection == truth.connection, "seed \(seed)")
      #expect(solution.isOptimal && solution.isBestConnected, "seed \(seed)")
      #expect(solution.sizeBound <= truth.fullSize, "seed \(seed)")
      if solution.leftOut.isEmpty { #expect(solution.sizeBound == solution.members.count, "seed \(seed)") }
      if !solution.leftOut.isEmpty { #expect(solution.weightBound == truth.coveredWeight, "seed \(seed)") }
    }
  }

  @Test func findsTheBestConnectedOfManyTies() throws {
    for seed in UInt64(0)..<300 {
      let problem = Case(tiedSeed: seed)
      let truth = BruteForce(problem)
      let solution = try problem.solve()
      #expect(solution.members == truth.members, "seed \(seed)")
      #expect(solution.connection == truth.connection && solution.isBestConnected, "seed \(seed)")
      // From the set found first, without any help.
      try #expect(
        searched(problem, from: problem.covering().smallestCover().members) == truth.members, "seed \(seed)")
    }
  }

  /// What the search for the best connected set makes of one that is as good but for that.
  private func searched(_ problem: Case, from members: [Int]) throws -> [Int] {
    let covering = try problem.covering()
    let lengths = problem.distances ?? []
    let distances = CandidateDistances(
      candidates: Array(lengths.indices), of: lengths.count, distances: { lengths[$0] })
    var plan = CoverPlanning(covering)
    plan.coverEverything(nodes: 1_000, checkpoint: Checkpoint<Never>.none)
    if let room = plan.room, plan.weight < plan.totalWeight {
      plan.coverMost(size: room, nodes: 1_000, checkpoint: Checkpoint<Never>.none)
    }
    var search = ConnectionSearch(
      covering, goal: plan.goal, distances: distances,
      best: RankedSet(of: covering, members: members, distances: distances))
    var counter = NodeCounter(limit: 10_000, checkpoint: Checkpoint<Never>.none)
    search.search(plan.tieRoot, counter: &counter)
    return counter.isSpent ? [] : search.best.members
  }

  @Test func claimsNothingBeyondItsBudget() throws {
    for seed in UInt64(0)..<1_000 {
      let problem = Case(seed: seed)
      let truth = BruteForce(problem)
      for budget in [
        Covering.Budget(coverNodes: 0, connectionNodes: 0), .init(coverNodes: 2, connectionNodes: 2),
      ] {
        let solution = try problem.solve(budget: budget)
        #expect(solution.searchedNodes <= budget.coverNodes + budget.connectionNodes)
        #expect(solution.sizeBound <= truth.fullSize, "seed \(seed)")
        #expect(solution.weightBound >= truth.coveredWeight, "seed \(seed)")
        #expect(solution.coveredWeight <= truth.coveredWeight, "seed \(seed)")
        #expect(solution.members.count <= problem.sizeLimit ?? .max, "seed \(seed)")
        #expect(Set(solution.members).isSuperset(of: problem.required), "seed \(seed)")
        #expect(Set(solution.members).isDisjoint(with: problem.excluded), "seed \(seed)")
        if solution.isOptimal {
          #expect(solution.coveredWeight == truth.coveredWeight, "seed \(seed)")
          #expect(solution.members.count == truth.members.count, "seed \(seed)")
        }
        if solution.isBestConnected { #expect(solution.members == truth.members, "seed \(seed)") }
      }
    }
  }

  @Test func nothingToDo() throws {
    let empty = try Covering(rows: [[Int]](), needCount: 0).smallestCover()
    #expect(empty.members.isEmpty && empty.isOptimal && empty.isBestConnected && empty.sizeBound == 0)
    let unwanted = try Covering(rows: [[], []], needCount: 0, required: [1]).smallestCover()
    #expect(unwanted.members == [1] && unwanted.isOptimal)
    let helpless = try Covering(rows: [[Int]](), needCount: 2).smallestCover(distances: { _ in [] })
    #expect(helpless.members.isEmpty && helpless.uncoverable == [0, 1] && helpless.isOptimal)
    #expect(helpless.connection == Covering.Connection(unlinkedJoins: 0, length: 0))
  }

  @Test func contradictoryWishes() {
    #expect(throws: CoveringError.requiredAndExcluded(candidates: [1, 2])) {
      try Covering(rows: [[0], [0], [0]], needCount: 1, required: [2, 0, 1], excluded: [1, 2])
    }
    #expect(throws: CoveringError.sizeLimitTooSmall(limit: 1, required: 2)) {
      try Covering(rows: [[0], [0]], needCount: 1, required: [0, 1, 1], sizeLimit: 1)
    }
    #expect(throws: CoveringError.sizeLimitTooSmall(limit: -1, required: 0)) {
      try Covering(rows: [[0]], needCount: 1, sizeLimit: -1)
    }
  }

  @Test func limits() throws {
    let rows = [[0, 0, 1], [1, 2, 1], [3], [3]]
    let none = try Covering(rows: rows, needCount: 5, sizeLimit: 0).smallestCover()
    #expect(none.members.isEmpty && none.leftOut == [0, 1, 2, 3] && none.uncoverable == [4])
    #expect(none.isOptimal && none.weightBound == 0 && none.sizeBound >= 1)
    let heavy = try Covering(rows: rows, needCount: 5, weights: [1, 1, 1, 9, 1], sizeLimit: 1).smallestCover()
    #expect(heavy.members == [2] && heavy.covered == [3] && heavy.coveredWeight == 9)
    let enough = try Covering(rows: rows, needCount: 5, sizeLimit: 3).smallestCover()
    #expect(enough.members == [0, 1, 2] && enough.leftOut.isEmpty && enough.sizeBound == 3)
    let full = try Covering(rows: rows, needCount: 5, required: [3], excluded: [0], sizeLimit: 2)
      .smallestCover()
    #expect(full.members == [1, 3] && full.uncoverable == [0, 4])
  }

  @Test func connectionDecidesTies() throws {
    let lengths: [[Double]] = [
      [0, .infinity, 5, 1], [.infinity, 0, 2, .infinity], [5, 2, 0, .infinity], [1, .infinity, .infinity, 0],
    ]
    let covering = try Covering(rows: [[0], [1], [0], [1]], needCount: 2)
    let near = covering.smallestCover(distances: { lengths[$0] })
    #expect(near.members == [0, 3] && near.connection == Covering.Connection(unlinkedJoins: 0, length: 1))
    #expect(covering.smallestCover().members == [0, 1])
  }

  @Test func staysCoverOnMediumProblems() throws {
    for seed in UInt64(0)..<20 {
      var generator = SeededGenerator(seed: seed)
      let rows = (0..<60).map { _ in (0..<40).filter { _ in Int.random(in: 0..<10, using: &generator) == 0 } }
      let covering = try Covering(rows: rows, needCount: 40)
      let solution = covering.smallestCover()
      #expect(solution.isOptimal && solution.sizeBound == solution.members.count)
      let covered = Set(solution.members.flatMap { rows[$0] })
      #expect(covered.sorted() == solution.covered && covered == Set(rows.joined()))
      let order = Array(rows.indices).shuffled(using: &generator)
      let shuffled = try Covering(rows: order.map { rows[$0] }, needCount: 40).smallestCover()
      #expect(shuffled.members.count == solution.members.count && shuffled.isOptimal)
      #expect(covering.smallestCover() == solution)
      let most = try Covering(rows: rows, needCount: 40, sizeLimit: 6).smallestCover()
      #expect(most.members.count <= 6 && most.coveredWeight == most.covered.count && most.isOptimal)
      #expect(most.weightBound == most.coveredWeight)
    }
  }

  @Test func checkpointStops() throws {
    struct Stop: Error {}
    let problem = try Covering(rows: (0..<30).map { [$0, ($0 + 1) % 30, ($0 * 7) % 30] }, needCount: 30)
    #expect(throws: Stop.self) {
      try problem.smallestCover(checkpoint: Checkpoint { (_: Double) throws(Stop) in throw Stop() })
    }
    var shares: [Double] = []
    _ = problem.smallestCover(
      checkpoint: Checkpoint<Never> { (share: Double) throws(Never) -> Void in shares.append(share) })
    #expect(shares == shares.sorted() && shares.last == 1)
  }
}
