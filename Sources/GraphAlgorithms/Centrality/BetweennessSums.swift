/// What betweenness adds up in strands over all pieces, sixteen sources at a time.
struct BetweennessSums {
  /// What is asked for besides the sums at the members.
  enum Extra { case none, slots, squares }

  /// For each member the weighted dependencies of all sources, and their squares.
  var members: [Double] = []
  var squares: [Double] = []
  /// For each slot of the pieces what passes it; both slots of an edge together hold its sum.
  var slots: [Double] = []

  /// Sources to search from side by side, by their places in the list of all: members of one piece.
  private struct Batch {
    var piece: Int
    var range: Range<Int>
  }

  /// - Parameters:
  ///   - pieces: What is searched.
  ///   - sources: Members of the only piece; nil stands for all members of all pieces.
  ///   - extra: What else is asked for.
  ///   - kernel: The version of the loops.
  init<Failure: Error>(
    _ pieces: BetweennessPieces, sources: [UInt32]? = nil, extra: Extra = .none, kernel: KernelVersion,
    threads: Int, checkpoint: Checkpoint<Failure>
  ) throws(Failure) {
    let batches = Self.batches(pieces, sources: sources)
    // A batch passes over the rows about eight times, at a nanosecond a slot: a chunk is a millisecond at least.
    let strands = Strands(
      jobs: batches.count, limit: extra == .slots ? 8 : 16, worthwhile: 150_000
    ) { job in 500 + pieces.slotCount(of: batches[job].piece) + pieces.size(of: batches[job].piece) }
    let largest = pieces.largest
    let workers = (0..<strands.workers(threads)).map { _ in BetweennessLanes(size: largest) }
    let memory = KernelMemory()
    let memberSums = memory.take(strands.count * pieces.memberCount, repeating: 0.0)
    let squareSums = memory.take(extra == .squares ? strands.count * pieces.memberCount : 0, repeating: 0.0)
    let slotSums = memory.take(extra == .slots ? strands.count * pieces.targets.count : 0, repeating: 0.0)
    let given = sources ?? pieces.searchOrder
    try strands.run(threads: threads, checkpoint: checkpoint) { worker, strand, jobs in
      for batch in batches[jobs] {
        let first = strand * pieces.memberCount + pieces.starts[batch.piece]
        let target = BetweennessLanes.Target(
          scores: memberSums + first, squares: extra == .squares ? squareSums + first : nil,
          slotScores: extra == .slots ? slotSums + strand * pieces.targets.count : nil)
        pieces.withPiece(batch.piece) { piece in
          workers[worker].add(piece, sources: given[batch.range], to: target, kernel: kernel)
        }
      }
    }
    members = Self.total(memberSums, strands.count, pieces.memberCount)
    if extra == .squares { squares = Self.total(squareSums, strands.count, pieces.memberCount) }
    if extra == .slots { slots = Self.total(slotSums, strands.count, pieces.targets.count) }
  }

  private static func batches(_ pieces: BetweennessPieces, sources: [UInt32]?) -> [Batch] {
    var batches: [Batch] = []
    for piece in 0..<pieces.count {
      let places = sources?.indices ?? pieces.starts[piece]..<pieces.starts[piece + 1]
      for start in stride(from: places.lowerBound, to: places.upperBound, by: BetweennessLanes.width) {
        let end = min(start + BetweennessLanes.width, places.upperBound)
        batches.append(Batch(piece: piece, range: start..<end))
      }
    }
    return batches
  }

  /// The strands, added up in order.
  static func total(_ sums: UnsafePointer<Double>, _ strands: Int, _ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { total, filled in
      for index in 0..<count {
        var sum = 0.0
        for strand in 0..<strands { sum += sums[strand * count + index] }
        total[index] = sum
      }
      filled = count
    }
  }
}
