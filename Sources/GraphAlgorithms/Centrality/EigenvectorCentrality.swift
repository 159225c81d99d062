/// What ``Graph/eigenvectorCentrality(tolerance:maximumIterations:weighted:threads:checkpoint:)`` found.
public struct EigenvectorCentrality: Sendable, Hashable {
  /// One score for each node, none negative; their squares sum to 1.
  public var scores: [Double]
  /// How many passes over the edges were made.
  public var iterations: Int
  /// Whether the last pass changed the scores by no more than was asked for.
  public var hasConverged: Bool
}

extension Graph {
  /// For every node a score in proportion to the sum of the scores of its neighbors.
  ///
  /// The leading eigenvector of the matrix of weights A (Bonacich 1972, doi:10.1080/0022250X.1972.9989806), scaled to
  /// length 1 as in networkx, by the power iteration on A / s + I, s the largest sum of a row: the shift keeps
  /// graphs without odd cycles from swinging, and changes no eigenvector. A self-loop adds a node to its own
  /// neighbors, once.
  ///
  /// It starts from equal scores. In a graph of several components only those whose own largest eigenvalue is the
  /// largest of all keep a score, the others fall to 0 (slowly, if theirs comes close); where several share the
  /// largest, each keeps the share that equal scores gave it. Without weight anywhere all scores stay equal.
  ///
  /// Time O(nodes + edges) for a pass; the fewer passes, the farther the second eigenvalue lies below the first.
  /// Space O(nodes). The scores are the same bits whatever the number of threads.
  ///
  /// - Parameters:
  ///   - tolerance: It ends when a pass changes the scores by no more than this, summed over all nodes. How far they
  ///     are from the exact ones depends on the graph: about tolerance / (1 − ratio of the two eigenvalues).
  ///   - maximumIterations: After how many passes to end all the same.
  ///   - weighted: Whether to heed the weights.
  ///   - threads: How many threads may share a pass; a small graph uses one.
  ///   - checkpoint: Passed once a pass.
  public func eigenvectorCentrality<Failure: Error>(
    tolerance: Double = 1e-9, maximumIterations: Int = 1000, weighted: Bool = true, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> EigenvectorCentrality {
    precondition(tolerance >= 0, "tolerance \(tolerance)")
    precondition(maximumIterations >= 0, "\(maximumIterations) iterations")
    return try withUnsafeCSR { (csr) throws(Failure) in
      try PowerIteration(rows: weighted ? csr : csr.withoutWeights, threads: threads)
        .solve(tolerance: tolerance, maximumIterations: maximumIterations, checkpoint)
    }
  }
}

/// The power iteration on A / s + I.
private struct PowerIteration: ~Copyable {
  private let score: Scratch<Double>
  private let image: Scratch<Double>
  private let rows: RowSums
  /// One over the largest sum of a row.
  private let scale: Double

  init(rows csr: UnsafeCSR, threads: Int) {
    rows = RowSums(csr: csr, threads: threads)
    image = Scratch(count: csr.nodeCount)
    score = Scratch(
      count: csr.nodeCount, repeating: csr.nodeCount > 0 ? 1 / Double(csr.nodeCount).squareRoot() : 0)
    let sums = csr.rowWeights()
    var largest = 0.0
    for node in 0..<csr.nodeCount { largest = max(largest, sums[node]) }
    scale = largest >= 0x1p-1022 ? 1 / largest : 0
  }

  func solve<Failure: Error>(
    tolerance: Double, maximumIterations: Int, _ checkpoint: Checkpoint<Failure>
  ) throws(Failure) -> EigenvectorCentrality {
    var iterations = 0
    var hasConverged = scale == 0
    while !hasConverged, iterations < maximumIterations {
      try checkpoint.pass(Double(iterations) / Double(maximumIterations))
      let square = rows.csr.isWeighted ? multiply(weighted: true) : multiply(weighted: false)
      hasConverged = replace(length: square.squareRoot()) <= tolerance
      iterations += 1
    }
    try checkpoint.pass(1)
    return EigenvectorCentrality(scores: score.array(), iterations: iterations, hasConverged: hasConverged)
  }

  /// image = (A / s + I)·score, and its square.
  @inline(__always)
  private func multiply(weighted: Bool) -> Double {
    rows.pass { nodes in
      var square = 0.0
      for node in nodes {
        let value = score[node] + scale * rows.csr.rowSum(node, of: score, weighted: weighted)
        image[node] = value
        square += value * value
      }
      return (square, 0)
    }.0
  }

  /// Takes the image, scaled to length 1, for the scores; by how much they changed.
  private func replace(length: Double) -> Double {
    rows.lightPass { nodes in
      var change = 0.0
      for node in nodes {
        let value = image[node] / length
        change += abs(value - score[node])
        score[node] = value
      }
      return (change, 0)
    }.0
  }
}
