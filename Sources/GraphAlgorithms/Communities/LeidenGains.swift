extension LeidenMemory {
  /// Marks the nodes that gain by moving, as things are, as queued, and no others. Nodes only look, side by side.
  func markGaining(_ level: LeidenLevel, scale: Double) {
    share(level.nodeCount, of: level) { [self] worker, nodes in
      if level.isWeighted {
        markGaining(level, nodes, scale: scale, worker: worker, isWeighted: true)
      } else {
        markGaining(level, nodes, scale: scale, worker: worker, isWeighted: false)
      }
    }
  }

  /// The arithmetic is that of moving.
  @inline(__always)
  private func markGaining(
    _ level: LeidenLevel, _ nodes: Range<Int>, scale: Double, worker: Int, isWeighted: Bool
  ) {
    let targets = level.targets
    let weights = level.weights
    let community = level.community
    let tally = tally
    let sums = sumsBy[worker]
    let touched = touchedBy[worker]
    let hasFree = freeCount > 0
    for node in nodes {
      let own = Int(community[node])
      let mass = level.mass[node]
      var touchedCount = 0
      for slot in level.row(node) {
        let other = community[Int(targets[slot])]
        let before = sums[Int(other)]
        touched[touchedCount] = other
        touchedCount += oneIfZero(before)
        sums[Int(other)] = before + (isWeighted ? weights[slot] : 1)
      }
      let scaled = scale * mass
      let toOwn = sums[own]
      let staying = toOwn - scaled * (tally[own].mass - mass)
      let threshold = staying + 1e-10 * (toOwn + scaled * tally[own].mass)
      var gains = hasFree && 0 > threshold
      for index in 0..<touchedCount {
        let other = Int(touched[index])
        let gain = sums[other] - scaled * tally[other].mass
        sums[other] = 0
        if gain > threshold, other != own { gains = true }
      }
      isQueued[node] = gains
    }
  }
}
