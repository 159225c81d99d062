internal import CoalitionLinking
public import CoalitionModel

/// What an organization, campaign or report is about, or what is worked on in a place.
public struct WhatQuestion: Sendable {
  /// Whom or where the question is about.
  public let subject: EntityIndex

  /// Makes the question.
  public init(about subject: EntityIndex) { self.subject = subject }

  /// Answers it: for a place the topics worked on there with who does; for anyone else the topics with their
  /// places, then places without a topic. O(claims of the subject), or of everyone for a place.
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
      let filter = ClaimFilter(place: subject)
      for who in dataset.indices {
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
        if let topic = claim.topic {
          add(topic, claim, .inside)
        } else if let place = claim.place, !placed.contains(place) {
          add(place, claim, .inside)
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
          : "The dataset does not say what \(value.name) \(value.kind == .report ? "is about" : "works on"); `coalition show \(value.id)` has what it says."
      )
    }
    let verb =
      isPlace
      ? "is worked on in \(value.name)"
      : value.kind == .report ? "is \(value.name) about" : "does \(value.name) work on"
    return Answer(understood: "What \(verb)", findings: findings, notes: notes)
  }
}

/// Where a topic is worked on.
public struct WhereQuestion: Sendable {
  /// The topic; what is below it counts.
  public let topic: EntityIndex

  /// Makes the question.
  public init(topic: EntityIndex) { self.topic = topic }

  /// Answers it: each place with who works there and which reports are about it there; stated places first.
  /// O(claims).
  public func answer(in dataset: Dataset) -> Answer {
    let filter = ClaimFilter(topics: [topic])
    var builders: [EntityIndex: FindingBuilder] = [:]
    var placed: Set<EntityIndex> = []
    var open: [EntityIndex] = []
    for who in dataset.indices {
      for claim in dataset.claims(of: who) {
        guard case .passes(let reach) = filter.judge(claim, dataset) else { continue }
        if let place = claim.place {
          builders[place, default: FindingBuilder(place)].add(claim, reach)
          placed.insert(who)
        } else if open.last != who {
          open.append(who)
        }
      }
    }
    let findings = builders.keys.sorted().compactMap { builders[$0]?.finding(in: dataset, listingWho: true) }
      .sorted { ($0.basis, $0.entity) < ($1.basis, $1.entity) }
    open.removeAll(where: placed.contains)
    var notes: [String] = []
    if !open.isEmpty { notes.append("Place not known: \(Phrases.names(open, in: dataset)).") }
    if findings.isEmpty {
      for broader in dataset.hierarchy.ancestors(of: topic) {
        let count = WhereQuestion(topic: broader).places(in: dataset).count
        guard count > 0 else { continue }
        notes.append("Nearest that has an answer: coalition where \(dataset[broader].id)  (\(count))")
        break
      }
    }
    return Answer(understood: "Where \(dataset[topic].name) is worked on", findings: findings, notes: notes)
  }

  private func places(in dataset: Dataset) -> Set<EntityIndex> {
    let filter = ClaimFilter(topics: [topic])
    var places: Set<EntityIndex> = []
    for who in dataset.indices {
      for claim in dataset.claims(of: who) where filter.judge(claim, dataset) == .passes(.inside) {
        if let place = claim.place { places.insert(place) }
      }
    }
    return places
  }
}
