internal import CoalitionModel

extension ClaimFilter {
  /// Everybody who may have a claim that passes, or fails only for a place or date that is not known; ascending. The
  /// others have none. Claims are looked at by the one who asks: this only spares looking at everybody's.
  func candidates(in dataset: Dataset) -> [EntityIndex] {
    let byTopic = topics.isEmpty ? nil : dataset.named(with: topics)
    let byPlace = place.map { place in
      var places = [place]
      if kilometres != nil { places += dataset.indices.filter { isNear($0, place, dataset) } }
      return Self.either(dataset.named(with: places, orAbove: true), dataset.placeless)
    }
    switch (byTopic, byPlace) {
    case (let topic?, let place?): return Self.both(topic, place)
    case (let some?, nil), (nil, let some?): return some
    case (nil, nil): return dataset.actorsAndReports
    }
  }

  /// What two ascending lists have in common.
  static func both(_ first: [EntityIndex], _ second: [EntityIndex]) -> [EntityIndex] {
    var common: [EntityIndex] = []
    var (left, right) = (0, 0)
    while left < first.count, right < second.count {
      if first[left] == second[right] {
        common.append(first[left])
        (left, right) = (left + 1, right + 1)
      } else if first[left] < second[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return common
  }

  /// What is in one of two ascending lists, ascending and each once.
  static func either(_ first: [EntityIndex], _ second: [EntityIndex]) -> [EntityIndex] {
    var all: [EntityIndex] = []
    all.reserveCapacity(first.count + second.count)
    var (left, right) = (0, 0)
    while left < first.count || right < second.count {
      if right == second.count || (left < first.count && first[left] < second[right]) {
        all.append(first[left])
        left += 1
      } else {
        if left < first.count, first[left] == second[right] { left += 1 }
        all.append(second[right])
        right += 1
      }
    }
    return all
  }
}

extension Dataset {
  var actorsAndReports: [EntityIndex] {
    indices.filter { self[$0].kind.isActor || self[$0].kind == .report }
  }
}
