internal import CoalitionModel
internal import GraphAlgorithms

extension FeatureIndex {
  /// What sharing everything that two entities share is worth. O(features of both).
  func weight(_ a: Int, _ b: Int) -> Double {
    var weight = 0.0
    forEachShared(a, b) { _, worth in weight += worth }
    return weight
  }

  /// The shared features grouped under the deepest ones: "both work on refugee health" stands for the shared
  /// health above it too, and its part carries the weight of both. `worthOf` says what sharing a feature that
  /// far is worth, where that is not what it tells.
  func sharedParts(
    _ a: EntityIndex, _ b: EntityIndex, in dataset: Dataset, worthOf: ((Int, Double) -> Double)? = nil
  ) -> [LinkPart] {
    var worth: [Feature: Double] = [:]
    var shared: [Feature] = []
    forEachShared(a.position, b.position, worthOf) { feature, weight in
      worth[features[feature]] = weight
      shared.append(features[feature])
    }
    func parent(_ feature: Feature) -> Feature? {
      switch feature {
      case .topic(let topic): dataset.hierarchy.parent(of: topic).map(Feature.topic)
      case .place(let place): dataset.hierarchy.parent(of: place).map(Feature.place)
      case .activity(let topic, let place):
        dataset.hierarchy.parent(of: topic).map { .activity(topic: $0, place: place) }
      }
    }
    var isAbove: Set<Feature> = []
    for feature in shared {
      if let parent = parent(feature) { isAbove.insert(parent) }
    }
    let claims = (dataset.claims(of: a), dataset.claims(of: b))
    var parts: [LinkPart] = []
    for feature in shared where !isAbove.contains(feature) {
      var weight = 0.0
      var next: Feature? = feature
      // Each step is spent by the first chain that reaches it, so that the parts add up.
      while let step = next, let own = worth.removeValue(forKey: step) {
        weight += own
        next = parent(step)
      }
      guard weight > 0 else { continue }
      let (left, right) = (ground(feature, claims.0, dataset), ground(feature, claims.1, dataset))
      parts.append(
        LinkPart(
          reason: feature.reason, weight: weight, basis: max(left.basis, right.basis),
          evidence: left.evidence + right.evidence.filter { !left.evidence.contains($0) }))
    }
    return parts
  }

  /// Every shared feature, those included that are worth nothing because all who hold what lies above hold them.
  private func forEachShared(
    _ a: Int, _ b: Int, _ worthOf: ((Int, Double) -> Double)? = nil,
    _ body: (_ feature: Int, _ worth: Double) -> Void
  ) {
    let (left, right) = (held.groups(of: a), held.groups(of: b))
    let (leftShares, rightShares) = (held.weights(of: a), held.weights(of: b))
    var (i, j) = (left.startIndex, right.startIndex)
    while i < left.endIndex, j < right.endIndex {
      let (x, y) = (left[i], right[j])
      if x == y {
        // Left out, all shares are 1.
        let share = leftShares.isEmpty ? 1 : Double(leftShares[i]) * Double(rightShares[j])
        body(Int(x), worthOf.map { $0(Int(x), share) } ?? weights[Int(x)] * share)
      }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
  }

  /// What one entity's hold on a feature rests on: its stated claims where there are any, else the implied ones.
  private func ground(_ feature: Feature, _ claims: [Claim], _ dataset: Dataset) -> (
    basis: Basis, evidence: [Evidence]
  ) {
    let hits = claims.filter { claim in
      func isUnder(_ upper: EntityIndex, _ entity: EntityIndex?) -> Bool {
        entity.map { dataset.hierarchy.contains(upper, $0) } ?? false
      }
      switch feature {
      case .topic(let topic): return isUnder(topic, claim.topic)
      case .place(let place): return isUnder(place, claim.place)
      case .activity(let topic, let place): return isUnder(topic, claim.topic) && claim.place == place
      }
    }
    let basis = hits.map(\.basis).min() ?? .implied
    var evidence: [Evidence] = []
    for hit in hits where hit.basis == basis {
      evidence += hit.evidence.filter { !evidence.contains($0) }
    }
    return (basis, evidence)
  }
}

extension FeatureIndex.Feature {
  var reason: LinkPart.Reason {
    switch self {
    case .topic(let topic): .sharedTopic(topic)
    case .place(let place): .sharedPlace(place)
    case .activity(let topic, let place): .sharedActivity(topic: topic, place: place)
    }
  }
}
