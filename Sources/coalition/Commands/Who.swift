import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct Who: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who works on a topic, somewhere.",
    discussion: """
      A topic includes what is below it, a place what lies in it. Several topics: who works on every one of them.
      Work in a larger place that contains the one asked for comes last and says so.
        coalition who health --in Toronto
        coalition who "temporary foreign workers" --in Canada --since 2010
      """)

  @Argument(help: "A topic, by name, id or search term.")
  var topic: [String] = []

  @Option(name: .customLong("in"), help: "A city, region or country.")
  var place: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Also cities up to this many kilometres from it.", valueName: "km"))
  var within: Double?

  @Option(name: .long, help: "Only what is known to reach this date: 2014, 2014-03 or 2014-03-09.")
  var since: String?

  @Option(name: .long, help: "organization, campaign or report; left out: organizations and campaigns.")
  var kind: [String] = []

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard !topic.isEmpty || place != nil else {
      throw Failure("say on what, or where: coalition who TOPIC [--in PLACE].")
    }
    guard within == nil || place != nil else { throw Failure("--within needs --in PLACE to measure from.") }
    guard within.map({ $0 >= 0 && $0.isFinite }) ?? true else {
      throw Failure("--within takes kilometres, 0 or more.")
    }
    let kinds = try kinds()
    let (dataset, diagnostics) = try data.open()
    let understanding = Understanding(dataset: dataset)
    let filter = ClaimFilter(
      place: try place.map(understanding.place), kilometres: within, since: try understanding.date(since))
    if let within, let place = filter.place, dataset[place].coordinate == nil {
      throw Failure(
        "\(dataset[place].name) has no coordinates in the data, so --within \(within) cannot be measured.")
    }
    let question = WhoQuestion(topics: try understanding.topics(topic), filter: filter, kinds: kinds)
    try Printout(command: "who", question.answer(in: dataset), dataset, diagnostics).print(as: output.format)
  }

  private func kinds() throws -> Set<EntityKind> {
    guard !kind.isEmpty else { return [.organization, .campaign] }
    return Set(
      try kind.map { word in
        let singular = EntityKind.allCases.first {
          $0.rawValue == word.lowercased() || $0.plural == word.lowercased()
        }
        guard let found = singular, found.isActor || found == .report else {
          throw Failure("--kind takes organization, campaign or report, not '\(word)'.")
        }
        return found
      })
  }
}
