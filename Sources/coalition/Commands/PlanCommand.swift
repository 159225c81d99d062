import ArgumentParser
import CoalitionModel
import CoalitionQuery

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The smallest coalition that covers topics in places, and why each is in it.",
    discussion: """
      Every topic is to be covered in every place named. Among coalitions equally small, the one that is best connected
      already. Each member shows what it alone covers and who could replace it.
        coalition plan --topic health --topic education --in Toronto --in Vancouver
        coalition plan --topic health --in Toronto --must "Health for All" --size 3
      """)

  @Option(name: .long, help: "A topic to cover, with what lies below it; may be given again.")
  var topic: [String] = []

  @Option(name: .customLong("in"), help: "A place in which each topic is to be covered; may be given again.")
  var place: [String] = []

  @Option(name: .long, help: "Who is in it in any case; may be given again.")
  var must: [String] = []

  @Option(
    name: .long, parsing: .unconditional, help: "How many members at most; then as much as these can cover.")
  var size: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How much a topic or place counts where --size leaves no room for all: health=3; may be given again.",
      valueName: "name=number"))
  var weight: [String] = []

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try data.openWhole()
    let question = try PlanOptions(topic: topic, place: place, must: must, size: size, weight: weight)
      .question(in: opened.dataset, without: try data.leftOut(of: opened.dataset))
    try Responder("plan", opened, output).answer(.plan(question))
  }
}
