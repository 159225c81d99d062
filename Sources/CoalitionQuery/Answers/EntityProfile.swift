public import CoalitionLinking
public import CoalitionModel

/// All that a dataset says of one entity, as facts in reading order, each with what it rests on.
public struct EntityProfile: Sendable {
  /// One fact.
  public struct Fact: Sendable {
    /// What it says: "works on", "is published by", "note".
    public let what: String
    /// Its value for people.
    public let value: String
    /// The entities in the value.
    public let entities: [EntityIndex]
    /// Whether it is stated or implied; nil for what is simply the row's own.
    public let basis: Basis?
    /// What it rests on.
    public let evidence: [Evidence]
    /// The claim that it tells, where it is one of the entity's own.
    public let claim: Claim?
    /// The tie that it tells, where it is one.
    public let tie: Relationship?
  }

  /// The facts: the row itself, then work, then ties, then what lies below, then what works there.
  public let facts: [Fact]

  /// Gathers the facts. O(claims of everyone) for a topic or place, else O(own rows).
  public init(of entity: EntityIndex, in dataset: Dataset) {
    var facts: [Fact] = []
    let value = dataset[entity]
    func add(
      _ what: String, _ text: String, _ entities: [EntityIndex] = [], _ basis: Basis? = nil,
      _ evidence: [Evidence] = [], claim: Claim? = nil, tie: Relationship? = nil
    ) {
      if !text.isEmpty {
        facts.append(
          Fact(
            what: what, value: text, entities: entities, basis: basis, evidence: evidence, claim: claim,
            tie: tie))
      }
    }
    func names(_ entities: [EntityIndex]) -> String {
      entities.map { dataset[$0].name }.joined(separator: ", ")
    }

    add("is also called", value.aliases.joined(separator: ", "))
    if let date = value.date { add("date", date.description, [], nil, value.evidence) }
    if value.kind == .campaign { add("when", value.period.description, [], nil, value.evidence) }
    add("note", value.note, [], nil, value.evidence)
    add("web address", value.url)
    if let checked = value.checked { add("last checked", checked.description) }
    if let coordinate = value.coordinate {
      add("coordinates", "\(coordinate.latitude), \(coordinate.longitude)")
    }
    for field in value.extra { add(field.column, field.value) }
    if value.visibility != .public { add("visible to", value.visibility.rawValue) }
    if let parent = value.parent {
      add(value.kind == .topic ? "is part of" : "lies in", dataset[parent].name, [parent])
    }
    add("search terms", value.terms.joined(separator: ", "))
    let below = dataset.indices.filter { dataset.hierarchy.parent(of: $0) == entity }
    add(value.kind == .topic ? "includes" : "contains", names(below), below)

    let verb = value.kind == .report ? "is about" : "works on"
    for claim in dataset.claims(of: entity) {
      let place = claim.place.map { " in \(dataset[$0].name)" } ?? ""
      let time = claim.period.description.isEmpty ? "" : " (\(claim.period))"
      let ends = [claim.topic, claim.place].compactMap(\.self)
      if let topic = claim.topic {
        add(verb, dataset[topic].name + place + time, ends, claim.basis, claim.evidence, claim: claim)
      } else {
        add(
          value.kind == .report ? "is about" : "works in", names(ends) + time, ends, claim.basis,
          claim.evidence, claim: claim)
      }
    }
    for tie in Self.ties(of: entity, in: dataset) {
      let other = tie.tie.from == entity ? tie.tie.to : tie.tie.from
      let label = tie.tie.from == entity ? tie.tie.kind.label : tie.tie.kind.reverseLabel
      let time = tie.tie.period.description.isEmpty ? "" : " (\(tie.tie.period))"
      add(label, dataset[other].name + time, [other], tie.tie.basis, tie.evidence, tie: tie.tie)
    }
    if value.kind == .topic || value.kind.isPlace {
      for who in dataset.named(with: [entity]) {
        let hits = dataset.claims(of: who).filter { claim in
          [claim.topic, claim.place].contains { $0.map { dataset.hierarchy.contains(entity, $0) } ?? false }
        }
        guard let basis = hits.map(\.basis).min() else { continue }
        var evidence: [Evidence] = []
        for hit in hits where hit.basis == basis {
          evidence += hit.evidence.filter { !evidence.contains($0) }
        }
        let isReport = dataset[who].kind == .report
        let what = isReport ? "report" : value.kind == .topic ? "is worked on by" : "is where works"
        add(what, dataset[who].name, [who], basis, evidence)
      }
    }
    self.facts = facts
  }

  /// The ties of an entity, each once for each period: what shorthand repeats of a stated tie is left out, other
  /// rows add evidence.
  private static func ties(of entity: EntityIndex, in dataset: Dataset) -> [(
    tie: Relationship, evidence: [Evidence]
  )] {
    var ties: [(tie: Relationship, evidence: [Evidence])] = []
    for tie in dataset.relationships(of: entity) {
      let known = ties.firstIndex {
        $0.tie.kind == tie.kind && (tie.basis == .implied || $0.tie.period == tie.period)
          && (($0.tie.from, $0.tie.to) == (tie.from, tie.to)
            || (!tie.kind.isDirected && ($0.tie.from, $0.tie.to) == (tie.to, tie.from)))
      }
      if let known {
        if tie.basis == ties[known].tie.basis, !ties[known].evidence.contains(tie.evidence) {
          ties[known].evidence.append(tie.evidence)
        }
      } else {
        ties.append((tie, [tie.evidence]))
      }
    }
    return ties
  }
}
