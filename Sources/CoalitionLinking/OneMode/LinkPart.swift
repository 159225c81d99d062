public import CoalitionModel

/// One reason why two entities are linked, what it weighs, and what it rests on.
public struct LinkPart: Sendable {
  /// Which kind of reason it is.
  public enum Reason: Sendable, Hashable {
    /// Both work on the topic, or below it, in the same place.
    case sharedActivity(topic: EntityIndex, place: EntityIndex)
    /// Both work on the topic, or below it.
    case sharedTopic(EntityIndex)
    /// Both work in the place, or within it.
    case sharedPlace(EntityIndex)
    /// Both are tied to the same.
    case sharedPartner(EntityIndex)
    /// The one is tied to somebody whose partners are tied to the other.
    case pathsThrough(EntityIndex)
    /// A stated tie from one to the other.
    case relationship(from: EntityIndex, kind: RelationshipKind, to: EntityIndex)
    /// One works on the topic or the report is about it.
    case worksOn(who: EntityIndex, topic: EntityIndex)
    /// One works in the place or the report is about it.
    case worksIn(who: EntityIndex, place: EntityIndex)
    /// The topic or place lies under the other.
    case liesUnder(EntityIndex, EntityIndex)
  }

  /// The reason.
  public let reason: Reason
  /// Its share of the link's weight. The parts of a link add up to its weight.
  public let weight: Double
  /// Whether every fact it needs is stated, or one at least is implied.
  public let basis: Basis
  /// What it rests on, in the order of the two entities.
  public let evidence: [Evidence]
}

extension LinkPart {
  /// The reason as a sentence without a subject for shared things ("both work on health in Toronto"), with its
  /// subject for ties ("UFCW Canada partners with Agriculture Workers Alliance").
  public func sentence(in dataset: Dataset) -> String {
    func name(_ entity: EntityIndex) -> String { dataset[entity].name }
    func about(_ who: EntityIndex) -> String { dataset[who].kind == .report ? "is about" : "works on" }
    switch reason {
    case .sharedActivity(let topic, let place): return "both work on \(name(topic)) in \(name(place))"
    case .sharedTopic(let topic): return "both work on \(name(topic))"
    case .sharedPlace(let place): return "both work in \(name(place))"
    case .sharedPartner(let partner): return "both are tied to \(name(partner))"
    case .pathsThrough(let partner): return "partners of \(name(partner)) are tied to the other"
    case .relationship(let from, let kind, let to): return "\(name(from)) \(kind.label) \(name(to))"
    case .worksOn(let who, let topic): return "\(name(who)) \(about(who)) \(name(topic))"
    case .worksIn(let who, let place):
      return "\(name(who)) \(dataset[who].kind == .report ? "is about" : "works in") \(name(place))"
    case .liesUnder(let lower, let upper):
      return dataset[lower].kind == .topic
        ? "\(name(lower)) is part of \(name(upper))" : "\(name(lower)) lies in \(name(upper))"
    }
  }
}
