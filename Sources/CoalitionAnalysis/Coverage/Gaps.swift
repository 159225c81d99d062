internal import CoalitionLinking
public import CoalitionModel

/// What nobody covers: every topic of a grid in every place of it where no organization or campaign is known to work,
/// there or in a larger place around.
///
/// That nobody works there is told apart from that nobody is known to: see ``Coverage/Absence``.
public struct Gaps: Sendable {
  /// One topic in one place.
  public struct Gap: Sendable {
    /// The topic, with what lies below it.
    public let topic: EntityIndex
    /// The place, with what lies within it.
    public let place: EntityIndex
    /// Whether a source looked and names nobody, or none is known to have looked.
    public let state: Coverage.Absence
    /// The sources that looked.
    public let sources: [SourceIndex]
    /// Who works on the topic without it being known where: the gap may be none.
    public let placeless: [EntityIndex]
  }

  /// Who might be asked to fill a gap.
  public struct Candidate: Sendable {
    /// What brings somebody near to a gap.
    public enum Reason: Sendable, Hashable {
      /// It works on the topic in another place, so many kilometres off where both are known.
      case sameTopic(in: EntityIndex, kilometres: Double?)
      /// It works in the place on a topic that lies beside the missing one, under the common one above both.
      case relatedTopic(EntityIndex, under: EntityIndex)
    }
    /// Who.
    public let who: EntityIndex
    /// Why.
    public let reason: Reason
    /// Whether a row says that it does, or it follows from shorthand.
    public let basis: Basis
    /// What that rests on.
    public let evidence: [Evidence]
  }

  /// The grid.
  public let coverage: Coverage
  /// Every gap, by topic and then by place, in the order of the grid.
  public let gaps: [Gap]

  private let dataset: Dataset
  private let claims: [Claim]

  /// Finds the gaps of a grid. O(claims + cells).
  public init(_ dataset: Dataset, topics: [EntityIndex], places: [EntityIndex]) {
    let coverage = Coverage(dataset, topics: topics, places: places)
    var gaps: [Gap] = []
    for (row, topic) in topics.enumerated() {
      for (column, place) in places.enumerated() where coverage.workers(row: row, column: column).isEmpty {
        let (state, sources) = coverage.absence(row: row, column: column)
        gaps.append(
          Gap(
            topic: topic, place: place, state: state, sources: sources,
            placeless: coverage.placeless(row: row)))
      }
    }
    self.coverage = coverage
    self.gaps = gaps
    self.dataset = dataset
    claims = coverage.actors.flatMap { dataset.claims(of: $0) }.filter { $0.topic != nil && $0.place != nil }
  }

  /// Who might be asked to fill a gap: those who work on the same topic, the nearest first, then those who work in the
  /// same place on a related topic, the most closely related first; at most `limit` of each, stated before implied,
  /// then in dataset order. O(claims).
  public func candidates(for gap: Gap, limit: Int = 3) -> [Candidate] {
    var elsewhere: [(rank: (Double, Int, Int), candidate: Candidate)] = []
    var related: [(rank: (Int, Int, Int), candidate: Candidate)] = []
    let above = dataset.hierarchy.withAncestors(of: gap.topic)
    for claim in claims {
      guard let topic = claim.topic, let place = claim.place else { continue }
      let ranks = (claim.basis == .stated ? 0 : 1, claim.who.position)
      func candidate(_ reason: Candidate.Reason) -> Candidate {
        Candidate(who: claim.who, reason: reason, basis: claim.basis, evidence: claim.evidence)
      }
      if dataset.hierarchy.contains(gap.topic, topic) {
        let distance = distance(from: gap.place, to: place)
        // Where no distance is known, a step of the tree counts as far as anything on Earth.
        let rank = distance ?? 40_000 * Double(steps(from: gap.place, to: place))
        elsewhere.append(
          ((rank, ranks.0, ranks.1), candidate(.sameTopic(in: place, kilometres: distance))))
      } else if dataset.hierarchy.contains(gap.place, place) {
        for (step, common) in above.enumerated().dropFirst() where dataset.hierarchy.contains(common, topic) {
          related.append(((step, ranks.0, ranks.1), candidate(.relatedTopic(topic, under: common))))
          break
        }
      }
    }
    func best<Rank>(
      _ found: [(rank: Rank, candidate: Candidate)], _ isBefore: (Rank, Rank) -> Bool
    ) -> [Candidate] {
      var seen: Set<EntityIndex> = []
      return Array(
        found.sorted { isBefore($0.rank, $1.rank) }.map(\.candidate)
          .filter { seen.insert($0.who).inserted }.prefix(limit))
    }
    return best(elsewhere, <) + best(related, <)
  }

  /// Between two cities of which both are on the map.
  private func distance(from place: EntityIndex, to other: EntityIndex) -> Double? {
    guard dataset[place].kind == .city, dataset[other].kind == .city, let start = dataset[place].coordinate,
      let end = dataset[other].coordinate
    else { return nil }
    return start.kilometres(to: end)
  }

  /// How many steps of the tree lie between two places, by the nearest that contains both.
  private func steps(from place: EntityIndex, to other: EntityIndex) -> Int {
    let upwards = dataset.hierarchy.withAncestors(of: place)
    guard let meeting = upwards.firstIndex(where: { dataset.hierarchy.contains($0, other) }) else { return 9 }
    let down = dataset.hierarchy.withAncestors(of: other).prefix { $0 != upwards[meeting] }.count
    return meeting + down
  }
}

extension Dataset {
  /// The entities asked for with all that lies below them, each once, each before what lies below it; where none is
  /// asked for, all of the kinds wanted.
  ///
  /// The rows and columns of a grid. O(entities).
  public func withAllBelow(
    _ asked: [EntityIndex], where isWanted: (EntityKind) -> Bool
  ) -> [EntityIndex] {
    let roots =
      asked.isEmpty
      ? indices.filter { isWanted(self[$0].kind) && hierarchy.parent(of: $0) == nil } : asked
    var seen: Set<EntityIndex> = []
    return roots.filter { root in !roots.contains { $0 != root && hierarchy.contains($0, root) } }
      .flatMap { hierarchy.subtree(of: $0) }.filter { isWanted(self[$0].kind) && seen.insert($0).inserted }
  }
}
