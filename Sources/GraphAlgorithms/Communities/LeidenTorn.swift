extension LeidenMemory {
  /// Divides the communities of a level that nodes have left into their connected parts. Returns whether there was
  /// one of several parts.
  ///
  /// - Parameter level: The level that nodes were moved on last.
  func divideTorn(_ level: LeidenLevel) -> Bool {
    let nodeCount = level.nodeCount
    let community = level.community
    let isReached = isQueued
    let hasPart = starts
    for node in 0..<nodeCount {
      isReached[node] = false
      hasPart[node] = 0
    }
    var wasDivided = false
    for first in 0..<nodeCount {
      let label = community[first]
      if isReached[first] || !isTorn[Int(label)] { continue }
      // The part of the first node keeps the number; there is a free one for every other, since each has a node.
      var number = label
      if hasPart[Int(label)] != 0 {
        freeCount -= 1
        number = free[freeCount]
        wasDivided = true
      }
      hasPart[Int(label)] = 1
      isReached[first] = true
      queue[0] = UInt32(truncatingIfNeeded: first)
      var head = 0
      var tail = 1
      while head < tail {
        let node = Int(queue[head])
        head += 1
        for slot in level.row(node) {
          let neighbor = Int(level.targets[slot])
          if isReached[neighbor] || community[neighbor] != label { continue }
          isReached[neighbor] = true
          queue[tail] = UInt32(truncatingIfNeeded: neighbor)
          tail += 1
        }
        // Only now, when its neighbors have been compared with the old number.
        community[node] = number
      }
    }
    return wasDivided
  }
}
