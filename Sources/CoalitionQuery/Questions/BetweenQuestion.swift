public import CoalitionLinking
public import CoalitionModel

/// Who could bring two together: everybody who has something to do with both.
public struct BetweenQuestion: Sendable {
  /// The two.
  public let a, b: EntityIndex
  /// Who may be it.
  public let kinds: Set<EntityKind>

  /// Makes the question.
  public init(_ a: EntityIndex, _ b: EntityIndex, kinds: Set<EntityKind> = WhoQuestion.usualKinds) {
    (self.a, self.b, self.kinds) = (a, b, kinds)
  }

  /// Somebody who could.
  public struct Candidate: Sendable {
    /// Who.
    public let who: EntityIndex
    /// What it has to do with each of the two, the strongest first.
    public let toA, toB: [LinkPart]
    /// The weaker of the two sides: what the bridge can carry.
    public let strength: Double
  }

  /// Answers it, the strongest bridge first, then in dataset order.
  ///
  /// A candidate has to each of the two a relationship, or a topic in common, on the same branch of the tree. A shared
  /// place alone brings nobody together. What a common topic weighs is its information content: the rarer, the more.
  /// O(claims).
  public func candidates(in dataset: Dataset) -> [Candidate] {
    let graph = EntityGraph(dataset)
    var found: [Candidate] = []
    for who in dataset.indices where kinds.contains(dataset[who].kind) && who != a && who != b {
      let sides = [a, b].map { graph.grounds(who, $0) }
      guard sides.allSatisfy({ !$0.isEmpty }) else { continue }
      let weights = sides.map { $0.reduce(0) { $0 + $1.weight } }
      found.append(
        Candidate(who: who, toA: sides[0], toB: sides[1], strength: min(weights[0], weights[1])))
    }
    return found.sorted { (-$0.strength, $0.who) < (-$1.strength, $1.who) }
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    let names = EntityKind.allCases.filter(kinds.contains).map(\.plural)
    let who = kinds == WhoQuestion.usualKinds ? "Who" : "Which \(Phrases.list(names, with: "or"))"
    return "\(who) could bring \(dataset[a].name) and \(dataset[b].name) together"
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    let only =
      kinds == WhoQuestion.usualKinds
      ? "" : EntityKind.allCases.filter(kinds.contains).map { " --kind \($0.rawValue)" }.joined()
    return "coalition between \(Phrases.quoted(dataset[a].id)) \(Phrases.quoted(dataset[b].id))\(only)"
  }
}
