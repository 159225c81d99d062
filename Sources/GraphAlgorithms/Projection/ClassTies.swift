/// The best members for each class of a ``TieIndex``, found in chunks of classes side by side.
struct ClassTies {
  /// For each chunk the keys (score, member) of its classes one after the other, descending within a class.
  private var chunks: [[UInt64]] = []
  /// How many keys each class has.
  private var counts: [UInt32] = []
  private static let chunk = 128

  init<Failure: Error>(
    _ index: borrowing TieIndex, kept: Int, threads: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) {
    let classCount = index.classCount
    let jobs = (classCount + ClassTies.chunk - 1) / ClassTies.chunk
    let workers = max(1, min(threads, jobs / 4))
    let searches = UnsafeMutablePointer<TieSearch>.allocate(capacity: workers)
    for worker in 0..<workers { (searches + worker).initialize(to: TieSearch(index, kept: kept)) }
    defer {
      searches.deinitialize(count: workers)
      searches.deallocate()
    }
    chunks = [[UInt64]](repeating: [], count: jobs)
    counts = [UInt32](repeating: 0, count: classCount)
    try chunks.withUnsafeMutableBufferPointer { (chunks) throws(Failure) in
      try counts.withUnsafeMutableBufferPointer { (counts) throws(Failure) in
        // Each job writes its own chunk and the counts of its own classes.
        let (chunks, counts) = (chunks, counts)
        try Workers.share(jobs, threads: workers, checkpoint: checkpoint) { worker, range in
          for job in range {
            var keys: [UInt64] = []
            let start = job * ClassTies.chunk
            for number in start..<min(start + ClassTies.chunk, classCount) {
              let before = keys.count
              searches[worker].find(number, index) { keys.append($0) }
              ClassTies.expand(&keys, from: before, index, kept)
              counts[number] = UInt32(truncatingIfNeeded: keys.count - before)
            }
            chunks[job] = keys
          }
        }
      }
    }
  }

  /// Puts the members of classes in place of the classes: keys of score and inverted first member become keys of
  /// score and member, the best first.
  private static func expand(
    _ keys: inout [UInt64], from start: Int, _ index: borrowing TieIndex, _ kept: Int
  ) {
    let found = keys.count
    var hasMany = false
    for place in start..<found {
      let number = Int(index.classOf[Int(~UInt32(truncatingIfNeeded: keys[place]))])
      let members = index.memberOffsets[number]..<index.memberOffsets[number + 1]
      for slot in members.dropFirst().prefix(kept - 1) {
        keys.append(keys[place] & 0xFFFF_FFFF_0000_0000 | UInt64(~index.members[slot]))
        hasMany = true
      }
    }
    keys[start...].sort(by: >)
    if hasMany, keys.count - start > kept { keys.removeLast(keys.count - start - kept) }
  }

  /// The keys of a class given to each of its members, less the member itself.
  func byMember(_ index: borrowing TieIndex, count: Int, resolution: Double) -> StrongestTies {
    var starts = [Int](repeating: 0, count: counts.count)
    for number in counts.indices where number % ClassTies.chunk != 0 {
      starts[number] = starts[number - 1] + Int(counts[number - 1])
    }
    var offsets = [Int](repeating: 0, count: index.classOf.count + 1)
    var entries: [UInt64] = []
    entries.reserveCapacity(chunks.reduce(0) { $0 + $1.count })
    for member in 0..<index.classOf.count {
      if index.classOf[member] != .max {
        let number = Int(index.classOf[member])
        let keys = chunks[number / ClassTies.chunk]
        let end = entries.count + min(count, index.classOf.count)
        for place in starts[number]..<(starts[number] + Int(counts[number])) where entries.count < end {
          let other = ~UInt32(truncatingIfNeeded: keys[place])
          if Int(other) != member { entries.append(keys[place] & 0xFFFF_FFFF_0000_0000 | UInt64(other)) }
        }
      }
      offsets[member + 1] = entries.count
    }
    return StrongestTies(resolution: resolution, offsets: offsets, entries: entries)
  }
}
