internal import CoalitionModel
internal import GraphAlgorithms

/// What entities can have in common, as an inverted index: topics, places, and topics in places, each with what
/// sharing it is worth.
///
/// A topic counts with every topic above it and a place with what it lies in. An activity counts with every topic
/// above its own, in its exact place. What is only implied is held by half.
struct FeatureIndex: Sendable {
  enum Feature: Hashable, Sendable {
    case topic(EntityIndex)
    case place(EntityIndex)
    case activity(topic: EntityIndex, place: EntityIndex)
  }

  /// How much a shared topic in the same place, a shared topic and a shared place count.
  static let activityFactor = 2.0
  static let topicFactor = 1.0
  static let placeFactor = 0.5
  static let impliedShare: Float = 0.5

  private(set) var features: [Feature] = []
  /// What sharing the feature in full is worth.
  private(set) var weights: [Double] = []
  /// Entities and the features they hold, each with how far (1 stated, ½ implied).
  private(set) var held = TwoModeGraph(groupCount: 0, offsets: [0], groups: [], weights: [])

  init(_ dataset: Dataset) {
    let count = dataset.entities.count
    // Topics and places are features by their entity number; pairs get the numbers after those.
    features = dataset.indices.map { dataset[$0].kind == .topic ? .topic($0) : .place($0) }
    var pairNumbers = PairNumbers()
    // Parent of each pair in the topic tree, for the steps of its rarity.
    var pairParents: [Int32] = []
    var stamp = [Int32](repeating: -1, count: count)
    var slot = [Int32](repeating: 0, count: count)
    var rowOffsets = [0]
    var rowFeatures: [UInt32] = []
    var rowShares: [Float] = []
    rowOffsets.reserveCapacity(count + 1)

    for entity in dataset.indices {
      let start = rowFeatures.count
      func hold(_ feature: Int32, _ share: Float) {
        let number = Int(feature)
        if number >= stamp.count {
          let missing = max(number + 1 - stamp.count, 1024, stamp.count / 2)
          stamp.append(contentsOf: repeatElement(-1, count: missing))
          slot.append(contentsOf: repeatElement(0, count: stamp.count - slot.count))
        }
        if stamp[number] == Int32(entity.value) {
          rowShares[Int(slot[number])] = max(rowShares[Int(slot[number])], share)
        } else {
          stamp[number] = Int32(entity.value)
          slot[number] = Int32(rowFeatures.count)
          rowFeatures.append(UInt32(feature))
          rowShares.append(share)
        }
      }
      func holdTree(_ entity: EntityIndex, _ share: Float) {
        hold(Int32(entity.value), share)
        for ancestor in dataset.hierarchy.ancestors(of: entity) { hold(Int32(ancestor.value), share) }
      }
      func pair(_ topic: EntityIndex, _ place: EntityIndex) -> Int32 {
        if let number = pairNumbers.number(of: topic, place) { return number }
        // The parent first, so that a pair's number is larger than its parent's.
        let parent = dataset.hierarchy.parent(of: topic).map { pair($0, place) } ?? -1
        let number = Int32(features.count)
        pairNumbers.insert(topic, place, number: number)
        pairParents.append(parent)
        features.append(.activity(topic: topic, place: place))
        return number
      }
      for claim in dataset.claims(of: entity) {
        let share = claim.basis == .stated ? 1 : Self.impliedShare
        if let topic = claim.topic { holdTree(topic, share) }
        if let place = claim.place { holdTree(place, share) }
        if let topic = claim.topic, let place = claim.place {
          var number = pair(topic, place)
          while number >= 0 {
            hold(number, share)
            number = pairParents[Int(number) - count]
          }
        }
      }
      FeatureIndex.sortRow(from: start, &rowFeatures, &rowShares)
      rowOffsets.append(rowFeatures.count)
    }
    held = TwoModeGraph(
      groupCount: features.count, offsets: rowOffsets, groups: rowFeatures,
      weights: rowShares.allSatisfy { $0 == 1 } ? [] : rowShares)
    weigh(dataset, pairParents)
  }

  private static func sortRow(from start: Int, _ features: inout [UInt32], _ shares: inout [Float]) {
    guard features.count - start > 24 else {
      // Rows are short as a rule: by insertion, without room of its own.
      for end in features.indices.dropFirst(start + 1) {
        let (feature, share) = (features[end], shares[end])
        var place = end
        while place > start, features[place - 1] > feature {
          features[place] = features[place - 1]
          shares[place] = shares[place - 1]
          place -= 1
        }
        features[place] = feature
        shares[place] = share
      }
      return
    }
    let order = (start..<features.count).sorted { features[$0] < features[$1] }
    let sorted = order.map { (features[$0], shares[$0]) }
    for (offset, (feature, share)) in sorted.enumerated() {
      features[start + offset] = feature
      shares[start + offset] = share
    }
  }

  private mutating func weigh(_ dataset: Dataset, _ pairParents: [Int32]) {
    let count = dataset.entities.count
    let holders = features.indices.map { held.size(of: $0) }
    let population = dataset.entities.indices.reduce(0) { $0 + (held.groups(of: $1).isEmpty ? 0 : 1) }
    func parent(_ entity: EntityIndex) -> Int? { dataset.hierarchy.parent(of: entity)?.position }
    func step(_ feature: Int, _ parent: Int?) -> Double {
      Information.step(
        holders: holders[feature], parentHolders: parent.map { holders[$0] }, population: population)
    }
    weights = features.indices.map { feature in
      switch features[feature] {
      case .topic(let entity): return Self.topicFactor * step(feature, parent(entity))
      case .place(let entity): return Self.placeFactor * step(feature, parent(entity))
      case .activity:
        let parent = pairParents[feature - count]
        return Self.activityFactor * step(feature, parent < 0 ? nil : Int(parent))
      }
    }
  }
}
