internal import CoalitionModel

/// Finds the ways in which a question follows the grammar.
///
/// Depth first with backtracking; the number of steps is bounded, so a question made to tangle is refused in time.
struct QuestionMatching {
  /// What a part of the question was found to say.
  enum Value: Equatable {
    case note(String)
    /// Every one of these, or any of them.
    case entities([EntityIndex], isAny: Bool)
    case date(PartialDate)
    case number(Double)
  }

  struct Capture: Equatable {
    let key: String
    let value: Value
  }

  /// One way to understand the question.
  struct Reading {
    let captures: [Capture]
    /// The better understood, the lower: few names, each of them exact.
    let cost: Int
  }

  /// A name that means several things where it stands.
  struct Ambiguity {
    let words: Range<Int>
    let entities: [EntityIndex]
  }

  /// Every reading found, in the order of the grammar.
  private(set) var readings: [Reading] = []
  /// How far any reading came.
  private(set) var furthest = 0
  /// Names that stood in the way because they mean several things.
  private(set) var ambiguities: [Ambiguity] = []
  /// Whether the search was given up.
  private(set) var isTangled = false

  private let grammar: QuestionGrammar
  private let words: [QuestionWord]
  private let names: NamesInQuestion
  private let dataset: Dataset
  private var steps = 0

  static let stepLimit = 400_000
  private static let readingLimit = 200

  init(
    _ words: [QuestionWord], _ grammar: QuestionGrammar, from rule: String, _ names: NamesInQuestion,
    _ dataset: Dataset
  ) {
    (self.words, self.grammar, self.names, self.dataset) = (words, grammar, names, dataset)
    match(.rule(rule), at: 0, nil) { matching, end, trail in
      matching.furthest = max(matching.furthest, end)
      guard end == matching.words.count else { return }
      matching.readings.append(Reading(captures: trail?.captures ?? [], cost: trail?.cost ?? 0))
    }
  }

  /// What was taken so far, the last first.
  private final class Trail {
    let capture: Capture
    let cost: Int
    let before: Trail?

    init(_ capture: Capture, cost: Int, _ before: Trail?) {
      (self.capture, self.before) = (capture, before)
      self.cost = cost + (before?.cost ?? 0)
    }

    var captures: [Capture] {
      var list: [Capture] = []
      var next: Trail? = self
      while let trail = next {
        list.append(trail.capture)
        next = trail.before
      }
      return list.reversed()
    }
  }

  private typealias Next = (_ matching: inout QuestionMatching, _ end: Int, _ trail: Trail?) -> Void

  private mutating func match(_ node: QuestionGrammar.Node, at place: Int, _ trail: Trail?, _ next: Next) {
    steps += 1
    if steps > Self.stepLimit || readings.count >= Self.readingLimit {
      if steps > Self.stepLimit { isTangled = true }
      return
    }
    switch node {
    case .word(let word):
      furthest = max(furthest, place)
      if place < words.count, words[place].key == word { next(&self, place + 1, trail) }
    case .rule(let name):
      guard let rule = grammar.rules[name] else { preconditionFailure("no rule \(name)") }
      match(rule, at: place, trail, next)
    case .sequence(let nodes): matchAll(nodes[...], at: place, trail, next)
    case .choice(let nodes):
      for node in nodes { match(node, at: place, trail, next) }
    case .optional(let node):
      match(node, at: place, trail, next)
      next(&self, place, trail)
    case .repeated(let inner):
      match(inner, at: place, trail) { matching, end, trail in
        if end > place { matching.match(node, at: end, trail, next) }
      }
      next(&self, place, trail)
    case .note(let key, let value):
      next(&self, place, Trail(Capture(key: key, value: .note(value)), cost: 0, trail))
    case .slot(let key, let slot): fill(slot, key, at: place, trail, next)
    }
  }

  private mutating func matchAll(
    _ nodes: ArraySlice<QuestionGrammar.Node>, at place: Int, _ trail: Trail?, _ next: Next
  ) {
    guard let first = nodes.first else { return next(&self, place, trail) }
    match(first, at: place, trail) { matching, end, trail in
      matching.matchAll(nodes.dropFirst(), at: end, trail, next)
    }
  }

  private mutating func fill(
    _ slot: QuestionGrammar.Slot, _ key: String, at place: Int, _ trail: Trail?, _ next: Next
  ) {
    furthest = max(furthest, place)
    guard place < words.count else { return }
    switch slot {
    case .number:
      if let number = TimePhrases.number(words[place].key) {
        next(&self, place + 1, Trail(Capture(key: key, value: .number(number)), cost: 0, trail))
      }
    case .date:
      if let (date, end) = TimePhrases.date(words, at: place) {
        next(&self, end, Trail(Capture(key: key, value: .date(date)), cost: 0, trail))
      }
    case .topics, .actors:
      list(slot == .topics ? [.topic] : Self.kinds(.thing), at: place, [], cost: 0, isAny: nil) {
        matching, end, entities, isAny, cost in
        let value = Value.entities(entities, isAny: isAny)
        next(&matching, end, Trail(Capture(key: key, value: value), cost: cost, trail))
      }
    default:
      for (entity, end, cost) in names(Self.kinds(slot), at: place) {
        let value = Value.entities([entity], isAny: false)
        next(&self, end, Trail(Capture(key: key, value: value), cost: cost, trail))
      }
    }
  }

  private static func kinds(_ slot: QuestionGrammar.Slot) -> Set<EntityKind> {
    switch slot {
    case .topic, .topics: [.topic]
    case .place: [.city, .region, .country]
    case .actor: [.organization, .campaign]
    case .report: [.report]
    case .thing, .actors: [.organization, .campaign, .report]
    case .any, .date, .number: Set(EntityKind.allCases)
    }
  }

  private typealias NextInList = (
    _ matching: inout QuestionMatching, _ end: Int, _ entities: [EntityIndex], _ isAny: Bool, _ cost: Int
  ) -> Void

  /// `a`, `a and b`, `a, b or c`; all of them, then fewer.
  private mutating func list(
    _ kinds: Set<EntityKind>, at place: Int, _ before: [EntityIndex], cost: Int, isAny: Bool?,
    _ next: NextInList
  ) {
    for (entity, end, own) in names(kinds, at: place) {
      let entities = before.contains(entity) ? before : before + [entity]
      let cost = cost + own
      // A separator, a comma before it or alone: "a, b and c". Only the last one needs to be a word.
      let comma = end < words.count && words[end].followsComma
      if end < words.count, let separator = Self.separators[words[end].key] {
        var start = end + 1
        for extra in ["also", "on", "sur", "aussi"] where start < words.count && words[start].key == extra {
          start += 1
        }
        if isAny == nil || isAny == separator {
          list(kinds, at: start, entities, cost: cost, isAny: separator, next)
        }
      }
      if comma { list(kinds, at: end, entities, cost: cost, isAny: isAny, next) }
      if entities.count == 1 || isAny != nil || before.isEmpty {
        next(&self, end, entities, isAny ?? false, cost)
      } else {
        // "a, b" without a word between means both.
        next(&self, end, entities, false, cost + 1)
      }
    }
  }

  private static let separators: [String: Bool] = [
    "and": false, "et": false, "or": true, "ou": true,
  ]

  /// The names that begin at a word, an article before them aside: the longest first.
  private mutating func names(
    _ kinds: Set<EntityKind>, at place: Int
  ) -> [(entity: EntityIndex, end: Int, cost: Int)] {
    var found = mentions(kinds, at: place)
    var start = place
    while start < words.count - 1, Self.articles.contains(words[start].key), start < place + 3 {
      start += 1
      found += mentions(kinds, at: start)
    }
    return found
  }

  static let articles: Set<String> = [
    "the", "a", "an", "any", "all", "la", "le", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux",
    "our",
    "whole", "city", "of",
  ]

  private mutating func mentions(
    _ kinds: Set<EntityKind>, at place: Int
  ) -> [(entity: EntityIndex, end: Int, cost: Int)] {
    let fitting = names.mentions[place].filter { kinds.contains(dataset[$0.entity].kind) }
    let isNamed = fitting.contains { $0.level < .beginning }
    var found: [(entity: EntityIndex, end: Int, cost: Int)] = []
    var next = 0
    while next < fitting.count {
      let words = fitting[next].words
      let group = fitting[next...].prefix { $0.words == words }
      next += group.count
      let level = group.map(\.level).min() ?? .beginning
      // The beginning of a longer name is meant only where no name stands there.
      if level == .beginning, isNamed { continue }
      let best = Self.preferred(group.filter { $0.level == level }.map(\.entity), dataset)
      if best.count == 1 {
        found.append((best[0], words.upperBound, 10 + 2 * level.rawValue + (level == .beginning ? 6 : 0)))
      } else if !ambiguities.contains(where: { $0.words == words }) {
        ambiguities.append(Ambiguity(words: words, entities: best))
      }
    }
    return found
  }

  /// Of things of one name, those that a question about anything more likely means.
  private static func preferred(_ entities: [EntityIndex], _ dataset: Dataset) -> [EntityIndex] {
    func rank(_ entity: EntityIndex) -> Int {
      switch dataset[entity].kind {
      case .organization, .campaign: 0
      case .report: 1
      case .city: 2
      case .region: 3
      case .country: 4
      case .topic: 5
      }
    }
    let best = entities.map(rank).min() ?? 0
    return entities.filter { rank($0) == best }
  }
}
