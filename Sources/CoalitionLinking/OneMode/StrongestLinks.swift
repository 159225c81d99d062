/// For each entity the others with which it has most in common, through the inverted index: no pair is looked at
/// that shares nothing, and popular features are not opened where they cannot matter.
///
/// Features are taken rarest first. Before a long posting list is opened, two things are asked. Could an entity that
/// shares only what is left still come among the best `count`? If not, those already met are scored in full and
/// that is all, which is exact (the bound of Turtle & Flood 1995, doi:10.1016/0306-4573(95)00020-H). Would the list
/// exceed `budget`? Then, if too few were met, a window of the list that begins after the entity itself is taken:
/// links spread over equals instead of all falling on the first; and the entity is counted as approximate.
struct StrongestLinks {
  struct Result {
    /// Pairs with the first below the second, ascending, each once.
    var pairs: [(UInt32, UInt32)] = []
    /// How many entities had more candidates than the budget allows to score.
    var approximate = 0
  }

  private let index: FeatureIndex
  private let count: Int
  private let budget: Int
  private let weights: [Float]
  /// What each entity shares with the one being looked at; zero outside `touched`.
  private var score: [Float]
  private var touched: [Int32] = []
  /// What each feature not yet opened is worth to the entity being looked at; zero for all others.
  private var unopened: [Float]

  init(index: FeatureIndex, count: Int, budget: Int) {
    self.index = index
    self.count = count
    self.budget = budget
    weights = index.weights.map(Float.init)
    score = [Float](repeating: 0, count: index.rowOffsets.count - 1)
    unopened = [Float](repeating: 0, count: index.features.count)
  }

  mutating func find() -> Result {
    var result = Result()
    var keys: [UInt64] = []
    for entity in score.indices where !index.row(entity).isEmpty {
      if !meet(entity) { result.approximate += 1 }
      for other in best(besides: entity) {
        let (low, high) = (min(entity, Int(other)), max(entity, Int(other)))
        keys.append(UInt64(low) << 32 | UInt64(high))
      }
      for other in touched { score[Int(other)] = 0 }
      touched.removeAll(keepingCapacity: true)
    }
    keys.sort()
    var last: UInt64?
    for key in keys where key != last {
      result.pairs.append((UInt32(key >> 32), UInt32(truncatingIfNeeded: key)))
      last = key
    }
    return result
  }

  /// Scores the others that may be among the best of `entity`; false where the budget cut the search short.
  private mutating func meet(_ entity: Int) -> Bool {
    let order = index.row(entity).filter { weights[Int(index.rowFeatures[$0])] > 0 }
      .map { (slots: index.column(Int(index.rowFeatures[$0])), position: $0) }
      .sorted { ($0.slots.count, $0.position) < ($1.slots.count, $1.position) }
    // What an entity that shares everything from here on would still get.
    var remaining = order.reduce(Float(0)) { $0 + worth($1.position) }
    var scanned = 0
    for (step, (slots, position)) in order.enumerated() {
      let isLong = slots.count > 256 && slots.count > touched.count / 4
      if isLong, touched.count > count, remaining <= bar(count) {
        return complete(order[step...].map(\.position), remaining)
      }
      if scanned + slots.count > budget {
        if touched.count > count {
          // Who was not met shares at most what is left.
          let isExact = complete(order[step...].map(\.position), remaining)
          return isExact && remaining <= bar(count)
        }
        open(window(of: slots, after: entity), worth(position))
        _ = complete(order[(step + 1)...].map(\.position), .infinity)
        return false
      }
      open(slots, worth(position))
      remaining -= worth(position)
      scanned += slots.count
    }
    return true
  }

  private func worth(_ position: Int) -> Float {
    weights[Int(index.rowFeatures[position])] * index.rowShares[position]
  }

  /// The inner loop: adds one feature to everyone who holds it.
  private mutating func open(_ slots: Range<Int>, _ worth: Float) {
    let index = index
    let entities = index.columnEntities.span
    let shares = index.columnShares.span
    precondition(slots.lowerBound >= 0 && slots.upperBound <= entities.count)
    for slot in slots {
      let other = Int(entities[unchecked: slot])
      if score[other] == 0 { touched.append(Int32(other)) }
      score[other] += worth * shares[unchecked: slot]
    }
  }

  /// As many postings as the budget allows, from the one after the entity's own on, or up to the end of the list.
  private func window(of slots: Range<Int>, after entity: Int) -> Range<Int> {
    var (low, high) = (slots.lowerBound, slots.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(index.columnEntities[middle]) <= entity { low = middle + 1 } else { high = middle }
    }
    let start = max(slots.lowerBound, min(low, slots.upperBound - budget))
    return start..<min(slots.upperBound, start + budget)
  }

  /// Gives those met so far what the unopened features add, as far as it can bring them among the best: the best
  /// so far first, since what they reach tells who need not be looked at. Each costs a look at its row somewhere in
  /// memory, so no more than ten times the links wanted are looked at; false where more might have come in.
  private mutating func complete(_ positions: [Int], _ remaining: Float) -> Bool {
    guard !positions.isEmpty else { return true }
    for position in positions { unopened[Int(index.rowFeatures[position])] = worth(position) }
    defer { for position in positions { unopened[Int(index.rowFeatures[position])] = 0 } }
    let leaders = bar(min(5 * count, touched.count - 1))
    var open: [Int32] = []
    var looked = 0
    var equals: [Int32] = []
    for other in touched {
      if score[Int(other)] > leaders {
        finish(Int(other))
        looked += 1
      } else if score[Int(other)] == leaders {
        equals.append(other)
      } else {
        open.append(other)
      }
    }
    // Equal scores can be many; the first of them do.
    let room = max(0, 10 * count - looked)
    for other in equals.prefix(room) { finish(Int(other)) }
    looked += min(room, equals.count)
    open += equals.dropFirst(room)
    let reached = bar(count)
    for other in open where score[Int(other)] + remaining > reached {
      guard looked < 10 * count else { return false }
      finish(Int(other))
      looked += 1
    }
    return true
  }

  private mutating func finish(_ other: Int) {
    let index = index
    let features = index.rowFeatures.span
    let shares = index.rowShares.span
    var added: Float = 0
    for slot in index.row(other) {
      added += unopened[Int(features[unchecked: slot])] * shares[unchecked: slot]
    }
    score[other] += added
  }

  /// The score that `rank` others have reached. The entity itself is among those met, with the highest score of
  /// all, so one more is counted.
  private func bar(_ rank: Int) -> Float {
    guard touched.count > rank, rank > 0 else { return 0 }
    var best: [Float] = []
    best.reserveCapacity(rank + 1)
    for other in touched {
      let value = score[Int(other)]
      if best.count <= rank {
        best.append(value)
        if best.count > rank { best.sort() }
      } else if value > best[0] {
        var place = 0
        while place < rank, best[place + 1] < value {
          best[place] = best[place + 1]
          place += 1
        }
        best[place] = value
      }
    }
    return best[0]
  }

  /// The best others, equal ones by index.
  private func best(besides entity: Int) -> [Int32] {
    var candidates = touched.filter { Int($0) != entity }
    if candidates.count > count {
      let bar = bar(count)
      candidates.removeAll { score[Int($0)] < bar }
      candidates.sort { (score[Int($1)], $0) < (score[Int($0)], $1) }
      candidates.removeSubrange(min(count, candidates.count)...)
    }
    return candidates
  }
}
