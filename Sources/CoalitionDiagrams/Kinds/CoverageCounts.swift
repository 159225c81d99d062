internal import CoalitionLinking
internal import CoalitionModel
internal import CoalitionQuery

/// Who works on which topic in which place, for all of both at once.
///
/// Each count is what ``WhoQuestion`` answers for the topic and the place: what lies below a topic and within a place
/// counts, a stated claim outranks an implied one, and one within the place outranks one in a larger place that
/// contains it. One pass over all claims instead of one for each cell: O(claims × places shown).
struct CoverageCounts {
  /// How somebody covers a cell.
  struct Coverage {
    var who: EntityIndex
    var reach: Answer.Reach
    var basis: Basis
    /// Where, as the claims name it.
    var places: [EntityIndex]
    var evidence: [Evidence]
  }

  struct Cell: Hashable {
    var topic: EntityIndex
    var place: EntityIndex
  }

  /// How many work on each topic, wherever that is.
  private(set) var workersOn: [EntityIndex: Int] = [:]
  /// How many work in each place, on whatever topic.
  private(set) var workersIn: [EntityIndex: Int] = [:]

  private let dataset: Dataset
  /// All who could be counted, in dataset order.
  let actors: [EntityIndex]

  /// Counts everybody once for each topic and each place.
  init(_ dataset: Dataset) {
    self.dataset = dataset
    actors = dataset.indices.filter { WhoQuestion.usualKinds.contains(dataset[$0].kind) }
    for who in actors {
      var (topics, places): (Set<EntityIndex>, Set<EntityIndex>) = ([], [])
      for claim in dataset.claims(of: who) {
        guard let topic = claim.topic else { continue }
        topics.formUnion(Self.upwards(topic, dataset))
        if let place = claim.place { places.formUnion(Self.upwards(place, dataset)) }
      }
      for topic in topics { workersOn[topic, default: 0] += 1 }
      for place in places { workersIn[place, default: 0] += 1 }
    }
  }

  /// Who covers each cell, in dataset order, and who works on each topic without a known place.
  func cells(
    topics: [EntityIndex], places: [EntityIndex]
  ) -> (covered: [Cell: [Coverage]], placeless: [EntityIndex: [EntityIndex]]) {
    let rows = Set(topics)
    var covered: [Cell: [Coverage]] = [:]
    var placeless: [EntityIndex: [EntityIndex]] = [:]
    for who in actors {
      for claim in dataset.claims(of: who) {
        guard let topic = claim.topic else { continue }
        for row in Self.upwards(topic, dataset) where rows.contains(row) {
          guard let place = claim.place else {
            if placeless[row]?.last != who { placeless[row, default: []].append(who) }
            continue
          }
          for column in places {
            let isInside = dataset.hierarchy.contains(column, place)
            guard isInside || dataset.hierarchy.contains(place, column) else { continue }
            let found = Coverage(
              who: who, reach: isInside ? .inside : .wider, basis: claim.basis, places: [place],
              evidence: claim.evidence)
            covered[Cell(topic: row, place: column), default: []].add(found)
          }
        }
      }
    }
    return (covered, placeless)
  }

  private static func upwards(_ entity: EntityIndex, _ dataset: Dataset) -> [EntityIndex] {
    [entity] + dataset.hierarchy.ancestors(of: entity)
  }
}

extension [CoverageCounts.Coverage] {
  /// Claims come one entity after the other: of one entity the best stay, with all that the best rest on.
  fileprivate mutating func add(_ found: CoverageCounts.Coverage) {
    guard let last, last.who == found.who else { return append(found) }
    if (found.reach, found.basis) < (last.reach, last.basis) {
      self[count - 1] = found
    } else if (found.reach, found.basis) == (last.reach, last.basis) {
      self[count - 1].places += found.places.filter { !last.places.contains($0) }
      self[count - 1].evidence += found.evidence.filter { !last.evidence.contains($0) }
    }
  }
}
