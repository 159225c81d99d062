internal import CoalitionModel

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
  /// Rows: the features of each entity, ascending, and how far it holds each (1 stated, ½ implied).
  private(set) var rowOffsets: [Int32] = [0]
  private(set) var rowFeatures: [Int32] = []
  private(set) var rowShares: [Float] = []
  /// Columns: the entities of each feature, ascending.
  private(set) var columnOffsets: [Int32] = []
  private(set) var columnEntities: [Int32] = []
  private(set) var columnShares: [Float] = []

  init(_ dataset: Dataset) {
    let count = dataset.entities.count
    // Topics and places are features by their entity number; pairs get the numbers after those.
    features = dataset.indices.map { dataset[$0].kind == .topic ? .topic($0) : .place($0) }
    var pairNumbers: [UInt64: Int32] = [:]
    // Parent of each pair in the topic tree, for the steps of its rarity.
    var pairParents: [Int32] = []
    var stamp = [Int32](repeating: -1, count: count)
    var slot = [Int32](repeating: 0, count: count)
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
          rowFeatures.append(feature)
          rowShares.append(share)
        }
      }
      func holdTree(_ entity: EntityIndex, _ share: Float) {
        hold(Int32(entity.value), share)
        for ancestor in dataset.hierarchy.ancestors(of: entity) { hold(Int32(ancestor.value), share) }
      }
      func pair(_ topic: EntityIndex, _ place: EntityIndex) -> Int32 {
        let key = UInt64(topic.value) << 32 | UInt64(place.value)
        if let number = pairNumbers[key] { return number }
        // The parent first, so that a pair's number is larger than its parent's.
        let parent = dataset.hierarchy.parent(of: topic).map { pair($0, place) } ?? -1
        let number = Int32(features.count)
        pairNumbers[key] = number
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
      sortRow(from: start)
      rowOffsets.append(Int32(rowFeatures.count))
    }
    transpose()
    weigh(dataset, pairParents)
  }

  /// The features of an entity with its share in each.
  func row(_ entity: Int) -> Range<Int> { Int(rowOffsets[entity])..<Int(rowOffsets[entity + 1]) }

  /// The postings of a feature.
  func column(_ feature: Int) -> Range<Int> { Int(columnOffsets[feature])..<Int(columnOffsets[feature + 1]) }

  private mutating func sortRow(from start: Int) {
    let order = (start..<rowFeatures.count).sorted { rowFeatures[$0] < rowFeatures[$1] }
    let sorted = order.map { (rowFeatures[$0], rowShares[$0]) }
    for (offset, (feature, share)) in sorted.enumerated() {
      rowFeatures[start + offset] = feature
      rowShares[start + offset] = share
    }
  }

  private mutating func transpose() {
    var offsets = [Int32](repeating: 0, count: features.count + 1)
    for feature in rowFeatures { offsets[Int(feature) + 1] += 1 }
    for feature in features.indices { offsets[feature + 1] += offsets[feature] }
    var next = offsets
    columnEntities = [Int32](repeating: 0, count: rowFeatures.count)
    columnShares = [Float](repeating: 0, count: rowFeatures.count)
    for entity in 0..<(rowOffsets.count - 1) {
      for position in row(entity) {
        let feature = Int(rowFeatures[position])
        columnEntities[Int(next[feature])] = Int32(entity)
        columnShares[Int(next[feature])] = rowShares[position]
        next[feature] += 1
      }
    }
    columnOffsets = offsets
  }

  private mutating func weigh(_ dataset: Dataset, _ pairParents: [Int32]) {
    let count = dataset.entities.count
    let holders = features.indices.map { Int(columnOffsets[$0 + 1] - columnOffsets[$0]) }
    let population = dataset.entities.indices.reduce(0) { $0 + (row($1).isEmpty ? 0 : 1) }
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
