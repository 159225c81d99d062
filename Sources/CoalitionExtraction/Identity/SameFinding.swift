internal import CoalitionModel

extension Extracting {
  /// Says of each proposed entity which one of the dataset it seems to be.
  mutating func findSame() {
    guard let dataset else { return }
    let index = NameIndex(dataset)
    for place in proposals.indices where proposals[place].outcome.isEntity {
      let kind = EntityKind(rawValue: proposals[place].outcome.rawValue)
      guard let same = index.best(for: [proposals[place].name] + proposals[place].aliases, kind: kind) else {
        continue
      }
      proposals[place].sameAs = dataset[same.entity].id
      proposals[place].reason += "; \(same.reason)"
    }
  }
}
