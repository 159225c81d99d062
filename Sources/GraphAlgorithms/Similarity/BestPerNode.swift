extension Graph {
  /// For every node the others most like it, the most alike first, equal scores by node.
  ///
  /// Nodes that share no neighbor are not listed. The result is exact, and each list is that of
  /// ``mostSimilar(to:by:count:excludingNeighbors:)``. The neighbors are gone through from the smallest degree up;
  /// where the large ones would cost more than to look up the nodes found so far, these are settled, and the rest is
  /// left out if nodes only found there could not enter the list.
  ///
  /// Time O(Σ degree²) at worst; space O(nodes · count + edges), and O(nodes) for every thread.
  ///
  /// - Parameters:
  ///   - measure: What to compare by.
  ///   - count: How many to list at most for each node.
  ///   - excludingNeighbors: Whether to leave out those that are already neighbors, which predicts links.
  ///   - threads: How many threads may share the nodes; the result is the same.
  ///   - checkpoint: Passed now and then.
  /// - Returns: One list for each node.
  public func bestPerNode<Failure: Error>(
    by measure: SimilarityMeasure, count: Int, excludingNeighbors: Bool = false, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> [[SimilarNode]] {
    precondition(count >= 0, "\(count) nodes")
    precondition(threads > 0, "\(threads) threads")
    guard count > 0, nodeCount > 0 else {
      try checkpoint.pass(1)
      return Array(repeating: [], count: nodeCount)
    }
    return try withUnsafeCSR { (csr) throws(Failure) in
      let task = SimilarityTask(csr, measure: measure, excludesNeighbors: excludingNeighbors)
      let workerCount = min(threads, 1 + csr.slotCount / (1 << 15))
      let largestDegree = task.degree(csr.nodeCount - 1)
      let workers = (0..<workerCount).map { _ in
        SimilarityWorker(nodeCount: csr.nodeCount, largestDegree: largestDegree, count: count)
      }
      var lists = [[SimilarNode]](repeating: [], count: csr.nodeCount)
      let chunk = max(1, min(64, csr.nodeCount / 64))
      try lists.withUnsafeMutableBufferPointer { (lists) throws(Failure) in
        // Every list is written by the one worker that has its node.
        nonisolated(unsafe) let lists = lists
        try Workers.share(csr.nodeCount, chunk: chunk, threads: workerCount, checkpoint: checkpoint) {
          index, jobs in
          let worker = workers[index]
          for job in jobs {
            let rank = csr.nodeCount - 1 - job
            worker.searchPartners(of: rank, task)
            lists[Int(task.rows.nodeAt[rank])] = worker.best.sorted().map {
              SimilarNode(node: Int($0.key), score: $0.score)
            }
          }
        }
      }
      return lists
    }
  }
}

extension SimilarityWorker {
  /// Offers all others to the list of a node, which is emptied first.
  func searchPartners(of rank: Int, _ task: borrowing SimilarityTask) {
    best.removeAll()
    let row = task.row(rank)
    let own = Double(row.count)
    measure(row, task)
    if task.excludesNeighbors { exclude(row, task, true) }
    sums[rank] = -.infinity
    var costAhead = 0
    for slot in row { costAhead += task.degree(task.target(slot)) }
    var nextTry = costAhead
    var settled = 0
    var count = 0
    var place = 0
    while place < row.count {
      if costAhead > SimilarityWorker.costOfTry * (count - settled), costAhead <= nextTry, count > 0 {
        // Not again before a part of the way is behind, so that trying never costs more than it could save.
        nextTry = costAhead - costAhead / 4
        if let lookUps = suffices(settled..<count, row: row, from: place, own: own, task) {
          if lookUps * SimilarityWorker.costOfLookUp(places: row.count - place) < costAhead { break }
        } else {
          let cost = (count - settled) * SimilarityWorker.costOfLookUp(places: row.count - place)
          if cost < costAhead {
            settle(settled..<count, row: row, from: place, own: own, task)
            settled = count
            if task.measure.bound(sum: rest[place], own) < best.threshold { break }
          }
        }
      }
      let middle = task.target(row.lowerBound + place)
      costAhead -= task.degree(middle)
      count = add(task.part[middle], to: task.row(middle), task, touchedCount: count)
      place += 1
    }
    settle(settled..<count, row: row, from: place, own: own, task)
    for index in 0..<count { sums[Int(touched[index])] = 0 }
    if task.excludesNeighbors { exclude(row, task, false) }
    sums[rank] = 0
  }

  /// A try is worth its while if that many times as many slots are ahead as nodes are touched.
  private static let costOfTry = 3

  /// What it costs to look a node up, in slots that could have been scanned instead.
  private static func costOfLookUp(places: Int) -> Int { 24 + 8 * places }

  /// Whether nodes found only from `place` on cannot enter the list any more, going by what the touched ones have
  /// already: then how many of these may still enter it; else `nil`.
  private func suffices(
    _ indices: Range<Int>, row: Range<Int>, from place: Int, own: Double, _ task: borrowing SimilarityTask
  ) -> Int? {
    let measure = task.measure
    let ahead = rest[place]
    // Nobody can have more by now than all places up to here together.
    if ahead > rest[0] - ahead { return nil }
    let newcomer = measure.bound(sum: ahead, own)
    probe.removeAll()
    // Those settled before are in the list with their whole scores.
    for entry in best.entries { probe.offer(entry.score, entry.key) }
    var threshold = probe.threshold
    for index in indices {
      let other = Int(touched[index])
      let degree = measure.isRatio ? Double(task.degree(other)) : 0
      let score = measure.score(sum: sums[other], own, degree)
      if score > threshold {
        probe.offer(score, UInt64(task.rows.nodeAt[other]))
        threshold = probe.threshold
      }
    }
    guard newcomer < threshold else { return nil }
    var count = 0
    for index in indices {
      let other = Int(touched[index])
      let degree = measure.isRatio ? Double(task.degree(other)) : 0
      if measure.bound(sum: sums[other] + ahead, own, degree) >= threshold { count += 1 }
    }
    return count
  }

  /// Offers touched nodes with their whole sums, and lets them count no more.
  private func settle(
    _ indices: Range<Int>, row: Range<Int>, from place: Int, own: Double, _ task: borrowing SimilarityTask
  ) {
    let measure = task.measure
    var threshold = best.threshold
    if place < row.count, suffices(indices, row: row, from: place, own: own, task) != nil {
      threshold = max(threshold, probe.threshold)
    }
    for index in indices {
      let other = Int(touched[index])
      var sum = sums[other]
      sums[other] = -.infinity
      if place < row.count {
        // For sums without a call, which most do not need.
        if !measure.isRatio, measure.bound(sum: sum + rest[place], own) < threshold { continue }
        guard
          let whole = complete(sum, of: other, row: row, from: place, own: own, threshold: threshold, task)
        else { continue }
        sum = whole
      }
      let degree = measure.isRatio ? Double(task.degree(other)) : 0
      let score = measure.score(sum: sum, own, degree)
      if score >= threshold {
        best.offer(score, UInt64(task.rows.nodeAt[other]))
        threshold = max(threshold, best.threshold)
      }
    }
  }
}
