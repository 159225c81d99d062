/// What ``Graph/pageRank(damping:tolerance:maximumIterations:weighted:personalization:threads:checkpoint:)`` found.
public struct PageRank: Sendable, Hashable {
  /// One score for each node, none negative; they sum to 1.
  public var scores: [Double]
  /// How many passes over the edges were made, not counting what only checked a bound near to rounding.
  public var iterations: Int
  /// A bound on the sum, over all nodes, of what the scores differ from the exact ones; never below what rounding may
  /// do to it, 4 units in the last place of 1 by 1 − damping.
  public var errorBound: Double
  /// Whether the bound is within the tolerance that was asked for.
  public var hasConverged: Bool
}

extension Graph {
  /// The share of time that a walker spends at every node who follows edges at random and now and then starts anew.
  ///
  ///     x = d · P x + (1 − d) · v
  ///
  /// with d the damping, P the matrix of the walk, and v where the walk starts anew: anywhere alike, or as the
  /// personalisation says (Page, Brin, Motwani & Winograd 1999, http://ilpubs.stanford.edu:8090/422/; Haveliwala
  /// 2002, doi:10.1145/511446.511513). The walk takes an edge with a probability in proportion to its weight; from
  /// a node without edges, or with edges of weight zero only, it starts anew. A self-loop is one way among those
  /// that lead on. All this is as in networkx.
  ///
  /// On an undirected graph the problem is a symmetric one, (D − d·A) · (x/D) = (1 − d) · v with D the strengths,
  /// and the method of conjugate gradients (Hestenes & Stiefel 1952, doi:10.6028/jres.049.044), preconditioned by D
  /// and started from the strengths, gets there in a third of the passes of the power iteration or fewer.
  /// Where nothing leads on from some nodes, the solution without their mass is scaled to the sum 1, which comes to
  /// the same (Del Corso, Gullí & Romani 2005, doi:10.1080/15427951.2005.10129108).
  ///
  /// Time O(nodes + edges) for a pass, with O(√(1 / (1 − d)) · log(1 / tolerance)) passes; space O(nodes). The
  /// scores are the same bits whatever the number of threads.
  ///
  /// - Parameters:
  ///   - damping: The probability of going on along an edge, at least 0 and below 1.
  ///   - tolerance: How far the scores may be from the exact ones, summed over all nodes. This is stricter than to
  ///     compare two passes: a power iteration whose last pass changed the scores by `t` may still be
  ///     `t · d / (1 − d)` away.
  ///   - maximumIterations: After how many passes to end all the same.
  ///   - weighted: Whether the walk heeds the weights.
  ///   - personalization: For every node how likely the walk starts anew there, up to scale; not negative, not all
  ///     zero. Without it, all nodes alike.
  ///   - threads: How many threads may share a pass; a small graph uses one.
  ///   - checkpoint: Passed once a pass.
  public func pageRank<Failure: Error>(
    damping: Double = 0.85, tolerance: Double = 1e-8, maximumIterations: Int = 1000, weighted: Bool = true,
    personalization: [Double]? = nil, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> PageRank {
    let task = PageRankTask(
      nodeCount: nodeCount, damping: damping, tolerance: tolerance, maximumIterations: maximumIterations,
      personalization: personalization)
    guard nodeCount > 0 else {
      return PageRank(scores: [], iterations: 0, errorBound: 0, hasConverged: true)
    }
    return try withUnsafeCSR { (csr) throws(Failure) in
      let rows = weighted ? csr : csr.withoutWeights
      return try SymmetricPageRank(rows: rows, task: task, threads: threads).solve(checkpoint)
    }
  }
}

extension UnsafeCSR {
  /// The same rows, every weight 1.
  var withoutWeights: UnsafeCSR {
    UnsafeCSR(
      nodeCount: nodeCount, offsets: offsets, targets: targets,
      weights: UnsafeBufferPointer(start: nil, count: 0))
  }
}

/// What is asked of a PageRank, checked.
struct PageRankTask {
  let damping: Double
  let tolerance: Double
  let maximumIterations: Int
  /// Where the walk starts anew, with the sum 1; empty if anywhere alike.
  let restart: [Double]
  private let even: Double

  init(
    nodeCount: Int, damping: Double, tolerance: Double, maximumIterations: Int, personalization: [Double]?
  ) {
    precondition(damping >= 0 && damping < 1, "damping \(damping) is not within 0 ..< 1")
    precondition(tolerance >= 0, "tolerance \(tolerance)")
    precondition(maximumIterations >= 0, "\(maximumIterations) iterations")
    self.damping = damping
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
    even = nodeCount > 0 ? 1 / Double(nodeCount) : 0
    guard let personalization else {
      restart = []
      return
    }
    precondition(personalization.count == nodeCount, "\(personalization.count) restart weights")
    precondition(
      personalization.allSatisfy { $0 >= 0 && $0.isFinite }, "a restart weight is negative or not finite")
    // By the largest first, lest the sum overflow.
    let largest = personalization.max() ?? 1
    precondition(largest > 0 || nodeCount == 0, "every restart weight is zero")
    let sum = personalization.reduce(0) { $0 + $1 / largest }
    restart = personalization.map { $0 / largest / sum }
  }

  /// What rounding may do to the bound on the error: a few units in the last place of what the scores add up to, as
  /// often as a change comes around.
  var rounding: Double { 4 * Double.ulpOfOne / (1 - damping) }

  /// How small the bound is to become: more than rounding allows is not to be had.
  var goal: Double { max(tolerance, rounding) }

  /// The probability of starting anew at a node.
  @inline(__always)
  func restart(_ node: Int) -> Double { restart.isEmpty ? even : restart[node] }

  /// Which share of the way to the tolerance is behind, errors shrinking in proportion from pass to pass.
  func progress(from first: Double, to error: Double) -> Double {
    guard error > tolerance, error < first, tolerance > 0 else { return error <= tolerance ? 1 : 0 }
    return min(1, PageRankTask.log2(first / error) / PageRankTask.log2(first / tolerance))
  }

  /// Near enough to a logarithm for a bar that shows progress.
  private static func log2(_ value: Double) -> Double { Double(value.exponent) + value.significand - 1 }
}
