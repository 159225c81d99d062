public import CoalitionModel

/// Finds the entity a person means by a name: by id, name, alias, search term or an unambiguous beginning.
///
/// Accents, case and punctuation don't matter, nor does a leading "the". A near miss is offered, never taken.
public struct NameResolver: Sendable {
  private let dataset: Dataset

  /// How a name was understood.
  public enum Match: Sendable, Hashable {
    /// It is the id or the name.
    case name
    /// It is another name, given in the dataset.
    case alias(String)
    /// It is a search term of a topic.
    case term(String)
    /// It is how the name begins.
    case beginning
  }

  /// Makes a resolver over a dataset.
  public init(_ dataset: Dataset) { self.dataset = dataset }

  /// The one entity among `kinds` that `text` means.
  ///
  /// - Throws: `NameError` with what it could have meant: several entities, or the nearest names. O(names).
  public func resolve(_ text: String, among kinds: Set<EntityKind>, what: String) throws(NameError) -> (
    entity: EntityIndex, match: Match
  ) {
    if let entity = dataset.entity(id: text), kinds.contains(dataset[entity].kind) { return (entity, .name) }
    let key = Self.key(text)
    guard !key.isEmpty else { throw NameError(.unknown, text: text, what: what, candidates: [], nearest: []) }
    var byName: [EntityIndex] = []
    var byAlias: [(EntityIndex, Match)] = []
    var byBeginning: [EntityIndex] = []
    for entity in dataset.indices where kinds.contains(dataset[entity].kind) {
      let value = dataset[entity]
      let names = [value.name] + value.aliases
      let keys = names.map(Self.key)
      if keys[0] == key || Self.key(value.id) == key {
        byName.append(entity)
      } else if let alias = keys.firstIndex(of: key) {
        byAlias.append((entity, .alias(names[alias])))
      } else if let term = value.terms.first(where: { Self.key($0) == key }) {
        byAlias.append((entity, .term(term)))
      }
      if keys.contains(where: { $0.hasPrefix(key) }) { byBeginning.append(entity) }
    }
    for exact in [byName.map { ($0, Match.name) }, byAlias] where !exact.isEmpty {
      guard exact.count == 1 else {
        throw NameError(.ambiguous, text: text, what: what, candidates: exact.map(\.0), nearest: [])
      }
      return exact[0]
    }
    // One letter begins half the names; it is a slip more often than a question.
    if key.count >= 2, !byBeginning.isEmpty {
      guard byBeginning.count == 1 else {
        throw NameError(.ambiguous, text: text, what: what, candidates: byBeginning, nearest: [])
      }
      return (byBeginning[0], .beginning)
    }
    throw NameError(
      .unknown, text: text, what: what, candidates: [], nearest: nearest(to: text, among: kinds))
  }

  private func nearest(to text: String, among kinds: Set<EntityKind>) -> [EntityIndex] {
    var owners: [String: EntityIndex] = [:]
    var names: [String] = []
    for entity in dataset.indices where kinds.contains(dataset[entity].kind) {
      let value = dataset[entity]
      for name in [value.name] + value.aliases + value.terms where owners[name] == nil {
        owners[name] = entity
        names.append(name)
      }
    }
    var found: [EntityIndex] = []
    for name in Suggestions.nearest(to: text, among: names, limit: 6) {
      if let owner = owners[name], !found.contains(owner) { found.append(owner) }
    }
    return Array(found.prefix(3))
  }

  private static func key(_ text: String) -> String {
    let key = Folding.key(text)
    return key.hasPrefix("the ") ? String(key.dropFirst(4)) : key
  }
}

/// That a name means nothing, or more than one thing.
public struct NameError: Error, Sendable {
  /// What is wrong with the name.
  public enum Problem: Sendable {
    /// Nothing has it.
    case unknown
    /// More than one has it.
    case ambiguous
  }
  /// What is wrong.
  public let problem: Problem
  /// The name as it was typed.
  public let text: String
  /// What was looked for: "topic", "place", "name".
  public let what: String
  /// What it could mean, in dataset order.
  public let candidates: [EntityIndex]
  /// The nearest, best first.
  public let nearest: [EntityIndex]

  init(_ problem: Problem, text: String, what: String, candidates: [EntityIndex], nearest: [EntityIndex]) {
    self.problem = problem
    self.text = text
    self.what = what
    self.candidates = candidates
    self.nearest = nearest
  }

  /// What to tell the person who typed it.
  public func message(in dataset: Dataset) -> String {
    let shown = text.count <= 80 ? text : text.prefix(77) + "…"
    switch problem {
    case .ambiguous:
      let names = candidates.prefix(12).map {
        "  \(dataset[$0].name)  (\(dataset[$0].kind), id \(dataset[$0].id))"
      }
      let more = candidates.count > 12 ? ["  … and \(candidates.count - 12) more"] : []
      return
        (["'\(shown)' could be any of \(candidates.count):"] + names + more + [
          "Say which, by its name or id."
        ])
        .joined(separator: "\n")
    case .unknown:
      guard !nearest.isEmpty else {
        return "There is no \(what) '\(shown)' in this dataset; give an id, a name or the beginning of one."
      }
      let names = nearest.map { "'\(dataset[$0].name)'" }.joined(separator: " or ")
      return "There is no \(what) '\(shown)'; did you mean \(names)?"
    }
  }
}
