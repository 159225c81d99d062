/// One run of Leiden on one graph.
final class LeidenSearch {
  let base: LeidenLevel
  let memory: LeidenMemory
  /// What a pair of unit masses costs in one community.
  let scale: Double
  let edgeCount: Int
  /// Whether the communities were given, rather than being single nodes.
  let isSeeded: Bool
  /// How far the work is, an estimate.
  private var share = 0.0

  init(
    _ csr: UnsafeCSR, quality: CommunityQuality, resolution: Double, totalWeight: Double, start: Partition?,
    seed: UInt64, threads: Int = 1
  ) {
    precondition(threads > 0, "\(threads) threads")
    precondition(resolution >= 0 && resolution.isFinite, "resolution \(resolution)")
    base = .base(csr, quality: quality)
    memory = LeidenMemory(nodeCount: csr.nodeCount, seed: seed, threads: threads)
    scale = quality == .constantPotts ? resolution : totalWeight > 0 ? resolution / (2 * totalWeight) : 0
    edgeCount = csr.slotCount / 2
    isSeeded = start != nil
    if let start {
      precondition(start.nodeCount == csr.nodeCount, "a partition of \(start.nodeCount) nodes")
      for node in 0..<csr.nodeCount { base.community[node] = start.communityOf[node] }
    }
  }

  var partition: Partition { base.partition }

  func run<Failure: Error>(_ iterations: LeidenIterations, checkpoint: Checkpoint<Failure>) throws(Failure) {
    let limit =
      switch iterations {
      case .automatic: edgeCount <= 10_000 ? 10 : 3
      case .atMost(let count): count
      case .untilStable: Int.max
      }
    if limit <= 0 { return }
    var done = 0
    var moves = (upward: 0, downward: 0)
    repeat {
      while done < limit {
        moves = try iterate(base, isFirst: done == 0, checkpoint: checkpoint)
        done += 1
        if moves == (0, 0) { break }
        let isSettled = done >= 2 && edgeCount > 100_000 && moves.downward < base.nodeCount / 400
        if iterations == .automatic, isSettled { break }
      }
    } while try settle(after: moves.downward, checkpoint: checkpoint) && iterations == .untilStable
  }

  /// One iteration: upward over as many levels as it takes, and back down to the bottom.
  ///
  /// The top is a level where refinement merges nothing. Since no move gains anything there, every node is
  /// then a community by itself, and connected, being made of merged groups. (Two nodes that share a
  /// community at such a level do so within rounding only; they are told apart.) Levels far smaller than the
  /// graph cost next to nothing, so the first that is gets iterations of its own.
  ///
  /// - Parameters:
  ///   - bottom: The graph itself, or a level of it.
  ///   - isFirst: Whether the nodes of the bottom must be moved first.
  /// - Returns: How many moves there were, on the way up, and of nodes of the bottom on the way back.
  private func iterate<Failure: Error>(
    _ bottom: LeidenLevel, isFirst: Bool, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> (upward: Int, downward: Int) {
    var levels = [bottom]
    var moves = (upward: 0, downward: 0)
    while true {
      let level = levels[levels.count - 1]
      if bottom === base, levels.count > 1, level.slotCount <= base.slotCount / 4 {
        var isFirst = true
        for _ in 0..<3 {
          let more = try iterate(level, isFirst: isFirst, checkpoint: checkpoint)
          isFirst = false
          moves.upward += more.upward + more.downward
          if more == (0, 0) { break }
        }
        break
      }
      var sharpness = bottom === base && isFirst && !isSeeded && levels.count <= 2 ? 2.0 : 1
      var groupCount = level.nodeCount
      while true {
        if isFirst || levels.count > 1 {
          moves.upward += try move(
            level, scale: sharpness * scale, looking: levels.count > 1 || isSeeded, checkpoint: checkpoint)
        }
        groupCount = memory.refine(level, scale: sharpness * scale)
        try pass(checkpoint)
        if groupCount < level.nodeCount || sharpness == 1 { break }
        sharpness = 1
      }
      if groupCount == level.nodeCount {
        for node in 0..<level.nodeCount { level.community[node] = UInt32(truncatingIfNeeded: node) }
        for label in 0..<base.nodeCount { memory.isTorn[label] = false }
        break
      }
      levels.append(level.aggregated(groupCount: groupCount, memory: memory))
      try pass(checkpoint)
    }
    while levels.count > 1 {
      let upper = levels.removeLast()
      let level = levels[levels.count - 1]
      level.takeCommunities(from: upper)
      moves.downward = try move(level, scale: scale, looking: true, checkpoint: checkpoint)
    }
    return moves
  }

  /// Moves nodes until none gains by it; returns how often.
  private func move<Failure: Error>(
    _ level: LeidenLevel, scale: Double, looking: Bool, checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> Int {
    memory.startMoving(level, scale: scale, looking: looking)
    var moves = 0
    while memory.waiting > 0 {
      moves += memory.move(level, scale: scale, visits: 1 << 18)
      try pass(checkpoint)
    }
    return moves
  }

  private func pass<Failure: Error>(_ checkpoint: Checkpoint<Failure>) throws(Failure) {
    share += (1 - share) / 16
    try checkpoint.pass(share)
  }

  /// Lets nodes move until all of them have been seen to gain nothing by it, one after the other. (That the queue
  /// ran empty is not enough: when a node leaves a community, it gets cheaper to join for nodes far from it.)
  /// Communities that nodes left may have come apart; they are divided, which gains, and the nodes move again.
  ///
  /// - Parameter moves: How many there were when all nodes were last looked at.
  /// - Returns: Whether anything changed.
  private func settle<Failure: Error>(after moves: Int, checkpoint: Checkpoint<Failure>) throws(Failure)
    -> Bool
  {
    var moves = moves
    var hasChanged = false
    while true {
      let wasDivided = memory.divideTorn(base)
      if !wasDivided, moves == 0 { return hasChanged }
      for label in 0..<base.nodeCount { memory.isTorn[label] = false }
      moves = try move(base, scale: scale, looking: true, checkpoint: checkpoint)
      hasChanged = hasChanged || wasDivided || moves > 0
    }
  }

  /// The partition and, within it, what refinement merges, from the coarsest to the finest.
  func levelsWithin() -> [Partition] {
    var found = [partition]
    var finer: [Partition] = []
    var level = base
    let number = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: base.nodeCount)
    defer { number.deallocate() }
    for node in 0..<base.nodeCount { number[node] = UInt32(truncatingIfNeeded: node) }
    while true {
      let groupCount = memory.refine(level, scale: scale)
      if groupCount == level.nodeCount { break }
      for node in 0..<base.nodeCount { number[node] = level.group[Int(number[node])] }
      finer.append(Partition(communityOf: Array(number)))
      level = level.aggregated(groupCount: groupCount, memory: memory)
    }
    while let coarsest = finer.popLast() {
      if coarsest != found[found.count - 1] { found.append(coarsest) }
    }
    return found
  }
}
