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
    }
    details.absorb(others.map(\.details))
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
  /// Lists are joined, and what is open is filled by the first that says it. Only rows of one kind are ever judged
  /// the same.
  fileprivate mutating func absorb(_ others: [Entity.Details]) {
    switch self {
    case .organization(var basedIn, var checked):
      for case .organization(let more, let date) in others {
        basedIn += more
        checked = checked ?? date
      }
      self = .organization(basedIn: basedIn.withoutRepeats(), checked: checked)
    case .campaign(var runBy, var targets, var period):
      for case .campaign(let moreRunBy, let moreTargets, let other) in others {
        runBy += moreRunBy
        targets += moreTargets
        if period == Period() { period = other }
      }
      self = .campaign(runBy: runBy.withoutRepeats(), targets: targets.withoutRepeats(), period: period)
    case .report(var publishers, var date):
      for case .report(let more, let other) in others {
        publishers += more
        date = date ?? other
      }
      self = .report(publishers: publishers.withoutRepeats(), date: date)
    case .place(var coordinate, var within):
      for case .place(let other, let place) in others {
        coordinate = coordinate ?? other
        within = within ?? place
      }
      self = .place(coordinate: coordinate, within: within)
    case .topic(var broader, var terms):
      for case .topic(let topic, let more) in others {
        broader = broader ?? topic
        terms += more
      }
      self = .topic(broader: broader, terms: terms.withoutRepeats())
    }
  }
}
