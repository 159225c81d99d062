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

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    guard !topic.isEmpty else {
      throw Failure("say what to cover: coalition plan --topic TOPIC [--in PLACE].")
    }
    guard size ?? 1 > 0 else { throw Failure("--size takes a number above 0.") }
    let opened = try data.openWhole()
    let understanding = Understanding(dataset: opened.dataset)
    func unique(_ list: [EntityIndex]) -> [EntityIndex] {
      var seen: Set<EntityIndex> = []
      return list.filter { seen.insert($0).inserted }
    }
    func actors(_ names: [String]) throws -> [EntityIndex] {
      unique(
        try names.map {
          try understanding.entity($0, [.organization, .campaign], what: "organization or campaign")
        })
    }
    let question = PlanQuestion(
      topics: unique(try topic.map { try understanding.entity($0, [.topic], what: "topic") }),
      places: unique(try place.map(understanding.place)), must: try actors(must),
      without: unique(try data.leftOut(of: opened.dataset)),
      size: size)
    try Responder("plan", opened, output).answer(.plan(question))
  }
}
