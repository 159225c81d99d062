import CGraphKernels

/// The working state of Brandes' algorithm with weights, used for one source after another; one for each thread.
///
/// A node is settled when it leaves the queue. It then looks over its row once: neighbors settled before, over which
/// its distance comes out exactly, are its predecessors, and hand on their numbers of paths; the others are told of
/// the way over it. "Settled before" matters where a length vanishes beside a distance.
///
/// | here | Brandes 2001 |
/// |---|---|
/// | `distance` | d(s, v) |
/// | `pathCount` | σ(s, v) |
/// | `dependency` | δ(s, v) |
/// | `order` | the stack S, bottom first |
/// | `predecessors` | P(s, w), as slots |
struct WeightedBetweenness: ~Copyable {
  // A scratch stands first; see `Scratch`.
  /// Of a settled node; before that what is known so far, negative.
  private let distance: Scratch<Double>
  private let pathCount: Scratch<Double>
  private let dependency: Scratch<Double>
  private let order: Scratch<UInt32>
  /// Where the predecessors of the nodes in `order` end.
  private let ends: Scratch<Int>
  private var predecessors: [UInt32] = []
  private var predecessorSlots: [Int] = []
  private var queue = DistanceQueue()

  init(nodeCount: Int) {
    distance = Scratch(count: nodeCount, repeating: -.infinity)
    pathCount = Scratch(count: nodeCount)
    dependency = Scratch(count: nodeCount, repeating: 0)
    order = Scratch(count: nodeCount)
    ends = Scratch(count: nodeCount)
  }

  /// Adds the dependencies of one source on all other nodes to their scores, and to those of slots if there are any.
  mutating func add(
    source: Int, _ rows: borrowing WeightedRows, scores: UnsafeMutablePointer<Double>,
    slotScores: UnsafeMutablePointer<Double>?, squares: UnsafeMutablePointer<Double>?
  ) {
    let count = search(from: source, rows, withSlots: slotScores != nil)
    var position = count - 1
    while position > 0 {
      let node = Int(order[position])
      let share = (1 + dependency[node]) / pathCount[node]
      for index in ends[position - 1]..<ends[position] {
        let predecessor = Int(predecessors[index])
        let part = pathCount[predecessor] * share
        dependency[predecessor] += part
        if let slotScores { slotScores[predecessorSlots[index]] += part }
      }
      position -= 1
    }
    dependency[source] = 0
    for position in 0..<count {
      let node = Int(order[position])
      let sum = dependency[node]
      scores[node] += sum
      if let squares { squares[node] += sum * sum }
      distance[node] = -.infinity
      dependency[node] = 0
    }
  }

  /// Settles all nodes that can be reached. Returns how many they are.
  private mutating func search(from source: Int, _ rows: borrowing WeightedRows, withSlots: Bool) -> Int {
    predecessors.removeAll(keepingCapacity: true)
    predecessorSlots.removeAll(keepingCapacity: true)
    var count = 0
    distance[source] = -0.0
    queue.restart()
    queue.push(0, UInt32(truncatingIfNeeded: source))
    while let entry = queue.pop(
      where: { distance[Int($0.node)] == -$0.distance }, expect: { rows.prefetch(Int($0)) })
    {
      let node = Int(entry.node)
      // Left over from before a shorter way was found.
      if distance[node].sign == .plus { continue }
      distance[node] = entry.distance
      order[count] = entry.node
      var paths = node == source ? 1.0 : 0
      for slot in rows.starts[node]..<rows.starts[node + 1] {
        let arc = rows.arcs[slot]
        let other = Int(arc.node)
        let known = distance[other]
        if known.sign == .plus {
          if known + arc.length == entry.distance {
            paths += pathCount[other]
            predecessors.append(arc.node)
            if withSlots { predecessorSlots.append(slot) }
          }
        } else {
          let new = entry.distance + arc.length
          if new < -known {
            distance[other] = -new
            queue.push(new, arc.node)
          }
        }
      }
      pathCount[node] = paths
      ends[count] = predecessors.count
      count += 1
    }
    return count
  }
}

/// The rows of a graph with lengths for weights, renumbered; edges that cannot be passed are left out.
struct WeightedRows: ~Copyable {
  struct Arc {
    var length: Double
    var node: UInt32
  }

  // A scratch stands first; see `Scratch`.
  let starts: Scratch<Int>
  let arcs: Scratch<Arc>
  /// The node and the slot of the graph behind those here.
  let nodes: [UInt32]
  let slots: [Int]

  /// Asks for a row before it is its turn: rows lie apart, and waiting for them was half the time of a search.
  @inline(__always)
  func prefetch(_ node: Int) {
    let row = UnsafeRawPointer(arcs.start + starts[node])
    // Two lines of memory are fetched together, and from the third pair on the processor sees where it leads.
    for line in 0..<4 { graph_kernel_prefetch(row + 128 * line) }
  }

  init(_ csr: UnsafeCSR) {
    nodes = BetweennessPieces.breadthFirstOrder(csr)
    let rank = Scratch<UInt32>(count: csr.nodeCount)
    for (position, node) in nodes.enumerated() { rank[Int(node)] = UInt32(truncatingIfNeeded: position) }
    starts = Scratch(count: csr.nodeCount + 1, repeating: 0)
    arcs = Scratch(count: csr.slotCount)
    var slots: [Int] = []
    slots.reserveCapacity(csr.slotCount)
    for (position, node) in nodes.enumerated() {
      for slot in csr.row(Int(node)) where csr.targets[slot] != node {
        let length = 1 / csr.weight(slot)
        guard length < .infinity else { continue }
        arcs[slots.count] = Arc(length: length, node: rank[csr.target(slot)])
        slots.append(slot)
      }
      starts[position + 1] = slots.count
    }
    self.slots = slots
  }
}
