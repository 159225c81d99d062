/// Datasets made from a dataset: what an audience may see, what stands without a source, what is one entity.
extension Dataset {
  /// The dataset an audience may see, as if no other row had ever been there.
  ///
  /// Rows above the audience go, with every statement that names an entity that went, and every source on which
  /// nothing visible rests. A hidden source takes along what rested on it alone (see ``without(source:)``). A city
  /// in a hidden region stays in the country that its own row names. Everything that leaves the keeper's hands is
  /// computed from this; take it before ``merged()``. O(rows).
  public func visible(to audience: Visibility) -> Dataset {
    if audience == Visibility.allCases.last { return self }
    var selection = Selection(everythingOf: self)
    selection.keepsEntity = entities.map { $0.visibility.isShown(to: audience) }
    selection.keepsActivity = activities.map { $0.visibility.isShown(to: audience) }
    selection.keepsDenial = denials.map { $0.visibility.isShown(to: audience) }
    selection.keepsRelationship = relationships.map { $0.visibility.isShown(to: audience) }
    selection.keepsDecision = decisions.map { $0.visibility.isShown(to: audience) }
    selection.dropDanglingStatements(of: self)
    selection.keepOnlySources(restedOnIn: self)
    if selection.keepsEverything, sources.allSatisfy({ $0.visibility.isShown(to: audience) }) { return self }
    let visible = selecting(selection, from: placesLifted(over: selection.keepsEntity))
    let isHidden = visible.sources.map { !$0.visibility.isShown(to: audience) }
    guard isHidden.contains(true) else { return visible }
    let rest = visible.without(sources: isHidden)
    var used = Selection(everythingOf: rest)
    used.keepOnlySources(restedOnIn: rest)
    return rest.selecting(used)
  }

  /// The dataset without a source and without exactly what rested on it alone.
  ///
  /// Statements from the source go. An entity row loses the source; a row that rested on no other goes, unless a
  /// remaining statement names it: then its id, kind, names and visibility remain, and what else it said goes.
  /// Topics and places are vocabulary and stay. O(rows).
  public func without(source: SourceIndex) -> Dataset {
    var isGone = [Bool](repeating: false, count: sources.count)
    isGone[source.position] = true
    return without(sources: isGone)
  }

  private func without(sources isGone: [Bool]) -> Dataset {
    func isLost(_ evidence: Evidence) -> Bool { evidence.source.map { isGone[$0.position] } ?? false }
    var selection = Selection(everythingOf: self)
    selection.keepsSource = isGone.map { !$0 }
    selection.keepsActivity = activities.map { !isLost($0.evidence) }
    selection.keepsDenial = denials.map { !isLost($0.evidence) }
    selection.keepsRelationship = relationships.map { !isLost($0.evidence) }
    var isNamed = [Bool](repeating: false, count: entities.count)
    for (activity, isKept) in zip(activities, selection.keepsActivity) where isKept {
      isNamed[activity.who.position] = true
    }
    for (denial, isKept) in zip(denials, selection.keepsDenial) where isKept {
      isNamed[denial.who.position] = true
    }
    for (tie, isKept) in zip(relationships, selection.keepsRelationship) where isKept {
      isNamed[tie.from.position] = true
      isNamed[tie.to.position] = true
    }
    var rows = entities
    for index in rows.indices where rows[index].evidence.contains(where: isLost) {
      rows[index].evidence.removeAll(where: isLost)
      guard rows[index].evidence.isEmpty, !rows[index].kind.isVocabulary else { continue }
      rows[index].keepOnlyNames()
      selection.keepsEntity[index] = isNamed[index]
    }
    return selecting(selection, from: rows)
  }

  /// The dataset in which entities judged the same are one: the row that comes first, with the others' names as
  /// aliases, what they add, and the visibility of the most hidden of them.
  ///
  /// Judgements may come in any order; `same` is transitive. Statements name the one; a tie of the one with itself
  /// goes, and where topics made one would lie under themselves, the first of them lies under nothing.
  /// O(rows · log rows).
  public func merged() -> Dataset {
    guard decisions.contains(where: { $0.verdict == .same }) else { return self }
    var selection = Selection(everythingOf: self)
    var sets = DisjointSets(judgedSameIn: self)
    for index in entities.indices { selection.canonical[index] = sets.find(index) }
    return selecting(selection)
  }

  /// The rows, each place in the nearest place around it that is kept; nil where all places are kept.
  ///
  /// A city's row names its country itself, so that it stays known where the region's row goes.
  private func placesLifted(over keepsEntity: [Bool]) -> [Entity]? {
    guard zip(entities, keepsEntity).contains(where: { $0.kind.isPlace && !$1 }) else { return nil }
    var rows = entities
    for index in rows.indices {
      guard case .place(let coordinate, let within?) = rows[index].details, !keepsEntity[within.position]
      else { continue }
      let nearest = hierarchy.ancestors(of: within).first { keepsEntity[$0.position] }
      rows[index].details = .place(coordinate: coordinate, within: nearest)
    }
    return rows
  }
}

extension EntityKind {
  /// Whether entities of the kind are words in which facts are told, rather than facts.
  fileprivate var isVocabulary: Bool { isPlace || self == .topic }
}

extension Entity {
  /// Drops everything that the row says of the entity besides what it is called and when it was checked.
  fileprivate mutating func keepOnlyNames() {
    topics = []
    places = []
    url = ""
    note = ""
    extra = []
    switch details {
    case .organization(_, let checked): details = .organization(basedIn: [], checked: checked)
    case .campaign: details = .campaign(runBy: [], targets: [], period: Period())
    case .report: details = .report(publishers: [], date: nil)
    case .place, .topic: break
    }
  }
}
