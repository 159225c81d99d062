/// What a community or group holds together, and what the node at hand has to it; side by side, since both are
/// wanted at the same time.
struct LeidenTally: BitwiseCopyable {
  /// The weight from the node at hand; 0 between uses.
  var weight: Double
  /// The sum of the masses of its nodes.
  var mass: Double
}

/// 1 for zero, 0 for any positive number: by arithmetic, where the compiler would make a branch of a comparison, which
/// the processor would then guess wrong half of the time.
@inline(__always)
func oneIfZero(_ weight: Double) -> Int { Int(truncatingIfNeeded: (weight.bitPattern &- 1) >> 63) }

/// The working memory of Leiden, allocated once for the graph given and used on all levels.
///
/// | here | Traag, Waltman & van Eck 2019 |
/// |---|---|
/// | `community` of a level | the partition P |
/// | `group` of a level | the refined partition |
/// | `mass` | ‖C‖, weighted by degree for modularity |
/// | `scale` | γ, for modularity γ / 2m |
///
/// Gains are in units of edge weight.
final class LeidenMemory {
  let tally: UnsafeMutableBufferPointer<LeidenTally>
  let size: UnsafeMutableBufferPointer<UInt32>
  /// Whether a node has left the community since the communities were last known to be connected.
  let isTorn: UnsafeMutableBufferPointer<Bool>
  /// Community numbers not in use, a stack.
  let free: UnsafeMutableBufferPointer<UInt32>
  let touched: UnsafeMutableBufferPointer<UInt32>
  /// A ring: every node is in it at most once.
  let queue: UnsafeMutableBufferPointer<UInt32>
  let isQueued: UnsafeMutableBufferPointer<Bool>
  let starts: UnsafeMutableBufferPointer<UInt32>
  /// Of refinement: the place of every node in the order by community, the group of the node at every place, the
  /// places in the order in which they are merged, and the groups of every community.
  let placeOf: UnsafeMutableBufferPointer<UInt32>
  let groupAt: UnsafeMutableBufferPointer<UInt32>
  let shuffled: UnsafeMutableBufferPointer<UInt32>
  let groupCounts: UnsafeMutableBufferPointer<UInt32>
  /// For every thread, what the node at hand has to the communities or groups around it (0 between uses), and which
  /// these are.
  let sumsBy: [UnsafeMutableBufferPointer<Double>]
  let touchedBy: [UnsafeMutableBufferPointer<UInt32>]
  let threads: Int
  var generator: SeededGenerator

  var freeCount = 0
  var head = 0
  var waiting = 0

  init(nodeCount: Int, seed: UInt64, threads: Int = 1) {
    self.threads = threads
    tally = .allocate(capacity: nodeCount)
    tally.initialize(repeating: LeidenTally(weight: 0, mass: 0))
    size = .allocate(capacity: nodeCount)
    isTorn = .allocate(capacity: nodeCount)
    isTorn.initialize(repeating: false)
    free = .allocate(capacity: nodeCount)
    // One more, since a place is written before it is known whether it counts.
    touched = .allocate(capacity: nodeCount + 1)
    queue = .allocate(capacity: nodeCount)
    isQueued = .allocate(capacity: nodeCount)
    starts = .allocate(capacity: nodeCount + 2)
    placeOf = .allocate(capacity: nodeCount)
    groupAt = .allocate(capacity: nodeCount)
    shuffled = .allocate(capacity: nodeCount)
    groupCounts = .allocate(capacity: nodeCount)
    let touched = touched
    touchedBy = (0..<threads).map { $0 == 0 ? touched : .allocate(capacity: nodeCount + 1) }
    sumsBy = (0..<threads).map { _ in
      let sums = UnsafeMutableBufferPointer<Double>.allocate(capacity: nodeCount)
      sums.initialize(repeating: 0)
      return sums
    }
    generator = SeededGenerator(seed: seed)
  }

  deinit {
    tally.deallocate()
    size.deallocate()
    isTorn.deallocate()
    free.deallocate()
    touched.deallocate()
    queue.deallocate()
    isQueued.deallocate()
    starts.deallocate()
    placeOf.deallocate()
    groupAt.deallocate()
    shuffled.deallocate()
    groupCounts.deallocate()
    for sums in sumsBy { sums.deallocate() }
    for touched in touchedBy.dropFirst() { touched.deallocate() }
  }

  /// How many threads are worth starting for a level.
  func threads(for level: LeidenLevel) -> Int { level.slotCount > 50_000 ? threads : 1 }

  /// Shares `0 ..< count` out to threads, if the level is large enough to be worth it.
  func share(_ count: Int, of level: LeidenLevel, _ body: (_ worker: Int, _ jobs: Range<Int>) -> Void) {
    let threads = threads(for: level)
    if threads == 1 { return body(0, 0..<count) }
    Workers.share(count, chunk: 1024, threads: threads, checkpoint: .none, body)
  }

  /// Fills the queue with the nodes marked as queued in random order: blocks of 4,096 nodes are shuffled, and the nodes
  /// within each (Fisher & Yates), so that on large graphs rows near each other are read near each other in time.
  func shuffleQueue(nodeCount: Int) {
    let blockSize = 4096
    let blockCount = (nodeCount + blockSize - 1) / blockSize
    for block in 0..<blockCount {
      let place = generator.index(below: block + 1)
      touched[block] = touched[place]
      touched[place] = UInt32(truncatingIfNeeded: block)
    }
    var end = 0
    for index in 0..<blockCount {
      let start = end
      let first = Int(touched[index]) * blockSize
      for node in first..<min(first + blockSize, nodeCount) where isQueued[node] {
        let place = start + generator.index(below: end - start + 1)
        queue[end] = queue[place]
        queue[place] = UInt32(truncatingIfNeeded: node)
        end += 1
      }
    }
    head = 0
    waiting = end
  }

  /// Sorts nodes by label, stable; afterwards label `l` stands at `starts[l] ..< starts[l + 1]`, and
  /// every node at its `placeOf`.
  func sort(
    _ labels: UnsafeMutableBufferPointer<UInt32>, nodeCount: Int, labelCount: Int,
    into order: UnsafeMutableBufferPointer<UInt32>
  ) {
    let starts = starts
    let placeOf = placeOf
    for label in 0..<labelCount + 2 { starts[label] = 0 }
    for node in 0..<nodeCount { starts[Int(labels[node]) + 2] += 1 }
    for label in 0..<labelCount { starts[label + 2] += starts[label + 1] }
    for node in 0..<nodeCount {
      let label = Int(labels[node]) + 1
      placeOf[node] = starts[label]
      order[Int(starts[label])] = UInt32(truncatingIfNeeded: node)
      starts[label] += 1
    }
  }
}
