/// Finds the strongest ties of one class after another; see ``TieIndex`` and
/// ``TwoModeGraph/strongestTies(count:groupWeights:threads:checkpoint:)``.
///
/// A class is searched for together with itself, since its members tie with one another, and one more is kept, since
/// each member is taken out of its own list afterwards. The best `kept` classes by score, then by first member, hold
/// the best `kept` members: every class before another has a member before all members of that one.
struct TieSearch: ~Copyable {
  /// What each class met shares with the one that is searched for; zero for those not met.
  private let score: Scratch<UInt32>
  private let touched: Scratch<UInt32>
  /// Those met that can still come among the best.
  private let candidates: Scratch<UInt32>
  /// What sharing each segment that is not opened yet is worth; zero for all others.
  private let worth: Scratch<UInt32>
  private var touchedCount = 0
  private var steps: [Step] = []
  private var best: TopKeys
  private let kept: Int

  /// A segment to open, and by how much that lowers what somebody not met can reach.
  private struct Step {
    let segment: Int
    let size: Int
    let gain: UInt32
    let price: Double
  }

  /// As many postings are opened in the time that one look at a row takes.
  private static let lookPrice = 4

  init(_ index: borrowing TieIndex, kept: Int) {
    self.kept = kept
    score = Scratch(count: index.classCount, repeating: 0)
    touched = Scratch(count: index.classCount + 1)
    candidates = Scratch(count: index.classCount + 1)
    worth = Scratch(count: index.segmentCount + 1, repeating: 0)
    best = TopKeys(limit: kept)
  }

  /// Finds the best classes of class `number`, as keys of score and first member, in no order.
  mutating func find(_ number: Int, _ index: borrowing TieIndex, _ body: (UInt64) -> Void) {
    var remaining = plan(number, index)
    var bar: UInt32 = 0
    var next = 0
    var sinceLook = 0
    var lookedAt = 0
    // Until nobody who was not met can come among the best any more.
    while next < steps.count, remaining >= bar {
      let step = steps[next]
      // A look at all who were met raises the bar. It pays now and then, and if the bar is within reach.
      if step.size > 128, sinceLook + step.size > touchedCount, touchedCount > kept,
        remaining &- remaining / 4 < bar || sinceLook > 4 * lookedAt
      {
        lookedAt = touchedCount
        sinceLook = 0
        bar = max(bar, reached(index, next))
        if remaining < bar { break }
      }
      meet(index, step.segment)
      worth[step.segment] = 0
      remaining -= step.gain
      sinceLook += step.size
      next += 1
    }
    // From here on only those met count. A segment is opened for them where that costs less than to look at each:
    // those of few members, wherever they stand, so that what is left is popular and found at the head of the rows.
    var count = sift(amongAll: true, touchedCount, bar, remaining)
    var sinceSift = 0
    var left = next
    for place in next..<steps.count {
      let step = steps[place]
      // A segment can be opened only after its siblings of larger share: the gain of each is what it adds to the next.
      guard step.size < TieSearch.lookPrice * count else {
        steps[left] = step
        left += 1
        continue
      }
      add(index, step.segment)
      worth[step.segment] = 0
      remaining -= isLeft(index, step.segment, next..<left) ? 0 : step.gain
      sinceSift += step.size
      if sinceSift > count {
        count = sift(amongAll: false, count, bar, remaining)
        sinceSift = 0
      }
    }
    steps.removeLast(steps.count - left)
    finish(count, index, next, bar, remaining)
    best.forEach(body)
    for step in steps[next...] { worth[step.segment] = 0 }
    for place in 0..<touchedCount { score[Int(touched[place])] = 0 }
    touchedCount = 0
  }

  /// Whether a sibling of a segment was left unopened: what remains must then still count the largest of them.
  private func isLeft(_ index: borrowing TieIndex, _ segment: Int, _ places: Range<Int>) -> Bool {
    for step in steps[places] where index.groupOf[step.segment] == index.groupOf[segment] { return true }
    return false
  }

  /// Orders what the class holds by members per weight, and says what somebody who shares all of it would score.
  ///
  /// A group's own segments are opened by falling share: opening one leaves those not met with the next at most.
  private mutating func plan(_ number: Int, _ index: borrowing TieIndex) -> UInt32 {
    steps.removeAll(keepingCapacity: true)
    var total: UInt32 = 0
    for slot in index.row(number) {
      let held = Int(index.rows[slot])
      let group = Int(index.groupOf[held])
      let siblings = index.siblingOffsets[group]..<index.siblingOffsets[group + 1]
      var price = 0.0
      for place in siblings {
        let segment = Int(index.siblings[place])
        let worth = index.worth(group, held, segment)
        guard worth > 0 else { break }
        let below =
          place + 1 < siblings.upperBound ? index.worth(group, held, Int(index.siblings[place + 1])) : 0
        let size = index.slots(segment).count
        self.worth[segment] = worth
        if place == siblings.lowerBound { total += worth }
        price = max(price, Double(size) / max(Double(worth - below), 0.5))
        steps.append(Step(segment: segment, size: size, gain: worth - below, price: price))
      }
    }
    // By insertion, which leaves siblings of one price in their order; the rows are short and the segments of one
    // size stand together already.
    sortSteps()
    return total
  }

  private mutating func sortSteps() {
    steps.withUnsafeMutableBufferPointer { steps in
      guard steps.count <= 64 else {
        // Stable, by what the standard library does today; siblings of one price are told apart to be sure.
        let order = steps.indices.sorted { (steps[$0].price, $0) < (steps[$1].price, $1) }
        let sorted = order.map { steps[$0] }
        for (place, step) in sorted.enumerated() { steps[place] = step }
        return
      }
      for place in steps.indices.dropFirst() {
        let step = steps[place]
        var hole = place
        while hole > 0, steps[hole - 1].price > step.price {
          steps[hole] = steps[hole - 1]
          hole -= 1
        }
        steps[hole] = step
      }
    }
  }

  /// The inner loop: adds a segment to all who hold it. The list of those met is written without a branch.
  private mutating func meet(_ index: borrowing TieIndex, _ segment: Int) {
    let worth = worth[segment]
    var count = touchedCount
    for slot in index.slots(segment) {
      let other = index.postings[slot]
      let before = score[Int(other)]
      touched[count] = other
      count += before == 0 ? 1 : 0
      score[Int(other)] = before &+ worth
    }
    touchedCount = count
  }

  /// Adds a segment to those who were met.
  private func add(_ index: borrowing TieIndex, _ segment: Int) {
    let worth = worth[segment]
    for slot in index.slots(segment) {
      let other = index.postings[slot]
      let before = score[Int(other)]
      score[Int(other)] = before &+ (before == 0 ? 0 : worth)
    }
  }

  /// A score that `kept` classes are known to reach: the lowest in full of those that are ahead so far.
  private mutating func reached(
    _ index: borrowing TieIndex, _ next: Int
  ) -> UInt32 {
    best.removeAll()
    for place in 0..<touchedCount {
      let other = touched[place]
      best.insert(UInt64(score[Int(other)]) << 32 | UInt64(other))
    }
    guard best.isFull else { return 0 }
    let last = lastUnopened(next)
    var lowest = UInt32.max
    best.forEach { key in
      let other = Int(key & 0xFFFF_FFFF)
      lowest = min(lowest, score[other] &+ rest(other, index, last))
    }
    return lowest
  }

  private func lastUnopened(_ next: Int) -> Int {
    var last = -1
    for step in steps[next...] { last = max(last, step.segment) }
    return last
  }

  /// What the segments not opened add to a class.
  private func rest(_ other: Int, _ index: borrowing TieIndex, _ last: Int) -> UInt32 {
    // The most popular without a branch: where a row lies in memory is waited for by several at once.
    let head = other * TieIndex.headLength
    var sum: UInt32 = 0
    for place in 0..<TieIndex.headLength { sum &+= worth[Int(index.heads[head + place])] }
    guard last >= Int(index.heads[head + TieIndex.headLength - 1]) else { return sum }
    let row = index.row(other)
    guard row.count > TieIndex.headLength else { return sum }
    for slot in row.lowerBound + TieIndex.headLength..<row.upperBound {
      let segment = Int(index.rows[slot])
      if segment > last { break }
      sum &+= worth[segment]
    }
    return sum
  }

  /// Lists those that can reach the bar with what remains.
  private func sift(amongAll: Bool, _ count: Int, _ bar: UInt32, _ remaining: UInt32) -> Int {
    var end = 0
    for place in 0..<count {
      let other = amongAll ? touched[place] : candidates[place]
      candidates[end] = other
      end += score[Int(other)] &+ remaining >= bar ? 1 : 0
    }
    return end
  }

  /// Scores the candidates in full and keeps the best.
  private mutating func finish(
    _ count: Int, _ index: borrowing TieIndex, _ next: Int, _ bar: UInt32, _ remaining: UInt32
  ) {
    best.removeAll()
    let last = lastUnopened(next)
    var bar = bar
    for place in 0..<count {
      let other = Int(candidates[place])
      let known = score[other]
      guard known &+ remaining >= bar else { continue }
      let full = known &+ (last < 0 ? 0 : rest(other, index, last))
      guard full >= bar else { continue }
      best.insert(UInt64(full) << 32 | UInt64(~index.firstMember(other)))
      if best.isFull { bar = max(bar, UInt32(truncatingIfNeeded: best.lowest >> 32)) }
    }
  }
}
