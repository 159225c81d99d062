public import CoalitionModel
internal import CoalitionLinking

/// Which claims a question is about: topics, a place with what lies in it, a distance, a time.
public struct ClaimFilter: Sendable, Equatable {
  /// A claim must be about one of these or something below it; empty means any topic.
  public var topics: [EntityIndex]
  /// A claim must be in this place, within it, or in a larger place that contains it.
  public var place: EntityIndex?
  /// How far from the place a claim may lie, in kilometres.
  public var kilometres: Double?
  /// A claim must be known to reach this date.
  public var since: PartialDate?
  /// A claim must be known to have begun before this date.
  public var before: PartialDate?

  /// Makes a filter; one left empty lets every claim pass.
  public init(
    topics: [EntityIndex] = [], place: EntityIndex? = nil, kilometres: Double? = nil,
    since: PartialDate? = nil, before: PartialDate? = nil
  ) {
    self.topics = topics
    self.place = place
    self.kilometres = kilometres
    self.since = since
    self.before = before
  }

  enum Verdict: Equatable {
    case passes(Reach)
    case placeUnknown
    case dateUnknown
    case fails
  }

  func judge(_ claim: Claim, _ dataset: Dataset) -> Verdict {
    if !topics.isEmpty {
      guard let topic = claim.topic, topics.contains(where: { dataset.hierarchy.contains($0, topic) }) else {
        return .fails
      }
    }
    var reach = Reach.inside
    var isPlaceUnknown = false
    if let place {
      if let claimed = claim.place {
        if dataset.hierarchy.contains(place, claimed) || isNear(claimed, place, dataset) {
          reach = .inside
        } else if dataset.hierarchy.contains(claimed, place) {
          reach = .wider
        } else {
          return .fails
        }
      } else {
        isPlaceUnknown = true
      }
    }
    let isInTime =
      (since.map(claim.period.reaches) ?? true) && (before.map(claim.period.begins(before:)) ?? true)
    if !isInTime {
      guard claim.period == Period() else { return .fails }
      return isPlaceUnknown ? .placeUnknown : .dateUnknown
    }
    return isPlaceUnknown ? .placeUnknown : .passes(reach)
  }

  func isNear(_ claimed: EntityIndex, _ place: EntityIndex, _ dataset: Dataset) -> Bool {
    guard let kilometres, dataset[claimed].kind == .city, let from = dataset[place].coordinate,
      let to = dataset[claimed].coordinate
    else { return false }
    return from.kilometres(to: to) <= kilometres
  }

  /// Place and time as the end of a sentence: " in Toronto since 2012".
  func phrase(in dataset: Dataset) -> String {
    var text = ""
    if let place {
      let name = dataset[place].name
      text += kilometres.map { " within \(Self.plain($0)) km of \(name)" } ?? " in \(name)"
    }
    if let since { text += " since \(since)" }
    if let before { text += since == nil ? " before \(before)" : " and before \(before)" }
    return text
  }

  static func plain(_ number: Double) -> String {
    number.rounded() == number && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }
}
