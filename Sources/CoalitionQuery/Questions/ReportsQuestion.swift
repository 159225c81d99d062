internal import CoalitionLinking
public import CoalitionModel

/// Which reports there are, about something, about somewhere, of some time, by somebody.
public struct ReportsQuestion: Sendable {
  /// What a report must be about: of each of these, one topic at least; none means any report.
  public var needs: [[EntityIndex]]
  /// Where and when: a report of that time. Its topics are not used.
  public var filter: ClaimFilter
  /// Who published it.
  public var publisher: EntityIndex?

  /// Makes the question; a report must be about every one of the topics.
  public init(topics: [EntityIndex] = [], filter: ClaimFilter = ClaimFilter()) {
    self.init(needs: topics.map { [$0] }, filter: filter)
  }

  /// Makes the question; a report must be about one topic at least of each need.
  public init(
    needs: [[EntityIndex]], filter: ClaimFilter = ClaimFilter(), publisher: EntityIndex? = nil
  ) {
    self.needs = needs
    self.filter = filter
    self.publisher = publisher
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
    return Answer(understood: understood(in: dataset), findings: findings, notes: notes)
  }

  /// The question as a sentence.
  public func understood(in dataset: Dataset) -> String {
    let topics = needs.map { Phrases.list($0.map { dataset[$0].name }, with: "or") }
    let about = topics.isEmpty ? "" : " about \(Phrases.list(topics, with: "and"))"
    let by = publisher.map { " by \(dataset[$0].name)" } ?? ""
    return "Reports\(about)\(by)\(filter.phrase(in: dataset))"
  }

  /// The command that asks the same.
  public func command(in dataset: Dataset) -> String {
    let topics = needs.map { Phrases.quoted($0.map { dataset[$0].id }.joined(separator: "|")) }
    let by = publisher.map { ["--by " + Phrases.quoted(dataset[$0].id)] } ?? []
    return (["coalition reports"] + topics + Phrases.options(filter, dataset) + by).joined(separator: " ")
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
      let publishers = dataset.publishers(of: report)
      if let publisher, !publishers.contains(publisher) { continue }
      if let since = filter.since, let date = value.date, date.latest < since.earliest { continue }
      if let before = filter.before, let date = value.date, date.latest >= before.earliest { continue }
      guard let reach = reach(of: report, dataset, &placeless) else { continue }
      if filter.since != nil || filter.before != nil, value.date == nil {
        dateless.append(report)
        continue
      }
      let publishing = dataset.relationships(of: report).filter {
        $0.kind == .publishes && $0.basis == .stated && (publisher == nil || $0.from == publisher)
      }
      let evidence = publishing.isEmpty ? value.evidence : publishing.map(\.evidence)
      findings.append(
        Answer.Finding(
          entity: report, topics: value.topics, places: value.places, who: publishers,
          basis: publishing.isEmpty ? .implied : .stated, reach: reach,
          periods: value.date.map { [Period(since: $0, until: $0)] } ?? [], evidence: evidence))
    }
    return (findings, dateless, placeless)
  }

  /// How a report's places fit, the worst of all needs; nil where it is not about one of them, or not there.
  private func reach(
    of report: EntityIndex, _ dataset: Dataset, _ placeless: inout [EntityIndex]
  ) -> Reach? {
    var worst = Reach.inside
    guard !needs.isEmpty || filter.place != nil else { return worst }
    let claims = dataset.claims(of: report)
    var isPlaceUnknown = filter.place != nil && dataset[report].places.isEmpty && needs.isEmpty
    var isAnswered = true
    for topics in needs.isEmpty ? [[]] : needs {
      let part = ClaimFilter(topics: topics, place: filter.place, kilometres: filter.kilometres)
      let verdicts = claims.map { part.judge($0, dataset) }
      let nearest = verdicts.compactMap { if case .passes(let reach) = $0 { reach } else { nil } }.min()
      if let nearest { worst = max(worst, nearest) } else { isAnswered = false }
      if verdicts.contains(.placeUnknown) { isPlaceUnknown = true }
    }
    if !isAnswered, isPlaceUnknown, needs.count <= 1 { placeless.append(report) }
    return isAnswered ? worst : nil
  }

  /// For an empty answer: the least changes to the question that give one.
  private func nearestQuestions(in dataset: Dataset) -> [String] {
    var tried: [ReportsQuestion] = []
    func consider(_ change: (inout ReportsQuestion) -> Void) {
      var question = self
      change(&question)
      tried.append(question)
    }
    if filter.since != nil || filter.before != nil {
      consider { ($0.filter.since, $0.filter.before) = (nil, nil) }
    }
    if publisher != nil { consider { $0.publisher = nil } }
    if let place = filter.place {
      for wider in dataset.hierarchy.ancestors(of: place) {
        consider { ($0.filter.place, $0.filter.kilometres) = (wider, nil) }
      }
      if !needs.isEmpty { consider { ($0.filter.place, $0.filter.kilometres) = (nil, nil) } }
    }
    for (need, topics) in needs.enumerated() {
      for (place, topic) in topics.enumerated() {
        for broader in dataset.hierarchy.ancestors(of: topic) { consider { $0.needs[need][place] = broader } }
      }
      consider { $0.needs.remove(at: need) }
    }
    consider { ($0.needs, $0.filter.place, $0.filter.kilometres) = ([], nil, nil) }
    var notes: [String] = []
    for question in tried where notes.count < 3 {
      let count = question.search(dataset).findings.count
      guard count > 0 else { continue }
      notes.append("Nearest that has an answer: \(question.command(in: dataset))  (\(count))")
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
