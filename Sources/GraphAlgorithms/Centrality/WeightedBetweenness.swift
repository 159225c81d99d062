/// The working state of Brandes' algorithm with weights, used for one source after another.
///
/// | here | Brandes 2001 |
/// |---|---|
/// | `distance` | d(s, v) |
/// | `pathCount` | σ(s, v) |
/// | `dependency` | δ(s, v) |
/// | `order` | the stack S, bottom first |
struct WeightedBetweenness: ~Copyable {
  private let csr: UnsafeCSR
  /// The place of a node in `order`, -1 before it is settled.
  private let rank: Scratch<Int32>
  private let pathCount: Scratch<Double>
  private let dependency: Scratch<Double>
  private let order: Scratch<UInt32>
  private let score: Scratch<Double>

  init(csr: UnsafeCSR) {
    self.csr = csr
    rank = Scratch(count: csr.nodeCount, repeating: -1)
    pathCount = Scratch(count: csr.nodeCount, repeating: 0)
    dependency = Scratch(count: csr.nodeCount, repeating: 0)
    order = Scratch(count: csr.nodeCount)
    score = Scratch(count: csr.nodeCount, repeating: 0)
  }

  func scores(scale: Double) -> [Double] {
    for node in 0..<csr.nodeCount { score[node] *= scale }
    return score.array()
  }

  /// Adds the dependencies of one source on all other nodes to their scores. A predecessor is a neighbor settled earlier, over which
  /// the distance comes out exactly; "settled earlier" matters where a length vanishes beside a distance.
  func add(source: Int) {
    // Allocated for each source, which is little beside the search itself.
    let distance = Scratch<Double>(count: csr.nodeCount, repeating: .infinity)
    var heap = SearchHeap()
    distance[source] = 0
    pathCount[source] = 1
    heap.push(.init(distance: 0, steps: 0, node: UInt32(truncatingIfNeeded: source)))
    var reached = 0
    while let entry = heap.pop() {
      let node = Int(entry.node)
      if rank[node] >= 0 { continue }
      rank[node] = Int32(truncatingIfNeeded: reached)
      order[reached] = entry.node
      reached += 1
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        if rank[neighbor] >= 0 { continue }
        let newDistance = entry.distance + 1 / csr.weight(slot)
        if newDistance < distance[neighbor] {
          distance[neighbor] = newDistance
          pathCount[neighbor] = pathCount[node]
          heap.push(.init(distance: newDistance, steps: 0, node: UInt32(truncatingIfNeeded: neighbor)))
        } else if newDistance == distance[neighbor], newDistance < .infinity {
          pathCount[neighbor] += pathCount[node]
        }
      }
    }
    var position = reached - 1
    while position > 0 {
      let node = Int(order[position])
      let share = (1 + dependency[node]) / pathCount[node]
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        if rank[neighbor] >= 0, rank[neighbor] < rank[node],
          distance[neighbor] + 1 / csr.weight(slot) == distance[node]
        {
          dependency[neighbor] += pathCount[neighbor] * share
        }
      }
      position -= 1
    }
    finish(source: source, reached: reached)
  }

  /// Collects the dependencies and clears what this source touched.
  private func finish(source: Int, reached: Int) {
    dependency[source] = 0
    for position in 0..<reached {
      let node = Int(order[position])
      score[node] += dependency[node]
      rank[node] = -1
      pathCount[node] = 0
      dependency[node] = 0
    }
  }
}
