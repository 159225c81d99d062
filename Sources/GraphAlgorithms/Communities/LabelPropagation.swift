extension Graph {
  /// Communities by label propagation: every node takes the label that weighs most among its neighbors, again and
  /// again, until every node has such a label (Raghavan, Albert & Kumara 2007, doi:10.1103/PhysRevE.76.036106).
  ///
  /// Asynchronous: labels change one by one, in an order drawn anew for each pass. A node whose label is among the
  /// heaviest keeps it; otherwise one of the heaviest is drawn. In the end nodes that share a label but hang together
  /// only through others are told apart, as the paper advises. Edges of weight zero carry no label. Labels weigh
  /// what the edges to them weigh; weights that differ by less than 1 in 10¹² count as equal.
  ///
  /// Very fast, but it maximises nothing, and where communities are not clear-cut one label may take all: see
  /// ``leiden(by:resolution:iterations:startingFrom:using:threads:checkpoint:)`` for more. The same graph and seed give
  /// the same communities on every machine.
  ///
  /// Time O(edges) for a pass, of which there are five to ten as a rule; auxiliary space O(nodes).
  ///
  /// - Parameters:
  ///   - maximumPasses: After how many passes to stop though some node still has another label than most around it.
  ///   - generator: Where the randomness comes from; one number is taken.
  ///   - checkpoint: Told how far the work is (an estimate), and may end it.
  public func labelPropagation<Failure: Error>(
    maximumPasses: Int = 100, using generator: inout some RandomNumberGenerator,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> LabelPropagation {
    let seed = generator.next()
    return try withUnsafeCSR { (csr) throws(Failure) in
      let level = LeidenLevel.base(csr, quality: .constantPotts)
      let memory = LeidenMemory(nodeCount: csr.nodeCount, seed: seed)
      var passes = 0
      var isStable = false
      while !isStable, passes < maximumPasses {
        isStable = !memory.propagateLabels(level)
        passes += 1
        try checkpoint.pass(1 - 1 / Double(passes + 1))
      }
      memory.startMoving(level, scale: 0, looking: false)
      for label in 0..<csr.nodeCount { memory.isTorn[label] = true }
      _ = memory.divideTorn(level)
      try checkpoint.pass(1)
      return LabelPropagation(partition: level.partition, passes: passes, isStable: isStable)
    }
  }
}

/// What ``Graph/labelPropagation(maximumPasses:using:checkpoint:)`` found.
public struct LabelPropagation: Sendable, Hashable {
  /// The communities, each connected.
  public let partition: Partition
  /// How many times all nodes were looked at.
  public let passes: Int
  /// Whether the last pass changed nothing: every node then had one of the labels that weigh most around it.
  public let isStable: Bool
}

extension LeidenMemory {
  /// One pass over all nodes of a level, in random order; their communities are the labels. Returns whether any
  /// label changed.
  fileprivate func propagateLabels(_ level: LeidenLevel) -> Bool {
    let label = level.community
    var hasChanged = false
    for node in 0..<level.nodeCount { isQueued[node] = true }
    shuffleQueue(nodeCount: level.nodeCount)
    for place in 0..<level.nodeCount {
      let node = Int(queue[place])
      var touchedCount = 0
      for slot in level.row(node) {
        let other = label[Int(level.targets[slot])]
        let before = tally[Int(other)].weight
        touched[touchedCount] = other
        touchedCount += oneIfZero(before)
        tally[Int(other)].weight = before + (level.isWeighted ? level.weights[slot] : 1)
      }
      var heaviest = 0.0
      for index in 0..<touchedCount { heaviest = max(heaviest, tally[Int(touched[index])].weight) }
      let enough = heaviest * (1 - 1e-12)
      let keepsLabel = touchedCount == 0 || tally[Int(label[node])].weight >= enough
      var candidates = 0
      for index in 0..<touchedCount {
        let other = touched[index]
        if tally[Int(other)].weight >= enough {
          touched[candidates] = other
          candidates += 1
        }
        tally[Int(other)].weight = 0
      }
      if keepsLabel { continue }
      label[node] = touched[candidates > 1 ? generator.index(below: candidates) : 0]
      hasChanged = true
    }
    return hasChanged
  }
}
