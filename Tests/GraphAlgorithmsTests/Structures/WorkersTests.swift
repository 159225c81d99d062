import GraphAlgorithms
import Synchronization
import Testing

struct WorkersTests {
  private struct Stop: Error, Equatable {}

  @Test(arguments: [1, 2, 5])
  func everyJobIsDoneOnce(threads: Int) {
    let done = Scratch<UInt32>(count: 1001, repeating: 0)
    Workers.share(1001, chunk: 7, threads: threads, checkpoint: .none) { _, jobs in
      for job in jobs { done[job] += 1 }
    }
    #expect(done.array().allSatisfy { $0 == 1 })
  }

  @Test(arguments: [1, 3])
  func noJobsAreNoTrouble(threads: Int) {
    var passed: [Double] = []
    Workers.share(0, threads: threads, checkpoint: Checkpoint { passed.append($0) }) { _, _ in
      Issue.record("there is no job")
    }
    #expect(passed == [1])
  }

  @Test(arguments: [1, 2])
  func progressRisesToOne(threads: Int) {
    var passed: [Double] = []
    Workers.share(100, chunk: 3, threads: threads, checkpoint: Checkpoint { passed.append($0) }) { _, _ in }
    #expect(passed == passed.sorted())
    #expect(passed.last == 1)
  }

  @Test(arguments: [1, 2])
  func anErrorEndsTheWorkAndIsPassedOn(threads: Int) {
    let done = Atomic<Int>(0)
    #expect(throws: Stop.self) {
      try Workers.share(
        1_000_000, threads: threads,
        checkpoint: Checkpoint { (_: Double) throws(Stop) in throw Stop() }
      ) { worker, jobs in
        if worker == 0 { done.add(jobs.count, ordering: .relaxed) }
      }
    }
    #expect(done.load(ordering: .relaxed) <= 1)
  }

  @Test
  func aStretchIsScaledIntoTheWhole() {
    var passed: [Double] = []
    let whole = Checkpoint { passed.append($0) }
    whole.within(0.5...0.75).pass(0)
    whole.within(0.5...0.75).pass(1)
    #expect(passed == [0.5, 0.75])
  }
}
