/// What a search for similar nodes works on: rows by degree, and what each common neighbor adds.
struct SimilarityTask: ~Copyable {
  /// What a common neighbor at a rank adds.
  let part: Scratch<Double>
  let rows: RankedRows
  let measure: SimilarityMeasure
  let excludesNeighbors: Bool

  init(_ csr: UnsafeCSR, measure: SimilarityMeasure, excludesNeighbors: Bool) {
    rows = RankedRows(csr, upOnly: false, weighted: false)
    self.measure = measure
    self.excludesNeighbors = excludesNeighbors
    part = Scratch(count: csr.nodeCount)
    for rank in 0..<csr.nodeCount {
      // Ranks ascend by degree: a logarithm for each degree, not for each node.
      let isSame = rank > 0 && degree(rank) == degree(rank - 1)
      part[rank] = isSame ? part[rank - 1] : measure.part(degree: degree(rank))
    }
  }

  @inline(__always)
  func row(_ rank: Int) -> Range<Int> {
    Range(uncheckedBounds: (rows.offsets[rank], rows.offsets[rank + 1]))
  }

  @inline(__always)
  func degree(_ rank: Int) -> Int { rows.offsets[rank + 1] - rows.offsets[rank] }

  @inline(__always)
  func target(_ slot: Int) -> Int { Int(rows.targets[slot]) }

  /// The first slot of a range of a row whose target is not below `rank`.
  @inline(__always)
  func firstSlot(in slots: Range<Int>, notBelow rank: Int) -> Int {
    var low = slots.lowerBound
    var high = slots.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if target(middle) < rank { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many ranks have at most this degree.
  func ranks(upToDegree limit: Double) -> Int {
    if limit >= Double(rows.nodeCount) { return rows.nodeCount }
    var low = 0
    var high = rows.nodeCount
    while low < high {
      let middle = low + (high - low) / 2
      if Double(degree(middle)) <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The working state of one thread.
///
/// `sums` is 0 but during a search, where it is what the common neighbors looked at so far add up to, and minus
/// infinity at nodes that do not count.
final class SimilarityWorker {
  let sums: Scratch<Double>
  /// The nodes with a sum; one place more than there are nodes, since it is written before it is known to be new.
  let touched: Scratch<UInt32>
  /// For the common neighbor at each place of the row at hand: what it and those after it can add.
  let rest: Scratch<Double>
  var best: BestScores
  /// Scores that touched nodes have already, for a first threshold.
  var probe: BestScores

  init(nodeCount: Int, largestDegree: Int, count: Int) {
    sums = Scratch(count: nodeCount, repeating: 0)
    touched = Scratch(count: nodeCount + 1)
    rest = Scratch(count: largestDegree + 1)
    best = BestScores(count: count)
    probe = BestScores(count: count)
  }

  /// Fills `rest` for a row.
  func measure(_ row: Range<Int>, _ task: borrowing SimilarityTask) {
    rest[row.count] = 0
    var place = row.count - 1
    while place >= 0 {
      rest[place] = rest[place + 1] + task.part[task.target(row.lowerBound + place)]
      place -= 1
    }
  }

  /// Adds what a common neighbor gives to the nodes at `slots` of its row; how many are touched then.
  @inline(__always)
  func add(_ part: Double, to slots: Range<Int>, _ task: borrowing SimilarityTask, touchedCount: Int) -> Int {
    SimilarityWorker.add(part, task.rows.targets, slots, to: sums, touched, touchedCount)
  }

  /// Apart from the object, whose fields would be read again at every step.
  @inline(never)
  private static func add(
    _ part: Double, _ targets: borrowing Scratch<UInt32>, _ slots: Range<Int>,
    to sums: borrowing Scratch<Double>, _ touched: borrowing Scratch<UInt32>, _ touchedCount: Int
  ) -> Int {
    var count = touchedCount
    for slot in slots {
      let other = Int(targets[slot])
      let old = sums[other]
      touched[count] = targets[slot]
      count += old == 0 ? 1 : 0
      sums[other] = old + part
    }
    return count
  }

  /// Whether nodes do not count that are already neighbors; called with `false` to forget it.
  func exclude(_ row: Range<Int>, _ task: borrowing SimilarityTask, _ excluded: Bool) {
    for slot in row { sums[task.target(slot)] = excluded ? -.infinity : 0 }
  }

  /// The sum of a node from `sum`, what it has from the places before `place` of the row, and those places of the row
  /// from there on that lead to it; `nil` as soon as it cannot reach the threshold any more.
  func complete(
    _ sum: Double, of other: Int, row: Range<Int>, from place: Int, own: Double, threshold: Double,
    _ task: borrowing SimilarityTask
  ) -> Double? {
    var sum = sum
    let degree = Double(task.degree(other))
    var slots = task.row(other)
    for next in place..<row.count {
      if task.measure.bound(sum: sum + rest[next], own, degree) < threshold { return nil }
      let middle = task.target(row.lowerBound + next)
      let slot = task.firstSlot(in: slots, notBelow: middle)
      if slot < slots.upperBound, task.target(slot) == middle { sum += task.part[middle] }
      slots = slot..<slots.upperBound
    }
    return sum
  }
}
