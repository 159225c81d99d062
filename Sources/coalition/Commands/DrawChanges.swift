import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import GraphAlgorithms

struct DrawChanges: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "What came and went since an earlier dataset; what stayed stays where it was.",
    discussion: "  coalition draw changes ../march/network --data Data/network -o changes.svg")

  @Argument(help: "The dataset folder as it was.")
  var old: String

  @Option(name: .long, parsing: .unconditional, help: "How many entities at most of each.")
  var limit: Int = 250

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    guard limit > 0 else { throw Failure("--limit takes a number above 0.") }
    let before = try options.data.openEarlier(old)
    var generator = SeededGenerator(seed: options.data.seed)
    let earlier = (
      graph: EntityGraph(before), clusters: try Watch.clusters(of: before, using: &generator).clusters
    )
    let network = try options.open()
    let diagram = Diagram.changes(
      from: earlier, to: (graph: network.graph, clusters: network.clusters), limit: limit)
    try await options.write(
      diagram,
      standingAs: options.positions == nil ? .network(earlier.graph, earlier.clusters, limit: limit) : nil)
  }
}
