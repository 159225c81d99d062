internal import CoalitionModel
internal import DocumentReading
internal import GraphExchange

/// A dataset as linked data in the words of schema.org (JSON-LD 1.1, https://www.w3.org/TR/json-ld11/;
/// https://schema.org/docs/full.html).
///
/// Organizations are `NGO`, campaigns `Project`, reports `Report`, places `City`, `State` and `Country`, topics
/// `DefinedTerm`; `knowsAbout` says on what somebody works and `areaServed` where. Work on a topic in a place is an
/// `Action` with its agent, object and location, so that the three stay together, and `citation` says what it rests on.
/// The document is written here and never read.
struct JSONLDFormat {
  private let dataset: Dataset
  private var omissions = Omissions()

  static func write(_ dataset: Dataset) -> (bytes: [UInt8], omissions: Omissions) {
    var format = JSONLDFormat(dataset: dataset)
    let bytes = format.document().encoded()
    return (bytes, format.omissions)
  }

  private init(dataset: Dataset) { self.dataset = dataset }

  private func reference(_ id: String) -> JSONValue { .object(JSONObject([.init("@id", .string("#" + id))])) }

  private func references(_ list: [EntityIndex]) -> JSONValue {
    .array(list.map { reference(dataset[$0].id) })
  }

  /// Sources have ids of their own, which may be those of entities too.
  private func reference(_ source: SourceIndex) -> JSONValue { reference("source/" + dataset[source].id) }

  private mutating func document() -> JSONValue {
    var graph: [JSONValue] = []
    for index in dataset.indices { graph.append(node(index)) }
    for (number, source) in dataset.sources.enumerated() { graph.append(node(source, number)) }
    for (number, activity) in dataset.activities.enumerated() { graph.append(node(activity, number)) }
    for tie in dataset.relationships where tie.basis == .stated && property(tie.kind) == nil {
      omissions.add("relationships of the kind '\(tie.kind.label)'")
    }
    omissions.add("denials", dataset.denials.count)
    omissions.add("judgements on identity", dataset.decisions.count)
    omissions.add(
      "columns that the model does not know",
      dataset.entities.reduce(0) { $0 + $1.extra.count }
        + dataset.activities.reduce(0) { $0 + $1.extra.count })
    return .object(
      JSONObject([
        .init("@context", .string("https://schema.org")), .init("@id", .string("")),
        .init("@type", .string("Dataset")), .init("name", .string(dataset.title)),
        .init("identifier", .string(dataset.name)), .init("hasPart", .array(graph)),
      ]))
  }

  /// The property of schema.org that says a kind of tie of its start, and the one that says it of its end.
  private func property(_ kind: RelationshipKind) -> (of: Relationship.End, name: String)? {
    switch kind {
    case .publishes: (.end, "publisher")
    case .runs: (.end, "parentOrganization")
    case .memberOf: (.start, "memberOf")
    case .basedIn: (.start, "location")
    case .mentions: (.start, "mentions")
    case .funds: (.end, "funder")
    default: nil
    }
  }

  private mutating func node(_ index: EntityIndex) -> JSONValue {
    let entity = dataset[index]
    var members: [JSONObject.Member] = [
      .init("@id", .string("#" + entity.id)), .init("@type", .string(Self.type(entity.kind))),
      .init("name", .string(entity.name)),
    ]
    func add(_ name: String, _ text: String) {
      if !text.isEmpty { members.append(.init(name, .string(text))) }
    }
    func add(_ name: String, _ list: [EntityIndex]) {
      if !list.isEmpty { members.append(.init(name, references(list))) }
    }
    if !entity.aliases.isEmpty {
      members.append(.init("alternateName", .array(entity.aliases.map { .string($0) })))
    }
    add("url", entity.url)
    add("description", entity.note)
    let work = Array(dataset.activities(of: index))
    let isReport = entity.kind == .report
    add(isReport ? "about" : "knowsAbout", unique(entity.topics + work.compactMap(\.topic)))
    add(isReport ? "spatialCoverage" : "areaServed", unique(entity.places + work.compactMap(\.place)))
    switch entity.details {
    case .report(_, let date): add("datePublished", date?.description ?? "")
    case .campaign(_, _, let period):
      add("foundingDate", period.since?.description ?? "")
      add("dissolutionDate", period.until?.description ?? "")
    case .place(let coordinate, let within):
      if let coordinate {
        members.append(
          .init(
            "geo",
            .object(
              JSONObject([
                .init("@type", .string("GeoCoordinates")),
                .init("latitude", .number(coordinate.latitude.written)),
                .init("longitude", .number(coordinate.longitude.written)),
              ]))))
      }
      add("containedInPlace", within.map { [$0] } ?? [])
    case .topic(let broader, let terms):
      // schema.org has no broader term; a term's set is the topic above it.
      if let broader { members.append(.init("inDefinedTermSet", reference(dataset[broader].id))) }
      if !terms.isEmpty { members.append(.init("keywords", .array(terms.map { .string($0) }))) }
    case .organization: break
    }
    members += ties(of: index)
    let sources = entity.evidence.compactMap(\.source).map { reference($0) }
    if !sources.isEmpty { members.append(.init("subjectOf", .array(sources))) }
    return .object(JSONObject(members))
  }

  private func ties(of index: EntityIndex) -> [JSONObject.Member] {
    var lists: [(name: String, ids: [EntityIndex])] = []
    for tie in dataset.relationships(of: index) {
      guard let (end, name) = property(tie.kind), (end == .start ? tie.from : tie.to) == index else {
        continue
      }
      let other = end == .start ? tie.to : tie.from
      if let place = lists.firstIndex(where: { $0.name == name }) {
        if !lists[place].ids.contains(other) { lists[place].ids.append(other) }
      } else {
        lists.append((name, [other]))
      }
    }
    return lists.map { .init($0.name, references($0.ids)) }
  }

  private func unique(_ list: [EntityIndex]) -> [EntityIndex] {
    var seen: Set<EntityIndex> = []
    return list.filter { seen.insert($0).inserted }
  }

  private static func type(_ kind: EntityKind) -> String {
    switch kind {
    case .organization: "NGO"
    case .campaign: "Project"
    case .report: "Report"
    case .city: "City"
    case .region: "State"
    case .country: "Country"
    case .topic: "DefinedTerm"
    }
  }

  private func node(_ source: Source, _ number: Int) -> JSONValue {
    var members: [JSONObject.Member] = [
      .init("@id", .string("#source/" + source.id)), .init("@type", .string("CreativeWork")),
      .init("name", .string(source.title)),
    ]
    for (name, text) in [
      ("publisher", source.publisher), ("datePublished", source.date?.description ?? ""), ("url", source.url),
      ("archivedAt", source.archived),
    ] where !text.isEmpty { members.append(.init(name, .string(text))) }
    return .object(JSONObject(members))
  }

  private func node(_ activity: Activity, _ number: Int) -> JSONValue {
    var members: [JSONObject.Member] = [
      .init("@id", .string("#activity/\(number + 1)")), .init("@type", .string("Action")),
      .init("agent", reference(dataset[activity.who].id)),
    ]
    if let topic = activity.topic { members.append(.init("object", reference(dataset[topic].id))) }
    if let place = activity.place { members.append(.init("location", reference(dataset[place].id))) }
    if let since = activity.period.since { members.append(.init("startTime", .string(since.description))) }
    if let until = activity.period.until { members.append(.init("endTime", .string(until.description))) }
    if let source = activity.evidence.source {
      var citation: [JSONObject.Member] = [
        .init("@type", .string("Quotation")), .init("isPartOf", reference(source)),
      ]
      if !activity.evidence.locator.isEmpty {
        citation.append(.init("position", .string(activity.evidence.locator)))
      }
      if !activity.evidence.quote.isEmpty { citation.append(.init("text", .string(activity.evidence.quote))) }
      members.append(.init("subjectOf", .object(JSONObject(citation))))
    }
    return .object(JSONObject(members))
  }
}

extension Relationship {
  /// One of the two ends of a tie.
  enum End { case start, end }
}
