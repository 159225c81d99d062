import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps", abstract: "What nobody works on, where, and who is nearest.",
    discussion: """
      A gap is a topic in a place where no organization or campaign is known to work, there or in a larger place
      around. "nobody": a source says that it looked (surveyed_topics, surveyed_places in sources.csv); "unknown": none
      does. Left out: every topic, every city.
        coalition gaps --topic education
        coalition gaps --in Hamilton
        coalition gaps --in Canada --grid --format csv
      The same as a picture: coalition draw coverage -o grid.svg
      """)

  @Option(name: .long, help: "A topic, with what lies below it; may be given again.")
  var topic: [String] = []

  @Option(name: .customLong("in"), help: "A place, with what lies within it; may be given again.")
  var place: [String] = []

  @Flag(name: .long, help: "Only the topics and places named, not each of what lies below or within.")
  var only = false

  @Option(
    name: .long,
    help: "city, region or country, where no place is named; may be given again. Left out: cities.")
  var kind: [String] = []

  @Flag(name: .long, help: "The whole grid: how many work on each topic in each place.")
  var grid = false

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let kinds = try EntityKind.named(kind, among: WhereQuestion.allKinds, option: "--kind")
    guard kinds == nil || place.isEmpty else {
      throw Failure("--kind chooses among all places; leave it out with --in.")
    }
    let opened = try data.open()
    let understanding = Understanding(dataset: opened.dataset)
    let question = GapsQuestion(
      topics: try topic.map { try understanding.entity($0, [.topic], what: "topic") },
      places: try place.map(understanding.place), includesBelow: !only, placeKinds: kinds ?? [.city])
    let responder = Responder("gaps", opened, output)
    if grid { try responder.printGrid(question) } else { try responder.printGaps(question) }
  }
}
