/// A heap of nodes with tentative distances, four children to a parent: the smallest distance first, then the smallest
/// node. A node may stand in it several times.
struct DistanceQueue {
  struct Entry {
    var distance: Double
    var node: UInt32

    @inline(__always)
    static func < (one: Entry, other: Entry) -> Bool {
      one.distance < other.distance || (one.distance == other.distance && one.node < other.node)
    }
  }

  private var entries: [Entry] = []

  @inline(__always)
  mutating func push(_ distance: Double, _ node: UInt32) {
    let entry = Entry(distance: distance, node: node)
    var hole = entries.count
    entries.append(entry)
    entries.withUnsafeMutableBufferPointer { entries in
      while hole > 0 {
        let parent = (hole - 1) / 4
        guard entry < entries[parent] else { break }
        entries[hole] = entries[parent]
        hole = parent
      }
      entries[hole] = entry
    }
  }

  @inline(__always)
  mutating func pop() -> Entry? {
    guard let last = entries.popLast() else { return nil }
    guard let first = entries.first else { return last }
    entries.withUnsafeMutableBufferPointer { entries in
      let count = entries.count
      var hole = 0
      while true {
        let child = 4 * hole + 1
        guard child < count else { break }
        var best = child
        for other in (child + 1)..<max(min(child + 4, count), child + 1) where entries[other] < entries[best]
        {
          best = other
        }
        guard entries[best] < last else { break }
        entries[hole] = entries[best]
        hole = best
      }
      entries[hole] = last
    }
    return first
  }
}
