/// The power iteration for the PageRank of any graph, directed ones included: every node pulls the shares of those
/// who lead to it.
///
/// One pass over the rows does all: it reads the shares of the last pass, each score divided among the ways that
/// lead on once and not once an edge, and writes those for the next.
struct PowerPageRank: ~Copyable {
  private let score: Scratch<Double>
  /// What a node passed on to each unit of weight in the last pass, and in this one.
  private var share: Scratch<Double>
  private var nextShare: Scratch<Double>
  /// The sum of the weights that lead on from a node.
  private let outgoing: Scratch<Double>
  private let rows: RowSums
  private let task: PageRankTask

  /// - Parameters:
  ///   - incoming: For every node those who lead to it. For an undirected graph its rows as they are.
  ///   - outgoing: For every node the sum of the weights of all edges that lead on from it.
  init(incoming: UnsafeCSR, outgoing: consuming Scratch<Double>, task: PageRankTask, threads: Int) {
    precondition(outgoing.count == incoming.nodeCount)
    rows = RowSums(csr: incoming, threads: threads)
    self.outgoing = outgoing
    self.task = task
    score = Scratch(count: incoming.nodeCount)
    share = Scratch(count: incoming.nodeCount)
    nextShare = Scratch(count: incoming.nodeCount)
  }

  consuming func solve<Failure: Error>(_ checkpoint: Checkpoint<Failure>) throws(Failure) -> PageRank {
    // Not one over a sum so small that a share of it would be infinite.
    var stranded = 0.0
    for node in 0..<rows.csr.nodeCount {
      score[node] = task.restart(node)
      if outgoing[node] < 0x1p-1022 { outgoing[node] = 0 }
      share[node] = outgoing[node] > 0 ? task.damping * score[node] / outgoing[node] : 0
      if outgoing[node] == 0 { stranded += score[node] }
    }
    var error = 2 * task.damping / (1 - task.damping)
    let first = error
    var least = first
    var iterations = 0
    while error > task.goal, iterations < task.maximumIterations {
      try checkpoint.pass(task.progress(from: first, to: least))
      let restarting = 1 - task.damping + task.damping * stranded
      let sums =
        rows.csr.isWeighted
        ? advance(restarting: restarting, weighted: true) : advance(restarting: restarting, weighted: false)
      swap(&share, &nextShare)
      stranded = sums.stranded
      error = max(sums.change * task.damping / (1 - task.damping), task.rounding)
      least = min(least, error)
      iterations += 1
    }
    try checkpoint.pass(1)
    return PageRank(
      scores: score.array(), iterations: iterations, errorBound: error, hasConverged: error <= task.tolerance)
  }

  /// A pass; by how much it changed the scores, and what they come to where nothing leads on.
  @inline(__always)
  private func advance(restarting: Double, weighted: Bool) -> (change: Double, stranded: Double) {
    let sums = rows.pass { nodes in
      var change = 0.0
      var stranded = 0.0
      for node in nodes {
        let new = restarting * task.restart(node) + rows.csr.rowSum(node, of: share, weighted: weighted)
        change += abs(new - score[node])
        score[node] = new
        if outgoing[node] > 0 {
          nextShare[node] = task.damping * new / outgoing[node]
        } else {
          nextShare[node] = 0
          stranded += new
        }
      }
      return (change, stranded)
    }
    return (sums.0, sums.1)
  }
}
