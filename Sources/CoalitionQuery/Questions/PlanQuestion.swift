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

  /// Makes the question.
  public init(
    topics: [EntityIndex], places: [EntityIndex] = [], must: [EntityIndex] = [],
    without: [EntityIndex] = [], size: Int? = nil
  ) {
    self.topics = topics
    self.places = places
    self.must = must
    self.without = without
    self.size = size
  }

  /// Every topic in every place.
  public var needs: [Plan.Need] {
    let places: [EntityIndex?] = places.isEmpty ? [nil] : places
    return topics.flatMap { topic in places.map { Plan.Need(topic: topic, place: $0) } }
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    func names(_ list: [EntityIndex]) -> String { Phrases.list(list.map { dataset[$0].name }, with: "and") }
    var text = "The smallest coalition for \(names(topics))"
    if !places.isEmpty { text += " in \(names(places))" }
    if !must.isEmpty { text += ", with \(names(must))" }
    if !without.isEmpty { text += ", without \(names(without))" }
    if let size { text += ", of at most \(size)" }
    return text
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    func words(_ option: String, _ list: [EntityIndex]) -> [String] {
      list.map { "\(option) \(Phrases.quoted(dataset[$0].id))" }
    }
    return
      (["coalition plan"] + words("--topic", topics) + words("--in", places) + words("--must", must)
      + words("--without", without) + (size.map { ["--size \($0)"] } ?? [])).joined(separator: " ")
  }
}
