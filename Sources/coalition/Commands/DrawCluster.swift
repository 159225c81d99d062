import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams

struct DrawCluster: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "One cluster: its members, what they share, and which ties lead out of it.",
    discussion: """
      Clusters are numbered from 1, the largest first, as `coalition clusters` lists them.
        coalition draw cluster 2 -o cluster-2.svg
      """)

  @Argument(help: "The number of the cluster, from 1.", transform: Self.number)
  var number: Int

  @Option(
    name: .long, parsing: .unconditional,
    help: "How many entities at most; what is not drawn is counted on the picture.")
  var limit: Int = 150

  @OptionGroup var options: DrawOptions

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text) else {
      throw ValidationError("'\(text)' is no number; `coalition clusters` lists the clusters with theirs.")
    }
    return number
  }

  func run() async throws {
    _ = try options.format()
    guard limit > 0 else { throw Failure("--limit takes a number above 0.") }
    let network = try options.open()
    let count = network.clusters.clusters.count
    guard (1...max(1, count)).contains(number), count > 0 else {
      throw Failure(
        count == 0
          ? "there are no clusters in this dataset: nobody is linked to anybody."
          : "there is no cluster \(number); they are numbered from 1 to \(count), as `coalition clusters` lists them."
      )
    }
    try await options.write(
      .cluster(number, network.links, network.graph, network.clusters, limit: limit))
  }
}
