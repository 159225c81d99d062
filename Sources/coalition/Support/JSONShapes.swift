import CoalitionLinking
import CoalitionModel
import CoalitionQuery

/// An entity by name, as results refer to it.
struct EntityReference: Encodable {
  let id: String
  let name: String
  let kind: String

  init(_ entity: EntityIndex, _ dataset: Dataset) {
    let value = dataset[entity]
    (id, name, kind) = (value.id, value.name, value.kind.rawValue)
  }
}

/// What may be unknown: the key is always there and says null, so that programs need not guess.
struct OrNull<Value: Encodable>: Encodable {
  let value: Value?

  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

/// What a fact rests on, for programs.
struct EvidenceShape: Encodable {
  let source: OrNull<String>
  let title: OrNull<String>
  let locator: String
  let quote: String
  let confidence: OrNull<Double>

  init(_ evidence: Evidence, _ dataset: Dataset) {
    source = OrNull(evidence.source.map { dataset[$0].id })
    title = OrNull(evidence.source.map { dataset[$0].title })
    locator = evidence.locator
    quote = evidence.quote
    confidence = OrNull(evidence.confidence)
  }
}

/// One finding of an answer, for programs.
struct FindingShape: Encodable {
  let id: String
  let name: String
  let kind: String
  let topics: [EntityReference]
  let places: [EntityReference]
  let who: [EntityReference]?
  /// What ties it to whom the question is about, where that was not asked.
  let ties: [String]?
  let basis: String
  let reach: String
  let periods: [String]
  /// When it was last seen to hold; null where no date says so.
  let seen: OrNull<String>
  let evidence: [EvidenceShape]

  init(_ finding: Answer.Finding, _ dataset: Dataset, listingWho: Bool) {
    let value = dataset[finding.entity]
    (id, name, kind) = (value.id, value.name, value.kind.rawValue)
    topics = finding.topics.map { EntityReference($0, dataset) }
    places = finding.places.map { EntityReference($0, dataset) }
    who = listingWho ? finding.who.map { EntityReference($0, dataset) } : nil
    ties = finding.ties.isEmpty ? nil : finding.ties
    basis = finding.basis.rawValue
    reach = finding.reach.rawValue
    periods = finding.periods.map(\.description)
    seen = OrNull(finding.seen?.description)
    evidence = finding.evidence.map { EvidenceShape($0, dataset) }
  }
}

/// One reason of a link, for programs.
struct ReasonShape: Encodable {
  let reason: String
  let weight: Double
  let basis: String
  let evidence: [EvidenceShape]

  init(_ part: LinkPart, _ dataset: Dataset) {
    reason = part.sentence(in: dataset)
    weight = part.weight
    basis = part.basis.rawValue
    evidence = part.evidence.map { EvidenceShape($0, dataset) }
  }
}

extension Evidence {
  /// The evidence as one line for people: the words, then where they stand.
  func line(in dataset: Dataset) -> String {
    let place = [source.map { dataset[$0].title } ?? "no source given", locator]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    let words = quote.isEmpty ? "" : "“\(quote)” "
    let doubt = confidence.map { $0 < 1 ? ", confidence \($0)" : "" } ?? ""
    return "\(words)[\(place)\(doubt)]"
  }

  /// The place alone, for a spreadsheet cell.
  func place(in dataset: Dataset) -> String {
    [source.map { dataset[$0].id } ?? "", locator].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Answer.Denial {
  /// The evidence against as one line for people.
  func line(in dataset: Dataset) -> String {
    let what = [topic.map { "on \(dataset[$0].name)" }, place.map { "in \(dataset[$0].name)" }]
      .compactMap(\.self).joined(separator: " ")
    return
      "Evidence against: \(dataset[who].name) does not, or no longer, work \(what): \(evidence.line(in: dataset))"
  }
}

extension Dataset {
  /// Names for a cell, separated as the dataset separates them.
  func names(_ entities: [EntityIndex], separator: String = ", ") -> String {
    entities.map { self[$0].name }.joined(separator: separator)
  }
}
