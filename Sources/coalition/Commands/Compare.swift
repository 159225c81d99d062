import ArgumentParser
import CoalitionModel

struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What came, went and changed between two datasets, and who is in another cluster.",
    discussion: """
        coalition compare ../march/network Data/network
      The same as a picture, in which what did not change stays where it was:
        coalition draw changes ../march/network --data Data/network -o changes.svg
      """)

  @Argument(help: "The dataset folder or file as it was.")
  var old: String

  @Argument(help: "The dataset folder or file as it is.")
  var new: String

  @Option(name: .long, help: "Whose eyes it is for: public, coalition or private.")
  var audience: Audience = .public

  @Option(
    name: .long, parsing: .unconditional,
    help: "The seed of everything random; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @OptionGroup var reading: FileOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let (before, _) = try DataOptions.open(old, for: audience, reading)
    let (after, diagnostics) = try DataOptions.open(new, for: audience, reading)
    try Changes(from: (before, old), to: (after, new), seed: seed, diagnostics: diagnostics).printout()
      .print(as: output.format)
  }
}
