/// A heap of nodes, the nearest on top, equal distances in no particular order.
///
/// Four children each: half the levels of a binary heap, and the children share a line of the cache or two
/// (LaMarca & Ladner 1996, doi:10.1145/235141.235145). Entries that were overtaken by shorter ones stay until they
/// come up; whoever pops must compare with the distance known by then.
struct DistanceHeap: ~Copyable {
  struct Entry: BitwiseCopyable {
    var distance: Double
    var node: UInt32
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 256) {
    self.capacity = max(capacity, 1)
    entries = .allocate(capacity: self.capacity)
  }

  deinit { entries.deallocate() }

  /// The smallest distance, infinity if there is none.
  @inline(__always)
  var least: Double { count > 0 ? entries[0].distance : .infinity }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func push(_ distance: Double, _ node: Int) {
    if count == capacity { grow() }
    var hole = count
    count += 1
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard distance < entries[parent].distance else { break }
      entries[hole] = entries[parent]
      hole = parent
    }
    entries[hole] = Entry(distance: distance, node: UInt32(truncatingIfNeeded: node))
  }

  @inline(__always)
  mutating func pop() -> Entry? {
    guard count > 0 else { return nil }
    let first = entries[0]
    count -= 1
    guard count > 0 else { return first }
    let last = entries[count]
    var hole = 0
    while true {
      let child = 4 * hole + 1
      guard child < count else { break }
      var best = child
      for other in child + 1..<max(min(child + 4, count), child + 1)
      where entries[other].distance < entries[best].distance {
        best = other
      }
      guard entries[best].distance < last.distance else { break }
      entries[hole] = entries[best]
      hole = best
    }
    entries[hole] = last
    return first
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * capacity)
    larger.update(from: entries, count: count)
    entries.deallocate()
    entries = larger
    capacity *= 2
  }
}
