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
  private var parts: [Int: [(claim: Claim, reach: Reach)]] = [:]

  init(_ entity: EntityIndex) { self.entity = entity }

  mutating func add(_ claim: Claim, _ reach: Reach, part: Int = 0) {
    parts[part, default: []].append((claim, reach))
  }

  func finding(in dataset: Dataset, listingWho: Bool = false) -> Answer.Finding? {
    var (reach, basis) = (Reach.inside, Basis.stated)
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
      periods: gather(best.map(\.period)).filter { !$0.description.isEmpty }, seen: lastSeen(best, dataset),
      evidence: gather(grounds.flatMap(\.evidence)))
  }

  /// The latest date that says the claims hold.
  private func lastSeen(_ claims: [Claim], _ dataset: Dataset) -> PartialDate? {
    var dates = claims.compactMap { $0.period.until ?? $0.period.since }
    for evidence in claims.flatMap(\.evidence) {
      if let source = evidence.source, let date = dataset[source].date { dates.append(date) }
    }
    dates += Set(claims.map(\.who) + [entity]).compactMap { dataset[$0].checked }
    return dates.max { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
  }
}
