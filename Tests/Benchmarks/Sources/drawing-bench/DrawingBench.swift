import ArgumentParser

@main
struct DrawingBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drawing-bench", abstract: "Draws networks and measures drawings, ours and others'.",
    subcommands: [Draw.self, Judge.self, Text.self])
}
