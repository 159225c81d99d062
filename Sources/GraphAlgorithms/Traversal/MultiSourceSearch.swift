import CGraphKernels

/// Breadth-first searches from many nodes at once, one bit each; the state of one thread.
///
/// Where searches from different sources meet at a node at the same level, which most do in networks of short
/// distances, its row is looked at once for all of them (Then et al. 2014, doi:10.14778/2735496.2735507): 512 searches
/// go side by side, 64 where there are no more. Levels are found from whichever side has fewer edges to look at, and
/// from the side of the nodes not yet reached only until all is found that can be. The loops are in C.
final class MultiSourceSearch {
  /// How many sources are taken at once.
  static let width = 512

  private let memory = KernelMemory()
  private var state = graph_searches()
  private let words: Int
  private let kernel: KernelVersion

  /// State for up to `sourceCount` sources at once, at most ``width``.
  init(nodeCount: Int, sourceCount: Int, kernel: KernelVersion) {
    words = sourceCount > 64 ? 8 : 1
    self.kernel = kernel
    state.seen = memory.take(nodeCount * words, of: UInt64.self)
    state.frontier = memory.take(nodeCount * words, of: UInt64.self)
    state.next = memory.take(nodeCount * words, of: UInt64.self)
    state.all = memory.take(words, of: UInt64.self)
    state.open = memory.take(nodeCount, of: UInt32.self)
    state.visits = memory.take(nodeCount, of: UInt32.self)
    state.spare_visits = memory.take(nodeCount, of: UInt32.self)
    state.counters = memory.take(64 * words, of: UInt64.self)
    // Measured on graphs of short distances: between 2 and 8 all are alike.
    state.push_factor = 4
  }

  /// Calls `body` for every search and distance from 1 on at which it reached some nodes, with how many they are.
  func run(
    _ csr: UnsafeCSR, from sources: ArraySlice<Int>,
    _ body: (_ search: Int, _ distance: Int, _ count: Int) -> Void
  ) {
    var counts = [Int](repeating: 0, count: sources.count)
    search(csr, from: sources) { level in
      collect(into: &counts)
      for search in counts.indices where counts[search] > 0 {
        body(search, level, counts[search])
        counts[search] = 0
      }
    }
  }

  /// Writes a row of distances for every source, one after the other; what is not reached is left as it is.
  func run(_ csr: UnsafeCSR, from sources: ArraySlice<Int>, rows: UnsafeMutablePointer<Int32>) {
    let counters = state.counters
    state.counters = nil
    state.rows = rows
    search(csr, from: sources) { _ in }
    state.rows = nil
    state.counters = counters
  }

  private func search(_ csr: UnsafeCSR, from sources: ArraySlice<Int>, _ body: (_ level: Int) -> Void) {
    guard let offsets = csr.offsets.baseAddress else { return }
    let list = sources.map { UInt32(truncatingIfNeeded: $0) }
    offsets.withMemoryRebound(to: Int64.self, capacity: csr.nodeCount + 1) { offsets in
      state.node_count = Int64(csr.nodeCount)
      state.offsets = offsets
      state.targets = csr.targets.baseAddress
      graph_kernel_search_start(&state, Int32(words), list, Int32(list.count))
      var level = 1
      while graph_kernel_search_level(kernel.rawValue, &state, Int32(words), Int64(level)) > 0 {
        body(level)
        level += 1
      }
    }
  }

  /// Reads the counters of the searches, whose binary digits stand in planes one above the other.
  private func collect(into counts: inout [Int]) {
    counts.withUnsafeMutableBufferPointer { counts in
      for digit in 0..<Int(state.counter_digits) {
        for word in 0..<words {
          var rest = state.counters[digit * words + word]
          while rest != 0 {
            counts[word * 64 + rest.trailingZeroBitCount] += 1 << digit
            rest &= rest - 1
          }
        }
      }
    }
  }
}
