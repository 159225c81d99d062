/// Dijkstra's search from both ends at once, for the length of a shortest path (Nicholson 1966,
/// doi:10.1093/comjnl/9.3.275).
///
/// Whenever a label of one side meets one of the other, their sum is the length of a path. The search ends when
/// the nearest open labels of the two sides add up to no less than the shortest path so found: any other would
/// have to pass both. That holds whichever side goes on; it is the one with fewer open labels, so that a node in a
/// thin fringe reaches the dense part before the other side has gone through all of that. Labels are stamped with
/// the number of the search, so that nothing is cleared between searches.
///
/// What the side of the source knows is kept as a bound for a second search; see ``bound(_:)``.
struct TwoSidedDijkstra: ~Copyable {
  /// Nodes no path may contain, unless it starts or ends there.
  private let isBarred: Scratch<Bool>
  private var hasBars = false
  private var source: DijkstraSide
  private var target: DijkstraSide
  private var round: UInt32 = 0
  /// The length that the last search found: what lies further has no label.
  private var best = Double.infinity

  init(nodeCount: Int) {
    isBarred = Scratch(count: nodeCount, repeating: false)
    source = DijkstraSide(nodeCount: nodeCount)
    target = DijkstraSide(nodeCount: nodeCount)
  }

  @inline(__always)
  func isBarred(_ node: Int) -> Bool { isBarred[node] }

  mutating func setBarred(_ node: Int, _ value: Bool) {
    isBarred[node] = value
    if value { hasBars = true }
  }

  /// The length of a shortest path, infinity if there is none.
  mutating func distance(_ csr: UnsafeCSR, _ lengths: SlotLengths, from start: Int, to end: Int) -> Double {
    best = 0
    if start == end { return 0 }
    begin()
    source.begin(at: start, round: round)
    target.begin(at: end, round: round)
    var best = Double.infinity
    defer { self.best = best }
    while source.least + target.least < best {
      if source.openCount <= target.openCount {
        source.step(csr, lengths, other: target, best: &best) { isBarred[$0] && hasBars && $0 != end }
      } else {
        target.step(csr, lengths, other: source, best: &best) { isBarred[$0] && hasBars && $0 != start }
      }
    }
    return best
  }

  /// Labels all that can be reached from a node with its distance; barred nodes end a path, but are not passed.
  mutating func reach(_ csr: UnsafeCSR, _ lengths: SlotLengths, from start: Int) {
    begin()
    best = .infinity
    source.begin(at: start, round: round)
    source.finish(csr, lengths) { isBarred[$0] && $0 != start }
  }

  /// No more than the distance of a node from where the last search started, but for rounding: its label, or how
  /// far that side came, and no more than what it found, for labels that long were not all given. Two nodes differ
  /// in it by no more than the distance between them.
  @inline(__always)
  func bound(_ node: Int) -> Double { min(source.bound(node), best) }

  private mutating func begin() {
    if round == .max {
      source.forget()
      target.forget()
      round = 0
    }
    round += 1
  }
}

/// The labels of one side.
private struct DijkstraSide: ~Copyable {
  private let stamps: Scratch<UInt32>
  private let distances: Scratch<Double>
  private var round: UInt32 = 0
  private var heap = DistanceHeap()

  init(nodeCount: Int) {
    stamps = Scratch(count: nodeCount, repeating: 0)
    distances = Scratch(count: nodeCount)
  }

  /// How far the side came: all labels below are final.
  var least: Double { heap.least }

  /// How many labels wait to be taken up.
  var openCount: Int { heap.count }

  @inline(__always)
  func bound(_ node: Int) -> Double { stamps[node] == round ? min(distances[node], heap.least) : heap.least }

  func forget() { stamps.fill(0, length: stamps.count) }

  mutating func begin(at node: Int, round: UInt32) {
    self.round = round
    heap.removeAll()
    stamps[node] = round
    distances[node] = 0
    heap.push(0, node)
  }

  /// Takes up the nearest open label.
  @inline(__always)
  mutating func step(
    _ csr: UnsafeCSR, _ lengths: SlotLengths, other: borrowing DijkstraSide, best: inout Double,
    isClosed: (Int) -> Bool
  ) {
    guard let entry = heap.pop(), entry.distance == distances[Int(entry.node)] else { return }
    for slot in csr.row(Int(entry.node)) {
      let neighbor = csr.target(slot)
      let distance = entry.distance + lengths[slot]
      // No path over a label that long can be shorter; an impassable edge ends here, too.
      guard distance < best, !isClosed(neighbor) else { continue }
      if stamps[neighbor] == round, distances[neighbor] <= distance { continue }
      stamps[neighbor] = round
      distances[neighbor] = distance
      heap.push(distance, neighbor)
      if other.stamps[neighbor] == round { best = min(best, distance + other.distances[neighbor]) }
    }
  }

  /// Takes up all labels, but goes no further from where `isEnd` says so.
  @inline(__always)
  mutating func finish(_ csr: UnsafeCSR, _ lengths: SlotLengths, isEnd: (Int) -> Bool) {
    while let entry = heap.pop() {
      let node = Int(entry.node)
      if entry.distance > distances[node] || isEnd(node) { continue }
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        let distance = entry.distance + lengths[slot]
        if distance == .infinity || stamps[neighbor] == round && distances[neighbor] <= distance { continue }
        stamps[neighbor] = round
        distances[neighbor] = distance
        heap.push(distance, neighbor)
      }
    }
  }
}
