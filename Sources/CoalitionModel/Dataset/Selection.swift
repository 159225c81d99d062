/// Another dataset made from some rows of this one, some of its entities folded into one.
struct Selection {
  var keepsEntity: [Bool]
  var keepsActivity: [Bool]
  var keepsRelationship: [Bool]
  var keepsSource: [Bool]
  /// The entity that stands for each entity; itself where nothing is merged.
  var canonical: [Int]

  init(everythingOf dataset: Dataset) {
    keepsEntity = [Bool](repeating: true, count: dataset.entities.count)
    keepsActivity = [Bool](repeating: true, count: dataset.activities.count)
    keepsRelationship = [Bool](repeating: true, count: dataset.relationships.count)
    keepsSource = [Bool](repeating: true, count: dataset.sources.count)
    canonical = Array(0..<dataset.entities.count)
  }
}

extension Dataset {
  /// Makes the dataset of the selected rows. A statement that names an entity left out is left out too.
  func selecting(_ selection: Selection) -> Dataset {
    var newEntity = [Int](repeating: -1, count: entities.count)
    var next = 0
    for old in entities.indices where selection.keepsEntity[old] && selection.canonical[old] == old {
      newEntity[old] = next
      next += 1
    }
    for old in entities.indices where selection.keepsEntity[old] {
      newEntity[old] = newEntity[selection.canonical[old]]
    }
    var newSource = [Int](repeating: -1, count: sources.count)
    next = 0
    for old in sources.indices where selection.keepsSource[old] {
      newSource[old] = next
      next += 1
    }

    func moved(_ entity: EntityIndex) -> EntityIndex? {
      let new = newEntity[entity.position]
      return new < 0 ? nil : EntityIndex(new)
    }
    func moved(_ list: [EntityIndex]) -> [EntityIndex] {
      var seen: Set<EntityIndex> = []
      return list.compactMap(moved).filter { seen.insert($0).inserted }
    }
    func moved(_ evidence: Evidence) -> Evidence {
      let source = evidence.source.flatMap { newSource[$0.position] < 0 ? nil : SourceIndex(newSource[$0.position]) }
      return Evidence(
        source: source, locator: evidence.locator, quote: evidence.quote, confidence: evidence.confidence)
    }

    var newEntities: [Entity] = []
    for (old, entity) in entities.enumerated() where newEntity[old] >= 0 && selection.canonical[old] == old {
      var entity = entity
      entity.topics = moved(entity.topics)
      entity.places = moved(entity.places)
      entity.evidence = entity.evidence.map(moved)
      entity.details =
        switch entity.details {
        case .organization(let basedIn, let checked): .organization(basedIn: moved(basedIn), checked: checked)
        case .campaign(let runBy, let targets, let period):
          .campaign(runBy: moved(runBy), targets: moved(targets), period: period)
        case .report(let publishers, let date): .report(publishers: moved(publishers), date: date)
        case .place(let coordinate, let within): .place(coordinate: coordinate, within: within.flatMap(moved))
        case .topic(let broader, let terms): .topic(broader: broader.flatMap(moved), terms: terms)
        }
      newEntities.append(entity)
    }
    for (old, entity) in entities.enumerated()
    where selection.keepsEntity[old] && selection.canonical[old] != old {
      newEntities[newEntity[old]].absorb(
        entity, topics: moved(entity.topics), places: moved(entity.places), evidence: entity.evidence.map(moved))
    }

    let newActivities = zip(activities, selection.keepsActivity).compactMap { activity, isKept -> Activity? in
      guard isKept, let who = moved(activity.who) else { return nil }
      if let topic = activity.topic, moved(topic) == nil { return nil }
      if let place = activity.place, moved(place) == nil { return nil }
      return Activity(
        who: who, topic: activity.topic.flatMap(moved), place: activity.place.flatMap(moved),
        period: activity.period, evidence: moved(activity.evidence), visibility: activity.visibility,
        origin: activity.origin)
    }
    let newRelationships = zip(relationships, selection.keepsRelationship).compactMap {
      tie, isKept -> Relationship? in
      guard isKept, let from = moved(tie.from), let to = moved(tie.to), from != to else { return nil }
      return Relationship(
        from: from, kind: tie.kind, to: to, period: tie.period, evidence: moved(tie.evidence), basis: tie.basis,
        visibility: tie.visibility, origin: tie.origin)
    }
    let newDecisions = decisions.compactMap { decision -> Decision? in
      guard let a = moved(decision.a), let b = moved(decision.b), a != b else { return nil }
      return Decision(
        a: a, b: b, verdict: decision.verdict, by: decision.by, date: decision.date, note: decision.note,
        origin: decision.origin)
    }
    return Dataset(
      name: name, title: title, entities: newEntities, activities: newActivities,
      relationships: newRelationships,
      sources: sources.indices.filter { newSource[$0] >= 0 }.map { sources[$0] }, decisions: newDecisions)
  }
}

extension Entity {
  /// Takes over what another row says of the same entity: its names as aliases, its shorthand, its evidence.
  fileprivate mutating func absorb(
    _ other: Entity, topics: [EntityIndex], places: [EntityIndex], evidence: [Evidence]
  ) {
    for name in [other.name] + other.aliases where name != self.name && !aliases.contains(name) {
      aliases.append(name)
    }
    self.topics += topics.filter { !self.topics.contains($0) }
    self.places += places.filter { !self.places.contains($0) }
    self.evidence += evidence.filter { !self.evidence.contains($0) }
  }
}
