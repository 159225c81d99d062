internal import CoalitionModel
internal import DocumentReading

/// Writes a dataset as FollowTheMoney JSON lines.
///
/// Topics are no entities there: those of shorthand columns, and work of which no place is known, are keywords. Work in
/// a place is a link to its address, with the topic in the role.
struct FollowTheMoneyWriter {
  private let dataset: Dataset
  private var bytes: [UInt8] = []
  private var edges: [String: Int] = [:]

  static func write(_ dataset: Dataset) -> [UInt8] {
    var writer = FollowTheMoneyWriter(dataset: dataset)
    // Places first: what is somewhere names them.
    for index in dataset.indices where dataset[index].kind.isPlace { writer.addPlace(index) }
    for index in dataset.indices { writer.addEntity(index) }
    for activity in dataset.activities { writer.add(activity) }
    for tie in dataset.relationships where tie.basis == .stated { writer.add(tie) }
    return writer.bytes
  }

  private init(dataset: Dataset) { self.dataset = dataset }

  private mutating func line(_ id: String, _ schema: String, _ properties: [(String, [String])]) {
    let members = properties.compactMap { name, texts -> JSONObject.Member? in
      let filled = texts.filter { !$0.isEmpty }
      return filled.isEmpty ? nil : .init(name, .array(filled.map { .string($0) }))
    }
    bytes += JSONValue.object(
      JSONObject([
        .init("id", .string(id)), .init("schema", .string(schema)),
        .init("properties", .object(JSONObject(members))),
      ])
    ).encoded(isIndented: false)
  }

  private mutating func addPlace(_ index: EntityIndex) {
    let place = dataset[index]
    var parts: [EntityKind: String] = [place.kind: place.name]
    var country = place.kind == .country ? place : nil
    for above in dataset.hierarchy.ancestors(of: index) {
      parts[dataset[above].kind] = dataset[above].name
      if dataset[above].kind == .country { country = dataset[above] }
    }
    let code = country.flatMap { CountryCodes.code(of: [$0.name] + $0.aliases) }
    line(
      place.id, "Address",
      [
        (
          "full", [[parts[.city], parts[.region], parts[.country]].compactMap { $0 }.joined(separator: ", ")]
        ),
        ("city", [parts[.city] ?? ""]), ("state", [parts[.region] ?? ""]),
        ("country", [code ?? ""]),
        ("latitude", [place.coordinate?.latitude.written ?? ""]),
        ("longitude", [place.coordinate?.longitude.written ?? ""]),
        ("remarks", [FollowTheMoneyFormat.placeMark]),
      ])
  }

  private mutating func addEntity(_ index: EntityIndex) {
    let entity = dataset[index]
    let schema: String
    var properties: [(String, [String])] = []
    func names(_ list: [EntityIndex]) -> [String] { list.map { dataset[$0].name } }
    switch entity.kind {
    case .organization: schema = "Organization"
    case .campaign: schema = "Project"
    case .report: schema = "Document"
    case .city, .region, .country, .topic: return
    }
    properties.append((entity.kind == .report ? "title" : "name", [entity.name]))
    properties.append(("alias", entity.aliases))
    let loose = dataset.activities(of: index).filter { $0.place == nil }.compactMap(\.topic)
    var keywords = names(entity.topics)
    for name in names(loose) where !keywords.contains(name) { keywords.append(name) }
    properties.append(("keywords", keywords))
    properties.append((entity.kind == .report ? "sourceUrl" : "website", [entity.url]))
    properties.append(("summary", [entity.note]))
    let source = entity.evidence.compactMap(\.source).first.map { dataset[$0] }
    if entity.kind != .report {
      properties.append(("publisher", [source?.title ?? ""]))
      properties.append(("sourceUrl", [source?.url ?? ""]))
      if entity.kind == .campaign {
        properties.append(("addressEntity", entity.places.map { dataset[$0].id }))
      }
    } else {
      properties.append(("publisher", names(entity.publishers)))
      properties.append(("addressEntity", entity.places.map { dataset[$0].id }))
    }
    switch entity.details {
    case .organization(let homes, _): properties.append(("addressEntity", homes.map { dataset[$0].id }))
    case .campaign(_, _, let period):
      properties.append(("startDate", [period.since?.description ?? ""]))
      properties.append(("endDate", [period.until?.description ?? ""]))
    case .report(_, let date): properties.append(("date", [date?.description ?? ""]))
    case .place, .topic: break
    }
    line(entity.id, schema, properties)
    for tie in dataset.relationships(of: index)
    where tie.basis == .implied && tie.from == index && tie.kind != .basedIn && tie.kind != .publishes {
      let isStated = dataset.relationships(of: index).contains {
        $0.basis == .stated && ($0.from, $0.kind, $0.to) == (tie.from, tie.kind, tie.to)
      }
      if !isStated { add(tie) }
    }
  }

  private mutating func add(_ activity: Activity) {
    guard let place = activity.place else { return }
    let role = activity.topic.map { FollowTheMoneyFormat.workMark + dataset[$0].name } ?? "works in"
    link(
      "UnknownLink", ("subject", dataset[activity.who].id), ("object", dataset[place].id), role,
      activity.period,
      activity.evidence)
  }

  private mutating func add(_ tie: Relationship) {
    let (from, to) = (dataset[tie.from], dataset[tie.to])
    // Topics are no entities there.
    guard from.kind != .topic, to.kind != .topic else { return }
    switch tie.kind {
    case .memberOf where to.kind == .organization:
      link(
        "Membership", ("member", from.id), ("organization", to.id), "", tie.period, tie.evidence)
    case .funds where to.kind == .organization && from.kind == .organization:
      link("Payment", ("payer", from.id), ("beneficiary", to.id), "", tie.period, tie.evidence)
    case .runs:
      link(
        "ProjectParticipant", ("participant", from.id), ("project", to.id), tie.kind.label, tie.period,
        tie.evidence)
    default:
      link("UnknownLink", ("subject", from.id), ("object", to.id), tie.kind.label, tie.period, tie.evidence)
    }
  }

  private mutating func link(
    _ schema: String, _ from: (String, String), _ to: (String, String), _ role: String, _ period: Period,
    _ evidence: Evidence
  ) {
    let base = "\(from.1)--\(to.1)"
    let number = edges[base, default: 0] + 1
    edges[base] = number
    let source = evidence.source.map { dataset[$0] }
    line(
      "\(base)--\(number)", schema,
      [
        (from.0, [from.1]), (to.0, [to.1]), ("role", [role]),
        ("startDate", [period.since?.description ?? ""]),
        ("endDate", [period.until?.description ?? ""]), ("summary", [evidence.quote]),
        ("publisher", [source?.title ?? ""]), ("sourceUrl", [source?.url ?? ""]),
        ("recordId", [evidence.locator]),
      ])
  }
}
