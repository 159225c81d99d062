import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import Glibc
import GraphAlgorithms
import Synchronization

/// Long work of a command: what it does and how far it is on a terminal, and Ctrl-C to stop it.
enum Watch {
  /// Thrown out of work that was stopped by Ctrl-C.
  struct Interrupted: Error {}

  private static let isInterrupted = Atomic<Bool>(false)

  /// How many threads an algorithm may use: what the machine has, within reason. Answers do not depend on it.
  static let threads = max(1, min(8, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Links a dataset and finds its clusters, in view.
  static func clusters(
    of dataset: Dataset, resolution: Double = 1, using generator: inout SeededGenerator
  ) throws(Interrupted) -> (links: LinkGraph, clusters: ClusterAnalysis) {
    let links = try over("Linking…") { checkpoint throws(Interrupted) in
      try LinkGraph(dataset, threads: threads, checkpoint: checkpoint)
    }
    let clusters = try over("Finding clusters…") { checkpoint throws(Interrupted) in
      try ClusterAnalysis(
        links, resolution: resolution, using: &generator, threads: threads, checkpoint: checkpoint)
    }
    return (links, clusters)
  }

  /// Does long work under a heading.
  ///
  /// While it runs, a first Ctrl-C stops it at its next checkpoint, so that nothing is left half done; a second one
  /// ends the process at once, as it does anywhere else.
  static func over<Value>(
    _ heading: String, _ work: (Checkpoint<Interrupted>) throws(Interrupted) -> Value
  ) throws(Interrupted) -> Value {
    Terminal.progress(heading)
    defer { Terminal.progress("") }
    var action = sigaction()
    var before = sigaction()
    action.__sigaction_handler.sa_handler = interrupt
    action.sa_flags = SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))
    sigaction(SIGINT, &action, &before)
    defer { sigaction(SIGINT, &before, nil) }
    var shown = ContinuousClock.now
    return try work(
      Checkpoint { (share: Double) throws(Interrupted) in
        if isInterrupted.load(ordering: .relaxed) { throw Interrupted() }
        guard ContinuousClock.now - shown > .milliseconds(100) else { return }
        shown = ContinuousClock.now
        Terminal.progress("\(heading) \(Int(share * 100)) %")
      })
  }

  /// The signal handler: it may do no more than this.
  private static let interrupt: @convention(c) (Int32) -> Void = { _ in
    isInterrupted.store(true, ordering: .relaxed)
  }

  /// Ends the process as Ctrl-C does, so that a script that called it stops as well.
  static func endInterrupted() -> Never {
    StandardError.print("coalition: stopped.")
    signal(SIGINT, SIG_DFL)
    raise(SIGINT)
    exit(130)
  }
}
