internal import CoalitionLinking
public import CoalitionModel

/// What an organization, campaign or report is about, or what is worked on in a place.
public struct WhatQuestion: Sendable {
  /// Whom or where the question is about.
  public let subject: EntityIndex
  /// Where and when, and for anyone but a place on which topics.
  public var filter: ClaimFilter

  /// Makes the question.
  public init(about subject: EntityIndex, filter: ClaimFilter = ClaimFilter()) {
    self.subject = subject
    self.filter = filter
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    let topics = filter.topics.map { "--on " + Phrases.quoted(dataset[$0].id) }
    return
      (["coalition what", Phrases.quoted(dataset[subject].id)] + topics + Phrases.options(filter, dataset))
      .joined(separator: " ")
  }

  /// Answers it: for a place the topics worked on there with who does; for anyone else the topics with their
  /// places, then places without a topic. What denies that somebody works on something is told beside the answer.
  /// O(claims of the subject), or of those who have to do with the place.
  public func answer(in dataset: Dataset) -> Answer {
    let value = dataset[subject]
    let isPlace = value.kind.isPlace
    var builders: [EntityIndex: FindingBuilder] = [:]
    var order: [EntityIndex] = []
    func add(_ entity: EntityIndex, _ claim: Claim, _ reach: Reach) {
      if builders[entity] == nil { order.append(entity) }
      builders[entity, default: FindingBuilder(entity)].add(claim, reach)
    }
    if isPlace {
      var filter = filter
      filter.place = subject
      for who in filter.candidates(in: dataset) where dataset[who].kind.isActor {
        for claim in dataset.claims(of: who) {
          if let topic = claim.topic, case .passes(let reach) = filter.judge(claim, dataset) {
            add(topic, claim, reach)
          }
        }
      }
    } else {
      let claims = dataset.claims(of: subject)
      // A home where something is known to be worked on is not a place without a topic.
      let placed = Set(claims.compactMap { $0.topic == nil ? nil : $0.place })
      for claim in claims {
        guard case .passes(let reach) = filter.judge(claim, dataset) else { continue }
        if let topic = claim.topic {
          add(topic, claim, reach)
        } else if let place = claim.place, !placed.contains(place) {
          add(place, claim, reach)
        }
      }
    }
    let findings = order.compactMap { builders[$0]?.finding(in: dataset, listingWho: isPlace) }
      .sorted { left, right in
        let isPlaceLeft = dataset[left.entity].kind.isPlace
        let isPlaceRight = dataset[right.entity].kind.isPlace
        if isPlaceLeft != isPlaceRight { return isPlaceRight }
        return (left.reach, left.basis, left.entity) < (right.reach, right.basis, right.entity)
      }
    var notes: [String] = []
    if findings.isEmpty {
      notes.append(
        isPlace
          ? "The dataset names no work in \(value.name)."
          : filter != ClaimFilter() && !dataset.claims(of: subject).isEmpty
            ? "Nothing fits; without the limits: coalition what \(Phrases.quoted(value.id))"
            : "The dataset does not say what \(value.name) \(value.kind == .report ? "is about" : "works on"); `coalition show \(value.id)` has what it says."
      )
    }
    let verb =
      isPlace
      ? "is worked on"
        + ClaimFilter(place: subject, kilometres: filter.kilometres).phrase(in: dataset)
      : value.kind == .report ? "is \(value.name) about" : "does \(value.name) work on"
    let topics =
      filter.topics.isEmpty
      ? "" : " about " + Phrases.list(filter.topics.map { dataset[$0].name }, with: "or")
    return Answer(
      understood: "What \(verb)\(topics)\(filter.phrase(in: dataset))", findings: findings,
      against: dataset.denials(of: subject).map { Answer.Denial($0) }, notes: notes)
  }
}
