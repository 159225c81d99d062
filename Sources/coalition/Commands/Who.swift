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

  @Argument(help: "A topic, by name, id or search term. \"a|b\": one of the two.")
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

  @Option(name: .long, help: "Only what is known to have begun before this date.")
  var before: String?

  @Option(name: .long, help: "Leave this one out; may be given again.")
  var besides: [String] = []

  @Option(name: .long, help: "Leave out whoever works on this topic there; may be given again.")
  var notOn: [String] = []

  @Option(name: .long, help: "Leave out whoever works on it in this place; may be given again.")
  var notIn: [String] = []

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard !topic.isEmpty || place != nil else {
      throw Failure("say on what, or where: coalition who TOPIC [--in PLACE].")
    }
    let kinds = try EntityKind.named(kind, among: [.organization, .campaign, .report], option: "--kind")
    let opened = try data.open()
    let understanding = Understanding(dataset: opened.dataset)
    let question = WhoQuestion(
      needs: try understanding.needs(topic),
      filter: try understanding.filter(place: place, within: within, since: since, before: before),
      kinds: kinds ?? WhoQuestion.usualKinds,
      besides: try besides.map { try understanding.entity($0) },
      notOn: try notOn.map { try understanding.entity($0, [.topic], what: "topic") },
      notIn: try notIn.map(understanding.place))
    if let contradiction = question.contradiction(in: opened.dataset) { throw Failure(contradiction) }
    try Responder("who", opened, output).answer(.who(question))
  }
}

extension EntityKind {
  /// The kinds that words name, singular or plural; nil where there are none.
  static func named(_ words: [String], among known: Set<EntityKind>, option: String) throws -> Set<
    EntityKind
  >? {
    guard !words.isEmpty else { return nil }
    return Set(
      try words.map { word in
        let found = known.first { $0.rawValue == word.lowercased() || $0.plural == word.lowercased() }
        guard let found else {
          let names = EntityKind.allCases.filter(known.contains).map(\.rawValue)
          let list = names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
          throw Failure("\(option) takes \(list), not '\(word)'.")
        }
        return found
      })
  }
}
