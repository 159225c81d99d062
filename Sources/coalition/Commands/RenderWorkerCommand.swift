import ArgumentParser
import GraphvizRendering

/// The child in which Graphviz runs, so that a drawing that hangs or crashes ends there.
struct RenderWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render-worker", abstract: "Draws for another coalition process.", shouldDisplay: false)

  func run() throws {
    let code = RenderWorker.run()
    if code != 0 { throw ExitCode(code) }
  }
}
