public import CoalitionModel
internal import RecordReading

/// Puts what was accepted into a dataset.
///
/// Rows are added, never rewritten. What seems to be an entity of the dataset gets a row of its own and a judgement
/// `same` in decisions.csv, so that removing that line undoes it. Every row names the page as its source, the line and
/// bytes it rests on, and the exact words; the page's SHA-256 stands in the source's `archived` column.
public struct Entering: Sendable {
  /// The files to write, by table, in an order in which no file refers to what comes after it.
  public internal(set) var files: [(table: TableName, file: String, bytes: [UInt8])] = []
  /// The records, those that went in marked.
  public internal(set) var records: [ProposalRecord]
  /// How many rows went in.
  public internal(set) var rowCount = 0
  /// What was accepted and could not go in, with the reason.
  public internal(set) var waiting: [(record: ProposalRecord, reason: String)] = []

  /// The page that the proposals rest on.
  public struct Origin: Sendable {
    /// The page's file name.
    public var name: String
    /// Its title.
    public var title: String
    /// Its SHA-256 in hexadecimal.
    public var digest: String
    /// Its address on the web, or nothing.
    public var url: String
    /// When it was read.
    public var accessed: PartialDate?

    /// Names a page.
    public init(name: String, title: String, digest: String, url: String = "", accessed: PartialDate? = nil) {
      self.name = name
      self.title = title
      self.digest = digest
      self.url = url
      self.accessed = accessed
    }
  }

  /// Works out what the files become.
  ///
  /// - Parameters:
  ///   - records: the proposals of a page with their verdicts.
  ///   - origin: the page.
  ///   - dataset: the whole dataset, as its keeper sees it.
  ///   - by: who judges that two names are one.
  ///   - contents: the bytes of a table's file; nothing where there is none.
  public init(
    _ records: [ProposalRecord], from origin: Origin, into dataset: Dataset, by: String,
    contents: (String) -> [UInt8]
  ) {
    self.records = records
    var work = EnteringWork(dataset, origin, by, contents)
    work.enter(&self.records)
    rowCount = work.rowCount
    waiting = work.waiting
    files = work.files()
  }
}

private struct EnteringWork {
  let dataset: Dataset
  let origin: Entering.Origin
  let by: String
  let lexicon: TopicLexicon
  var tables: [TableName: TableEditing] = [:]
  private var used: Set<String>
  private var nextNumbers: [String: Int] = [:]
  /// Who has a name: those that came with the page first.
  private var byName: [String: [(id: String, kind: EntityKind)]] = [:]
  var topics: Set<String>
  var places: [String: String] = [:]
  var source = ""
  /// The ids of entities that came with this page.
  private var enteredHere: Set<String> = []
  var rowCount = 0
  var waiting: [(record: ProposalRecord, reason: String)] = []

  private static let order: [TableName] = [
    .sources, .cities, .topics, .organizations, .campaigns, .reports, .activities, .relationships, .decisions,
  ]

  init(_ dataset: Dataset, _ origin: Entering.Origin, _ by: String, _ contents: (String) -> [UInt8]) {
    self.dataset = dataset
    self.origin = origin
    self.by = by
    lexicon = TopicLexicon(dataset: dataset)
    used = Set(dataset.entities.map(\.id))
    topics = Set(dataset.entities.filter { $0.kind == .topic }.map(\.id))
    for table in Self.order {
      tables[table] = TableEditing(
        contents(dataset.file(of: table)), file: dataset.file(of: table), columns: table.knownColumns)
    }
    for entity in dataset.entities {
      let kind = entity.kind
      if kind.isActor || kind == .report {
        for name in [entity.name] + entity.aliases {
          byName[Folding.key(name), default: []].append((entity.id, kind))
        }
      } else if entity.kind.isPlace {
        for name in [entity.name] + entity.aliases { places[placeKey(entity.kind, name, entity)] = entity.id }
      }
    }
  }

  mutating func enter(_ records: inout [ProposalRecord]) {
    let isAccepted = { (record: ProposalRecord) in record.proposal.verdict == .yes && record.entered.isEmpty }
    guard records.contains(where: isAccepted) else { return }
    source = sourceRow()
    for index in records.indices where records[index].proposal.outcome.isEntity {
      if isAccepted(records[index]) { enterEntity(&records[index]) }
      // What is said of it finds it under the name it came with, too.
      let proposal = records[index].proposal
      if !records[index].entered.isEmpty, let kind = EntityKind(rawValue: proposal.outcome.rawValue) {
        byName[Folding.key(proposal.name), default: []].insert((records[index].entered, kind), at: 0)
      }
    }
    for index in records.indices where !records[index].proposal.outcome.isEntity && isAccepted(records[index])
    {
      enterFact(&records[index])
    }
  }

  func files() -> [(table: TableName, file: String, bytes: [UInt8])] {
    Self.order.compactMap { table in
      guard let editing = tables[table], editing.isChanged else { return nil }
      return (table, dataset.file(of: table), editing.encoded())
    }
  }

  // MARK: Rows

  private mutating func append(_ row: [String: String], to table: TableName) {
    tables[table]?.append(row)
    rowCount += 1
  }

  private mutating func sourceRow() -> String {
    let archived = "sha256:" + origin.digest
    if let known = dataset.sources.first(where: { $0.archived == archived }) { return known.id }
    let base =
      EntityRegistry.slug(origin.title).isEmpty
      ? EntityRegistry.slug(origin.name) : EntityRegistry.slug(origin.title)
    let taken = Set(dataset.sources.map(\.id))
    var id = base.isEmpty ? "page" : base
    var number = 2
    while taken.contains(id) {
      id = "\(base.isEmpty ? "page" : base)-\(number)"
      number += 1
    }
    append(
      [
        "id": id, "title": origin.title.isEmpty ? origin.name : origin.title, "url": origin.url,
        "accessed": origin.accessed?.description ?? "", "archived": archived, "visibility": "",
      ], to: .sources)
    return id
  }

  private mutating func enterEntity(_ record: inout ProposalRecord) {
    let proposal = record.proposal
    let table: TableName
    switch proposal.outcome {
    case .organization: table = .organizations
    case .campaign: table = .campaigns
    case .report: table = .reports
    default:
      waiting.append((record, "say what it becomes: organization, campaign or report"))
      return
    }
    // Listed twice on the page: both rows stand, judged to be one.
    let twin = byName[Folding.key(proposal.name)]?.last {
      enteredHere.contains($0.id) && $0.kind.rawValue == proposal.outcome.rawValue
    }?.id
    if !proposal.sameAs.isEmpty, dataset.entity(id: proposal.sameAs) == nil {
      waiting.append((record, "there is no '\(proposal.sameAs)' in the dataset to be the same as"))
      return
    }
    if let known = dataset.entity(id: proposal.sameAs).map({ dataset[$0] }),
      known.kind.rawValue != proposal.outcome.rawValue
    {
      waiting.append(
        (record, "'\(known.id)' is a \(known.kind.rawValue): change what it becomes, or empty same_as"))
      return
    }
    let slug = EntityRegistry.slug(proposal.name)
    let id = free(slug.isEmpty ? "entry" : slug)
    var row = [
      "id": id, "url": proposal.url,
      "aliases": proposal.aliases.map { $0.replacing("|", with: "/") }.joined(separator: "|"),
      "source": source,
      "locator": locator(proposal), "visibility": proposal.visibility.rawValue,
    ]
    row[table == .reports ? "title" : "name"] = proposal.name
    if table == .reports { row["date"] = proposal.date?.description ?? "" }
    if table == .campaigns { row["since"] = proposal.date?.description ?? "" }
    append(row, to: table)
    record.entered = id
    enteredHere.insert(id)
    let same = proposal.sameAs.isEmpty ? twin ?? "" : proposal.sameAs
    if !same.isEmpty {
      append(
        [
          "a": same, "b": id, "verdict": "same", "by": record.decidedBy.isEmpty ? by : record.decidedBy,
          "date": origin.accessed?.description ?? "", "note": "Accepted with the page '\(origin.name)'.",
        ], to: .decisions)
    }
  }

  /// The entity of one of some kinds with a name.
  private func find(_ name: String, _ kinds: Set<EntityKind>) -> String? {
    byName[Folding.key(name)]?.first { kinds.contains($0.kind) }?.id
  }

  /// What the subject of a fact may be.
  private func kinds(for proposal: Proposal) -> (from: Set<EntityKind>, noun: String) {
    switch proposal.outcome {
    case .about: ([.report], "a report")
    case .relationship:
      (RelationshipKind(id: proposal.kind)?.fromKinds ?? [.organization, .campaign, .report], "an entity")
    default: ([.organization, .campaign], "an organization or campaign")
    }
  }

  private mutating func enterFact(_ record: inout ProposalRecord) {
    let proposal = record.proposal
    guard let who = find(proposal.name, kinds(for: proposal).from) else {
      waiting.append(
        (
          record,
          "'\(proposal.name)' is not in the dataset yet as \(kinds(for: proposal).noun): accept it first"
        ))
      return
    }
    if !proposal.topic.isEmpty, !enterTopic(proposal.topic) {
      waiting.append((record, "there is no topic '\(proposal.topic)'"))
      return
    }
    var place = ""
    if !proposal.place.isEmpty {
      guard let found = enterPlace(proposal.place, proposal.placeWithin) else {
        waiting.append((record, "no place is known as '\(proposal.place)'; add it to cities.csv"))
        return
      }
      place = found
    }
    var row = [
      "source": source, "locator": locator(proposal), "quote": proposal.quote,
      "confidence": "\(proposal.confidence)",
      "visibility": proposal.visibility.rawValue, "since": proposal.date?.description ?? "",
      "until": proposal.until?.description ?? "",
    ]
    if !proposal.holds, proposal.outcome != .activity {
      waiting.append(
        (
          record,
          "that it is not so cannot be a row: look at it in \(proposal.outcome == .about ? "reports.csv" : "relationships.csv")"
        ))
      return
    }
    switch proposal.outcome {
    case .about:
      if !proposal.topic.isEmpty { tables[.reports]?.extend(rowWithID: who, "topics", by: proposal.topic) }
      if !place.isEmpty { tables[.reports]?.extend(rowWithID: who, "places", by: place) }
    case .activity:
      guard !(proposal.topic.isEmpty && place.isEmpty) else {
        waiting.append((record, "neither topic nor place is given"))
        return
      }
      row["who"] = who
      row["topic"] = proposal.topic
      row["place"] = place
      row["holds"] = proposal.holds ? "" : "no"
      append(row, to: .activities)
    default:
      guard let kind = RelationshipKind(id: proposal.kind) else {
        waiting.append((record, "there is no kind of relationship '\(proposal.kind)'"))
        return
      }
      var end = place
      if end.isEmpty {
        guard let other = find(proposal.object, kind.toKinds) else {
          waiting.append((record, "'\(proposal.object)' is not in the dataset yet"))
          return
        }
        end = other
      }
      guard end != who else {
        waiting.append((record, "both ends are the same"))
        return
      }
      row["from"] = who
      row["kind"] = kind.id
      row["to"] = end
      append(row, to: .relationships)
    }
    record.entered = "done"
  }

  /// Whether the topic is there now: one of the general tree comes in with those above it.
  private mutating func enterTopic(_ id: String) -> Bool {
    if topics.contains(id) { return true }
    guard let topic = lexicon.topic(id: id) else { return false }
    if !topic.broader.isEmpty, !enterTopic(topic.broader) { return false }
    guard used.insert(id).inserted else { return false }
    topics.insert(id)
    append(["id": id, "name": topic.name, "broader": topic.broader, "terms": topic.terms], to: .topics)
    return true
  }

  /// The id of a place; one of the gazetteer comes in where the dataset has it not.
  private mutating func enterPlace(_ name: String, _ within: String) -> String? {
    if let known = dataset.entity(id: name), dataset[known].kind.isPlace { return name }
    let parts = within.split(separator: ",").map { String($0).trimmed() }
    let gazetteer = Gazetteer.shared
    let numbers = gazetteer.places(key: Words.key(of: name))
    let chosen = numbers.map { gazetteer.places[Int($0)] }.filter { place in
      let own = [place.region, place.kind == .country ? "" : place.country].filter { !$0.isEmpty }
      return parts.isEmpty ? true : own == parts || own.last == parts.last && place.region.isEmpty
    }.max { $0.weight < $1.weight }
    let kind: EntityKind =
      chosen.map { $0.kind == .city ? .city : $0.kind == .region ? .region : .country } ?? .city
    let country = chosen?.country ?? parts.last ?? ""
    for key in [key(kind, name, country), key(kind, name, "")] { if let id = places[key] { return id } }
    guard let chosen else { return nil }
    let id = free(EntityRegistry.slug(chosen.name))
    append(
      [
        "id": id, "name": chosen.name, "region": chosen.region,
        "country": chosen.kind == .country ? "" : chosen.country,
        "latitude": chosen.latitude, "longitude": chosen.longitude,
        "level": kind == .city ? "city" : kind.rawValue,
      ], to: .cities)
    places[key(kind, name, country)] = id
    places[key(kind, chosen.name, country)] = id
    return id
  }

  private func placeKey(_ kind: EntityKind, _ name: String, _ entity: Entity) -> String {
    var country = ""
    var above = entity.parent
    while let next = above {
      if dataset[next].kind == .country { country = dataset[next].name }
      above = dataset[next].parent
    }
    if kind == .country { country = entity.name }
    return key(kind, name, country)
  }

  private func key(_ kind: EntityKind, _ name: String, _ country: String) -> String {
    "\(kind.rawValue)/\(Folding.key(country))/\(Folding.key(name))"
  }

  private func locator(_ proposal: Proposal) -> String {
    "line \(proposal.line), bytes \(proposal.span.lowerBound)-\(proposal.span.upperBound)"
  }

  /// An id that nothing has yet: the slug, or the slug and the next free number.
  private mutating func free(_ slug: String) -> String {
    var candidate = slug
    var number = nextNumbers[slug] ?? 2
    while used.contains(candidate) {
      candidate = "\(slug)-\(number)"
      number += 1
    }
    nextNumbers[slug] = number
    used.insert(candidate)
    return candidate
  }
}
