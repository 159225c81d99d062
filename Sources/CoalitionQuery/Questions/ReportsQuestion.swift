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
    var (findings, dateless, placeless) = search(dataset)
    findings.sort { left, right in
      if left.reach != right.reach { return left.reach < right.reach }
      let (newer, older) = (
        dataset[left.entity].date?.earliest ?? 0, dataset[right.entity].date?.earliest ?? 0
      )
      return newer != older ? newer > older : left.entity < right.entity
    }
    var notes: [String] = []
    if !placeless.isEmpty {
      notes.append("Place not known, so not counted: \(Phrases.names(placeless, in: dataset)).")
    }
    if !dateless.isEmpty {
      notes.append("Date not known, so not counted: \(Phrases.names(dateless, in: dataset)).")
    }
    if findings.isEmpty { notes += nearestQuestions(in: dataset) }
    let about = topics.isEmpty ? "" : " about \(Phrases.list(topics.map { dataset[$0].name }, with: "and"))"
    return Answer(
      understood: "Reports\(about)\(filter.phrase(in: dataset))", findings: findings, notes: notes)
  }

  /// What answers the question, and the reports of which the date or the place is not known.
  private func search(
    _ dataset: Dataset
  ) -> (findings: [Answer.Finding], dateless: [EntityIndex], placeless: [EntityIndex]) {
    var findings: [Answer.Finding] = []
    var dateless: [EntityIndex] = []
    var placeless: [EntityIndex] = []
    for report in dataset.indices where dataset[report].kind == .report {
      let value = dataset[report]
      if let since = filter.since, let date = value.date, date.latest < since.earliest { continue }
      guard let reach = reach(of: report, dataset, &placeless) else { continue }
      if filter.since != nil, value.date == nil {
        dateless.append(report)
        continue
      }
      let publishing = dataset.relationships(of: report).filter {
        $0.kind == .publishes && $0.basis == .stated
      }
      let evidence = publishing.isEmpty ? value.evidence : publishing.map(\.evidence)
      findings.append(
        Answer.Finding(
          entity: report, topics: value.topics, places: value.places, who: dataset.publishers(of: report),
          basis: publishing.isEmpty ? .implied : .stated, reach: reach,
          periods: value.date.map { [Period(since: $0, until: $0)] } ?? [], evidence: evidence))
    }
    return (findings, dateless, placeless)
  }

  /// How a report's places fit, the worst of all topics; nil where it is not about one of them, or not there.
  private func reach(
    of report: EntityIndex, _ dataset: Dataset, _ placeless: inout [EntityIndex]
  ) -> Reach? {
    var worst = Reach.inside
    guard !topics.isEmpty || filter.place != nil else { return worst }
    let claims = dataset.claims(of: report)
    var isPlaceUnknown = filter.place != nil && dataset[report].places.isEmpty && topics.isEmpty
    var isAnswered = true
    for topic in topics.isEmpty ? [nil] : topics.map(Optional.some) {
      let part = ClaimFilter(topics: topic.map { [$0] } ?? [], place: filter.place)
      let verdicts = claims.map { part.judge($0, dataset) }
      let nearest = verdicts.compactMap { if case .passes(let reach) = $0 { reach } else { nil } }.min()
      if let nearest { worst = max(worst, nearest) } else { isAnswered = false }
      if verdicts.contains(.placeUnknown) { isPlaceUnknown = true }
    }
    if !isAnswered, isPlaceUnknown, topics.count <= 1 { placeless.append(report) }
    return isAnswered ? worst : nil
  }

  /// For an empty answer: the least changes to the question that give one.
  private func nearestQuestions(in dataset: Dataset) -> [String] {
    var tried: [ReportsQuestion] = []
    func consider(_ topics: [EntityIndex], _ place: EntityIndex?, _ since: PartialDate?) {
      tried.append(ReportsQuestion(topics: topics, filter: ClaimFilter(place: place, since: since)))
    }
    if filter.since != nil { consider(topics, filter.place, nil) }
    if let place = filter.place {
      for wider in dataset.hierarchy.ancestors(of: place) { consider(topics, wider, filter.since) }
      if !topics.isEmpty { consider(topics, nil, filter.since) }
    }
    for topic in topics {
      for broader in dataset.hierarchy.ancestors(of: topic) {
        consider(topics.map { $0 == topic ? broader : $0 }, filter.place, filter.since)
      }
      consider(topics.filter { $0 != topic }, filter.place, filter.since)
    }
    consider([], nil, filter.since)
    var notes: [String] = []
    for question in tried where notes.count < 3 {
      let count = question.search(dataset).findings.count
      guard count > 0 else { continue }
      let command = Phrases.command("reports", question.topics, question.filter, dataset)
      notes.append("Nearest that has an answer: \(command)  (\(count))")
    }
    return notes
  }
}

extension Dataset {
  /// Who publishes a report: stated publishers and those of the shorthand column, each once, in dataset order.
  public func publishers(of report: EntityIndex) -> [EntityIndex] {
    let tied = relationships(of: report).filter { $0.kind == .publishes && $0.to == report }.map(\.from)
    return Set(tied).sorted()
  }
}
