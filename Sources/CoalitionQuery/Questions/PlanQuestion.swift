public import CoalitionAnalysis
public import CoalitionModel

/// Who should be brought together to cover topics in places.
public struct PlanQuestion: Sendable {
  /// The topics to cover; each includes what is below it.
  public var topics: [EntityIndex]
  /// The places in which each topic is to be covered; none means anywhere.
  public var places: [EntityIndex]
  /// Who must be in it.
  public var must: [EntityIndex]
  /// Who must not.
  public var without: [EntityIndex]
  /// How many members it may have; nil for as many as it takes.
  public var size: Int?
  /// How much topics and places count where there is no room for all, 1 to 1,000; those left out count 1, and a topic in
  /// a place as much as the two multiplied.
  public var weights: [EntityIndex: Int]
  /// Who may be asked.
  public var kinds: Set<EntityKind>

  /// Makes the question.
  public init(
    topics: [EntityIndex], places: [EntityIndex] = [], must: [EntityIndex] = [],
    without: [EntityIndex] = [], size: Int? = nil, weights: [EntityIndex: Int] = [:],
    kinds: Set<EntityKind> = WhoQuestion.usualKinds
  ) {
    self.topics = topics
    self.places = places
    self.must = must
    self.without = without
    self.size = size
    self.weights = weights
    self.kinds = kinds
  }

  /// Every topic in every place.
  public var needs: [Plan.Need] {
    let places: [EntityIndex?] = places.isEmpty ? [nil] : places
    return topics.flatMap { topic in
      places.map { place in
        let factors = [weights[topic] ?? 1, place.flatMap { weights[$0] } ?? 1]
        return Plan.Need(topic: topic, place: place, weight: factors[0] * factors[1])
      }
    }
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    func names(_ list: [EntityIndex]) -> String { Phrases.list(list.map { dataset[$0].name }, with: "and") }
    let who = EntityKind.allCases.filter(kinds.contains).map(\.plural)
    let of = kinds == WhoQuestion.usualKinds ? "" : " of \(Phrases.list(who, with: "and"))"
    var text = "The smallest coalition\(of) for \(names(topics))"
    if !places.isEmpty { text += " in \(names(places))" }
    if !must.isEmpty { text += ", with \(names(must))" }
    if !without.isEmpty { text += ", without \(names(without))" }
    if let size { text += ", of at most \(size)" }
    let heavy = weights.sorted { $0.key < $1.key }.filter { $0.value != 1 }
    if !heavy.isEmpty {
      text +=
        ", where " + Phrases.list(heavy.map { "\(dataset[$0.key].name) counts \($0.value)" }, with: "and")
    }
    return text
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    func words(_ option: String, _ list: [EntityIndex]) -> [String] {
      list.map { "\(option) \(Phrases.quoted(dataset[$0].id))" }
    }
    return
      (["coalition plan"] + words("--topic", topics) + words("--in", places) + words("--must", must)
      + words("--without", without) + (size.map { ["--size \($0)"] } ?? [])
      + (kinds == WhoQuestion.usualKinds
        ? [] : EntityKind.allCases.filter(kinds.contains).map { "--kind \($0.rawValue)" })
      + weights.sorted { $0.key < $1.key }.map {
        "--weight " + Phrases.quoted("\(dataset[$0.key].id)=\($0.value)")
      }).joined(separator: " ")
  }
}
