import ArgumentParser

@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coalition-bench",
    abstract: "Makes large datasets and measures what is done with them, and how right the answers are.",
    discussion: """
      How fast: measure, answers, renders, pages and names, over a dataset of your own or one that generate has made.
      How right: hidden-links (likeness, on real networks that peers/network_dataset.py turns into datasets), \
      intervals (rank intervals and certainty, on planted networks), plans (how near to the smallest); each prints \
      tables in Markdown, the same for the same seed but for the seconds.
      """,
    subcommands: [
      Generate.self, Measure.self, Answers.self, Renders.self, Pages.self, Names.self, HiddenLinks.self,
      Intervals.self, Plans.self,
    ])
}
