import ArgumentParser
import CoalitionDiagrams
import CoalitionModel

struct DrawTimeline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Reports and campaigns along an axis of time.",
    discussion: """
      A date is the span that it names: 2014 is the whole year. What has no date is counted and named on the picture.
        coalition draw timeline -o time.svg
        coalition draw timeline --since 2010 --until 2015-06 --topic policing -o time.pdf
      """)

  @Option(name: .long, help: "Only what may be of this date or later: 2014, 2014-03 or 2014-03-09.")
  var since: String?

  @Option(name: .long, help: "Only what may be of this date or earlier.")
  var until: String?

  @Option(name: .long, help: "Only what is about this topic or what lies below it.")
  var topic: String?

  @Option(
    name: .long, parsing: .unconditional,
    help:
      "How many at most, the latest first; left out: all, on as many pages as they need. What is not drawn is counted on the picture."
  )
  var limit: Int?

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    guard limit ?? 1 > 0 else { throw Failure("--limit takes a number above 0.") }
    let network = try options.open()
    let understanding = Understanding(dataset: network.dataset)
    let (since, until) = (try understanding.date(since), try understanding.date(until))
    if let since, let until, since.earliest > until.latest {
      throw Failure("--since \(since) lies after --until \(until), so nothing can be between; swap the two.")
    }
    let topic = try topic.map { try understanding.entity($0, [.topic], what: "topic") }
    try await options.write(
      .timeline(
        network.graph, network.clusters, since: since, until: until, topic: topic, limit: limit))
  }
}
