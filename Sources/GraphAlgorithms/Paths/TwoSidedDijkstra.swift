/// Dijkstra's search from both ends at once, for the length of a shortest path (Nicholson 1966,
/// doi:10.1093/comjnl/9.3.275).
///
/// Whenever a label of one side meets one of the other, their sum is the length of a path. The search ends when
/// the nearest open labels of the two sides add up to no less than the shortest path so found: any other would
/// have to pass both. That holds whichever side goes on; it is the one with fewer open labels, so that a node in a
/// thin fringe reaches the dense part before the other side has gone through all of that. Labels are stamped with the number of the search, so that nothing is cleared between
/// searches.
struct TwoSidedDijkstra: ~Copyable {
  private var source: DijkstraSide
  private var target: DijkstraSide
  private var round: UInt32 = 0

  init(nodeCount: Int) {
    source = DijkstraSide(nodeCount: nodeCount)
    target = DijkstraSide(nodeCount: nodeCount)
  }

  /// The length of a shortest path, infinity if there is none.
  mutating func distance(_ csr: UnsafeCSR, _ lengths: SlotLengths, from start: Int, to end: Int) -> Double {
    if start == end { return 0 }
    if round == .max {
      source.forget()
      target.forget()
      round = 0
    }
    round += 1
    source.begin(at: start, round: round)
    target.begin(at: end, round: round)
    var best = Double.infinity
    while source.least + target.least < best {
      if source.openCount <= target.openCount {
        source.step(csr, lengths, round: round, other: target, best: &best)
      } else {
        target.step(csr, lengths, round: round, other: source, best: &best)
      }
    }
    return best
  }
}

/// The labels of one side.
private struct DijkstraSide: ~Copyable {
  private let stamps: Scratch<UInt32>
  private let distances: Scratch<Double>
  private var heap = DistanceHeap()

  init(nodeCount: Int) {
    stamps = Scratch(count: nodeCount, repeating: 0)
    distances = Scratch(count: nodeCount)
  }

  var least: Double { heap.least }

  /// How many labels wait to be taken up.
  var openCount: Int { heap.count }

  func forget() { stamps.fill(0, length: stamps.count) }

  mutating func begin(at node: Int, round: UInt32) {
    heap.removeAll()
    stamps[node] = round
    distances[node] = 0
    heap.push(0, node)
  }

  /// Takes up the nearest open label.
  mutating func step(
    _ csr: UnsafeCSR, _ lengths: SlotLengths, round: UInt32, other: borrowing DijkstraSide, best: inout Double
  ) {
    guard let entry = heap.pop(), entry.distance == distances[Int(entry.node)] else { return }
    for slot in csr.row(Int(entry.node)) {
      let neighbor = csr.target(slot)
      let distance = entry.distance + lengths[slot]
      // No path over a label that long can be shorter; an impassable edge ends here, too.
      guard distance < best else { continue }
      if stamps[neighbor] == round, distances[neighbor] <= distance { continue }
      stamps[neighbor] = round
      distances[neighbor] = distance
      heap.push(distance, neighbor)
      if other.stamps[neighbor] == round { best = min(best, distance + other.distances[neighbor]) }
    }
  }
}
