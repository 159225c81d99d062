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
  var generator: SeededGenerator

  var freeCount = 0
  var head = 0
  var waiting = 0

  init(nodeCount: Int, seed: UInt64) {
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
  }

  /// Fills the queue with the nodes of a level in random order: blocks of 4,096 nodes are shuffled, and the nodes
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
      for node in first..<min(first + blockSize, nodeCount) {
        let place = start + generator.index(below: end - start + 1)
        queue[end] = queue[place]
        queue[place] = UInt32(truncatingIfNeeded: node)
        end += 1
      }
    }
  }

  /// Sorts nodes by label, stable; afterwards label `l` stands at `starts[l] ..< starts[l + 1]`.
  func sort(
    _ labels: UnsafeMutableBufferPointer<UInt32>, nodeCount: Int, labelCount: Int,
    into order: UnsafeMutableBufferPointer<UInt32>
  ) {
    let starts = starts
    for label in 0..<labelCount + 2 { starts[label] = 0 }
    for node in 0..<nodeCount { starts[Int(labels[node]) + 2] += 1 }
    for label in 0..<labelCount { starts[label + 2] += starts[label + 1] }
    for node in 0..<nodeCount {
      let label = Int(labels[node]) + 1
      order[Int(starts[label])] = UInt32(truncatingIfNeeded: node)
      starts[label] += 1
    }
  }
}
