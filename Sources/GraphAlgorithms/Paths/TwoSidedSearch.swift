/// Breadth-first search from both ends at once, for paths with the fewest edges (Pohl 1971, Machine Intelligence 6,
/// 127–140).
///
/// The side whose outermost nodes have fewer edge ends goes on by one level, until it touches the other side. All
/// nodes up to the outermost of both sides are known then, so that the first contact gives the distance. Nodes are
/// stamped with the number of the search and the side, so that nothing is cleared between searches.
struct TwoSidedSearch: ~Copyable {
  /// Which side of which search found a node; ``barred`` for nodes that no path may pass.
  private let stamps: Scratch<UInt32>
  /// How far a node is from the end on its side.
  private let levels: Scratch<UInt32>
  /// In which search a node was found to lie on a shortest path, on the source's side.
  private let marks: Scratch<UInt32>
  /// The nodes found from the source stand from the front on, those found from the target from the back.
  private let queue: Scratch<UInt32>
  /// The outermost nodes of the source's side that touch the other.
  private var contacts: [UInt32] = []
  /// The stamp of the source's side; the target's is one more.
  private var round: UInt32 = 0
  private var source = SearchSide(head: 0, step: 1, edgeEnds: 0)
  private var target = SearchSide(head: 0, step: -1, edgeEnds: 0)

  private static var barred: UInt32 { .max }

  init(nodeCount: Int) {
    stamps = Scratch(count: nodeCount, repeating: 0)
    levels = Scratch(count: nodeCount)
    marks = Scratch(count: nodeCount, repeating: 0)
    queue = Scratch(count: nodeCount)
  }

  /// Keeps all further paths from passing some nodes; they may still start or end there.
  func bar(excluding: some Sequence<Int>, mayPass: ((Int) -> Bool)?) {
    for node in excluding {
      precondition(node >= 0 && node < stamps.count, "node \(node) is not in this graph")
      bar(node)
    }
    guard let mayPass else { return }
    for node in 0..<stamps.count where stamps[node] != TwoSidedSearch.barred && !mayPass(node) { bar(node) }
  }

  private func bar(_ node: Int) { stamps[node] = TwoSidedSearch.barred }

  /// The number of edges of a shortest path, `nil` if there is none.
  mutating func distance(_ csr: UnsafeCSR, from start: Int, to end: Int) -> Int? {
    if start == end { return 0 }
    let before = begin(csr, start, end)
    defer { restore(before, start, end) }
    return meet(csr, isTracing: false) ? Int(source.level + target.level) + 1 : nil
  }

  /// The nodes of the lexicographically first shortest path, `nil` if there is none.
  mutating func nodes(_ csr: UnsafeCSR, from start: Int, to end: Int) -> [Int]? {
    if start == end { return [start] }
    let before = begin(csr, start, end)
    defer { restore(before, start, end) }
    guard meet(csr, isTracing: true) else { return nil }
    markWaysBack(csr)
    return walk(csr, from: start)
  }

  /// Stamps the two ends.
  ///
  /// - Returns: What their stamps were, since ends may be barred.
  private mutating func begin(_ csr: UnsafeCSR, _ start: Int, _ end: Int) -> (UInt32, UInt32) {
    if round >= .max - 4 {
      for node in 0..<csr.nodeCount where stamps[node] != TwoSidedSearch.barred { stamps[node] = 0 }
      marks.fill(0, length: csr.nodeCount)
      round = 0
    }
    round += 2
    contacts.removeAll(keepingCapacity: true)
    source = SearchSide(head: 0, step: 1, edgeEnds: csr.row(start).count)
    target = SearchSide(head: csr.nodeCount - 1, step: -1, edgeEnds: csr.row(end).count)
    let before = (stamps[start], stamps[end])
    queue[source.head] = UInt32(truncatingIfNeeded: start)
    queue[target.head] = UInt32(truncatingIfNeeded: end)
    stamps[start] = round
    stamps[end] = round + 1
    levels[start] = 0
    levels[end] = 0
    return before
  }

  private func restore(_ stampsBefore: (UInt32, UInt32), _ start: Int, _ end: Int) {
    if stampsBefore.0 == TwoSidedSearch.barred { bar(start) }
    if stampsBefore.1 == TwoSidedSearch.barred { bar(end) }
  }

  /// Lets the sides grow until they touch; the level of both is then how far they had come before.
  ///
  /// - Parameter isTracing: Whether to note all contacts rather than stop at the first.
  @inline(__always)
  private mutating func meet(_ csr: UnsafeCSR, isTracing: Bool) -> Bool {
    while source.edgeEnds > 0, target.edgeEnds > 0 {
      if source.edgeEnds <= target.edgeEnds {
        guard let next = grown(csr, source, stamp: round, other: round + 1, isTracing) else { return true }
        source = next
      } else {
        guard let next = grown(csr, target, stamp: round + 1, other: round, isTracing) else { return true }
        target = next
      }
    }
    return false
  }
}

/// How far one side of a search has come.
struct SearchSide {
  /// The outermost nodes stand in the queue from `head` to before `tail`, in steps of `step`.
  var head: Int
  var tail: Int
  let step: Int
  /// The number of edge ends at the outermost nodes.
  var edgeEnds: Int
  /// How far the outermost nodes are from the end.
  var level: UInt32 = 0

  init(head: Int, step: Int, edgeEnds: Int) {
    self.head = head
    tail = head + step
    self.step = step
    self.edgeEnds = edgeEnds
  }
}

extension TwoSidedSearch {
  /// One side a level further, `nil` if it thereby touches the other.
  @inline(__always)
  private mutating func grown(
    _ csr: UnsafeCSR, _ side: SearchSide, stamp: UInt32, other: UInt32, _ isTracing: Bool
  ) -> SearchSide? {
    let isSource = side.step > 0
    var touches = false
    var next = side
    next.head = side.tail
    next.level += 1
    var place = side.head
    while place != side.tail {
      let node = Int(queue[place])
      place += side.step
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        let found = stamps[neighbor]
        if found == stamp || found == TwoSidedSearch.barred { continue }
        if found == other {
          guard isTracing else { return nil }
          touches = true
          note(isSource ? node : neighbor)
          continue
        }
        stamps[neighbor] = stamp
        if isTracing { levels[neighbor] = next.level }
        queue[next.tail] = UInt32(truncatingIfNeeded: neighbor)
        next.tail += side.step
      }
    }
    if touches { return nil }
    next.edgeEnds = 0
    place = next.head
    while place != next.tail {
      next.edgeEnds += csr.row(Int(queue[place])).count
      place += side.step
    }
    return next
  }

  private mutating func note(_ node: Int) {
    if marks[node] == round { return }
    marks[node] = round
    contacts.append(UInt32(truncatingIfNeeded: node))
  }

  /// Marks the nodes on the source's side from which a contact is reached in the fewest steps.
  private mutating func markWaysBack(_ csr: UnsafeCSR) {
    var start = 0
    var level = source.level
    while level > 1 {
      level -= 1
      let end = contacts.count
      for position in start..<end {
        for slot in csr.row(Int(contacts[position])) {
          let neighbor = csr.target(slot)
          if stamps[neighbor] == round, levels[neighbor] == level { note(neighbor) }
        }
      }
      start = end
    }
  }

  /// Goes from mark to mark, then down the levels of the other side, always to the smallest node.
  private func walk(_ csr: UnsafeCSR, from start: Int) -> [Int] {
    var nodes = [start]
    nodes.reserveCapacity(Int(source.level + target.level) + 2)
    var node = start
    for level in 0..<source.level {
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        guard marks[neighbor] == round, levels[neighbor] == level + 1 else { continue }
        node = neighbor
        break
      }
      nodes.append(node)
    }
    for level in (0...target.level).reversed() {
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        guard stamps[neighbor] == round + 1, levels[neighbor] == level else { continue }
        node = neighbor
        break
      }
      nodes.append(node)
    }
    return nodes
  }
}
