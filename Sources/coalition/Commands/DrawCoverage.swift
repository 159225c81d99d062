import ArgumentParser
import CoalitionDiagrams
import CoalitionModel

struct DrawCoverage: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage", abstract: "Who works on each topic in each place, and what nobody covers.",
    discussion: """
      A row for each topic, a column for each place; work on what lies below a topic and within a place counts. \
      A cell says how many are stated and how many implied, "nobody" for a gap, and "unknown" where nothing can tell.
        coalition draw coverage -o grid.svg
        coalition draw coverage --topic health --topic education --in Canada -o grid.pdf
      """)

  @Option(name: .long, help: "A topic, with what lies below it; may be given again. Left out: all.")
  var topic: [String] = []

  @Option(
    name: .customLong("in"), help: "A place, with what lies within it; may be given again. Left out: all.")
  var place: [String] = []

  @Option(
    name: .long, parsing: .unconditional,
    help:
      "How many topics at most; left out: all, on as many pages as they need. What is not drawn is counted and named on the picture."
  )
  var rows: Int?

  @Option(
    name: .long, parsing: .unconditional,
    help: "How many places at most; left out: all, on as many pages as they need.")
  var columns: Int?

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    guard rows ?? 1 > 0 else { throw Failure("--rows takes a number above 0.") }
    guard columns ?? 1 > 0 else { throw Failure("--columns takes a number above 0.") }
    let dataset = try options.data.open().dataset
    let understanding = Understanding(dataset: dataset)
    let topics = try topic.map { try understanding.entity($0, [.topic], what: "topic") }
    let places = try place.map(understanding.place)
    try await options.write(
      .coverage(
        dataset, topics: topics, places: places, page: options.page, rowLimit: rows, columnLimit: columns))
  }
}
