internal import CoalitionLinking
public import CoalitionModel

/// Everything of a kind that the dataset names.
public struct ListQuestion: Sendable {
  /// Which kinds.
  public var kinds: Set<EntityKind>
  /// In which place; for places what lies in it, for others who works or is based there.
  public var place: EntityIndex?

  /// Makes the question.
  public init(kinds: Set<EntityKind>, in place: EntityIndex? = nil) {
    self.kinds = kinds
    self.place = place
  }

  /// Answers it, in dataset order. O(entities + claims).
  public func answer(in dataset: Dataset) -> Answer {
    let findings = dataset.indices.filter { kinds.contains(dataset[$0].kind) && lies($0, dataset) }.map {
      entity in
      Answer.Finding(
        entity: entity, topics: [], places: dataset.hierarchy.parent(of: entity).map { [$0] } ?? [], who: [],
        basis: .stated, reach: .inside, periods: [], evidence: dataset[entity].evidence)
    }
    let names = Phrases.list(EntityKind.allCases.filter(kinds.contains).map(\.plural), with: "and")
    let place = place.map { " in \(dataset[$0].name)" } ?? ""
    return Answer(
      understood: "All \(names)\(place)", findings: findings,
      notes: findings.isEmpty ? ["The dataset names no \(names)\(place)."] : [])
  }

  private func lies(_ entity: EntityIndex, _ dataset: Dataset) -> Bool {
    guard let place else { return true }
    if dataset[entity].kind.isPlace { return entity != place && dataset.hierarchy.contains(place, entity) }
    return dataset.claims(of: entity).contains { claim in
      claim.place.map { dataset.hierarchy.contains(place, $0) } ?? false
    }
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    let words = EntityKind.allCases.filter(kinds.contains).map(\.plural)
    let place = place.map { " --in " + Phrases.quoted(dataset[$0].id) } ?? ""
    return "coalition list \(words.joined(separator: " "))\(place)"
  }
}
