import ArgumentParser
import CoalitionAnalysis
import CoalitionDiagrams
import CoalitionLinking
import CoalitionModel
import CoalitionQuery

struct DrawPlan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The smallest coalition that covers topics in places, and who covers what.",
    discussion:
      "  coalition draw plan --topic health --topic education --in Toronto --in Vancouver -o plan.svg")

  @Option(name: .long, help: "A topic to cover, with what lies below it; may be given again.")
  var topic: [String] = []

  @Option(name: .customLong("in"), help: "A place in which each topic is to be covered; may be given again.")
  var place: [String] = []

  @Option(name: .long, help: "Who is in it in any case; may be given again.")
  var must: [String] = []

  @Option(name: .long, parsing: .unconditional, help: "How many members at most.")
  var size: Int?

  @OptionGroup var options: DrawOptions

  func run() async throws {
    _ = try options.format()
    let network = try options.open()
    let question = try PlanOptions(topic: topic, place: place, must: must, size: size)
      .question(in: network.dataset, without: [])
    let plan = try Responder.made(try Watch.plan(question, in: network.dataset), network.dataset)
    try await options.write(
      .plan(plan, network.links, network.clusters, title: question.understood(in: network.dataset)),
      isEmpty: plan.members.isEmpty)
  }
}

/// What a plan is asked for, as typed.
struct PlanOptions {
  let topic: [String]
  let place: [String]
  let must: [String]
  let size: Int?

  /// The names made entities, each once.
  func question(in dataset: Dataset, without: [EntityIndex]) throws -> PlanQuestion {
    guard !topic.isEmpty else {
      throw Failure("say what to cover: coalition plan --topic TOPIC [--in PLACE].")
    }
    guard size ?? 1 > 0 else { throw Failure("--size takes a number above 0.") }
    let understanding = Understanding(dataset: dataset)
    func unique(_ list: [EntityIndex]) -> [EntityIndex] {
      var seen: Set<EntityIndex> = []
      return list.filter { seen.insert($0).inserted }
    }
    return PlanQuestion(
      topics: unique(try topic.map { try understanding.entity($0, [.topic], what: "topic") }),
      places: unique(try place.map(understanding.place)),
      must: unique(
        try must.map {
          try understanding.entity($0, [.organization, .campaign], what: "organization or campaign")
        }), without: unique(without), size: size)
  }
}
