import ArgumentParser
import CoalitionDiagrams
import CoalitionModel

struct DrawMap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map", abstract: "Who works where: places as they lie to each other, with who works there.",
    discussion: """
      North is up, and what lies further west or south stands so; distances are not to scale. Places need a latitude \
      and longitude in cities.csv, or cities within them that have; who has no such place is counted and named on the \
      picture. Where one page has no room for all, an overview comes first and a page for each part of the map after it.
        coalition draw map -o map.svg
        coalition draw map --in Ontario --topic health --topic education -o map.pdf
      """)

  @Option(
    name: .customLong("in"), help: "A place, with what lies within it; may be given again. Left out: all.")
  var place: [String] = []

  @Option(
    name: .long,
    help: "Who works on this topic or what lies below it; may be given again, for any of them. Left out: all."
  )
  var topic: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help:
      "How many organizations and campaigns at most, the most strongly linked first; left out: all, on as many pages as they need."
  )
  var limit: Int?

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    guard limit ?? 1 > 0 else { throw Failure("--limit takes a number above 0.") }
    let network = try options.open()
    let understanding = Understanding(dataset: network.dataset)
    let places = try place.map(understanding.place)
    let topics = try topic.map { try understanding.entity($0, [.topic], what: "topic") }
    try await options.write(
      .map(
        graph: network.graph, clusters: network.clusters, topics: topics, places: places, limit: limit))
  }
}
