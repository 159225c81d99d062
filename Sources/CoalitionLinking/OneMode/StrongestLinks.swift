/// For each entity the others with which it has most in common, through the inverted index: no pair is looked at
/// that shares nothing, and popular features are not opened where they cannot matter.
///
/// Features are taken rarest first. Before a long posting list is opened, two things are asked: could an entity
/// that shares only what is left still come among the best `count`? If not, only those already met are scored in
/// full, which is exact (the bound of Turtle & Flood 1995, doi:10.1016/0306-4573(95)00020-H). And would the list
/// exceed `budget`? Then a window of the list that begins after the entity itself is taken: links spread over
/// equals instead of all falling on the first, and the entity is counted as approximate.
struct StrongestLinks {
  let index: FeatureIndex
  let count: Int
  let budget: Int

  struct Result {
    /// Pairs with the first below the second, ascending, each once.
    var pairs: [(UInt32, UInt32)] = []
    /// How many entities had more candidates than the budget allows to score.
    var approximate = 0
  }

  func find() -> Result {
    var result = Result()
    let population = index.rowOffsets.count - 1
    var score = [Float](repeating: 0, count: population)
    var keys: [UInt64] = []
    var touched: [Int32] = []
    var best: [(weight: Float, entity: Int32)] = []

    index.rowFeatures.withUnsafeBufferPointer { rowFeatures in
      index.rowShares.withUnsafeBufferPointer { rowShares in
        index.columnOffsets.withUnsafeBufferPointer { columnOffsets in
          index.columnEntities.withUnsafeBufferPointer { columnEntities in
            index.columnShares.withUnsafeBufferPointer { columnShares in
              score.withUnsafeMutableBufferPointer { score in
                let weights = index.weights.map(Float.init)
                for entity in 0..<population where !index.row(entity).isEmpty {
                  let row = index.row(entity)
                  let order = row.filter { weights[Int(rowFeatures[$0])] > 0 }.sorted {
                    let (a, b) = (Int(rowFeatures[$0]), Int(rowFeatures[$1]))
                    let (left, right) = (
                      columnOffsets[a + 1] - columnOffsets[a], columnOffsets[b + 1] - columnOffsets[b]
                    )
                    return (left, a) < (right, b)
                  }
                  var remaining = order.reduce(Float(0)) {
                    $0 + weights[Int(rowFeatures[$1])] * rowShares[$1]
                  }
                  var scanned = 0
                  var stop = order.count
                  for (step, position) in order.enumerated() {
                    let feature = Int(rowFeatures[position])
                    let (low, high) = (Int(columnOffsets[feature]), Int(columnOffsets[feature + 1]))
                    if high - low > 256, touched.count >= count,
                      remaining <= kthBest(touched, score)
                    {
                      stop = step
                      break
                    }
                    let weight = weights[feature] * rowShares[position]
                    remaining -= weight
                    if scanned + high - low > budget {
                      if touched.count < count {
                        window(
                          low, high, after: entity, limit: budget, columnEntities, columnShares, weight, score,
                          &touched)
                        stop = step + 1
                      } else {
                        remaining += weight
                        stop = step
                      }
                      result.approximate += 1
                      break
                    }
                    scanned += high - low
                    for slot in low..<high {
                      let other = Int(columnEntities[slot])
                      if score[other] == 0 { touched.append(Int32(other)) }
                      score[other] += weight * columnShares[slot]
                    }
                  }
                  // Those met so far get what the unopened features add.
                  if stop < order.count {
                    let bound = touched.count > count ? kthBest(touched, score) - remaining : -.infinity
                    for other in touched where score[Int(other)] >= bound {
                      for position in order[stop...] {
                        if let share = share(of: Int(rowFeatures[position]), in: Int(other)) {
                          score[Int(other)] += weights[Int(rowFeatures[position])] * rowShares[position] * share
                        }
                      }
                    }
                  }
                  best.removeAll(keepingCapacity: true)
                  for other in touched {
                    if Int(other) != entity, score[Int(other)] > 0 { best.append((score[Int(other)], other)) }
                  }
                  if best.count > count { keepBest(&best) }
                  for (_, other) in best {
                    let (low, high) = (min(entity, Int(other)), max(entity, Int(other)))
                    keys.append(UInt64(low) << 32 | UInt64(high))
                  }
                  for other in touched { score[Int(other)] = 0 }
                  touched.removeAll(keepingCapacity: true)
                }
              }
            }
          }
        }
      }
    }
    keys.sort()
    var last: UInt64? = nil
    for key in keys where key != last {
      result.pairs.append((UInt32(key >> 32), UInt32(truncatingIfNeeded: key)))
      last = key
    }
    return result
  }

  private func window(
    _ low: Int, _ high: Int, after entity: Int, limit: Int, _ entities: UnsafeBufferPointer<Int32>,
    _ shares: UnsafeBufferPointer<Float>, _ weight: Float, _ score: UnsafeMutableBufferPointer<Float>,
    _ touched: inout [Int32]
  ) {
    // Postings ascend: binary search for the entity's own place in the list.
    var (left, right) = (low, high)
    while left < right {
      let middle = (left + right) / 2
      if Int(entities[middle]) <= entity { left = middle + 1 } else { right = middle }
    }
    var slot = left
    for _ in 0..<min(limit, high - low) {
      if slot == high { slot = low }
      let other = Int(entities[slot])
      if score[other] == 0 { touched.append(Int32(other)) }
      score[other] += weight * shares[slot]
      slot += 1
    }
  }

  private func share(of feature: Int, in entity: Int) -> Float? {
    var (left, right) = (Int(index.rowOffsets[entity]), Int(index.rowOffsets[entity + 1]))
    while left < right {
      let middle = (left + right) / 2
      if index.rowFeatures[middle] < Int32(feature) { left = middle + 1 } else { right = middle }
    }
    guard left < Int(index.rowOffsets[entity + 1]), index.rowFeatures[left] == Int32(feature) else { return nil }
    return index.rowShares[left]
  }

  /// The weight that `count` of the touched reach, the entity itself (always first among them) not counted.
  private func kthBest(_ touched: [Int32], _ score: UnsafeMutableBufferPointer<Float>) -> Float {
    guard touched.count > count else { return 0 }
    var heap: [Float] = []
    heap.reserveCapacity(count + 1)
    for other in touched {
      let value = score[Int(other)]
      if heap.count <= count {
        heap.append(value)
        if heap.count == count + 1 { heap.sort() }
      } else if value > heap[0] {
        var place = 0
        while place + 1 < heap.count, heap[place + 1] < value {
          heap[place] = heap[place + 1]
          place += 1
        }
        heap[place] = value
      }
    }
    return heap.first ?? 0
  }

  private func keepBest(_ best: inout [(weight: Float, entity: Int32)]) {
    best.sort { ($1.weight, $0.entity) < ($0.weight, $1.entity) }
    best.removeSubrange(count...)
  }
}
