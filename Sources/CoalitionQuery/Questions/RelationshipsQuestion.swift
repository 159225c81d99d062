internal import CoalitionLinking
public import CoalitionModel

/// Who or what is tied to somebody: who runs a campaign, whom it targets, who partners with whom.
public struct RelationshipsQuestion: Sendable {
  /// Which end of the relationship is asked for.
  public enum Side: String, Sendable, CaseIterable {
    /// Who stands at its start: who runs the subject.
    case from
    /// What stands at its end: whom the subject runs.
    case to
    /// Either.
    case any
  }

  /// Whom it is about. A place with what lies in it.
  public var subject: EntityIndex
  /// Which relationship; nil for all.
  public var kind: RelationshipKind?
  /// Which end is asked for.
  public var side: Side
  /// Which kinds of entity are asked for; empty for all.
  public var kinds: Set<EntityKind>
  /// Only what is known to reach this date.
  public var since: PartialDate?
  /// Only what is known to have begun before this date.
  public var before: PartialDate?
  /// Who is left out.
  public var besides: [EntityIndex]

  /// Makes the question.
  public init(
    of subject: EntityIndex, kind: RelationshipKind? = nil, side: Side = .any, kinds: Set<EntityKind> = [],
    since: PartialDate? = nil, before: PartialDate? = nil, besides: [EntityIndex] = []
  ) {
    self.subject = subject
    self.kind = kind
    self.side = side
    self.kinds = kinds
    self.since = since
    self.before = before
    self.besides = besides
  }

  /// Answers it: each entity once, stated before implied, then in dataset order. O(relationships of the subject, or
  /// of all that lies in a place).
  public func answer(in dataset: Dataset) -> Answer {
    var found: [EntityIndex: [Relationship]] = [:]
    var undated: Set<EntityIndex> = []
    let subjects = dataset[subject].kind.isPlace ? Array(dataset.hierarchy.subtree(of: subject)) : [subject]
    for end in subjects {
      for tie in dataset.relationships(of: end) where kind == nil || tie.kind == kind {
        let isStart = tie.from == end
        let fits = side == .any || !tie.kind.isDirected || (side == .to) == isStart
        let other = isStart ? tie.to : tie.from
        guard fits, kinds.isEmpty || kinds.contains(dataset[other].kind), !besides.contains(other),
          !subjects.contains(other)
        else { continue }
        guard since.map(tie.period.reaches) ?? true, before.map(tie.period.begins(before:)) ?? true else {
          if tie.period == Period() { undated.insert(other) }
          continue
        }
        found[other, default: []].append(tie)
      }
    }
    let findings = found.map { other, ties in
      let basis = ties.map(\.basis).min() ?? .implied
      var (periods, evidence): ([Period], [Evidence]) = ([], [])
      for tie in ties where tie.basis == basis {
        if !tie.period.description.isEmpty, !periods.contains(tie.period) { periods.append(tie.period) }
        if !evidence.contains(tie.evidence) { evidence.append(tie.evidence) }
      }
      var finding = Answer.Finding(
        entity: other, topics: [], places: [], who: [], basis: basis, reach: .inside, periods: periods,
        evidence: evidence)
      if kind == nil {
        for tie in ties where tie.basis == basis {
          let label = subjects.contains(tie.from) ? tie.kind.label : tie.kind.reverseLabel
          if !finding.ties.contains(label) { finding.ties.append(label) }
        }
      }
      return finding
    }.sorted { ($0.basis, $0.entity) < ($1.basis, $1.entity) }
    var notes: [String] = []
    undated.subtract(found.keys)
    if !undated.isEmpty {
      notes.append("Date not known, so not counted: \(Phrases.names(undated.sorted(), in: dataset)).")
    }
    if findings.isEmpty {
      let all = RelationshipsQuestion(of: subject)
      if (kind, side, kinds, since ?? before, besides) != (nil, .any, [], nil, []) {
        let count = all.answer(in: dataset).findings.count
        if count > 0 { notes.append("Nearest that has an answer: \(all.command(in: dataset))  (\(count))") }
      }
    }
    return Answer(understood: understood(in: dataset), findings: findings, notes: notes)
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    let subject = dataset[subject].name
    let who =
      kinds.isEmpty || kinds == WhoQuestion.usualKinds
      ? "Who" : "Which \(Phrases.list(EntityKind.allCases.filter(kinds.contains).map(\.plural), with: "or"))"
    let time = ClaimFilter(since: since, before: before).phrase(in: dataset)
    let besides =
      besides.isEmpty ? "" : ", besides " + Phrases.list(self.besides.map { dataset[$0].name }, with: "and")
    guard let kind else { return "\(who) is tied to \(subject)\(time)\(besides)" }
    let label = side == .to ? kind.reverseLabel : kind.label
    return "\(who) \(who == "Who" ? label : Self.plural(label)) \(subject)\(time)\(besides)"
  }

  /// What one does as several do it: "is run by" and "are run by", "publishes" and "publish".
  private static func plural(_ label: String) -> String {
    var words = label.split(separator: " ").map(String.init)
    guard let verb = words.first else { return label }
    switch verb {
    case "is": words[0] = "are"
    case "has": words[0] = "have"
    case _ where verb.hasSuffix("sses") || verb.hasSuffix("shes"): words[0] = String(verb.dropLast(2))
    case _ where verb.hasSuffix("s"): words[0] = String(verb.dropLast())
    default: break
    }
    return words.joined(separator: " ")
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    var words = ["coalition relationships", Phrases.quoted(dataset[subject].id)]
    if let kind { words.append("--kind \(Phrases.quoted(kind.id))") }
    if side != .any { words.append("--side \(side.rawValue)") }
    if !kinds.isEmpty { words += EntityKind.allCases.filter(kinds.contains).map { "--only \($0.rawValue)" } }
    if let since { words.append("--since \(since)") }
    if let before { words.append("--before \(before)") }
    words += besides.map { "--besides " + Phrases.quoted(dataset[$0].id) }
    return words.joined(separator: " ")
  }
}
