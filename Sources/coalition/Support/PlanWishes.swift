import ArgumentParser
import CoalitionModel
import CoalitionQuery

/// What a plan is asked for, as typed.
struct PlanWishes: ParsableArguments {
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

  @Option(name: .long, help: "organization or campaign: only these are asked; left out: both.")
  var kind: [String] = []

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
    let topics = unique(try topic.map { try understanding.entity($0, [.topic], what: "topic") })
    let places = unique(try place.map(understanding.place))
    var weights: [EntityIndex: Int] = [:]
    for text in weight {
      guard let sign = text.lastIndex(of: "="), let number = Int(text[text.index(after: sign)...]),
        (1...1000).contains(number)
      else {
        throw Failure(
          "--weight takes a name and a whole number from 1 to 1000, as in health=3, not '\(text)'.")
      }
      let entity = try understanding.entity(
        String(text[..<sign]), [.topic, .city, .region, .country], what: "topic or place")
      guard topics.contains(entity) || places.contains(entity) else {
        throw Failure(
          "--weight \(text): \(dataset[entity].name) is not among what is to be covered; name it with --topic or --in."
        )
      }
      guard weights.updateValue(number, forKey: entity) == nil else {
        throw Failure("--weight names \(dataset[entity].name) twice; once is enough.")
      }
    }
    return PlanQuestion(
      topics: topics, places: places,
      must: unique(
        try must.map {
          try understanding.entity($0, [.organization, .campaign], what: "organization or campaign")
        }), without: unique(without), size: size, weights: weights,
      kinds: try EntityKind.named(kind, among: WhoQuestion.usualKinds, option: "--kind")
        ?? WhoQuestion.usualKinds)
  }
}
