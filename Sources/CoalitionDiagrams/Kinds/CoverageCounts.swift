internal import CoalitionLinking
internal import CoalitionModel

/// How many work on each topic wherever that is, and in each place on whatever topic. O(claims × depth).
struct CoverageCounts {
  private(set) var workersOn: [EntityIndex: Int] = [:]
  private(set) var workersIn: [EntityIndex: Int] = [:]

  init(_ dataset: Dataset) {
    for who in dataset.indices where dataset[who].kind.isActor {
      var (topics, places): (Set<EntityIndex>, Set<EntityIndex>) = ([], [])
      func add(_ entity: EntityIndex, to set: inout Set<EntityIndex>) {
        set.insert(entity)
        set.formUnion(dataset.hierarchy.ancestors(of: entity))
      }
      for claim in dataset.claims(of: who) {
        guard let topic = claim.topic else { continue }
        add(topic, to: &topics)
        if let place = claim.place { add(place, to: &places) }
      }
      for topic in topics { workersOn[topic, default: 0] += 1 }
      for place in places { workersIn[place, default: 0] += 1 }
    }
  }
}
