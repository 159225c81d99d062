import Glibc
import Synchronization

/// Threads for kernels: work is shared out in jobs, side by side, and all threads have ended when the call returns.
///
/// Threads of their own rather than tasks, since the algorithms are synchronous and the pool of Swift's tasks must
/// not be blocked by hours of arithmetic. Nobody spins: who finds no job left ends. Starting a thread takes some
/// ten microseconds, so share out only what takes a millisecond at least.
package enum Workers {
  /// Runs `body` once for every worker `0 ..< threads`, worker 0 on the calling thread.
  package static func run(threads: Int, _ body: (_ worker: Int) -> Void) {
    precondition(threads > 0, "\(threads) threads")
    guard threads > 1 else { return body(0) }
    withoutActuallyEscaping(body) { body in
      // The closure is shared by threads that all end before this function does; that their accesses do not meet
      // is the caller's business, as the documentation of each kernel says.
      nonisolated(unsafe) let shared = body
      var handles: [pthread_t] = []
      for worker in 1..<threads {
        if let handle = start({ shared(worker) }) { handles.append(handle) } else { shared(worker) }
      }
      shared(0)
      for handle in handles { pthread_join(handle, nil) }
    }
  }

  /// Shares the jobs `0 ..< count` out in chunks, ascending, to whoever is free.
  ///
  /// Which worker gets which chunk is left to chance: a job must write only what belongs to the job, or to the
  /// worker and does not depend on the order.
  ///
  /// - Parameters:
  ///   - count: The number of jobs.
  ///   - chunk: How many jobs are taken at a time.
  ///   - threads: How many workers there are.
  ///   - checkpoint: Passed by worker 0 after each of its chunks. When it throws, no chunk is begun any more.
  ///   - body: Does the jobs of a range as a worker.
  package static func share<Failure: Error>(
    _ count: Int, chunk: Int = 1, threads: Int, checkpoint: Checkpoint<Failure>,
    _ body: (_ worker: Int, _ jobs: Range<Int>) -> Void
  ) throws(Failure) {
    precondition(chunk > 0, "chunks of \(chunk) jobs")
    let next = Atomic<Int>(0)
    let workers = max(1, min(threads, (count + chunk - 1) / chunk))
    var failure: Failure?
    run(threads: workers) { worker in
      while true {
        let start = next.add(chunk, ordering: .relaxed).oldValue
        guard start < count else { return }
        body(worker, start..<min(start + chunk, count))
        guard worker == 0 else { continue }
        // Whoever else is at work may have taken chunks further on: what is not begun is not counted as done.
        let begun = min(next.load(ordering: .relaxed), count)
        do throws(Failure) {
          try checkpoint.pass(Double(max(begun - (workers - 1) * chunk, 0)) / Double(count))
        } catch {
          failure = error
          next.store(count, ordering: .relaxed)
          return
        }
      }
    }
    if let failure { throw failure }
    try checkpoint.pass(1)
  }

  /// Starts a thread; nil if the system has none to give, so that the caller does the work itself.
  private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    var handle = pthread_t()
    let box = Unmanaged.passRetained(Work(work))
    let status = pthread_create(
      &handle, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return nil
    }
    return handle
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
