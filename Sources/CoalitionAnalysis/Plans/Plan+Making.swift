public import CoalitionLinking
public import CoalitionModel
public import GraphAlgorithms

extension Plan {
  /// Finds the smallest coalition.
  ///
  /// - Parameters:
  ///   - needs: what is to be covered.
  ///   - links: who works with whom.
  ///   - must: who is in it, whatever it covers.
  ///   - without: who is not.
  ///   - size: how many members it may have; nil for as many as it takes.
  ///   - kinds: who may be asked.
  ///   - budget: how long to search.
  ///   - checkpoint: where the work says how far it is, and may be stopped.
  /// - Returns: the plan, or why the wishes contradict each other.
  /// - Complexity: exponential in the worst case, bounded by the budget; see
  ///   `Covering.smallestCover(distances:budget:checkpoint:)`.
  public static func make<Failure: Error>(
    for needs: [Need], _ links: LinkGraph, must: [EntityIndex] = [], without: [EntityIndex] = [],
    size: Int? = nil, kinds: Set<EntityKind> = [.organization, .campaign],
    budget: Covering.Budget = Covering.Budget(), checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> Result<Plan, PlanError> {
    let both = must.filter(without.contains)
    guard both.isEmpty else { return .failure(.wantedAndNot(both)) }
    if let size, size < must.count { return .failure(.tooMany(wanted: must.count, limit: size)) }
    let table = PlanTable(needs, links.dataset, kinds: kinds, must: must)
    let required = must.compactMap { table.number(of: $0) }
    let distances = PlanDistances(links, table.candidates)
    func solve(
      excluding excluded: [Int], _ budget: Covering.Budget, _ checkpoint: Checkpoint<Failure>
    ) throws(Failure) -> Covering.Solution {
      let covering: Covering
      do {
        covering = try Covering(
          rows: table.rows, needCount: needs.count, weights: needs.map(\.weight), required: required,
          excluded: excluded, sizeLimit: size)
      } catch {
        preconditionFailure("contradictions were looked for: \(error)")
      }
      return try covering.smallestCover(
        distances: { distances.row(of: $0) }, budget: budget, checkpoint: checkpoint)
    }
    let excluded = without.compactMap { table.number(of: $0) }
    let solution = try solve(excluding: excluded, budget, checkpoint.within(0...0.6))
    // Others are worth less of a search.
    let small = Covering.Budget(
      coverNodes: budget.coverNodes / 8, connectionNodes: budget.connectionNodes / 8)
    var avoided = Set<Int>()
    var found: [[Int]] = [solution.members]
    for round in 0..<2 {
      let (low, high) = (0.6 + 0.2 * Double(round), 0.8 + 0.2 * Double(round))
      avoided.formUnion(found[found.count - 1])
      let spared = table.replaceable(avoided.subtracting(required), excluded: Set(excluded))
      guard !spared.isEmpty else { break }
      let other = try solve(excluding: excluded + spared.sorted(), small, checkpoint.within(low...high))
      guard other.coveredWeight == solution.coveredWeight, !found.contains(other.members) else { break }
      found.append(other.members)
    }
    return .success(
      table.plan(
        solution, links, isRequired: Set(required), excluded: Set(excluded), others: found.dropFirst()))
  }
}

/// Who covers which need.
struct PlanTable {
  let needs: [Plan.Need]
  let candidates: [EntityIndex]
  private(set) var rows: [[Int]] = []
  private var covers: [[Plan.Cover]] = []
  private let numbers: [EntityIndex: Int]

  init(_ needs: [Plan.Need], _ dataset: Dataset, kinds: Set<EntityKind>, must: [EntityIndex]) {
    self.needs = needs
    var found: [EntityIndex: [Plan.Cover]] = [:]
    for who in dataset.indices where kinds.contains(dataset[who].kind) || must.contains(who) {
      let claims = dataset.claims(of: who).filter { $0.topic != nil }
      for (number, need) in needs.enumerated() {
        if let cover = Self.cover(need, number, claims, dataset) { found[who, default: []].append(cover) }
      }
    }
    for who in must where found[who] == nil { found[who] = [] }
    candidates = found.keys.sorted()
    covers = candidates.map { found[$0] ?? [] }
    rows = covers.map { $0.map(\.need) }
    numbers = Dictionary(uniqueKeysWithValues: candidates.enumerated().map { ($1, $0) })
  }

  func number(of entity: EntityIndex) -> Int? { numbers[entity] }

  /// The best of the claims that cover a need: inside before wider, stated before implied.
  private static func cover(
    _ need: Plan.Need, _ number: Int, _ claims: [Claim], _ dataset: Dataset
  ) -> Plan.Cover? {
    var best: Plan.Cover?
    for claim in claims {
      guard let topic = claim.topic, dataset.hierarchy.contains(need.topic, topic) else { continue }
      var reach = Reach.inside
      if let asked = need.place {
        guard let place = claim.place, let fit = Reach(of: place, asked: asked, in: dataset.hierarchy) else {
          continue
        }
        reach = fit
      }
      if let known = best, (known.reach, known.basis) < (reach, claim.basis) { continue }
      var evidence = claim.evidence
      var periods = claim.period == Period() ? [] : [claim.period]
      if let known = best, (known.reach, known.basis) == (reach, claim.basis) {
        evidence = known.evidence + evidence.filter { !known.evidence.contains($0) }
        periods = known.periods + periods.filter { !known.periods.contains($0) }
      }
      best = Plan.Cover(
        need: number, reach: reach, basis: claim.basis, periods: periods, evidence: evidence)
    }
    return best
  }

  /// Those of the candidates without all of whom everything that can be covered still can be; found by leaving out one
  /// after the other.
  func replaceable(_ wanted: Set<Int>, excluded: Set<Int>) -> Set<Int> {
    var left = [Int](repeating: 0, count: needs.count)
    for (number, row) in rows.enumerated() where !excluded.contains(number) {
      for need in row { left[need] += 1 }
    }
    var spared: Set<Int> = []
    for number in wanted.sorted() where rows[number].allSatisfy({ left[$0] > 1 }) {
      spared.insert(number)
      for need in rows[number] { left[need] -= 1 }
    }
    return spared
  }

  func plan(
    _ solution: Covering.Solution, _ links: LinkGraph, isRequired: Set<Int>, excluded: Set<Int>,
    others: some Sequence<[Int]>
  ) -> Plan {
    var coverers = [Int](repeating: 0, count: needs.count)
    for member in solution.members { for need in rows[member] { coverers[need] += 1 } }
    let members = solution.members.map { number in
      let who = candidates[number]
      let alone = rows[number].filter { coverers[$0] == 1 }
      let replacements =
        alone.isEmpty
        ? []
        : candidates.indices.filter { other in
          !solution.members.contains(other) && !excluded.contains(other)
            && Set(rows[other]).isSuperset(of: alone)
        }.map { candidates[$0] }
      let linked = solution.members.filter { $0 != number }.map { candidates[$0] }
        .map { (other: $0, weight: links.weight(who, $0)) }.filter { $0.weight > 0 }
        .sorted { (-$0.weight, $0.other) < (-$1.weight, $1.other) }
      return Plan.Member(
        who: who, covers: covers[number], alone: alone, replacements: replacements,
        worksWith: linked.map(\.other), isRequired: isRequired.contains(number))
    }
    return Plan(
      needs: needs, members: members, uncoverable: solution.uncoverable, leftOut: solution.leftOut,
      isOptimal: solution.isOptimal, sizeBound: solution.sizeBound, isBestConnected: solution.isBestConnected,
      alternatives: others.map { $0.map { candidates[$0] } })
  }
}

/// How far candidates are from each other along links; a link is as long as it is weak.
private struct PlanDistances {
  private let links: LinkGraph
  private let candidates: [EntityIndex]
  private let lengths: EdgeLengths?

  init(_ links: LinkGraph, _ candidates: [EntityIndex]) {
    (self.links, self.candidates) = (links, candidates)
    lengths = try? links.graph.lengths { _, _, weight in 1 / weight }
  }

  func row(of candidate: Int) -> [Double] {
    let distances = links.graph.shortestPathDistances(from: candidates[candidate].position, lengths: lengths)
    return candidates.map { distances[$0.position] }
  }
}
