extension TwoModeGraph {
  /// Calls `body` for each member that shares groups with larger ones: the member, the others above it in no
  /// particular order, and for each the number of groups they share. Nothing is kept from one member to the next.
  ///
  /// Groups of more than `maximumGroupSize` members are not looked at; ``groups(above:)`` names them.
  /// Time O(Σ size²) over the groups looked at, auxiliary space O(members). The buffers are valid during the call.
  ///
  /// - Parameters:
  ///   - minimumShared: Pairs that share fewer groups are left out.
  ///   - maximumGroupSize: How many members a group may have to be looked at; nil looks at all.
  ///   - checkpoint: Told the share of the members that are done.
  public func forEachSharing<Failure: Error>(
    minimumShared: Int = 1, maximumGroupSize: Int? = nil,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none,
    _ body: (_ member: Int, _ others: UnsafeBufferPointer<UInt32>, _ counts: UnsafeBufferPointer<UInt32>) ->
      Void
  ) throws(Failure) {
    try sharing(minimumShared, maximumGroupSize, threads: 1, checkpoint: checkpoint) {
      _, member, others, counts in
      body(member, others, counts)
    }
  }

  /// The groups of more than `size` members, ascending: those that a cap leaves out.
  public func groups(above size: Int) -> [Int] {
    (0..<groupCount).filter { groupOffsets[$0 + 1] - groupOffsets[$0] > size }
  }

  /// How many pairs of members share at least `minimumShared` groups, and how many groups they share all together.
  ///
  /// Time and space as ``forEachSharing(minimumShared:maximumGroupSize:checkpoint:_:)``, by `threads` side by side.
  public func sharedTotals<Failure: Error>(
    minimumShared: Int = 1, maximumGroupSize: Int? = nil, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> (pairs: Int, shared: Int) {
    // A cache line apart, so that two threads do not write the same.
    let totals = Scratch<Int>(count: 16 * threads, repeating: 0)
    try sharing(minimumShared, maximumGroupSize, threads: threads, checkpoint: checkpoint) {
      worker, _, others, counts in
      var sum = 0
      for count in counts { sum &+= Int(count) }
      totals[16 * worker] += others.count
      totals[16 * worker + 1] += sum
    }
    return (0..<threads).reduce((0, 0)) { ($0.0 + totals[16 * $1], $0.1 + totals[16 * $1 + 1]) }
  }

  /// The kernel: a dense row of counts and the list of those it is not zero for (Gustavson 1978,
  /// doi:10.1145/355791.355796, the upper triangle alone). Members ascend within a group, and those below are never
  /// met: where a member stands in each of its groups is found by bisection.
  func sharing<Failure: Error>(
    _ minimumShared: Int, _ maximumGroupSize: Int?, threads: Int, checkpoint: Checkpoint<Failure>,
    _ body: (Int, Int, UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Void
  ) throws(Failure) {
    precondition(minimumShared >= 1, "pairs that share \(minimumShared) groups")
    precondition(threads > 0, "\(threads) threads")
    let cap = maximumGroupSize ?? .max
    let chunk = 512
    let jobs = (memberCount + chunk - 1) / chunk
    let workers = membershipCount < 50_000 ? 1 : threads
    let rows = UnsafeMutablePointer<CountRow>.allocate(capacity: workers)
    for worker in 0..<workers { (rows + worker).initialize(to: CountRow(memberCount)) }
    defer {
      rows.deinitialize(count: workers)
      rows.deallocate()
    }
    try memberOffsets.withUnsafeBufferPointer { (memberOffsets) throws(Failure) in
      try memberGroups.withUnsafeBufferPointer { (memberGroups) throws(Failure) in
        try groupOffsets.withUnsafeBufferPointer { (groupOffsets) throws(Failure) in
          try groupMembers.withUnsafeBufferPointer { (groupMembers) throws(Failure) in
            try Workers.share(jobs, threads: workers, checkpoint: checkpoint) { worker, range in
              for member in range.lowerBound * chunk..<min(range.upperBound * chunk, memberCount) {
                for slot in memberOffsets[member]..<memberOffsets[member + 1] {
                  let group = Int(memberGroups[slot])
                  let (start, end) = (groupOffsets[group], groupOffsets[group + 1])
                  guard end - start <= cap else { continue }
                  rows[worker].add(groupMembers, after: member, in: start..<end)
                }
                rows[worker].give(minimumShared) { body(worker, member, $0, $1) }
              }
            }
          }
        }
      }
    }
  }
}

/// The counts of one member at a time.
private struct CountRow: ~Copyable {
  private let count: Scratch<UInt32>
  /// Bare, since they are lent to the caller.
  private let touched: UnsafeMutablePointer<UInt32>
  private let values: UnsafeMutablePointer<UInt32>
  private var length = 0

  init(_ memberCount: Int) {
    count = Scratch(count: memberCount, repeating: 0)
    touched = .allocate(capacity: memberCount + 1)
    values = .allocate(capacity: memberCount + 1)
  }

  deinit {
    touched.deallocate()
    values.deallocate()
  }

  /// Counts the members of a group that are larger than `member`, who is one of them.
  mutating func add(_ members: UnsafeBufferPointer<UInt32>, after member: Int, in slots: Range<Int>) {
    var (low, high) = (slots.lowerBound, slots.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(members[middle]) <= member { low = middle + 1 } else { high = middle }
    }
    var length = length
    for slot in low..<slots.upperBound {
      let other = members[slot]
      let before = count[Int(other)]
      touched[length] = other
      length += before == 0 ? 1 : 0
      count[Int(other)] = before &+ 1
    }
    self.length = length
  }

  /// Lends what reaches the minimum, and forgets all.
  mutating func give(
    _ minimum: Int, _ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Void
  ) {
    guard length > 0 else { return }
    var end = 0
    for place in 0..<length {
      let other = touched[place]
      let value = count[Int(other)]
      count[Int(other)] = 0
      touched[end] = other
      values[end] = value
      end += Int(value) >= minimum ? 1 : 0
    }
    length = 0
    guard end > 0 else { return }
    body(UnsafeBufferPointer(start: touched, count: end), UnsafeBufferPointer(start: values, count: end))
  }
}
