internal import CoalitionLinking
public import CoalitionModel

/// Since when somebody works on something.
public struct SinceQuestion: Sendable {
  /// Whom it is about.
  public var subject: EntityIndex
  /// One of these topics or what is below them, and where.
  public var filter: ClaimFilter

  /// Makes the question.
  public init(about subject: EntityIndex, filter: ClaimFilter) {
    self.subject = subject
    self.filter = filter
  }

  /// The earliest date that any claim gives as its beginning; nil where none gives one. O(claims of the subject).
  public func earliest(in dataset: Dataset) -> PartialDate? {
    claims(in: dataset).compactMap(\.period.since).min { $0.earliest < $1.earliest }
  }

  /// Answers it: the topics with the claims that begin first, and a note that says since when.
  public func answer(in dataset: Dataset) -> Answer {
    let earliest = earliest(in: dataset)
    let all = claims(in: dataset)
    var builders: [EntityIndex: FindingBuilder] = [:]
    for claim in all where earliest == nil || claim.period.since == earliest {
      guard let topic = claim.topic else { continue }
      builders[topic, default: FindingBuilder(topic)].add(claim, .inside)
    }
    let findings = builders.keys.sorted().compactMap { builders[$0]?.finding(in: dataset) }
    var notes: [String] = []
    let what = Phrases.list(filter.topics.map { dataset[$0].name }, with: "or") + filter.phrase(in: dataset)
    if let earliest {
      notes.append("Since \(earliest), as far as the data says.")
    } else if !all.isEmpty {
      notes.append("\(dataset[subject].name) works on \(what); the data does not say since when.")
    } else {
      let command = WhatQuestion(about: subject).command(in: dataset)
      notes.append("Nothing says that \(dataset[subject].name) works on \(what). See: \(command)")
    }
    return Answer(
      understood: "Since when \(dataset[subject].name) works on \(what)",
      findings: earliest == nil ? [] : findings, notes: notes)
  }

  /// The command that shows the same claims.
  public func command(in dataset: Dataset) -> String {
    WhatQuestion(about: subject, filter: filter).command(in: dataset)
  }

  private func claims(in dataset: Dataset) -> [Claim] {
    dataset.claims(of: subject).filter { claim in
      if case .passes = filter.judge(claim, dataset) { true } else { false }
    }
  }
}
