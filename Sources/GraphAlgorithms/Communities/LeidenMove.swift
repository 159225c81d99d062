extension LeidenMemory {
  /// Sums up the communities of a level and puts the nodes in the queue that gain by moving, or all of them without
  /// looking if it can be expected of most.
  func startMoving(_ level: LeidenLevel, scale: Double, looking: Bool) {
    let nodeCount = level.nodeCount
    for label in 0..<nodeCount {
      tally[label].mass = 0
      size[label] = 0
      isQueued[label] = true
    }
    for node in 0..<nodeCount {
      let label = Int(level.community[node])
      tally[label].mass += level.mass[node]
      size[label] += 1
    }
    freeCount = 0
    for label in 0..<nodeCount where size[label] == 0 {
      free[freeCount] = UInt32(truncatingIfNeeded: label)
      freeCount += 1
    }
    if looking { markGaining(level, scale: scale) }
    shuffleQueue(nodeCount: nodeCount)
  }

  /// Moves single nodes to the community where they gain most (MoveNodesFast): after a move only the neighbors
  /// left outside are looked at again. A node may also move out by itself.
  ///
  /// When the queue has run empty, no move of a single node gains anything. Returns the number of moves.
  ///
  /// - Parameters:
  ///   - level: Since ``startMoving(_:scale:looking:)`` unchanged but for this function.
  ///   - scale: What a pair of unit masses costs in one community.
  ///   - visits: After how many nodes to pause; it goes on where it stopped.
  func move(_ level: LeidenLevel, scale: Double, visits: Int) -> Int {
    level.isWeighted
      ? move(level, scale: scale, visits: visits, isWeighted: true)
      : move(level, scale: scale, visits: visits, isWeighted: false)
  }

  @inline(__always)
  private func move(_ level: LeidenLevel, scale: Double, visits: Int, isWeighted: Bool) -> Int {
    let nodeCount = level.nodeCount
    let targets = level.targets
    let weights = level.weights
    let masses = level.mass
    let community = level.community
    let tally = tally
    let touched = touched
    let queue = queue
    let isQueued = isQueued
    var freeCount = freeCount
    var head = head
    var waiting = waiting
    var moves = 0
    for _ in 0..<visits {
      if waiting == 0 { break }
      let node = Int(queue[head])
      head = head + 1 == nodeCount ? 0 : head + 1
      waiting -= 1
      isQueued[node] = false
      let row = level.row(node)
      let mass = masses[node]
      let own = Int(community[node])
      var touchedCount = 0
      for slot in row {
        let other = community[Int(targets[slot])]
        let before = tally[Int(other)].weight
        // Written always, counted only if new: no branch to guess wrong.
        touched[touchedCount] = other
        touchedCount += oneIfZero(before)
        tally[Int(other)].weight = before + (isWeighted ? weights[slot] : 1)
      }
      // The gain of leaving for an empty community is 0; what staying gains is measured without the node.
      let scaled = scale * mass
      let toOwn = tally[own].weight
      let staying = toOwn - scaled * (tally[own].mass - mass)
      // Differences smaller than this are rounding.
      let threshold = staying + 1e-10 * (toOwn + scaled * tally[own].mass)
      var best = own
      var bestGain = threshold
      for index in 0..<touchedCount {
        let other = Int(touched[index])
        let gain = tally[other].weight - scaled * tally[other].mass
        tally[other].weight = 0
        if gain > bestGain, other != own {
          best = other
          bestGain = gain
        }
      }
      if 0 > bestGain, freeCount > 0 {
        freeCount -= 1
        best = Int(free[freeCount])
      }
      if best == own { continue }

      moves += 1
      community[node] = UInt32(truncatingIfNeeded: best)
      tally[best].mass += mass
      size[best] += 1
      size[own] -= 1
      isTorn[own] = true
      if size[own] == 0 {
        // Exactly nothing is left, whatever rounding says.
        tally[own].mass = 0
        free[freeCount] = UInt32(truncatingIfNeeded: own)
        freeCount += 1
      } else {
        tally[own].mass -= mass
      }
      for slot in row {
        let neighbor = Int(targets[slot])
        if !isQueued[neighbor], Int(community[neighbor]) != best {
          isQueued[neighbor] = true
          var tail = head + waiting
          if tail >= nodeCount { tail -= nodeCount }
          queue[tail] = UInt32(truncatingIfNeeded: neighbor)
          waiting += 1
        }
      }
    }
    self.freeCount = freeCount
    self.head = head
    self.waiting = waiting
    return moves
  }
}
