internal import CoalitionLinking
internal import CoalitionModel

/// Datasets as they might be if some rows of the one at hand were missing or wrong.
///
/// One row makes many links, so a tenth of the rows is far more than a tenth of the links. Each statement and each
/// shorthand is left out with the probability `error`; as many are put in: somebody is said to do what a random member
/// does, or to be tied to a random member as it is tied to somebody now. Half of these are of its own cluster, as people
/// who mistake one group for another do; half are anybody, as slips are, at both ends. With the first alone no false bridge would ever
/// be supposed, and intervals would be too narrow where such there are.
struct DatasetRedrawing {
  private let dataset: Dataset
  private let error: Double
  /// Everybody who claims something, as often as it claims.
  private var claimants: [Claim] = []
  private var claimsOfCluster: [[Int]] = []
  private var membersOfCluster: [[EntityIndex]] = []
  private var members: [EntityIndex] = []
  private let clusterOf: (EntityIndex) -> Int?

  init(_ dataset: Dataset, _ clusters: ClusterAnalysis, error: Double) {
    self.dataset = dataset
    self.error = error
    clusterOf = { clusters.cluster(of: $0).map { $0.number - 1 } }
    membersOfCluster = clusters.clusters.map(\.members)
    members = membersOfCluster.flatMap(\.self)
    claimsOfCluster = Array(repeating: [], count: clusters.clusters.count)
    for who in dataset.indices {
      for claim in dataset.claims(of: who) {
        if let cluster = clusterOf(who) { claimsOfCluster[cluster].append(claimants.count) }
        claimants.append(claim)
      }
    }
  }

  func redraw(using generator: inout some RandomNumberGenerator) -> Dataset {
    func isKept() -> Bool { Double.random(in: 0..<1, using: &generator) >= error }
    var activities = dataset.activities.filter { _ in isKept() }
    let entities = dataset.entities.map { entity in
      guard !entity.topics.isEmpty || !entity.places.isEmpty else { return entity }
      return entity.replacing(
        topics: entity.topics.filter { _ in isKept() }, places: entity.places.filter { _ in isKept() })
    }
    for _ in claimants where !isKept() {
      let who = claimants[Int.random(in: claimants.indices, using: &generator)].who
      guard let cluster = clusterOf(who),
        let other =
          Bool.random(using: &generator)
          ? claimsOfCluster[cluster].randomElement(using: &generator)
          : claimants.indices.randomElement(using: &generator)
      else { continue }
      let claim = claimants[other]
      activities.append(
        .supposed(who, topic: claim.topic, place: claim.place, like: dataset[who].origin))
    }
    // A tie said twice is one tie.
    var fates: [TieName: Bool] = [:]
    var relationships: [Relationship] = []
    for tie in dataset.relationships {
      let key = TieName(from: tie.from.value, to: tie.to.value, kind: tie.kind)
      let fate = fates[key] ?? isKept()
      fates[key] = fate
      if fate { relationships.append(tie) }
    }
    for tie in dataset.relationships where tie.basis == .stated && !isKept() {
      guard let cluster = clusterOf(tie.from), !dataset[tie.to].kind.isPlace else { continue }
      let isSlip = Bool.random(using: &generator)
      let from = isSlip ? members.randomElement(using: &generator) ?? tie.from : tie.from
      guard let to = (isSlip ? members : membersOfCluster[cluster]).randomElement(using: &generator),
        to != from
      else { continue }
      relationships.append(tie.moved(from: from, to: to))
    }
    return dataset.replacing(entities: entities, activities: activities, relationships: relationships)
  }
}

/// What tells one tie from another.
private struct TieName: Hashable {
  let from, to: UInt32
  let kind: RelationshipKind
}
