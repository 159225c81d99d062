/// How often the lines of a drawing cross.
public struct CrossingCount: Hashable, Sendable {
  /// The number of crossings; an estimate if not all lines were looked at.
  public let count: Int
  /// How many straight pieces of lines were compared with all others; `nil` if all were, so that the count is exact.
  public let sampledPieces: Int?
}

extension Drawing {
  /// How often lines of edges cross that share no end.
  ///
  /// Counted are the points where a straight piece of one line properly crosses one of another: inside both. Lines
  /// that touch or lie on each other do not cross there. Edges without a route count as straight from middle to
  /// middle. Decided exactly for the coordinates given.
  ///
  /// Pieces are sorted into a grid whose cells are about as large as the pieces are long, and those that share a
  /// cell compared. Time O(edges + comparisons), space O(edges). Where more comparisons would be needed than
  /// `budget`, pieces drawn with `seed` are compared with all others, and the count is an estimate from these.
  ///
  /// - Parameters:
  ///   - budget: How many comparisons are made at most, about three nanoseconds each.
  ///   - seed: For the sample, where one is drawn.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Passed now and then.
  public func crossings<Failure: Error>(
    budget: Int = 1 << 30, seed: UInt64 = 1, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> CrossingCount {
    precondition(budget >= 0 && threads > 0, "\(budget) comparisons on \(threads) threads")
    let grid = CrossingGrid(self)
    guard grid.count > 1 else {
      try checkpoint.pass(1)
      return CrossingCount(count: 0, sampledPieces: nil)
    }
    let comparisons = grid.comparisons
    let isExact = comparisons <= budget
    let sample = isExact ? [] : grid.sample(budget: budget, of: comparisons, seed: seed)
    let jobCount = isExact ? grid.count : sample.count
    let threads = isExact && comparisons < 1 << 20 ? 1 : threads
    let workers = (0..<threads).map { _ in CrossingWorker(pieceCount: grid.count) }
    try Workers.share(
      jobCount, chunk: max(1, min(1 << 12, jobCount / 64)), threads: threads, checkpoint: checkpoint
    ) { worker, jobs in
      workers[worker].count(jobs, sample: isExact ? nil : sample, in: grid)
    }
    let total = workers.reduce(0) { $0 + $1.total }
    guard !isExact else { return CrossingCount(count: total, sampledPieces: nil) }
    // Each crossing is met from both of its pieces.
    let estimate = Double(total) * Double(grid.count) / Double(sample.count) / 2
    return CrossingCount(count: Int(estimate.rounded()), sampledPieces: sample.count)
  }
}

/// What a worker remembers: with which piece each was compared last, and the crossings found.
private final class CrossingWorker {
  private let stamps: Scratch<UInt32>
  private(set) var total = 0

  init(pieceCount: Int) { stamps = Scratch(count: pieceCount, repeating: .max) }

  /// Compares pieces with those after them, or those of a sample with all others.
  func count(_ jobs: Range<Int>, sample: [UInt32]?, in grid: borrowing CrossingGrid) {
    for job in jobs {
      if let sample {
        total += grid.crossings(of: Int(sample[job]), stamps)
      } else {
        total += grid.crossingsAfter(job, stamps)
      }
    }
  }
}
