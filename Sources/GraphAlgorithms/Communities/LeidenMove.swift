extension LeidenWorkspace {
  /// Moves single nodes to the community where they gain most until no move gains anything
  /// (MoveNodesFast): after a move only the neighbors left outside are looked at again.
  ///
  /// A node may also move out by itself. Returns whether any node moved.
  mutating func moveNodes(_ level: borrowing LeidenLevel) -> Bool {
    let nodeCount = level.nodeCount
    var freeCount = sumCommunities(level)
    shuffleQueue(nodeCount: nodeCount)
    isQueued.fill(true, length: nodeCount)
    var head = 0
    var waiting = nodeCount
    var moved = false
    while waiting > 0 {
      let node = Int(queue[head])
      head = head + 1 == nodeCount ? 0 : head + 1
      waiting -= 1
      isQueued[node] = false
      let strength = level.strength[node]
      if strength == 0 { continue }

      let own = Int(community[node])
      let row = level.row(node)
      var touchedCount = 0
      for slot in row {
        let other = community[Int(level.targets[slot])]
        if weightTo[Int(other)] == 0 {
          touched[touchedCount] = other
          touchedCount += 1
        }
        weightTo[Int(other)] += level.weights[slot]
      }
      // The gain of leaving for an empty community is 0; what staying gains is measured without the node.
      let scaled = scale * strength
      let staying = weightTo[own] - scaled * (communityStrength[own] - strength)
      var best = own
      var bestGain = staying + tolerance(strength)
      for index in 0..<touchedCount {
        let other = Int(touched[index])
        let gain = weightTo[other] - scaled * communityStrength[other]
        weightTo[other] = 0
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

      moved = true
      community[node] = UInt32(truncatingIfNeeded: best)
      communityStrength[best] += strength
      communitySize[best] += 1
      communitySize[own] -= 1
      if communitySize[own] == 0 {
        // Exactly nothing is left, whatever rounding says.
        communityStrength[own] = 0
        free[freeCount] = UInt32(truncatingIfNeeded: own)
        freeCount += 1
      } else {
        communityStrength[own] -= strength
      }
      for slot in row {
        let neighbor = Int(level.targets[slot])
        if !isQueued[neighbor], Int(community[neighbor]) != best {
          isQueued[neighbor] = true
          var tail = head + waiting
          if tail >= nodeCount { tail -= nodeCount }
          queue[tail] = UInt32(truncatingIfNeeded: neighbor)
          waiting += 1
        }
      }
    }
    return moved
  }

  /// Sums up the communities of a level; returns how many of the numbers below its node count are not in use.
  private func sumCommunities(_ level: borrowing LeidenLevel) -> Int {
    let nodeCount = level.nodeCount
    communityStrength.fill(0, length: nodeCount)
    communitySize.fill(0, length: nodeCount)
    for node in 0..<nodeCount {
      communityStrength[Int(community[node])] += level.strength[node]
      communitySize[Int(community[node])] += 1
    }
    var freeCount = 0
    for number in 0..<nodeCount where communitySize[number] == 0 {
      free[freeCount] = UInt32(truncatingIfNeeded: number)
      freeCount += 1
    }
    return freeCount
  }
}
