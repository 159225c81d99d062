/// Jobs shared out so that what they add up to does not depend on the number of threads.
///
/// Sums of floating point depend on their order. So the jobs are first put into chunks, by their cost, and each chunk
/// is given to one of a few strands, in turn; each strand has sums of its own, and does its chunks in order. The
/// strands go side by side, and are added up in order at the end. All this follows from the jobs alone.
struct Strands {
  /// Chunk `c` does the jobs `bounds[c] ..< bounds[c + 1]`, in strand `c % count`.
  private let bounds: [Int]
  /// How many strands there are; at least one.
  let count: Int

  /// - Parameters:
  ///   - jobs: The number of jobs.
  ///   - limit: The largest number of strands.
  ///   - worthwhile: The cost of a chunk for which a thread is worth its start.
  ///   - cost: What a job costs.
  init(jobs: Int, limit: Int, worthwhile: Int, cost: (Int) -> Int) {
    var bounds = [0]
    var sum = 0
    for job in 0..<jobs {
      sum += cost(job)
      if sum >= worthwhile {
        bounds.append(job + 1)
        sum = 0
      }
    }
    if let last = bounds.last, last < jobs { bounds.append(jobs) }
    self.bounds = bounds
    count = max(1, min(limit, bounds.count - 1))
  }

  /// How many of `threads` find something to do.
  func workers(_ threads: Int) -> Int {
    precondition(threads > 0, "\(threads) threads")
    return min(threads, count)
  }

  /// Does all jobs, in rounds of a chunk for each strand. No two workers are ever in the same strand.
  func run<Failure: Error>(
    threads: Int, checkpoint: Checkpoint<Failure>,
    _ body: (_ worker: Int, _ strand: Int, _ jobs: Range<Int>) -> Void
  ) throws(Failure) {
    let chunks = bounds.count - 1
    var start = 0
    while start < chunks {
      let end = min(start + count, chunks)
      let stretch = Double(start) / Double(chunks)...Double(end) / Double(chunks)
      try Workers.share(
        end - start, threads: workers(threads), checkpoint: checkpoint.within(stretch)
      ) { worker, strands in
        for strand in strands { body(worker, strand, bounds[start + strand]..<bounds[start + strand + 1]) }
      }
      start = end
    }
    if chunks == 0 { try checkpoint.pass(1) }
  }
}
