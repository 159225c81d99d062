/// Datasets made from a dataset: what an audience may see, what stands without a source, what is one entity.
extension Dataset {
  /// The dataset an audience may see, as if no other row had ever been there.
  ///
  /// Rows above the audience go, with every statement that names an entity that went, and every source on which
  /// nothing visible rests. Everything that leaves the keeper's hands is computed from this. O(rows).
  public func visible(to audience: Visibility) -> Dataset {
    var selection = Selection(everythingOf: self)
    for (index, entity) in entities.enumerated() {
      selection.keepsEntity[index] = entity.visibility.isShown(to: audience)
    }
    let keepsEntity = selection.keepsEntity
    func isVisible(_ entity: EntityIndex) -> Bool { keepsEntity[entity.position] }
    for (index, activity) in activities.enumerated() {
      selection.keepsActivity[index] = activity.visibility.isShown(to: audience) && isVisible(activity.who)
    }
    for (index, tie) in relationships.enumerated() {
      selection.keepsRelationship[index] =
        tie.visibility.isShown(to: audience) && isVisible(tie.from) && isVisible(tie.to)
    }
    selection.keepOnlySources(restedOnIn: self)
    return selecting(selection)
  }

  /// The dataset without a source and without exactly what rested on it alone.
  ///
  /// Statements from the source go. An entity row loses the source; a row that rested on no other loses what its
  /// shorthand columns imply, and the entity itself goes unless a remaining statement names it. Topics and places
  /// are vocabulary and stay. O(rows).
  public func without(source: SourceIndex) -> Dataset {
    var selection = Selection(everythingOf: self)
    selection.keepsSource[source.position] = false
    var isNamed = [Bool](repeating: false, count: entities.count)
    for (index, activity) in activities.enumerated() {
      selection.keepsActivity[index] = activity.evidence.source != source
      if selection.keepsActivity[index] { isNamed[activity.who.position] = true }
    }
    var bare = entities
    for index in entities.indices {
      let remaining = entities[index].evidence.filter { $0.source != source }
      guard remaining.count < entities[index].evidence.count else { continue }
      bare[index].evidence = remaining
      if remaining.isEmpty { bare[index].dropShorthand() }
    }
    for (index, tie) in relationships.enumerated() {
      selection.keepsRelationship[index] = tie.evidence.source != source
      if selection.keepsRelationship[index] {
        isNamed[tie.from.position] = true
        isNamed[tie.to.position] = true
      }
    }
    for index in entities.indices {
      let lostEverything = bare[index].evidence.isEmpty && !entities[index].evidence.isEmpty
      if lostEverything && !isNamed[index] { selection.keepsEntity[index] = false }
    }
    let dataset = Dataset(
      name: name, title: title, entities: bare, activities: activities, relationships: relationships,
      sources: sources, decisions: decisions)
    return dataset.selecting(selection)
  }

  /// The dataset in which entities judged the same are one: the row that comes first, with the others' names as
  /// aliases. Judgements may come in any order; `same` is transitive. O(rows · α).
  public func merged() -> Dataset {
    let judged = decisions.filter { $0.verdict == .same }
    guard !judged.isEmpty else { return self }
    var selection = Selection(everythingOf: self)
    func root(_ start: Int) -> Int {
      var index = start
      while selection.canonical[index] != index { index = selection.canonical[index] }
      return index
    }
    for decision in judged {
      let (a, b) = (root(decision.a.position), root(decision.b.position))
      selection.canonical[max(a, b)] = min(a, b)
    }
    for index in entities.indices { selection.canonical[index] = root(index) }
    return selecting(selection)
  }
}

extension Selection {
  fileprivate mutating func keepOnlySources(restedOnIn dataset: Dataset) {
    var isUsed = [Bool](repeating: false, count: dataset.sources.count)
    func use(_ evidence: Evidence) {
      if let source = evidence.source { isUsed[source.position] = true }
    }
    for (entity, isKept) in zip(dataset.entities, keepsEntity) where isKept { entity.evidence.forEach(use) }
    for (activity, isKept) in zip(dataset.activities, keepsActivity) where isKept { use(activity.evidence) }
    for (tie, isKept) in zip(dataset.relationships, keepsRelationship) where isKept { use(tie.evidence) }
    keepsSource = isUsed
  }
}

extension Entity {
  fileprivate mutating func dropShorthand() {
    topics = []
    places = []
    switch details {
    case .organization(_, let checked): details = .organization(basedIn: [], checked: checked)
    case .campaign(_, _, let period): details = .campaign(runBy: [], targets: [], period: period)
    case .report(_, let date): details = .report(publishers: [], date: date)
    case .place, .topic: break
    }
  }
}
