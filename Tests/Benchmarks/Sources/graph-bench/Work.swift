import EdgeListReading
import Foundation
import GraphAlgorithms
import Measuring

/// One task on one file: reading, then the work itself, each timed.
struct Work {
  let task: BenchTask
  let file: String
  let options: TaskOptions

  func lines() throws -> [ResultLine] {
    switch task {
    case .load: return [try load()]
    case .strongComponents: return [try strongComponents()]
    case .projection, .strongestLinks: return [try projection()]
    case .linear: return try linear()
    default:
      let (network, seconds) = try timed { try Network(file, threads: options.threads) }
      return [try line(task.rawValue, loadSeconds: seconds, figures(of: task, in: network))]
    }
  }

  private func load() throws -> ResultLine {
    try line("load", loadSeconds: 0) {
      let graph = try Network(file, threads: options.threads).graph
      return { ["nodes": .count(graph.nodeCount), "edges": .count(graph.edgeCount)] }
    }
  }

  private func strongComponents() throws -> ResultLine {
    let (graph, seconds) = try timed { try Network.directed(file, threads: options.threads) }
    return try line("strong-components", loadSeconds: seconds) {
      let parts = graph.strongComponents().partition
      return { ["count": .count(parts.count), "largest": .count(parts.sizes.first ?? 0)] }
    }
  }

  private func projection() throws -> ResultLine {
    let (table, seconds) = try timed { try TwoModeFile.read(contentsOf: file) }
    let projection = try Projection(table: table, options: options)
    let work = task == .projection ? try projection.shared() : projection.strongest()
    return try line(task.rawValue, loadSeconds: seconds, work)
  }

  /// Does the work as often as asked, and keeps the best time.
  ///
  /// - Parameter work: what is timed; what it returns makes the figures afterwards, untimed.
  func line(
    _ name: String, loadSeconds: Double, _ work: () throws -> () throws -> Figures
  ) throws -> ResultLine {
    var best = Double.infinity
    var figures: Figures = [:]
    for number in 0..<max(options.repeats, 1) {
      Memory.resetPeak()
      let (finish, seconds) = try timed(work)
      best = min(best, seconds)
      if number == 0 { figures = try finish() }
    }
    return ResultLine(
      task: name, version: GraphBench.configuration.version, graph: file, threads: options.threads,
      seconds: best, loadSeconds: loadSeconds, peakMB: Memory.peak() / 1024, result: figures)
  }
}
