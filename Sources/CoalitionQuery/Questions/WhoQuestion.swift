internal import CoalitionLinking
public import CoalitionModel

/// Who works on something, somewhere.
public struct WhoQuestion: Sendable {
  /// Every one of these must be worked on; a topic includes what is below it.
  public let topics: [EntityIndex]
  /// Where and when.
  public let filter: ClaimFilter
  /// Which kinds of entity are asked for.
  public let kinds: Set<EntityKind>

  /// The kinds asked for where none is named.
  public static let usualKinds: Set<EntityKind> = [.organization, .campaign]

  /// Makes the question. Topics in `filter` are not used.
  public init(
    topics: [EntityIndex], filter: ClaimFilter = ClaimFilter(),
    kinds: Set<EntityKind> = WhoQuestion.usualKinds
  ) {
    self.topics = topics
    self.filter = filter
    self.kinds = kinds
  }

  /// Answers it. O(claims of the kinds asked for).
  public func answer(in dataset: Dataset) -> Answer {
    var findings: [Answer.Finding] = []
    var withoutPlace: [EntityIndex] = []
    var withoutDate: [EntityIndex] = []
    for entity in dataset.indices where kinds.contains(dataset[entity].kind) {
      let claims = dataset.claims(of: entity)
      var builder = FindingBuilder(entity)
      var isAnswered = true
      var isPossible = true
      var isPlaceUnknown = false
      for (part, topic) in (topics.isEmpty ? [nil] : topics.map(Optional.some)).enumerated() {
        var filter = filter
        filter.topics = topic.map { [$0] } ?? []
        var (passes, lacksPlace, lacksDate) = (false, false, false)
        for claim in claims {
          switch filter.judge(claim, dataset) {
          case .passes(let reach):
            builder.add(claim, reach, part: part)
            passes = true
          case .placeUnknown: lacksPlace = true
          case .dateUnknown: lacksDate = true
          case .fails: break
          }
        }
        if passes { continue }
        isAnswered = false
        if !lacksPlace, !lacksDate { isPossible = false }
        if lacksPlace { isPlaceUnknown = true }
      }
      if isAnswered, let finding = builder.finding(in: dataset) {
        findings.append(finding)
      } else if isPossible, !isAnswered {
        // Every topic fits or may fit; one at least is not known to.
        if isPlaceUnknown { withoutPlace.append(entity) } else { withoutDate.append(entity) }
      }
    }
    findings.sort {
      ($0.reach, $0.basis, $0.entity) < ($1.reach, $1.basis, $1.entity)
    }
    var notes: [String] = []
    let subject = Phrases.list(topics.map { dataset[$0].name }, with: "and")
    if !withoutPlace.isEmpty {
      notes.append(
        "Place not known, so not counted: \(Phrases.names(withoutPlace, in: dataset))"
          + (subject.isEmpty ? "." : " (working on \(subject))."))
    }
    if !withoutDate.isEmpty {
      notes.append("Date not known, so not counted: \(Phrases.names(withoutDate, in: dataset)).")
    }
    if findings.isEmpty { notes += nearestQuestions(in: dataset) }
    return Answer(understood: understood(in: dataset), findings: findings, notes: notes)
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    let names = topics.map { topic in
      let below = dataset.hierarchy.subtree(of: topic).count - 1
      return dataset[topic].name + (below > 0 ? " (with the \(Phrases.count(below, "topic")) below it)" : "")
    }
    let kindNames = EntityKind.allCases.filter(kinds.contains).map(\.plural)
    let subject = kinds == Self.usualKinds ? "Who" : "Which \(Phrases.list(kindNames, with: "or"))"
    let verb = kinds == Self.usualKinds ? "works" : "work"
    let topicPhrase = names.isEmpty ? "" : " on \(Phrases.list(names, with: "and"))"
    return "\(subject) \(verb)\(topicPhrase)\(filter.phrase(in: dataset))"
  }

  /// For an empty answer: the least change to the question that gives one.
  private func nearestQuestions(in dataset: Dataset) -> [String] {
    var tried: [(question: WhoQuestion, command: String)] = []
    func consider(_ topics: [EntityIndex], _ filter: ClaimFilter, _ kinds: Set<EntityKind>) {
      // A question about nothing in particular is no question.
      guard !topics.isEmpty || filter.place != nil else { return }
      tried.append(
        (
          WhoQuestion(topics: topics, filter: filter, kinds: kinds),
          Phrases.who(topics, filter, kinds, dataset)
        ))
    }
    if filter.since != nil {
      var relaxed = filter
      relaxed.since = nil
      consider(topics, relaxed, kinds)
    }
    if let place = filter.place {
      for wider in dataset.hierarchy.ancestors(of: place) {
        consider(topics, ClaimFilter(place: wider, since: filter.since), kinds)
      }
      consider(topics, ClaimFilter(since: filter.since), kinds)
    }
    for topic in topics {
      for broader in dataset.hierarchy.ancestors(of: topic) {
        consider(topics.map { $0 == topic ? broader : $0 }, filter, kinds)
      }
      if topics.count > 1 { consider(topics.filter { $0 != topic }, filter, kinds) }
    }
    if kinds != Self.usualKinds {
      consider(topics, filter, Self.usualKinds)
      consider(topics, ClaimFilter(), Self.usualKinds)
    }
    // Farther off, and said only where nothing nearer has an answer.
    let nearCount = tried.count
    for topic in topics {
      for broader in dataset.hierarchy.ancestors(of: topic) where filter.place != nil {
        consider(topics.map { $0 == topic ? broader : $0 }, ClaimFilter(since: filter.since), kinds)
      }
    }
    if !topics.isEmpty { consider([], filter, kinds) }
    var notes: [String] = []
    for (rank, (question, command)) in tried.enumerated() where notes.count < (rank < nearCount ? 3 : 1) {
      let found = question.bareAnswer(in: dataset)
      if found > 0 { notes.append("Nearest that has an answer: \(command)  (\(found))") }
    }
    return notes
  }

  private func bareAnswer(in dataset: Dataset) -> Int {
    dataset.indices.reduce(0) { count, entity in
      guard kinds.contains(dataset[entity].kind) else { return count }
      let claims = dataset.claims(of: entity)
      let passesAll = (topics.isEmpty ? [nil] : topics.map(Optional.some)).allSatisfy { topic in
        var filter = filter
        filter.topics = topic.map { [$0] } ?? []
        return claims.contains {
          if case .passes = filter.judge($0, dataset) { true } else { false }
        }
      }
      return passesAll ? count + 1 : count
    }
  }
}
