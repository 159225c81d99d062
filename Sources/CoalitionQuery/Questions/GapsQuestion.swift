public import CoalitionAnalysis
public import CoalitionModel

/// What nobody does in some places, or where nobody works on some topics.
public struct GapsQuestion: Sendable {
  /// The topics asked for; none means all.
  public var topics: [EntityIndex]
  /// The places asked for; none means all cities, or all places where there are no cities.
  public var places: [EntityIndex]
  /// Whether what lies below the topics and places asked for is looked at by itself, too.
  public var includesBelow: Bool
  /// Which kinds of place are looked at where none is asked for.
  public var placeKinds: Set<EntityKind>

  /// Makes the question.
  public init(
    topics: [EntityIndex] = [], places: [EntityIndex] = [], includesBelow: Bool = true,
    placeKinds: Set<EntityKind> = [.city]
  ) {
    self.topics = topics
    self.places = places
    self.includesBelow = includesBelow
    self.placeKinds = placeKinds
  }

  /// Answers it. O(claims + topics × places).
  public func answer(in dataset: Dataset) -> Gaps {
    let rows = includesBelow || topics.isEmpty ? dataset.withAllBelow(topics) { $0 == .topic } : topics
    var columns = places
    if places.isEmpty {
      columns = dataset.withAllBelow([]) { $0.isPlace }.filter { placeKinds.contains(dataset[$0].kind) }
      if columns.isEmpty { columns = dataset.withAllBelow([]) { $0.isPlace } }
    } else if includesBelow {
      columns = dataset.withAllBelow(places) { $0.isPlace }
    }
    return Gaps(dataset, topics: rows, places: columns)
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    func names(_ list: [EntityIndex]) -> String { Phrases.list(list.map { dataset[$0].name }, with: "and") }
    let below = includesBelow ? " and what lies below" : ""
    let what = topics.isEmpty ? "What nobody works on" : "Where nobody works on \(names(topics))\(below)"
    return what + (places.isEmpty ? "" : " in \(names(places))\(includesBelow ? " and within" : "")")
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    var words = ["coalition gaps"]
    words += topics.map { "--topic " + Phrases.quoted(dataset[$0].id) }
    words += places.map { "--in " + Phrases.quoted(dataset[$0].id) }
    if !includesBelow, !topics.isEmpty || !places.isEmpty { words.append("--only") }
    if places.isEmpty, placeKinds != [.city] {
      words += EntityKind.allCases.filter(placeKinds.contains).map { "--kind \($0.rawValue)" }
    }
    return words.joined(separator: " ")
  }
}
