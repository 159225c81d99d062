internal import CoalitionLinking
internal import CoalitionModel

/// Gathers the claims behind one finding.
///
/// Stated claims outrank implied ones and inside outranks wider: a finding shows the best it rests on, with the
/// evidence of that, so that an implied claim never borrows the look of a stated one.
struct FindingBuilder {
  let entity: EntityIndex
  private var hits: [(claim: Claim, reach: Answer.Reach)] = []

  init(_ entity: EntityIndex) { self.entity = entity }

  var isEmpty: Bool { hits.isEmpty }

  mutating func add(_ claim: Claim, _ reach: Answer.Reach) { hits.append((claim, reach)) }

  func finding(in dataset: Dataset, listingWho: Bool = false) -> Answer.Finding? {
    guard let reach = hits.map(\.reach).min() else { return nil }
    let reached = hits.filter { $0.reach == reach }
    let basis = reached.map(\.claim.basis).min() ?? .implied
    let best = reached.filter { $0.claim.basis == basis }.map(\.claim)
    func gather<Value: Hashable>(_ values: [Value?]) -> [Value] {
      var seen: Set<Value> = []
      return values.compactMap(\.self).filter { seen.insert($0).inserted }
    }
    return Answer.Finding(
      entity: entity, topics: gather(best.map(\.topic)).sorted().filter { $0 != entity },
      places: gather(best.map(\.place)).sorted().filter { $0 != entity },
      who: listingWho ? gather(reached.map(\.claim.who)) : [], basis: basis, reach: reach,
      periods: gather(best.map(\.period)).filter { !$0.description.isEmpty },
      evidence: gather(best.flatMap(\.evidence)))
  }
}
