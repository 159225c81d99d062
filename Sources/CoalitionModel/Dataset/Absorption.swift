/// Several rows of one entity made one.
extension Entity {
  /// Takes over what other rows say of the same entity: their names as aliases, their evidence, the members of
  /// their lists, and what this row leaves open. The result is only for those who may see all the rows.
  mutating func absorb(_ others: [Entity]) {
    let ownName = name
    aliases = (aliases + others.flatMap { [$0.name] + $0.aliases }).withoutRepeats().filter { $0 != ownName }
    topics = (topics + others.flatMap(\.topics)).withoutRepeats()
    places = (places + others.flatMap(\.places)).withoutRepeats()
    evidence = (evidence + others.flatMap(\.evidence)).withoutRepeats()
    note = ([note] + others.map(\.note)).filter { !$0.isEmpty }.withoutRepeats().joined(separator: " ")
    extra = (extra + others.flatMap(\.extra)).withoutRepeats()
    for other in others {
      if url.isEmpty { url = other.url }
      visibility = max(visibility, other.visibility)
      details.absorb(other.details)
    }
  }

  /// Takes the entity out of what it lies under.
  mutating func leaveParent() {
    switch details {
    case .topic(_, let terms): details = .topic(broader: nil, terms: terms)
    case .place(let coordinate, _): details = .place(coordinate: coordinate, within: nil)
    case .organization, .campaign, .report: break
    }
  }
}

extension Entity.Details {
  /// Only rows of one kind are ever judged the same.
  fileprivate mutating func absorb(_ other: Entity.Details) {
    switch (self, other) {
    case (.organization(let basedIn, let checked), .organization(let otherBasedIn, let otherChecked)):
      self = .organization(
        basedIn: (basedIn + otherBasedIn).withoutRepeats(), checked: checked ?? otherChecked)
    case (
      .campaign(let runBy, let targets, let period),
      .campaign(let otherRunBy, let otherTargets, let otherPeriod)
    ):
      self = .campaign(
        runBy: (runBy + otherRunBy).withoutRepeats(), targets: (targets + otherTargets).withoutRepeats(),
        period: period == Period() ? otherPeriod : period)
    case (.report(let publishers, let date), .report(let otherPublishers, let otherDate)):
      self = .report(publishers: (publishers + otherPublishers).withoutRepeats(), date: date ?? otherDate)
    case (.place(let coordinate, let within), .place(let otherCoordinate, let otherWithin)):
      self = .place(coordinate: coordinate ?? otherCoordinate, within: within ?? otherWithin)
    case (.topic(let broader, let terms), .topic(let otherBroader, let otherTerms)):
      self = .topic(broader: broader ?? otherBroader, terms: (terms + otherTerms).withoutRepeats())
    default: break
    }
  }
}
