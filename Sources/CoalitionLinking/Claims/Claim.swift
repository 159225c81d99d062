public import CoalitionModel

/// That somebody works on a topic in a place, as far as the dataset says it, and how it says it.
public struct Claim: Sendable {
  /// Who works, or the report that is about it.
  public let who: EntityIndex
  /// On what; nil where only a place is known.
  public let topic: EntityIndex?
  /// Where; nil where only a topic is known.
  public let place: EntityIndex?
  /// Whether a row states it, or it follows from shorthand.
  public let basis: Basis
  /// When.
  public let period: Period
  /// What it rests on, in reading order; an implied claim lists what its parts rest on.
  public let evidence: [Evidence]
}

extension Dataset {
  /// Everything the dataset says of who works on what where, for one entity.
  ///
  /// Each activity row is a stated claim. What is known separately is crossed and called implied: topics known
  /// without a place (the `topics` column, activities that leave the place open) with places known without a topic
  /// (the `places` column, the home, activities that leave the topic open). A pair that is stated is not implied
  /// as well. Stated claims come first, in file order; implied ones by topic, then place, in the order met.
  ///
  /// A denial (``Dataset/denials``) takes away what is only implied of its topic and what is below it, in its place
  /// and what lies in it; one that leaves topic or place open denies all of them. What is stated it takes away where
  /// it is known to be the later word. O((stated + topics × places) × (1 + denials)).
  public func claims(of who: EntityIndex) -> [Claim] {
    let entity = self[who]
    guard entity.kind.isActor || entity.kind == .report else { return [] }
    let rowPeriod = entity.kind == .report ? Period(since: entity.date, until: entity.date) : entity.period
    var claims: [Claim] = []
    var topics = OpenEnds(entity.topics, entity.evidence)
    var places = OpenEnds(entity.places, entity.evidence)
    for activity in activities(of: who) {
      claims.append(
        Claim(
          who: who, topic: activity.topic, place: activity.place, basis: .stated, period: activity.period,
          evidence: [activity.evidence]))
      switch (activity.topic, activity.place) {
      case (let topic?, nil): topics.add(topic, activity.evidence)
      case (nil, let place?): places.add(place, activity.evidence)
      default: break
      }
    }
    for tie in relationships(of: who) where tie.kind == .basedIn && tie.from == who {
      places.add(tie.to, tie.evidence)
    }

    let stated = claims
    func isStated(_ topic: EntityIndex?, _ place: EntityIndex?) -> Bool {
      stated.contains { $0.topic == topic && $0.place == place }
    }
    func imply(_ topic: EntityIndex?, _ place: EntityIndex?, _ evidence: [Evidence]) {
      guard !isStated(topic, place) else { return }
      claims.append(
        Claim(who: who, topic: topic, place: place, basis: .implied, period: rowPeriod, evidence: evidence))
    }
    if places.ends.isEmpty {
      for (topic, evidence) in topics.ends { imply(topic, nil, evidence) }
    } else if topics.ends.isEmpty {
      for (place, evidence) in places.ends { imply(nil, place, evidence) }
    } else {
      for (topic, topicEvidence) in topics.ends {
        for (place, placeEvidence) in places.ends {
          imply(
            topic, place,
            topicEvidence == placeEvidence
              ? topicEvidence : topicEvidence + placeEvidence.filter { !topicEvidence.contains($0) })
        }
      }
    }
    let denials = Array(denials(of: who))
    guard !denials.isEmpty else { return claims }
    return claims.filter { claim in !denials.contains { overrules($0, claim) } }
  }

  /// Whether the denial is about all that the claim says, and outweighs it.
  private func overrules(_ denial: Activity, _ claim: Claim) -> Bool {
    func covers(_ denied: EntityIndex?, _ claimed: EntityIndex?) -> Bool {
      guard let denied else { return true }
      return claimed.map { hierarchy.contains(denied, $0) } ?? false
    }
    guard covers(denial.topic, claim.topic), covers(denial.place, claim.place) else { return false }
    if claim.basis == .implied { return true }
    func day(_ period: Period, _ evidence: [Evidence]) -> Int? {
      (period.until ?? period.since)?.latest
        ?? evidence.compactMap { $0.source.flatMap { self[$0].date?.latest } }.max()
    }
    guard let denied = day(denial.period, [denial.evidence]) else { return false }
    return day(claim.period, claim.evidence).map { $0 <= denied } ?? false
  }
}

/// Topics or places known by themselves, each with what it rests on, in the order met.
private struct OpenEnds {
  private(set) var ends: [(entity: EntityIndex, evidence: [Evidence])]

  init(_ entities: [EntityIndex], _ evidence: [Evidence]) { ends = entities.map { ($0, evidence) } }

  mutating func add(_ entity: EntityIndex, _ evidence: Evidence) {
    if let known = ends.firstIndex(where: { $0.entity == entity }) {
      if !ends[known].evidence.contains(evidence) { ends[known].evidence.append(evidence) }
    } else {
      ends.append((entity, [evidence]))
    }
  }
}
