import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Everything of a kind: topics, cities, organizations, campaigns, reports.",
    discussion: "  coalition list topics\n  coalition list organizations --in Toronto")

  @Argument(help: "topics, organizations, campaigns, reports, cities, regions or countries.")
  var kind: [String]

  @Option(name: .customLong("in"), help: "Only what lies or works in this place.")
  var place: String?

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let kinds = try EntityKind.named(kind, among: Set(EntityKind.allCases), option: "list")
    let opened = try data.open()
    let question = ListQuestion(
      kinds: kinds ?? [], in: try place.map(Understanding(dataset: opened.dataset).place))
    try Responder("list", opened, output).answer(.list(question))
  }
}
