/// A binary heap of search labels: the smallest distance first, then the fewest steps, then the smallest node.
struct SearchHeap {
  struct Entry {
    var distance: Double
    var steps: UInt32
    var node: UInt32

    @inline(__always)
    static func < (one: Entry, other: Entry) -> Bool {
      if one.distance != other.distance { return one.distance < other.distance }
      if one.steps != other.steps { return one.steps < other.steps }
      return one.node < other.node
    }
  }

  private var entries: [Entry] = []

  var top: Entry? { entries.first }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ entry: Entry) {
    var hole = entries.count
    entries.append(entry)
    entries.withUnsafeMutableBufferPointer { entries in
      while hole > 0 {
        let parent = (hole - 1) / 2
        guard entry < entries[parent] else { break }
        entries[hole] = entries[parent]
        hole = parent
      }
      entries[hole] = entry
    }
  }

  mutating func pop() -> Entry? {
    guard let last = entries.popLast() else { return nil }
    guard let first = entries.first else { return last }
    entries.withUnsafeMutableBufferPointer { entries in
      var hole = 0
      while true {
        var child = 2 * hole + 1
        guard child < entries.count else { break }
        if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
        guard entries[child] < last else { break }
        entries[hole] = entries[child]
        hole = child
      }
      entries[hole] = last
    }
    return first
  }
}
