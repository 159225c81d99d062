internal import CoalitionLinking
internal import CoalitionModel

/// Gathers the claims behind one finding.
///
/// Stated claims outrank implied ones and inside outranks wider: a finding shows the best it rests on, with the
/// evidence of that, so that an implied claim never borrows the look of a stated one. A question of several parts
/// (work on this topic and on that) is answered for each; the weakest part says how well the whole is. Where the
/// finding lists who is behind it, nobody is listed without evidence: each brings that of its own best claims.
struct FindingBuilder {
  let entity: EntityIndex
  private var hits: [(part: Int, claim: Claim, reach: Reach)] = []

  init(_ entity: EntityIndex) { self.entity = entity }

  mutating func add(_ claim: Claim, _ reach: Reach, part: Int = 0) {
    hits.append((part, claim, reach))
  }

  func finding(in dataset: Dataset, listingWho: Bool = false) -> Answer.Finding? {
    // One claim, as most findings have, is the best of itself.
    if hits.count == 1 { return finding(of: hits[0].claim, hits[0].reach, in: dataset, listingWho) }
    var (reach, basis) = (Reach.inside, Basis.stated)
    let parts = Dictionary(grouping: hits) { $0.part }
    var reached: [Claim] = []
    var best: [Claim] = []
    var grounds: [Claim] = []
    for (_, hits) in parts.sorted(by: { $0.key < $1.key }) {
      guard let nearest = hits.map(\.reach).min() else { continue }
      let near = hits.filter { $0.reach == nearest }.map(\.claim)
      let surest = near.map(\.basis).min() ?? .implied
      (reach, basis) = (max(reach, nearest), max(basis, surest))
      reached += near
      best += near.filter { $0.basis == surest }
      let surestOf = Dictionary(near.map { ($0.who, $0.basis) }, uniquingKeysWith: min)
      grounds += near.filter { $0.basis == (listingWho ? surestOf[$0.who] : surest) }
    }
    guard !best.isEmpty else { return nil }
    func gather<Value: Hashable>(_ values: [Value?]) -> [Value] {
      var seen: Set<Value> = []
      return values.compactMap(\.self).filter { seen.insert($0).inserted }
    }
    return Answer.Finding(
      entity: entity, topics: gather(best.map(\.topic)).sorted().filter { $0 != entity },
      places: gather(best.map(\.place)).sorted().filter { $0 != entity },
      who: listingWho ? gather(reached.map(\.who)) : [], basis: basis, reach: reach,
      periods: gather(best.map(\.period)).filter { $0 != Period() }, seen: lastSeen(best, dataset),
      evidence: gather(grounds.flatMap(\.evidence)))
  }

  private func finding(
    of claim: Claim, _ reach: Reach, in dataset: Dataset, _ listingWho: Bool
  ) -> Answer.Finding {
    func other(_ found: EntityIndex?) -> [EntityIndex] {
      found.flatMap { $0 == entity ? nil : [$0] } ?? []
    }
    var evidence = claim.evidence
    if evidence.count > 1 {
      var seen: Set<Evidence> = []
      evidence = evidence.filter { seen.insert($0).inserted }
    }
    return Answer.Finding(
      entity: entity, topics: other(claim.topic), places: other(claim.place),
      who: listingWho ? [claim.who] : [], basis: claim.basis, reach: reach,
      periods: claim.period == Period() ? [] : [claim.period], seen: lastSeen([claim], dataset),
      evidence: evidence)
  }

  /// The latest date that says the claims hold.
  private func lastSeen(_ claims: [Claim], _ dataset: Dataset) -> PartialDate? {
    var dates = claims.compactMap { $0.period.until ?? $0.period.since }
    for claim in claims {
      for evidence in claim.evidence {
        if let source = evidence.source, let date = dataset[source].date { dates.append(date) }
      }
      if let checked = dataset[claim.who].checked { dates.append(checked) }
    }
    if let checked = dataset[entity].checked { dates.append(checked) }
    return dates.max { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
  }
}
