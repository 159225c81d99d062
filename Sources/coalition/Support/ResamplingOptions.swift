import ArgumentParser
import CoalitionAnalysis
import CoalitionLinking
import CoalitionModel
import GraphAlgorithms

/// How often a network is drawn anew to see what of a finding is luck.
struct ResamplingOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help:
      "How often to draw the data anew, to see what is luck: 19, 39, 99 …, 0 for not at all. Left out: 99, fewer where there are many."
  )
  var redraws: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "The share of rows that may be missing or wrong in a redrawing, 0 to 0.5.")
  var error: Double = 0.1

  func check() throws {
    guard redraws ?? 0 == 0 || redraws ?? 0 >= 19 else {
      throw Failure("--redraws takes 0, or 19 at least: fewer make no interval.")
    }
    guard redraws ?? 0 <= 9_999 else { throw Failure("--redraws takes 9,999 at most.") }
    guard (0...0.5).contains(error) else { throw Failure("--error takes a share from 0 to 0.5.") }
  }

  /// The redrawings; nil where none are wanted or worth the wait.
  func resampling(
    _ links: LinkGraph, _ clusters: ClusterAnalysis, resolution: Double = 1,
    using generator: inout SeededGenerator
  ) throws -> Resampling? {
    let linked = (0..<links.graph.nodeCount).count { links.graph.degree(of: $0) > 0 }
    let draws = redraws ?? Resampling.usualDraws(linked: linked)
    guard draws > 0, linked > 1 else { return nil }
    return try Watch.over("Drawing the data anew…") { checkpoint throws(Watch.Interrupted) in
      try Resampling(
        links, clusters, error: error, draws: draws, resolution: resolution, using: &generator,
        threads: Watch.threads, checkpoint: checkpoint)
    }
  }

  /// What the figures mean, in a sentence.
  static func note(_ resampling: Resampling?, what: String) -> String {
    guard let resampling else {
      return "Not drawn anew, so nothing says what of this is luck; see --redraws."
    }
    let share = Int((resampling.error * 100).rounded())
    return
      "\(what) in nine of ten of \(resampling.draws) redrawings, each with \(share) % of the rows missing and as many wrong."
  }
}
