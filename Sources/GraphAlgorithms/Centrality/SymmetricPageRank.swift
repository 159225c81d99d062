/// Conjugate gradients for the PageRank of an undirected graph.
///
/// | here | Hestenes & Stiefel, preconditioned |
/// |---|---|
/// | `potential` | the solution, the score of a node over its strength |
/// | `residual` | r = (1 − d)·v − (D − d·A)·potential |
/// | `direction` | p |
/// | `image` | (D − d·A)·p |
/// | `strength` | the preconditioner D |
///
/// The residual is also what the power iteration would change next, which bounds the error (see `errorBound`). It is
/// carried along from pass to pass, and where the bound comes near to what rounding does to it, computed anew.
struct SymmetricPageRank: ~Copyable {
  private let potential: Scratch<Double>
  private let residual: Scratch<Double>
  private let direction: Scratch<Double>
  private let image: Scratch<Double>
  /// 1 where nothing leads on; there everything else is 0 and stays so.
  private let strength: Scratch<Double>
  private let rows: RowSums
  private let task: PageRankTask
  /// Brings the largest strength near 1, so that no product of two small numbers vanishes.
  private let scale: Double

  init(rows csr: UnsafeCSR, task: PageRankTask, threads: Int) {
    rows = RowSums(csr: csr, threads: threads)
    self.task = task
    potential = Scratch(count: csr.nodeCount, repeating: 0)
    residual = Scratch(count: csr.nodeCount, repeating: 0)
    direction = Scratch(count: csr.nodeCount, repeating: 0)
    image = Scratch(count: csr.nodeCount, repeating: 0)
    strength = csr.rowWeights()
    var largest = 0.0
    if csr.isWeighted { for node in 0..<csr.nodeCount { largest = max(largest, strength[node]) } }
    // A power of two, which rounds nothing.
    let exponent = largest > 0 ? min(max(-largest.exponent, -1022), 1023) : 0
    scale = Double(sign: .plus, exponent: exponent, significand: 1)
    for node in 0..<csr.nodeCount { strength[node] *= scale }
  }

  func solve<Failure: Error>(_ checkpoint: Checkpoint<Failure>) throws(Failure) -> PageRank {
    let nodeCount = rows.csr.nodeCount
    // Where nothing leads on, the solution is at hand: the walk starts there, and starts anew.
    var settled = 0.0
    let isDeadEnd = Scratch<Bool>(count: nodeCount)
    var total = 0.0
    for node in 0..<nodeCount {
      isDeadEnd[node] = strength[node] < 0x1p-1022
      if isDeadEnd[node] {
        strength[node] = 1
        settled += task.restart(node)
      } else {
        total += strength[node]
      }
    }
    // From the strengths, which the walk would have without restarts; their residual needs no pass.
    let level = total > 0 ? (1 - settled) / total : 0
    var rho = 0.0
    var norm = 0.0
    for node in 0..<nodeCount where !isDeadEnd[node] {
      potential[node] = level
      residual[node] = (1 - task.damping) * (task.restart(node) - level * strength[node])
      direction[node] = residual[node] / strength[node]
      rho += residual[node] * direction[node]
      norm += abs(residual[node])
    }
    let first = errorBound(norm: norm, settled: settled)
    var error = first
    var least = first
    var lastRenewed = Double.infinity
    var iterations = 0
    while true {
      while error > task.goal, iterations < task.maximumIterations, rho > 0 {
        try checkpoint.pass(task.progress(from: first, to: least))
        let curvature = rows.csr.isWeighted ? multiply(weighted: true) : multiply(weighted: false)
        guard curvature > 0 else { break }
        let next = descend(step: rho / curvature)
        turn(step: rho / curvature, keep: next.rho / rho)
        rho = next.rho
        error = errorBound(norm: next.norm, settled: settled)
        least = min(least, error)
        iterations += 1
      }
      // Far above what rounding does, the residual is what it was carried along to be.
      guard iterations > 0, error < SymmetricPageRank.renewedBelow * task.rounding else { break }
      let renewed = rows.csr.isWeighted ? renew(isDeadEnd, weighted: true) : renew(isDeadEnd, weighted: false)
      rho = renewed.rho
      error = errorBound(norm: renewed.norm, settled: settled)
      // On from there as long as that gets nearer by much.
      guard error > task.goal, error < lastRenewed / 2, iterations < task.maximumIterations else { break }
      lastRenewed = error
    }
    try checkpoint.pass(1)
    var sum = (1 - task.damping) * settled
    for node in 0..<nodeCount where !isDeadEnd[node] { sum += potential[node] * strength[node] }
    let scores = [Double](unsafeUninitializedCapacity: nodeCount) { scores, count in
      for node in 0..<nodeCount {
        // Below zero only by less than the error: nearer to the truth at zero.
        let score =
          isDeadEnd[node] ? (1 - task.damping) * task.restart(node) : potential[node] * strength[node]
        scores[node] = max(0, score / sum)
      }
      count = nodeCount
    }
    return PageRank(
      scores: scores, iterations: iterations, errorBound: error, hasConverged: error <= task.tolerance)
  }

  /// A pass of the power iteration from here would change the scores by (r − v·Σr) / Σx, and shrinks every further
  /// change by d; the sum is at least 1 − d, and 1 where everything leads on.
  private func errorBound(norm: Double, settled: Double) -> Double {
    let restarting = settled == 0 ? 1 : 1 - task.damping * settled
    return max(2 * norm / (restarting * (1 - task.damping)), task.rounding)
  }

  /// Below this multiple of what rounding does to a bound it may have changed one that was carried along.
  private static var renewedBelow: Double { 0x1p12 }

  /// image = (D − d·A)·direction, and the product of the two.
  @inline(__always)
  private func multiply(weighted: Bool) -> Double {
    let factor = weighted ? task.damping * scale : task.damping
    return rows.pass { nodes in
      var product = 0.0
      for node in nodes {
        let sum = rows.csr.rowSum(node, of: direction, weighted: weighted)
        let value = strength[node] * direction[node] - factor * sum
        image[node] = value
        product += value * direction[node]
      }
      return (product, 0)
    }.0
  }

  /// residual = (1 − d)·v − (D − d·A)·potential, and the direction from there; as after a step.
  @inline(__always)
  private func renew(_ isDeadEnd: borrowing Scratch<Bool>, weighted: Bool) -> (rho: Double, norm: Double) {
    let factor = weighted ? task.damping * scale : task.damping
    let sums = rows.pass { nodes in
      var rho = 0.0
      var norm = 0.0
      for node in nodes where !isDeadEnd[node] {
        let sum = rows.csr.rowSum(node, of: potential, weighted: weighted)
        let value =
          (1 - task.damping) * task.restart(node) - (strength[node] * potential[node] - factor * sum)
        residual[node] = value
        direction[node] = value / strength[node]
        rho += value * direction[node]
        norm += abs(value)
      }
      return (rho, norm)
    }
    return (sums.0, sums.1)
  }

  /// Takes the step off the residual; its square under the preconditioner and the sum of its absolute values.
  private func descend(step: Double) -> (rho: Double, norm: Double) {
    let sums = rows.lightPass { nodes in
      var rho = 0.0
      var norm = 0.0
      for node in nodes {
        let value = residual[node] - step * image[node]
        residual[node] = value
        rho += value * value / strength[node]
        norm += abs(value)
      }
      return (rho, norm)
    }
    return (sums.0, sums.1)
  }

  /// Takes the step, and the next direction.
  private func turn(step: Double, keep: Double) {
    _ = rows.lightPass { nodes in
      for node in nodes {
        let old = direction[node]
        potential[node] += step * old
        direction[node] = residual[node] / strength[node] + keep * old
      }
      return (0, 0)
    }
  }
}
