public import CoalitionAnalysis
public import CoalitionLinking
public import CoalitionModel
internal import CoalitionQuery
internal import GraphAlgorithms

extension Diagram {
  /// Reports and campaigns along an axis of time.
  ///
  /// A date is the span that it names: 2014 is the whole year, not its first day. A campaign lasts from its first to
  /// its last day, and where one of the two is not known, it says so. What has no date at all, what lies outside the
  /// time asked for and what is more than `limit` is counted and named in the caption. What one page cannot hold,
  /// ``DiagramComposer`` puts on several.
  ///
  /// - Parameters:
  ///   - since: only what may have happened at this date or later.
  ///   - until: only what may have happened at this date or earlier.
  ///   - topic: only what is about this or what lies below it.
  ///   - limit: how many at most, of which the latest are drawn; nil for all.
  public static func timeline(
    _ graph: EntityGraph, _ clusters: ClusterAnalysis, since: PartialDate? = nil, until: PartialDate? = nil,
    topic: EntityIndex? = nil, limit: Int? = nil
  ) -> Diagram {
    let limit = max(0, limit ?? .max)
    let builder = DiagramBuilder(graph: graph, clusters: clusters)
    let dataset = graph.dataset
    let wanted = dataset.reportsAndCampaigns(about: topic)
    let times = wanted.map { (entity: $0, time: TimeSpan(dataset[$0])) }
    let undated = times.filter { $0.time == nil }.map(\.entity)
    let dated = times.compactMap { entity, time in time.map { (entity: entity, time: $0) } }
    let inside = dated.filter { $0.time.overlaps(since, until) }
    let outside = dated.filter { !$0.time.overlaps(since, until) }.map(\.entity)
    let ranked = inside.sorted {
      (-$0.time.latest, -$0.time.earliest, $0.entity) < (-$1.time.latest, -$1.time.earliest, $1.entity)
    }
    let cut = ranked.dropFirst(limit).map(\.entity)
    let shown = ranked.prefix(limit).sorted {
      ($0.time.earliest, $0.time.latest, $0.entity) < ($1.time.earliest, $1.time.latest, $1.entity)
    }
    let captions = [
      ("without a date", undated), ("outside the time asked for", outside), ("of earlier times", cut),
    ].filter { !$0.1.isEmpty }.map { why, entities in
      "Not drawn: \(entities.count) \(why): \(dataset.namesInCaption(entities.sorted()))."
    }
    let about = topic.map { " about \(dataset[$0].name)" } ?? ""
    let period = Period(since: since, until: until).description
    return Diagram(
      title: "Reports and campaigns\(about)" + (period.isEmpty ? "" : ", \(period)"),
      subtitle: "What was published or fought for, and when.",
      sourceLine: builder.sourceLine, caption: captions.joined(separator: " "),
      nodes: shown.map { entity, time in
        var node = builder.node(entity)
        node.details = time.words
        node.spot = .time(from: time.from, until: time.until)
        node.hover =
          "\(node.hover)\n\(time.words.joined(separator: ", "))" + dataset.publishersLine(entity)
          + dataset.evidenceLine(entity)
        return node
      }, clusters: builder.keys(for: shown.map(\.entity)), placements: [.timeline, .rows])
  }
}

/// What is known of when something was, in years with a fraction.
private struct TimeSpan {
  /// Infinite where it is not known.
  var from: Double
  var until: Double
  /// As people read it, and which end nobody knows.
  var words: [String]

  init?(_ entity: Entity) {
    let period = entity.kind == .report ? Period(since: entity.date, until: entity.date) : entity.period
    guard period != Period() else { return nil }
    from = period.since.map(Self.start) ?? -.infinity
    until = period.until.map(Self.end) ?? .infinity
    // A period that ends before it begins is for `check` to mend.
    if until < from { (from, until) = (until, from) }
    words = [period.description]
    if period.since == nil { words.append("begin unknown") }
    if period.until == nil { words.append("end unknown") }
  }

  /// The order of what begins at times unknown is that of their ends, and the other way round.
  var earliest: Double { from.isFinite ? from : until }
  var latest: Double { until.isFinite ? until : from }

  func overlaps(_ since: PartialDate?, _ until: PartialDate?) -> Bool {
    (since.map { self.until > Self.start($0) } ?? true) && (until.map { from < Self.end($0) } ?? true)
  }

  private static func start(_ date: PartialDate) -> Double {
    Double(date.year) + (Double((date.month ?? 1) - 1) + Double((date.day ?? 1) - 1) / 31) / 12
  }

  /// When it is over.
  private static func end(_ date: PartialDate) -> Double {
    let month = date.month ?? 12
    return Double(date.year) + (Double(month - 1) + (date.day.map { Double($0) / 31 } ?? 1)) / 12
  }
}

extension Dataset {
  /// All of them, or those that answer the question about a topic, in dataset order.
  fileprivate func reportsAndCampaigns(about topic: EntityIndex?) -> [EntityIndex] {
    guard let topic else { return indices.filter { self[$0].kind == .report || self[$0].kind == .campaign } }
    let campaigns = WhoQuestion(topics: [topic], kinds: [.campaign]).answer(in: self).findings.map(\.entity)
    let reports = ReportsQuestion(topics: [topic]).answer(in: self).findings.map(\.entity)
    return (campaigns + reports).sorted()
  }

  fileprivate func publishersLine(_ entity: EntityIndex) -> String {
    let names = self[entity].kind == .report ? publishers(of: entity).map { self[$0].name } : []
    return names.isEmpty ? "" : "\nPublished by \(names.prefix(5).joined(separator: ", "))"
  }

  fileprivate func evidenceLine(_ entity: EntityIndex) -> String {
    let places = self[entity].evidence.prefix(3).map { evidence in
      [evidence.source.map { self[$0].title } ?? "no source", evidence.locator]
        .filter { !$0.isEmpty }.joined(separator: ", ")
    }
    return places.isEmpty ? "" : "\n[\(places.joined(separator: "; "))]"
  }
}
