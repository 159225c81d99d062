internal import CoalitionLinking
public import CoalitionModel

/// Where something is worked on, or where somebody works.
public struct WhereQuestion: Sendable {
  /// What is worked on: one of these topics or what is below them; none means anything.
  public var topics: [EntityIndex]
  /// Who works; nil for anybody.
  public var who: EntityIndex?
  /// When: a claim must be known to reach this date.
  public var since: PartialDate?
  /// When: a claim must be known to have begun before this date.
  public var before: PartialDate?
  /// Which kinds of place are asked for: what is done in a city is done in its region, where regions are asked for.
  public var kinds: Set<EntityKind>

  /// The kinds of place.
  public static let allKinds: Set<EntityKind> = [.city, .region, .country]

  /// Makes the question.
  public init(
    topics: [EntityIndex] = [], who: EntityIndex? = nil, since: PartialDate? = nil,
    before: PartialDate? = nil, kinds: Set<EntityKind> = WhereQuestion.allKinds
  ) {
    self.topics = topics
    self.who = who
    self.since = since
    self.before = before
    self.kinds = kinds
  }

  /// Makes the question of one topic.
  public init(topic: EntityIndex) { self.init(topics: [topic]) }

  /// Answers it: each place with who works there; places of which a row says so first. O(claims).
  public func answer(in dataset: Dataset) -> Answer {
    let filter = ClaimFilter(topics: topics, since: since, before: before)
    var builders: [EntityIndex: FindingBuilder] = [:]
    var placed: Set<EntityIndex> = []
    var open: [EntityIndex] = []
    var (undated, dated): ([EntityIndex], Set<EntityIndex>) = ([], [])
    for actor in actors(filter, dataset) {
      for claim in dataset.claims(of: actor) {
        switch filter.judge(claim, dataset) {
        case .passes(let reach):
          dated.insert(actor)
          if let place = claim.place {
            if let asked = self.place(asked: place, dataset) {
              builders[asked, default: FindingBuilder(asked)].add(claim, reach)
            }
            placed.insert(actor)
          } else if open.last != actor {
            open.append(actor)
          }
        case .dateUnknown where undated.last != actor: undated.append(actor)
        default: break
        }
      }
    }
    let findings = builders.keys.sorted().compactMap {
      builders[$0]?.finding(in: dataset, listingWho: who == nil)
    }.sorted { ($0.basis, $0.entity) < ($1.basis, $1.entity) }
    open.removeAll(where: placed.contains)
    undated.removeAll(where: dated.contains)
    var notes: [String] = []
    if !open.isEmpty { notes.append("Place not known: \(Phrases.names(open, in: dataset)).") }
    if !undated.isEmpty { notes.append("Date not known: \(Phrases.names(undated, in: dataset)).") }
    if findings.isEmpty { notes += nearestQuestions(in: dataset) }
    return Answer(understood: understood(in: dataset), findings: findings, notes: notes)
  }

  /// The place, or the nearest of the kinds asked for in which it lies.
  private func place(asked place: EntityIndex, _ dataset: Dataset) -> EntityIndex? {
    if kinds.contains(dataset[place].kind) { return place }
    return dataset.hierarchy.ancestors(of: place).first { kinds.contains(dataset[$0].kind) }
  }

  private func actors(_ filter: ClaimFilter, _ dataset: Dataset) -> [EntityIndex] {
    (who.map { [$0] } ?? filter.candidates(in: dataset)).filter { dataset[$0].kind.isActor }
  }

  private func understood(in dataset: Dataset) -> String {
    let names = Phrases.list(topics.map { dataset[$0].name }, with: "or")
    let time = ClaimFilter(since: since, before: before).phrase(in: dataset)
    let places =
      kinds == Self.allKinds ? "Where" : "In which \(Phrases.list(kinds.map(\.plural).sorted(), with: "or"))"
    guard let who else { return "\(places) \(names) is worked on\(time)" }
    return "\(places) \(dataset[who].name) works" + (names.isEmpty ? "" : " on \(names)") + time
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    var words = ["coalition where"]
    if !topics.isEmpty { words.append(Phrases.quoted(topics.map { dataset[$0].id }.joined(separator: "|"))) }
    if let who { words.append("--by " + Phrases.quoted(dataset[who].id)) }
    if let since { words.append("--since \(since)") }
    if let before { words.append("--before \(before)") }
    if kinds != Self.allKinds {
      words += EntityKind.allCases.filter(kinds.contains).map { "--kind \($0.rawValue)" }
    }
    return words.joined(separator: " ")
  }

  private func nearestQuestions(in dataset: Dataset) -> [String] {
    var tried: [WhereQuestion] = []
    func consider(_ change: (inout WhereQuestion) -> Void) {
      var question = self
      change(&question)
      if !question.topics.isEmpty || question.who != nil { tried.append(question) }
    }
    if since != nil || before != nil { consider { ($0.since, $0.before) = (nil, nil) } }
    if kinds != Self.allKinds { consider { $0.kinds = Self.allKinds } }
    for (place, topic) in topics.enumerated() {
      for broader in dataset.hierarchy.ancestors(of: topic) { consider { $0.topics[place] = broader } }
    }
    if who != nil {
      consider { $0.topics = [] }
      consider { $0.who = nil }
    }
    var notes: [String] = []
    for question in tried where notes.count < 2 {
      let count = question.bareAnswer(in: dataset)
      if count > 0 {
        notes.append("Nearest that has an answer: \(question.command(in: dataset))  (\(count))")
      }
    }
    return notes
  }

  private func bareAnswer(in dataset: Dataset) -> Int {
    let filter = ClaimFilter(topics: topics, since: since, before: before)
    var places: Set<EntityIndex> = []
    for actor in actors(filter, dataset) {
      for claim in dataset.claims(of: actor) where filter.judge(claim, dataset) == .passes(.inside) {
        if let place = claim.place.flatMap({ self.place(asked: $0, dataset) }) { places.insert(place) }
      }
    }
    return places.count
  }
}
