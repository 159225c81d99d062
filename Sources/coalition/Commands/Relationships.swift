import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct Relationships: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who or what is tied to somebody: who runs it, whom it targets, who partners with it.",
    discussion: """
        coalition relationships "UFCW Canada"
        coalition relationships "Transportation not Deportation" --kind targets --side to
      Kinds: \(RelationshipKind.all.map(\.id).joined(separator: ", ")).
      """)

  @Argument(help: "Anything in the dataset; a place with what lies in it.")
  var name: String

  @Option(name: .long, help: "Which relationship; left out: all.")
  var kind: String?

  @Option(
    name: .long,
    help: "Which end to list: from (who runs it), to (what it runs), any.")
  var side: Side = .any

  @Option(
    name: .long,
    help: "Only organizations, campaigns, reports or places: organization, campaign, report, city …")
  var only: [String] = []

  @Option(name: .long, help: "Only what is known to reach this date: 2014, 2014-03 or 2014-03-09.")
  var since: String?

  @Option(name: .long, help: "Only what is known to have begun before this date.")
  var before: String?

  @Option(name: .long, help: "Leave this one out; may be given again.")
  var besides: [String] = []

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  enum Side: String, ExpressibleByArgument, CaseIterable {
    case from, to, any

    var value: RelationshipsQuestion.Side {
      switch self {
      case .from: .from
      case .to: .to
      case .any: .any
      }
    }
  }

  func run() throws {
    let kinds = try EntityKind.named(
      only, among: Set(EntityKind.allCases).subtracting([.topic]), option: "--only")
    let kind = try kind.map { word in
      guard let kind = RelationshipKind(id: word) else {
        let ids = RelationshipKind.all.map(\.id)
        let near = Suggestions.phrase(for: word, among: ids)
        throw Failure(
          "there is no relationship '\(word)'; \(near.isEmpty ? "there are: \(ids.joined(separator: ", "))" : near)"
        )
      }
      return kind
    }
    let opened = try data.open()
    let understanding = Understanding(dataset: opened.dataset)
    let question = RelationshipsQuestion(
      of: try understanding.entity(name), kind: kind, side: side.value, kinds: kinds ?? [],
      since: try understanding.date(since), before: try understanding.date(before),
      besides: try besides.map { try understanding.entity($0) })
    try Responder("relationships", opened, output).answer(.relationships(question))
  }
}
