import ArgumentParser

@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coalition-bench", abstract: "Makes large datasets and measures what is done with them.",
    subcommands: [
      Generate.self, Measure.self, Answers.self, Renders.self, Pages.self, Names.self, HiddenLinks.self,
      Intervals.self, Plans.self,
    ])
}
