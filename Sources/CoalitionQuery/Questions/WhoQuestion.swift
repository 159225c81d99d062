internal import CoalitionLinking
public import CoalitionModel

/// Who works on something, somewhere.
public struct WhoQuestion: Sendable {
  /// What must be worked on: of each of these, one topic at least; a topic includes what is below it.
  public var needs: [[EntityIndex]]
  /// Where and when; its topics are not used.
  public var filter: ClaimFilter
  /// Which kinds of entity are asked for.
  public var kinds: Set<EntityKind>
  /// Who is left out.
  public var besides: [EntityIndex]
  /// Whoever works on one of these, there, is left out.
  public var notOn: [EntityIndex]
  /// Whoever works on what is asked for in one of these places is left out.
  public var notIn: [EntityIndex]

  /// The kinds asked for where none is named.
  public static let usualKinds: Set<EntityKind> = [.organization, .campaign]

  /// Makes the question; every one of the topics must be worked on.
  public init(
    topics: [EntityIndex] = [], filter: ClaimFilter = ClaimFilter(),
    kinds: Set<EntityKind> = WhoQuestion.usualKinds
  ) {
    self.init(needs: topics.map { [$0] }, filter: filter, kinds: kinds)
  }

  /// Makes the question; of each need one of the topics must be worked on.
  public init(
    needs: [[EntityIndex]], filter: ClaimFilter = ClaimFilter(),
    kinds: Set<EntityKind> = WhoQuestion.usualKinds, besides: [EntityIndex] = [], notOn: [EntityIndex] = [],
    notIn: [EntityIndex] = []
  ) {
    self.needs = needs
    self.filter = filter
    self.kinds = kinds
    self.besides = besides
    self.notOn = notOn
    self.notIn = notIn
  }

  /// Answers it. O(claims of those who have to do with the topics and the place).
  public func answer(in dataset: Dataset) -> Answer {
    var (findings, unplaced, undated, denied): ([Answer.Finding], [EntityIndex], [EntityIndex], [Activity]) =
      ([], [], [], [])
    for entity in candidates(in: dataset) where isAsked(entity, dataset) {
      switch judge(entity, dataset) {
      case .found(let finding): findings.append(finding)
      case .placeUnknown: unplaced.append(entity)
      case .dateUnknown: undated.append(entity)
      case .no: denied += denials(of: entity, dataset)
      }
    }
    // They come in dataset order; within it, the four cases one after the other.
    findings = [Reach.inside, .wider].flatMap { reach in
      [Basis.stated, .implied].flatMap { basis in
        findings.filter { $0.reach == reach && $0.basis == basis }
      }
    }
    var notes: [String] = []
    let subject = topicPhrase(in: dataset, countingBelow: false)
    if !unplaced.isEmpty {
      notes.append(
        "Place not known, so not counted: \(Phrases.names(unplaced, in: dataset))"
          + (subject.isEmpty ? "." : " (working on \(subject))."))
    }
    if !undated.isEmpty {
      notes.append("Date not known, so not counted: \(Phrases.names(undated, in: dataset)).")
    }
    if findings.isEmpty { notes += nearestQuestions(in: dataset) }
    return Answer(
      understood: understood(in: dataset), findings: findings,
      against: denied.map { Answer.Denial($0) }, notes: notes)
  }

  private enum Verdict {
    case found(Answer.Finding)
    case placeUnknown
    case dateUnknown
    case no
  }

  /// Whoever may be an answer, or is named beside it; all others are not looked at.
  private func candidates(in dataset: Dataset) -> [EntityIndex] {
    let found = (needs.isEmpty ? [[]] : needs).map { topics in
      var filter = filter
      filter.topics = topics
      return filter.candidates(in: dataset)
    }
    let deniers = Set(dataset.denials.map(\.who)).sorted()
    return ClaimFilter.either(found.dropFirst().reduce(found[0], ClaimFilter.both), deniers)
  }

  private func isAsked(_ entity: EntityIndex, _ dataset: Dataset) -> Bool {
    kinds.contains(dataset[entity].kind) && !besides.contains(entity)
  }

  private func judge(_ entity: EntityIndex, _ dataset: Dataset) -> Verdict {
    let claims = dataset.claims(of: entity)
    guard !isExcluded(claims, dataset) else { return .no }
    var builder = FindingBuilder(entity)
    var (isAnswered, isPossible, isPlaceUnknown) = (true, true, false)
    for (part, topics) in (needs.isEmpty ? [[]] : needs).enumerated() {
      var filter = filter
      filter.topics = topics
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
    if isAnswered, let finding = builder.finding(in: dataset) { return .found(finding) }
    // Every topic fits or may fit; one at least is not known to.
    guard isPossible, !isAnswered else { return .no }
    return isPlaceUnknown ? .placeUnknown : .dateUnknown
  }

  /// Why nobody can be an answer, whatever the data says: the place asked for lies in one that is left out.
  public func contradiction(in dataset: Dataset) -> String? {
    guard let place = filter.place,
      let other = notIn.first(where: { dataset.hierarchy.contains($0, place) })
    else { return nil }
    let name = dataset[place].name
    return place == other
      ? "\(name) is asked for and left out."
      : "\(name) lies in \(dataset[other].name): nothing in \(name) is outside of it."
  }

  /// Whether the claims are about a topic that is not wanted, there, or in a place that is not wanted.
  private func isExcluded(_ claims: [Claim], _ dataset: Dataset) -> Bool {
    for place in notIn {
      let there = ClaimFilter(topics: needs.flatMap(\.self), place: place)
      if claims.contains(where: { there.judge($0, dataset) == .passes(.inside) }) { return true }
    }
    guard !notOn.isEmpty else { return false }
    var unwanted = filter
    unwanted.topics = notOn
    unwanted.since = nil
    unwanted.before = nil
    return claims.contains { if case .passes = unwanted.judge($0, dataset) { true } else { false } }
  }

  /// What denies that the entity is an answer: of a topic asked for or below, in a place that fits.
  private func denials(of entity: EntityIndex, _ dataset: Dataset) -> [Activity] {
    dataset.denials(of: entity).filter { denial in
      let fits =
        needs.isEmpty || denial.topic == nil
        || needs.joined().contains { asked in
          denial.topic.map {
            dataset.hierarchy.contains(asked, $0) || dataset.hierarchy.contains($0, asked)
          } ?? true
        }
      guard fits, let asked = filter.place, let place = denial.place else { return fits }
      return Reach(of: place, asked: asked, in: dataset.hierarchy) != nil
    }
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    let kindNames = EntityKind.allCases.filter(kinds.contains).map(\.plural)
    let subject = kinds == Self.usualKinds ? "Who" : "Which \(Phrases.list(kindNames, with: "or"))"
    let verb = kinds == Self.usualKinds ? "works" : "work"
    let topics = topicPhrase(in: dataset, countingBelow: true)
    var text = "\(subject) \(verb)" + (topics.isEmpty ? "" : " on \(topics)") + filter.phrase(in: dataset)
    func names(_ list: [EntityIndex], _ word: String) -> String {
      Phrases.list(list.map { dataset[$0].name }, with: word)
    }
    if !notOn.isEmpty { text += ", but not on \(names(notOn, "or"))" }
    if !notIn.isEmpty { text += ", but not in \(names(notIn, "or"))" }
    if !besides.isEmpty { text += ", besides \(names(besides, "and"))" }
    return text
  }

  private func topicPhrase(in dataset: Dataset, countingBelow: Bool) -> String {
    let phrases = needs.map { topics in
      let names = topics.map { topic in
        let below = dataset.hierarchy.subtree(of: topic).count - 1
        return dataset[topic].name
          + (countingBelow && below > 0 ? " (with the \(Phrases.count(below, "topic")) below it)" : "")
      }
      return Phrases.list(names, with: "or")
    }
    return Phrases.list(phrases, with: "and")
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    let topics = needs.map { Phrases.quoted($0.map { dataset[$0].id }.joined(separator: "|")) }
    var words = ["coalition who"] + topics + Phrases.options(filter, dataset)
    func add(_ option: String, _ entities: [EntityIndex]) {
      words += entities.map { "\(option) \(Phrases.quoted(dataset[$0].id))" }
    }
    add("--not-on", notOn)
    add("--not-in", notIn)
    add("--besides", besides)
    if kinds != Self.usualKinds {
      words += EntityKind.allCases.filter(kinds.contains).map { "--kind \($0.rawValue)" }
    }
    return words.joined(separator: " ")
  }

  /// For an empty answer: the least changes to the question that give one.
  private func nearestQuestions(in dataset: Dataset) -> [String] {
    var tried: [WhoQuestion] = []
    func consider(_ change: (inout WhoQuestion) -> Void) {
      var question = self
      change(&question)
      // A question about nothing in particular is no question.
      if !question.needs.isEmpty || question.filter.place != nil { tried.append(question) }
    }
    func considerBroader(_ change: (inout WhoQuestion) -> Void) {
      for (need, topics) in needs.enumerated() {
        for (place, topic) in topics.enumerated() {
          for broader in dataset.hierarchy.ancestors(of: topic) {
            consider {
              $0.needs[need][place] = broader
              change(&$0)
            }
          }
        }
      }
    }
    if !notOn.isEmpty { consider { $0.notOn = [] } }
    if !notIn.isEmpty { consider { $0.notIn = [] } }
    if !besides.isEmpty { consider { $0.besides = [] } }
    if filter.since != nil || filter.before != nil {
      consider { ($0.filter.since, $0.filter.before) = (nil, nil) }
    }
    if let place = filter.place {
      for wider in dataset.hierarchy.ancestors(of: place) {
        consider { ($0.filter.place, $0.filter.kilometres) = (wider, nil) }
      }
      consider { ($0.filter.place, $0.filter.kilometres) = (nil, nil) }
    }
    considerBroader { _ in }
    for need in needs.indices where needs.count > 1 { consider { $0.needs.remove(at: need) } }
    if kinds != Self.usualKinds {
      consider { $0.kinds = Self.usualKinds }
      consider { ($0.kinds, $0.filter) = (Self.usualKinds, ClaimFilter()) }
    }
    // Farther off, and said only where nothing nearer has an answer.
    let nearCount = tried.count
    if filter.place != nil { considerBroader { ($0.filter.place, $0.filter.kilometres) = (nil, nil) } }
    if !needs.isEmpty { consider { $0.needs = [] } }
    var notes: [String] = []
    for (rank, question) in tried.enumerated() where notes.count < (rank < nearCount ? 3 : 1) {
      let found = question.count(in: dataset)
      if found > 0 {
        notes.append("Nearest that has an answer: \(question.command(in: dataset))  (\(found))")
      }
    }
    return notes
  }

  private func count(in dataset: Dataset) -> Int {
    candidates(in: dataset).reduce(0) { count, entity in
      guard isAsked(entity, dataset), case .found = judge(entity, dataset) else { return count }
      return count + 1
    }
  }
}
