import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct Between: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who could bring two together: everybody who has something to do with both.",
    discussion: """
      Something is a relationship or a common topic. The strongest bridge comes first: the weaker of its two sides counts.
        coalition between "Health for All" "School for All"
      """)

  @Argument(help: "The one: an organization, campaign or report.")
  var from: String

  @Argument(help: "The other.")
  var to: String

  @Option(name: .long, help: "organization or campaign: only these; left out: both.")
  var kind: [String] = []

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try data.open()
    let (start, end) = try Understanding(dataset: opened.dataset).twoEnds(from, to)
    let kinds = try EntityKind.named(kind, among: WhoQuestion.usualKinds, option: "--kind")
    let question = BetweenQuestion(start, end, kinds: kinds ?? WhoQuestion.usualKinds)
    try Responder("between", opened, output).answer(.between(question))
  }
}
