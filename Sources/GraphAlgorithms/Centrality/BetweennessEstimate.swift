/// An estimate of betweenness with how far it may be off.
public struct BetweennessEstimate: Sendable {
  /// The normalised estimate for each node.
  public let scores: [Double]
  /// How many nodes were searched from.
  public let sources: Int
  /// With probability ``confidence`` no score is farther than this from the exact one; 0 if all are exact.
  public let errorBound: Double
  /// The probability of that, over the draw of the sources.
  public let confidence: Double
}

extension Graph {
  /// An estimate of the normalised betweenness of all nodes that is off by no more than a given error, with a given
  /// confidence.
  ///
  /// Random sources are drawn without repetition, in stages that double their number, until a bound from what they
  /// gave is small enough; if that never happens, all nodes are searched from and the result is exact. The guarantee
  /// holds for all nodes at once, and for every graph: with probability `confidence`, the largest of all errors is at
  /// most ``BetweennessEstimate/errorBound``, which is at most `error`.
  ///
  /// After k of n sources a node's error is bounded by the empirical Bernstein–Serfling inequality, in which the
  /// standard deviation σ of what the sources gave replaces its unknown true value (Bardenet & Maillard 2015,
  /// doi:10.3150/14-BEJ605, theorem 4.3), or by their Hoeffding–Serfling inequality, whichever is less:
  /// σ √(2ρ ln(5/η) / k) + (7/3 + 3/√2) R ln(5/η) / k, and R √(ρ ln(1/η) / 2k), with R = n / (n − 1) the range of
  /// what a source gives, and ρ = 1 − (k − 1)/n up to half of the nodes, (1 − k/n)(1 + 1/k) beyond. The probability
  /// 1 − `confidence` is shared out evenly among both directions, both inequalities, all stages, and all nodes with
  /// two neighbors or more; the others have betweenness 0. On most networks that takes far fewer sources than a
  /// number fixed beforehand from `error` and n (Brandes & Pich 2007, doi:10.1142/S0218127407018403), since few nodes
  /// vary much.
  ///
  /// Time O(sources · edges), with weights O(sources · edges · log edges).
  ///
  /// - Parameters:
  ///   - error: The largest error, on the scale where betweenness goes from 0 to 1; positive.
  ///   - confidence: The probability with which that is kept, between 0 and 1, both excluded.
  ///   - generator: Where the randomness comes from; one number is taken.
  ///   - weighted: Whether an edge has length 1/weight rather than 1.
  ///   - threads: How many sources, or groups of them, may be searched from side by side; the values do not depend
  ///     on it.
  ///   - checkpoint: Told how far the work is at most, as if all stages were needed, and may end it.
  public func sampledBetweenness<Failure: Error>(
    error: Double, confidence: Double = 0.95, using generator: inout some RandomNumberGenerator,
    weighted: Bool = false, threads: Int = 1, checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> BetweennessEstimate {
    precondition(error > 0, "an error of \(error) cannot be kept")
    precondition(confidence > 0 && confidence < 1, "a confidence of \(confidence) is not between 0 and 1")
    var draw = DrawnNodes(nodeCount: nodeCount, seed: generator.next())
    let inner = (0..<nodeCount).reduce(0) { $0 + (neighbors(of: $1).count > 1 ? 1 : 0) }
    let stages = Self.sampleStages(nodeCount: nodeCount)
    let bound = SampleBound(
      population: nodeCount, failure: (1 - confidence) / Double(max(1, 4 * inner * stages.count)))
    let piece = weighted && isWeighted || stages.isEmpty ? nil : SampledPiece(self)
    var sums = [Double](repeating: 0, count: nodeCount)
    var squares = sums
    var done = 0
    for size in stages {
      let fresh = draw.next(size - done)
      let stretch = Double(done) / Double(nodeCount)...Double(size) / Double(nodeCount)
      let added: (nodes: [Double], squares: [Double])
      if let piece {
        added = try piece.sums(
          fresh, extra: .squares, threads: threads, checkpoint: checkpoint.within(stretch))
      } else {
        let all = try weightedBetweennessSums(
          sources: fresh, withSquares: true, threads: threads, checkpoint: checkpoint.within(stretch))
        added = (all.nodes, all.squares)
      }
      done = size
      var worst = 0.0
      for node in 0..<nodeCount {
        sums[node] += added.nodes[node]
        squares[node] += added.squares[node]
        worst = max(worst, bound.error(sum: sums[node], squares: squares[node], count: done))
      }
      if worst <= error {
        try checkpoint.pass(1)
        let scale = Double(nodeCount) / Double(done) * pairScale(normalized: true)
        return BetweennessEstimate(
          scores: sums.map { $0 * scale }, sources: done, errorBound: worst, confidence: confidence)
      }
    }
    let start = Double(done) / Double(max(nodeCount, 1))
    let exact = try betweenness(
      weighted: weighted, threads: threads, checkpoint: checkpoint.within(start...1))
    return BetweennessEstimate(scores: exact, sources: nodeCount, errorBound: 0, confidence: confidence)
  }

  /// 128 sources, then twice as many each time, up to half of the nodes: beyond that all of them are the better buy.
  private static func sampleStages(nodeCount: Int) -> [Int] {
    var stages: [Int] = []
    var size = 128
    while size <= nodeCount / 2 {
      stages.append(size)
      size *= 2
    }
    return stages
  }
}

/// How far the mean of a sample drawn without repetition may be from that of all.
struct SampleBound {
  /// How many there are in all.
  let population: Int
  /// The probability with which one bound may fail, in one direction.
  let failure: Double

  /// The bound for normalised betweenness, from the sums of the dependencies and of their squares over some sources.
  func error(sum: Double, squares: Double, count: Int) -> Double {
    let all = Double(population)
    let taken = Double(count)
    // A source gives δ · n / ((n − 1)(n − 2)), and δ is at most n − 2.
    let range = all / (all - 1)
    let unit = range / (all - 2)
    let mean = sum / taken
    let deviation = max(0, squares / taken - mean * mean).squareRoot() * unit
    let rest = 2 * count <= population ? 1 - (taken - 1) / all : (1 - taken / all) * (1 + 1 / taken)
    let five = Self.logarithm(5 / failure)
    let bernstein =
      deviation * (2 * rest * five / taken).squareRoot()
      + (7.0 / 3 + 3 / 2.0.squareRoot()) * range * five / taken
    let hoeffding = range * (rest * Self.logarithm(1 / failure) / (2 * taken)).squareRoot()
    return min(bernstein, hoeffding)
  }

  /// The natural logarithm, rounded up a little so that a bound stays one.
  static func logarithm(_ value: Double) -> Double { naturalLogarithm(value) * (1 + 1e-12) }
}
