import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams

struct DrawCluster: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "One cluster: its members, what they share, and which ties lead out of it.",
    usage: "coalition draw cluster <number> --output <file> [<options>]",
    discussion: """
      Clusters are numbered from 1, the largest first, as `coalition clusters` lists them.
        coalition draw cluster 2 -o cluster-2.svg
      """)

  // Everything, so that -1 is a number that no cluster has and no option that nobody knows.
  @Argument(
    parsing: .allUnrecognized, help: ArgumentHelp("The number of the cluster, from 1.", valueName: "number"))
  var words: [String]

  @Option(
    name: .long, parsing: .unconditional,
    help: "How many entities at most; what is not drawn is counted on the picture.")
  var limit: Int = 150

  @OptionGroup var options: DrawOptions

  func validate() throws {
    if let option = words.first(where: { $0.hasPrefix("-") && !Self.isWhole($0) }) {
      throw ValidationError("Unknown option '\(option)'")
    }
    guard let first = words.first else { throw ValidationError("Missing expected argument '<number>'") }
    guard words.count == 1 else {
      throw ValidationError("'\(first)' and '\(words[1])': a page shows one cluster; give one number.")
    }
  }

  /// Whether a word is a whole number of any size.
  private static func isWhole(_ word: String) -> Bool {
    let digits = word.first == "-" || word.first == "+" ? word.dropFirst() : word[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  func run() async throws {
    _ = try options.format()
    guard limit > 0 else { throw Failure("--limit takes a number above 0.") }
    let network = try options.open()
    try await options.write(
      .cluster(
        try number(upTo: network.clusters.clusters.count), network.links, network.graph, network.clusters,
        limit: limit))
  }

  private func number(upTo count: Int) throws -> Int {
    let word = words.first ?? ""
    guard count > 0 else {
      throw Failure("there are no clusters in this dataset: nobody is linked to anybody.")
    }
    guard let number = Int(word), (1...count).contains(number) else {
      throw Failure(
        (Self.isWhole(word) ? "there is no cluster \(word)" : "'\(word)' is no number of a cluster")
          + "; they are numbered from 1 to \(count), as `coalition clusters` lists them.")
    }
    return number
  }
}
