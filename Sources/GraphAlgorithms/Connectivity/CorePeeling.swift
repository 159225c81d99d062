/// A graph from which nodes with few neighbors are taken off, level by level.
struct CorePeeling: ~Copyable {
  /// How many neighbors of a node remain; once it is taken off, its core number.
  private let degrees: Scratch<UInt32>
  /// The nodes taken off, in order.
  private let queue: Scratch<UInt32>
  /// The nodes that remained when the current level began, ascending.
  private let rest: Scratch<UInt32>
  private var restCount: Int
  private var queueCount = 0
  private let csr: UnsafeCSR

  init(csr: UnsafeCSR, hasSelfLoops: Bool) {
    self.csr = csr
    let nodeCount = csr.nodeCount
    degrees = Scratch(count: nodeCount)
    // One element more: the loops write before they know whether there is something to write.
    queue = Scratch(count: nodeCount + 1)
    rest = Scratch(count: nodeCount)
    restCount = nodeCount
    for node in 0..<nodeCount {
      let row = csr.row(node)
      var degree = row.count
      if hasSelfLoops { for slot in row where csr.target(slot) == node { degree -= 1 } }
      degrees[node] = UInt32(truncatingIfNeeded: degree)
      rest[node] = UInt32(truncatingIfNeeded: node)
    }
  }

  /// Takes everything off, after which ``coreNumbers()`` and ``order()`` can be asked for.
  mutating func run<Failure: Error>(_ checkpoint: Checkpoint<Failure>) throws(Failure) {
    var level: UInt32 = 0
    while restCount > 0 {
      let before = queueCount
      let least = beginLevel(level)
      if queueCount > before {
        spread(from: before, level: level)
        level += 1
        try checkpoint.pass(Double(queueCount) / Double(csr.nodeCount))
      } else {
        // Nobody is on this level: on to the first that has somebody.
        level = least
      }
    }
    try checkpoint.pass(1)
  }

  func coreNumbers() -> [Int] {
    [Int](unsafeUninitializedCapacity: csr.nodeCount) { numbers, count in
      for node in 0..<csr.nodeCount { numbers[node] = Int(degrees[node]) }
      count = csr.nodeCount
    }
  }

  func order() -> [Int] {
    [Int](unsafeUninitializedCapacity: csr.nodeCount) { order, count in
      for place in 0..<csr.nodeCount { order[place] = Int(queue[place]) }
      count = csr.nodeCount
    }
  }

  /// Takes off what is not in the k-core, for a `k` above 0, and gives what remains, ascending.
  mutating func remainder(_ k: Int) -> [Int] {
    let least = UInt32(truncatingIfNeeded: k)
    for node in 0..<csr.nodeCount where degrees[node] < least {
      queue[queueCount] = UInt32(truncatingIfNeeded: node)
      queueCount += 1
    }
    spread(from: 0, level: least - 1)
    return (0..<csr.nodeCount).filter { degrees[$0] >= least }
  }

  /// Puts the nodes on a level into the queue and forgets those taken off before.
  ///
  /// - Returns: The fewest neighbors that a node above the level has; `.max` if there is none.
  private mutating func beginLevel(_ level: UInt32) -> UInt32 {
    var kept = 0
    var least = UInt32.max
    for place in 0..<restCount {
      let node = rest[place]
      let degree = degrees[Int(node)]
      queue[queueCount] = node
      queueCount += degree == level ? 1 : 0
      rest[kept] = node
      kept += degree > level ? 1 : 0
      least = min(least, degree > level ? degree : .max)
    }
    restCount = kept
    return least
  }

  /// Takes the nodes of the queue off, and with them those that fall to the level.
  private mutating func spread(from start: Int, level: UInt32) {
    var head = start
    var tail = queueCount
    while head < tail {
      let node = Int(queue[head])
      head += 1
      for slot in csr.row(node) {
        let neighbor = csr.targets[slot]
        let degree = degrees[Int(neighbor)]
        // Without branches: which neighbors remain is hard to foresee.
        degrees[Int(neighbor)] = degree - (degree > level ? 1 : 0)
        queue[tail] = neighbor
        tail += degree == level + 1 ? 1 : 0
      }
    }
    queueCount = tail
  }
}
