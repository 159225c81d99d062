internal import CoalitionLinking
public import CoalitionModel

/// Which reports there are, about something, about somewhere, since some date.
public struct ReportsQuestion: Sendable {
  /// A report must be about every one of these; none means any report.
  public let topics: [EntityIndex]
  /// Where and when; its topics are not used.
  public let filter: ClaimFilter

  /// Makes the question.
  public init(topics: [EntityIndex] = [], filter: ClaimFilter = ClaimFilter()) {
    self.topics = topics
    self.filter = filter
  }

  /// Answers it, the newest report first, then in dataset order; reports without a date last. O(claims of reports).
  public func answer(in dataset: Dataset) -> Answer {
    var findings: [Answer.Finding] = []
    var dateless: [EntityIndex] = []
    for report in dataset.indices where dataset[report].kind == .report {
      let value = dataset[report]
      var place = filter
      place.since = nil
      let claims = dataset.claims(of: report)
      var builder = FindingBuilder(report)
      var reach: Answer.Reach? = topics.isEmpty && filter.place == nil ? .inside : nil
      if reach == nil {
        let passes = (topics.isEmpty ? [nil] : topics.map(Optional.some)).allSatisfy { topic in
          place.topics = topic.map { [$0] } ?? []
          var passes = false
          for claim in claims {
            if case .passes(let found) = place.judge(claim, dataset) {
              builder.add(claim, found)
              passes = true
              reach = min(reach ?? found, found)
            }
          }
          return passes
        }
        guard passes else { continue }
      }
      guard let reach else { continue }
      if let since = filter.since {
        guard let date = value.date else {
          dateless.append(report)
          continue
        }
        guard date.latest >= since.earliest else { continue }
      }
      let publishing = dataset.relationships(of: report).filter { $0.kind == .publishes && $0.basis == .stated }
      let evidence = publishing.isEmpty ? value.evidence : publishing.map(\.evidence)
      findings.append(
        Answer.Finding(
          entity: report, topics: value.topics, places: value.places, who: dataset.publishers(of: report),
          basis: publishing.isEmpty ? .implied : .stated, reach: reach,
          periods: value.date.map { [Period(since: $0, until: $0)] } ?? [], evidence: evidence))
    }
    findings.sort { left, right in
      if left.reach != right.reach { return left.reach < right.reach }
      let (newer, older) = (dataset[left.entity].date?.earliest ?? 0, dataset[right.entity].date?.earliest ?? 0)
      return newer != older ? newer > older : left.entity < right.entity
    }
    var notes: [String] = []
    if !dateless.isEmpty { notes.append("Date not known, so not counted: \(Phrases.names(dateless, in: dataset)).") }
    if findings.isEmpty, let filterPlace = filter.place {
      for wider in dataset.hierarchy.ancestors(of: filterPlace) {
        let found = ReportsQuestion(topics: topics, filter: ClaimFilter(place: wider)).answer(in: dataset).findings
        if !found.isEmpty {
          notes.append("Nearest that has an answer: in \(dataset[wider].name)  (\(found.count))")
          break
        }
      }
    }
    let about = topics.isEmpty ? "" : " about \(Phrases.list(topics.map { dataset[$0].name }, with: "and"))"
    return Answer(
      understood: "Reports\(about)\(filter.phrase(in: dataset))", findings: findings, notes: notes)
  }
}

extension Dataset {
  /// Who publishes a report: stated publishers and those of the shorthand column, each once, in dataset order.
  public func publishers(of report: EntityIndex) -> [EntityIndex] {
    let tied = relationships(of: report).filter { $0.kind == .publishes && $0.to == report }.map(\.from)
    return Set(tied).sorted()
  }
}
