extension LeidenMemory {
  /// Builds each community anew from single nodes by merging, which leaves groups that are connected inside
  /// (RefinePartition). Returns the number of groups; they are numbered `0 ..< count`, those of one community
  /// next to each other.
  ///
  /// A node still by itself joins the group of its community where it gains most, if it gains anything. The
  /// paper draws the group at random, in favor of large gains, and asks that node and group be well connected
  /// with the rest of the community; taking the best finds more at less cost (as Sahu 2023, arXiv:2312.13936,
  /// saw too), and neither is needed for groups to be connected.
  func refine(_ level: LeidenLevel, scale: Double) -> Int {
    level.isWeighted
      ? refine(level, scale: scale, isWeighted: true) : refine(level, scale: scale, isWeighted: false)
    return numberGroups(level)
  }

  @inline(__always)
  private func refine(_ level: LeidenLevel, scale: Double, isWeighted: Bool) {
    let nodeCount = level.nodeCount
    let targets = level.targets
    let weights = level.weights
    let masses = level.mass
    let community = level.community
    let group = level.group
    let tally = tally
    let touched = touched
    // Whether a node is a group by itself.
    let isAlone = isQueued
    shuffleQueue(nodeCount: nodeCount)
    for node in 0..<nodeCount {
      group[node] = UInt32(truncatingIfNeeded: node)
      tally[node].mass = masses[node]
      isAlone[node] = true
    }
    for place in 0..<nodeCount {
      let node = Int(queue[place])
      if !isAlone[node] { continue }
      let own = community[node]
      var touchedCount = 0
      for slot in level.row(node) {
        let neighbor = Int(targets[slot])
        if community[neighbor] != own { continue }
        let other = group[neighbor]
        let before = tally[Int(other)].weight
        touched[touchedCount] = other
        touchedCount += oneIfZero(before)
        tally[Int(other)].weight = before + (isWeighted ? weights[slot] : 1)
      }
      let mass = masses[node]
      let scaled = scale * mass
      var best = node
      var bestGain = 0.0
      for index in 0..<touchedCount {
        let other = Int(touched[index])
        let gain = tally[other].weight - scaled * tally[other].mass
        tally[other].weight = 0
        if gain > bestGain {
          best = other
          bestGain = gain
        }
      }
      if best == node { continue }
      group[node] = UInt32(truncatingIfNeeded: best)
      tally[best].mass += mass
      isAlone[node] = false
      isAlone[best] = false
    }
  }

  /// Replaces group labels by `0 ..< count`, community by community, in the order of their first nodes: what is
  /// tied together then lies together in memory.
  private func numberGroups(_ level: LeidenLevel) -> Int {
    let nodeCount = level.nodeCount
    let group = level.group
    let order = queue
    let numbers = touched
    sort(level.community, nodeCount: nodeCount, labelCount: nodeCount, into: order)
    for label in 0..<nodeCount { numbers[label] = .max }
    var count: UInt32 = 0
    for place in 0..<nodeCount {
      let node = Int(order[place])
      let label = Int(group[node])
      if numbers[label] == .max {
        numbers[label] = count
        count += 1
      }
      group[node] = numbers[label]
    }
    return Int(count)
  }
}
