import CoalitionLinking
import CoalitionModel
import CoalitionQuery
import RecordReading

extension Printout where Result == FindingShape {
  /// An answer whose findings are entities with topics, places and evidence.
  init(
    command: String, _ answer: Answer, _ dataset: Dataset, _ diagnostics: [Diagnostic],
    listingWho: Bool = false,
    noun: (one: String, many: String) = ("found", "found"), isCount: Bool = false
  ) {
    let showsReach = answer.findings.contains { $0.reach == .wider }
    var columns = ["NAME", "KIND"]
    if answer.findings.contains(where: { !$0.topics.isEmpty }) { columns.append("TOPICS") }
    if answer.findings.contains(where: { !$0.places.isEmpty }) { columns.append("PLACES") }
    if listingWho { columns.append("WHO") }
    if answer.findings.contains(where: { !$0.ties.isEmpty }) { columns.insert("TIE", at: 0) }
    if answer.findings.contains(where: { !$0.periods.isEmpty }) { columns.append("WHEN") }
    if answer.findings.contains(where: { $0.seen != nil }) { columns.append("LAST SEEN") }
    columns.append("BASIS")
    if showsReach { columns.append("REACH") }
    let rows = answer.findings.map { finding in
      let cells = columns.map { column in
        switch column {
        case "NAME": dataset[finding.entity].name
        case "TIE": finding.ties.joined(separator: ", ")
        case "KIND": dataset[finding.entity].kind.rawValue
        case "TOPICS": dataset.names(finding.topics)
        case "PLACES": dataset.names(finding.places)
        case "WHO": dataset.names(finding.who)
        case "WHEN": finding.periods.map(\.description).joined(separator: ", ")
        case "LAST SEEN": finding.seen?.description ?? "unknown"
        case "REACH": finding.reach == .wider ? "covers a wider area" : "inside"
        default: finding.basis.rawValue
        }
      }
      return Row(cells: cells, details: finding.evidence.map { $0.line(in: dataset) })
    }
    let stated = answer.findings.filter { $0.basis == .stated }.count
    let implied = answer.findings.count - stated
    let word = answer.findings.count == 1 ? noun.one : noun.many
    var closing = answer.findings.isEmpty ? "Nothing found." : "\(answer.findings.count) \(word)"
    if !answer.findings.isEmpty {
      if isCount { closing = "\(answer.findings.count)" }
      closing += implied == 0 ? ", all stated." : ": \(stated) stated, \(implied) implied."
    }
    self.init(
      command: command, understood: answer.understood,
      results: answer.findings.map { FindingShape($0, dataset, listingWho: listingWho) }, columns: columns,
      rows: rows,
      dataColumns: [
        "id", "name", "kind", "topics", "places", "who", "when", "seen", "basis", "reach", "evidence",
        "quotes",
        "confidence", "ties",
      ],
      dataRows: answer.findings.map { finding in
        let value = dataset[finding.entity]
        return [
          value.id, value.name, value.kind.rawValue, dataset.names(finding.topics, separator: "|"),
          dataset.names(finding.places, separator: "|"), dataset.names(finding.who, separator: "|"),
          finding.periods.map(\.description).joined(separator: "|"), finding.seen?.description ?? "",
          finding.basis.rawValue,
          finding.reach.rawValue, finding.evidence.map { $0.place(in: dataset) }.joined(separator: "|"),
          finding.evidence.map(\.quote).joined(separator: "|"),
          finding.evidence.map { $0.confidence.map { "\($0)" } ?? "" }.joined(separator: "|"),
          finding.ties.joined(separator: "|"),
        ]
      },
      closing: closing, notes: answer.against.map { $0.line(in: dataset) } + answer.notes,
      diagnostics: diagnostics)
  }
}

/// Names as typed, made entities; what cannot be understood ends the command with the nearest names.
struct Understanding {
  let dataset: Dataset

  func entity(_ text: String, _ kinds: Set<EntityKind> = Set(EntityKind.allCases), what: String = "name")
    throws
    -> EntityIndex
  {
    do {
      return try NameResolver(dataset).resolve(text, among: kinds, what: what).entity
    } catch {
      throw Failure(error.message(in: dataset))
    }
  }

  /// The two ends of a connection.
  func twoEnds(_ from: String, _ to: String) throws -> (EntityIndex, EntityIndex) {
    let (start, end) = (try entity(from), try entity(to))
    guard start != end else { throw Failure("both ends are \(dataset[start].name); name two.") }
    return (start, end)
  }

  func place(_ text: String) throws -> EntityIndex {
    try entity(text, [.city, .region, .country], what: "place")
  }

  /// Words after a command are one topic of several words if there is one, else a topic each.
  func topics(_ words: [String]) throws -> [EntityIndex] {
    if words.count > 1 {
      let joined = try? NameResolver(dataset).resolve(
        words.joined(separator: " "), among: [.topic], what: "topic")
      if let joined, joined.match != .beginning { return [joined.entity] }
    }
    var seen: Set<EntityIndex> = []
    return try words.map { try entity($0, [.topic], what: "topic") }.filter { seen.insert($0).inserted }
  }

  /// What must be worked on: words as for ``topics(_:)``, each of which may be alternatives with `|` between.
  func needs(_ words: [String]) throws -> [[EntityIndex]] {
    guard words.contains(where: { $0.contains("|") }) else { return try topics(words).map { [$0] } }
    return try words.map { word in
      try word.split(separator: "|").map { try entity(String($0), [.topic], what: "topic") }
    }.filter { !$0.isEmpty }
  }

  /// Where and when.
  func filter(place: String?, within: Double?, since: String?, before: String?) throws -> ClaimFilter {
    guard within == nil || place != nil else { throw Failure("--within needs --in PLACE to measure from.") }
    guard within.map({ $0 >= 0 && $0.isFinite }) ?? true else {
      throw Failure("--within takes kilometres, 0 or more.")
    }
    let filter = ClaimFilter(
      place: try place.map(self.place), kilometres: within, since: try date(since), before: try date(before))
    if let within, let place = filter.place, dataset[place].coordinate == nil {
      throw Failure(
        "\(dataset[place].name) has no coordinates in the data, so --within \(within) cannot be measured.")
    }
    return filter
  }

  func date(_ text: String?) throws -> PartialDate? {
    guard let text else { return nil }
    guard let date = PartialDate(text) else {
      throw Failure("'\(text)' is not a date; write 2014, 2014-03 or 2014-03-09.")
    }
    return date
  }
}
