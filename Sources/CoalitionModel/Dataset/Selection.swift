/// Which rows of a dataset make another one, and which entities are folded into one.
struct Selection {
  var keepsEntity: [Bool]
  var keepsActivity: [Bool]
  var keepsDenial: [Bool]
  var keepsRelationship: [Bool]
  var keepsSource: [Bool]
  var keepsDecision: [Bool]
  /// The entity that stands for each entity, never one after it; itself where nothing is merged.
  var canonical: [Int]

  init(everythingOf dataset: Dataset) {
    keepsEntity = [Bool](repeating: true, count: dataset.entities.count)
    keepsActivity = [Bool](repeating: true, count: dataset.activities.count)
    keepsDenial = [Bool](repeating: true, count: dataset.denials.count)
    keepsRelationship = [Bool](repeating: true, count: dataset.relationships.count)
    keepsSource = [Bool](repeating: true, count: dataset.sources.count)
    keepsDecision = [Bool](repeating: true, count: dataset.decisions.count)
    canonical = Array(0..<dataset.entities.count)
  }

  /// Whether no row is left out.
  var keepsEverything: Bool {
    [keepsEntity, keepsActivity, keepsDenial, keepsRelationship, keepsSource, keepsDecision].allSatisfy {
      !$0.contains(false)
    }
  }

  /// Leaves out statements that name an entity left out.
  mutating func dropDanglingStatements(of dataset: Dataset) {
    func isKept(_ entity: EntityIndex?) -> Bool { entity.map { keepsEntity[$0.position] } ?? true }
    func isWhole(_ row: Activity) -> Bool { isKept(row.who) && isKept(row.topic) && isKept(row.place) }
    for (index, activity) in dataset.activities.enumerated() where !isWhole(activity) {
      keepsActivity[index] = false
    }
    for (index, denial) in dataset.denials.enumerated() where !isWhole(denial) { keepsDenial[index] = false }
    for (index, tie) in dataset.relationships.enumerated() where !(isKept(tie.from) && isKept(tie.to)) {
      keepsRelationship[index] = false
    }
    for (index, decision) in dataset.decisions.enumerated() where !(isKept(decision.a) && isKept(decision.b))
    {
      keepsDecision[index] = false
    }
  }

  /// Leaves out every source on which nothing that is kept rests, unless it says what it looked at: that it names
  /// nobody there is what it is good for.
  mutating func keepOnlySources(restedOnIn dataset: Dataset) {
    var isUsed = [Bool](repeating: false, count: dataset.sources.count)
    func use(_ evidence: Evidence) {
      if let source = evidence.source { isUsed[source.position] = true }
    }
    for (entity, isKept) in zip(dataset.entities, keepsEntity) where isKept { entity.evidence.forEach(use) }
    for (activity, isKept) in zip(dataset.activities, keepsActivity) where isKept { use(activity.evidence) }
    for (denial, isKept) in zip(dataset.denials, keepsDenial) where isKept { use(denial.evidence) }
    for (tie, isKept) in zip(dataset.relationships, keepsRelationship) where isKept { use(tie.evidence) }
    func isThere(_ limits: [EntityIndex]?) -> Bool {
      limits?.contains { keepsEntity[$0.position] } ?? true
    }
    keepsSource = zip(isUsed, dataset.sources).map { isUsed, source in
      isUsed || source.survey.map { isThere($0.topics) && isThere($0.places) } ?? false
    }
  }
}

extension Dataset {
  /// Makes the dataset of the selected rows; `rows` stand in for the entities where they were changed before.
  ///
  /// A list loses the entities left out, a statement that names one is left out itself.
  func selecting(_ selection: Selection, from rows: [Entity]? = nil) -> Dataset {
    var selection = selection
    selection.dropDanglingStatements(of: self)
    let numbers = Renumbering(selection)
    func moved(_ rows: [Activity], _ isKept: [Bool]) -> [Activity] {
      zip(rows, isKept).compactMap { row, isKept in
        guard isKept, let who = numbers.moved(row.who) else { return nil }
        return Activity(
          who: who, topic: row.topic.flatMap(numbers.moved), place: row.place.flatMap(numbers.moved),
          period: row.period, evidence: numbers.moved(row.evidence), visibility: row.visibility,
          origin: row.origin, extra: row.extra)
      }
    }
    let newRelationships = zip(relationships, selection.keepsRelationship).compactMap {
      tie, isKept -> Relationship? in
      guard isKept, let from = numbers.moved(tie.from), let to = numbers.moved(tie.to), from != to
      else { return nil }
      return Relationship(
        from: from, kind: tie.kind, to: to, period: tie.period, weight: tie.weight,
        evidence: numbers.moved(tie.evidence),
        basis: tie.basis, visibility: tie.visibility, origin: tie.origin, extra: tie.extra)
    }
    let newDecisions = zip(decisions, selection.keepsDecision).compactMap { decision, isKept -> Decision? in
      guard isKept, let a = numbers.moved(decision.a), let b = numbers.moved(decision.b), a != b
      else { return nil }
      return Decision(
        a: a, b: b, verdict: decision.verdict, by: decision.by, date: decision.date, note: decision.note,
        visibility: decision.visibility, origin: decision.origin, extra: decision.extra)
    }
    return Dataset(
      name: name, title: title, files: files, entities: selecting(selection, numbers, from: rows ?? entities),
      activities: moved(activities, selection.keepsActivity), denials: moved(denials, selection.keepsDenial),
      relationships: newRelationships,
      sources: zip(sources, selection.keepsSource).filter(\.1).map { numbers.moved($0.0) },
      decisions: newDecisions)
  }

  private func selecting(_ selection: Selection, _ numbers: Renumbering, from rows: [Entity]) -> [Entity] {
    var kept: [Entity] = []
    kept.reserveCapacity(rows.count)
    var absorbed: [Int: [Entity]] = [:]
    for (old, row) in rows.enumerated() where selection.keepsEntity[old] {
      guard let new = numbers.moved(EntityIndex(old)) else { continue }
      let row = numbers.moved(row, as: new)
      if selection.canonical[old] == old {
        kept.append(row)
      } else {
        absorbed[new.position, default: []].append(row)
      }
    }
    for (index, others) in absorbed { kept[index].absorb(others) }
    if !absorbed.isEmpty {
      // Two topics made one can close a circle of broader topics.
      for cycle in Hierarchy.cycles(in: kept.map(\.parent)) { kept[cycle[0]].leaveParent() }
    }
    return kept
  }
}

/// Where the entities and sources of a dataset are in another one made of some of them.
struct Renumbering {
  private let entities: [Int32]
  private let sources: [Int32]

  init(_ selection: Selection) {
    var entities = [Int32](repeating: -1, count: selection.keepsEntity.count)
    var next: Int32 = 0
    // The one that stands for others comes before them.
    for old in entities.indices where selection.keepsEntity[old] {
      let canonical = selection.canonical[old]
      if canonical == old {
        entities[old] = next
        next += 1
      } else {
        entities[old] = entities[canonical]
      }
    }
    var sources = [Int32](repeating: -1, count: selection.keepsSource.count)
    next = 0
    for old in sources.indices where selection.keepsSource[old] {
      sources[old] = next
      next += 1
    }
    self.entities = entities
    self.sources = sources
  }

  func moved(_ entity: EntityIndex) -> EntityIndex? {
    let new = entities[entity.position]
    return new < 0 ? nil : EntityIndex(Int(new))
  }

  func moved(_ evidence: Evidence) -> Evidence {
    let source = evidence.source.flatMap { old -> SourceIndex? in
      let new = sources[old.position]
      return new < 0 ? nil : SourceIndex(Int(new))
    }
    return Evidence(
      source: source, locator: evidence.locator, quote: evidence.quote, confidence: evidence.confidence)
  }

  /// The source, its survey only of what is there; one of nothing that is there is none.
  func moved(_ source: Source) -> Source {
    var source = source
    source.survey = source.survey.flatMap { survey in
      Survey(
        topics: survey.topics?.compactMap { moved($0) }.withoutRepeats(),
        places: survey.places?.compactMap { moved($0) }.withoutRepeats())
    }
    return source
  }

  /// The row with everything it refers to; it does not refer to what it has become itself.
  func moved(_ row: Entity, as new: EntityIndex) -> Entity {
    func moved(_ list: [EntityIndex]) -> [EntityIndex] {
      list.isEmpty ? list : list.compactMap { self.moved($0) }.filter { $0 != new }.withoutRepeats()
    }
    func moved(_ one: EntityIndex?) -> EntityIndex? {
      one.flatMap { self.moved($0) }.flatMap { $0 == new ? nil : $0 }
    }
    var row = row
    row.topics = moved(row.topics)
    row.places = moved(row.places)
    row.evidence = row.evidence.map { self.moved($0) }
    row.details =
      switch row.details {
      case .organization(let basedIn, let checked): .organization(basedIn: moved(basedIn), checked: checked)
      case .campaign(let runBy, let targets, let period):
        .campaign(runBy: moved(runBy), targets: moved(targets), period: period)
      case .report(let publishers, let date): .report(publishers: moved(publishers), date: date)
      case .place(let coordinate, let within): .place(coordinate: coordinate, within: moved(within))
      case .topic(let broader, let terms): .topic(broader: moved(broader), terms: terms)
      }
    return row
  }
}
