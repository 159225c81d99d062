import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct Where: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Where a topic is worked on and by whom, or where somebody works.",
    discussion: """
        coalition where "municipal ID"
        coalition where --by Mijente
      """)

  @Argument(help: "A topic, by name, id or search term. \"a|b\": one of the two.")
  var topic: [String] = []

  @Option(name: .long, help: "Only where this organization or campaign works.")
  var by: String?

  @Option(name: .long, help: "Only what is known to reach this date: 2014, 2014-03 or 2014-03-09.")
  var since: String?

  @Option(name: .long, help: "Only what is known to have begun before this date.")
  var before: String?

  @Option(name: .long, help: "city, region or country; may be given again. Left out: all.")
  var kind: [String] = []

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard !topic.isEmpty || by != nil else {
      throw Failure("say what, or by whom: coalition where TOPIC, or coalition where --by NAME.")
    }
    let kinds = try EntityKind.named(kind, among: WhereQuestion.allKinds, option: "--kind")
    let opened = try data.open()
    let understanding = Understanding(dataset: opened.dataset)
    let needs = try understanding.needs(topic)
    guard needs.count <= 1 else {
      throw Failure(
        "where takes one topic; '\(topic.joined(separator: " "))' is \(needs.count). Quote a name of several words."
      )
    }
    let question = WhereQuestion(
      topics: needs.first ?? [],
      who: try by.map {
        try understanding.entity($0, [.organization, .campaign], what: "organization or campaign")
      },
      since: try understanding.date(since), before: try understanding.date(before),
      kinds: kinds ?? WhereQuestion.allKinds)
    try Responder("where", opened, output).answer(.places(question))
  }
}
