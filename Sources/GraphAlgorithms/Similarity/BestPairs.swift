import Synchronization

extension Graph {
  /// The pairs of nodes most alike in the whole graph, the most alike first, equal scores by the smaller node, then
  /// by the larger.
  ///
  /// Pairs that share no neighbor are not listed. The result is exact, though most pairs are never looked at: each
  /// pair is sought from its end of smaller degree, and a node is passed over if what all its neighbors add up to
  /// would not suffice; so are its neighbors of largest degree, of which a pair needs more than those
  /// (a bound as in MaxScore; Turtle & Flood 1995, doi:10.1016/0306-4573(95)00020-H), and for ratios, nodes of too
  /// different a degree.
  ///
  /// Time O(Σ degree²) at worst; space O(nodes + edges + count), and O(nodes) for every thread.
  ///
  /// - Parameters:
  ///   - measure: What to compare by.
  ///   - count: How many pairs to list at most.
  ///   - excludingNeighbors: Whether to leave out pairs that are already neighbors, which predicts links.
  ///   - threads: How many threads may share the nodes; the result is the same.
  ///   - checkpoint: Passed now and then.
  public func bestPairs<Failure: Error>(
    by measure: SimilarityMeasure, count: Int, excludingNeighbors: Bool = false, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [SimilarPair] {
    precondition(count >= 0, "\(count) pairs")
    precondition(threads > 0, "\(threads) threads")
    // The search is short where bounds hold; on a million edges a second thread lost.
    let workers = min(threads, 1 + targets.count / (1 << 22))
    return try bestPairs(
      by: measure, count: count, excludingNeighbors: excludingNeighbors, workers: workers,
      checkpoint: checkpoint)
  }

  /// The same with as many workers as said, however small the graph.
  func bestPairs<Failure: Error>(
    by measure: SimilarityMeasure, count: Int, excludingNeighbors: Bool, workers workerCount: Int,
    checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> [SimilarPair] {
    guard count > 0, nodeCount > 0 else {
      try checkpoint.pass(1)
      return []
    }
    return try withUnsafeCSR { (csr) throws(Failure) in
      let task = SimilarityTask(csr, measure: measure, excludesNeighbors: excludingNeighbors)
      let largestDegree = task.degree(csr.nodeCount - 1)
      let workers = (0..<workerCount).map { _ in
        SimilarityWorker(nodeCount: csr.nodeCount, largestDegree: largestDegree, count: count)
      }
      // The best threshold of any worker, as bits: positive numbers are in the order of their bits.
      let shared = Atomic<UInt64>(0)
      let chunk = max(1, min(256, csr.nodeCount / 64))
      try Workers.share(csr.nodeCount, chunk: chunk, threads: workerCount, checkpoint: checkpoint) {
        index, jobs in
        let worker = workers[index]
        for job in jobs {
          // Sums are largest at the top; ratios are at no cost between nodes of few neighbors.
          let rank = measure.isRatio ? job : csr.nodeCount - 1 - job
          let floor = Double(bitPattern: shared.load(ordering: .relaxed))
          worker.searchPairs(of: rank, floor: floor, task)
          if worker.best.threshold > floor {
            shared.max(worker.best.threshold.bitPattern, ordering: .relaxed)
          }
        }
      }
      var best = BestScores(count: count)
      for worker in workers { for entry in worker.best.sorted() { best.offer(entry.score, entry.key) } }
      return best.sorted().map {
        SimilarPair(source: Int($0.key >> 32), target: Int($0.key & 0xFFFF_FFFF), score: $0.score)
      }
    }
  }
}

extension SimilarityWorker {
  /// Offers the pairs of a node with those at higher ranks. Nothing below `floor` is wanted any more.
  func searchPairs(of rank: Int, floor: Double, _ task: borrowing SimilarityTask) {
    let row = task.row(rank)
    let own = Double(row.count)
    let node = UInt64(task.rows.nodeAt[rank])
    let measure = task.measure
    guard row.count > 0 else { return }
    if measure.isRatio, best.threshold >= 1, let worst = best.worst, node > worst.key >> 32 {
      // Only nodes with the very same neighbors score 1 too, and of these the partners at higher ranks are larger.
      return
    }
    self.measure(row, task)
    var threshold = max(floor, best.threshold)
    guard measure.bound(sum: rest[0], own) >= threshold else { return }
    // New partners come from the places before `end`; those only found from there on cannot score enough.
    var end = row.count
    while end > 0, measure.bound(sum: rest[end - 1], own) < threshold { end -= 1 }
    if task.excludesNeighbors { exclude(row, task, true) }
    let limit = task.ranks(upToDegree: measure.largestDegree(for: threshold, own))
    var touchedCount = 0
    for place in 0..<end {
      let middle = task.target(row.lowerBound + place)
      var slots = task.row(middle)
      slots = task.firstSlot(in: slots, notBelow: rank + 1)..<slots.upperBound
      if limit < task.rows.nodeCount {
        slots = slots.lowerBound..<task.firstSlot(in: slots, notBelow: limit)
      }
      touchedCount = add(task.part[middle], to: slots, task, touchedCount: touchedCount)
    }
    for index in 0..<touchedCount {
      let other = Int(touched[index])
      let found = sums[other]
      sums[other] = 0
      let degree = Double(task.degree(other))
      var sum = found
      if end < row.count {
        guard
          let whole = complete(
            found, of: other, row: row, from: end, own: own, threshold: threshold, task)
        else { continue }
        sum = whole
      }
      let score = measure.score(sum: sum, own, degree)
      guard score >= threshold else { continue }
      let partner = UInt64(task.rows.nodeAt[other])
      best.offer(score, min(node, partner) << 32 | max(node, partner))
      threshold = max(floor, best.threshold)
    }
    if task.excludesNeighbors { exclude(row, task, false) }
  }
}
