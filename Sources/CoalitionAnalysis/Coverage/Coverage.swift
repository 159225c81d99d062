public import CoalitionLinking
public import CoalitionModel

/// Who works on which topic in which place, for a whole grid of both at once.
///
/// What lies below a topic and within a place counts for it; a stated claim outranks an implied one, and one within
/// the place outranks one in a larger place that contains it. So a cell holds what the question "who works on this
/// topic in this place" answers.
///
/// One pass over all claims, O(claims × (depth of the topic tree) × (columns that the claim's place touches)).
public struct Coverage: Sendable {
  /// How somebody covers a cell.
  public struct Worker: Sendable {
    /// Who.
    public let who: EntityIndex
    /// Whether within the place, or in a larger one that contains it.
    public let reach: Reach
    /// Whether a row says so, or it follows from shorthand.
    public let basis: Basis
    /// Where, as the claims name it, in the order met.
    public fileprivate(set) var places: [EntityIndex]
    /// What it rests on.
    public fileprivate(set) var evidence: [Evidence]
  }

  /// What is known of a cell in which nobody is known to work.
  public enum Absence: String, Sendable, CaseIterable {
    /// A source looked at the topic in the place and names nobody.
    case nobody
    /// No source is known to have looked.
    case unknown
  }

  /// The rows.
  public let topics: [EntityIndex]
  /// The columns.
  public let places: [EntityIndex]
  /// Everybody who could be counted, in dataset order: organizations and campaigns.
  public let actors: [EntityIndex]

  private let dataset: Dataset
  private var cells: [[Worker]]
  private var placeless: [[EntityIndex]]
  private let surveys: [(source: SourceIndex, survey: Survey)]

  /// Looks at every cell of the grid.
  ///
  /// - Parameters:
  ///   - topics: the rows, each a topic, in any order.
  ///   - places: the columns, each a place, in any order.
  public init(_ dataset: Dataset, topics: [EntityIndex], places: [EntityIndex]) {
    self.dataset = dataset
    self.topics = topics
    self.places = places
    surveys = dataset.sources.enumerated().compactMap { index, source in
      source.survey.map { (SourceIndex(index), $0) }
    }
    actors = dataset.indices.filter { dataset[$0].kind.isActor }
    cells = Array(repeating: [], count: topics.count * places.count)
    placeless = Array(repeating: [], count: topics.count)
    // The columns that a claim's place lies in are above it; those that lie in it are listed once for each place.
    var rowOf = [Int32](repeating: -1, count: dataset.entities.count)
    var columnOf = rowOf
    for (row, topic) in topics.enumerated() { rowOf[topic.position] = Int32(row) }
    for (column, place) in places.enumerated() { columnOf[place.position] = Int32(column) }
    var columnsWithin: [EntityIndex: [Int]] = [:]
    for (column, place) in places.enumerated() {
      for above in dataset.hierarchy.ancestors(of: place) { columnsWithin[above, default: []].append(column) }
    }
    for who in actors {
      for claim in dataset.claims(of: who) {
        guard let topic = claim.topic else { continue }
        for step in dataset.hierarchy.withAncestors(of: topic) where rowOf[step.position] >= 0 {
          let row = Int(rowOf[step.position])
          guard let place = claim.place else {
            if placeless[row].last != who { placeless[row].append(who) }
            continue
          }
          func add(_ column: Int, _ reach: Reach) {
            cells[row * places.count + column].add(
              Worker(
                who: who, reach: reach, basis: claim.basis, places: [place], evidence: claim.evidence))
          }
          for above in dataset.hierarchy.withAncestors(of: place) where columnOf[above.position] >= 0 {
            add(Int(columnOf[above.position]), .inside)
          }
          for column in columnsWithin[place] ?? [] { add(column, .wider) }
        }
      }
    }
  }

  /// Who covers a cell, in dataset order; `row` and `column` number ``topics`` and ``places``. O(1).
  public func workers(row: Int, column: Int) -> [Worker] { cells[row * places.count + column] }

  /// Who works on the topic of a row without it being known where, in dataset order.
  public func placeless(row: Int) -> [EntityIndex] { placeless[row] }

  /// Why a cell may be empty: whether some source looked, and which ones did, in dataset order.
  ///
  /// A source looked at a cell where its survey includes the topic or one above it, and the place or one around it.
  /// O(sources that survey).
  public func absence(row: Int, column: Int) -> (state: Absence, sources: [SourceIndex]) {
    let (topic, place) = (topics[row], places[column])
    let looked = surveys.filter { _, survey in
      func includes(_ limits: [EntityIndex]?, _ entity: EntityIndex) -> Bool {
        limits?.contains { dataset.hierarchy.contains($0, entity) } ?? true
      }
      return includes(survey.topics, topic) && includes(survey.places, place)
    }.map(\.source)
    return (looked.isEmpty ? .unknown : .nobody, looked)
  }
}

extension Hierarchy {
  /// The entity and what it lies under, from the nearest to the farthest.
  func withAncestors(of entity: EntityIndex) -> [EntityIndex] { [entity] + ancestors(of: entity) }
}

extension [Coverage.Worker] {
  /// Claims come one entity after the other: of one entity the best stay, with all that the best rest on.
  fileprivate mutating func add(_ found: Coverage.Worker) {
    guard let last, last.who == found.who else { return append(found) }
    if (found.reach, found.basis) < (last.reach, last.basis) {
      self[count - 1] = found
    } else if (found.reach, found.basis) == (last.reach, last.basis) {
      self[count - 1].places += found.places.filter { !last.places.contains($0) }
      self[count - 1].evidence += found.evidence.filter { !last.evidence.contains($0) }
    }
  }
}
