/// The working state of Brandes' algorithm, used for one source after another.
///
/// | here | Brandes 2001 |
/// |---|---|
/// | `distance` | d(s, v) |
/// | `pathCount` | σ(s, v) |
/// | `dependency` | δ(s, v) |
/// | `order` | the stack S, bottom first |
struct BetweennessSearch: ~Copyable {
  private let csr: UnsafeCSR
  private let level: Scratch<Int32>
  private let pathCount: Scratch<Double>
  private let dependency: Scratch<Double>
  private let order: Scratch<UInt32>
  private let score: Scratch<Double>

  init(csr: UnsafeCSR) {
    self.csr = csr
    level = Scratch(count: csr.nodeCount, repeating: -1)
    pathCount = Scratch(count: csr.nodeCount, repeating: 0)
    dependency = Scratch(count: csr.nodeCount, repeating: 0)
    order = Scratch(count: csr.nodeCount)
    score = Scratch(count: csr.nodeCount, repeating: 0)
  }

  /// Adds the dependencies of one source on all other nodes to their scores.
  func add(source: Int, weighted: Bool) {
    if weighted { addWeighted(source: source) } else { addUnweighted(source: source) }
  }

  func scores(scale: Double) -> [Double] {
    for node in 0..<csr.nodeCount { score[node] *= scale }
    return score.array()
  }

  /// Levels take the place of lists of predecessors: a neighbor one level up is one.
  private func addUnweighted(source: Int) {
    order[0] = UInt32(truncatingIfNeeded: source)
    level[source] = 0
    pathCount[source] = 1
    var head = 0
    var tail = 1
    while head < tail {
      let node = Int(order[head])
      head += 1
      let next = level[node] + 1
      let paths = pathCount[node]
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        if level[neighbor] < 0 {
          level[neighbor] = next
          pathCount[neighbor] = paths
          order[tail] = UInt32(truncatingIfNeeded: neighbor)
          tail += 1
        } else if level[neighbor] == next {
          pathCount[neighbor] += paths
        }
      }
    }
    var position = tail - 1
    while position > 0 {
      let node = Int(order[position])
      let above = level[node] - 1
      let share = (1 + dependency[node]) / pathCount[node]
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        if level[neighbor] == above { dependency[neighbor] += pathCount[neighbor] * share }
      }
      position -= 1
    }
    finish(source: source, reached: tail)
  }

  /// Dijkstra in place of the breadth-first search. A predecessor is a neighbor settled earlier, over which
  /// the distance comes out exactly; "settled earlier" matters where a length vanishes beside a distance.
  private func addWeighted(source: Int) {
    // Allocated for each source, which is little beside the search itself.
    let distance = Scratch<Double>(count: csr.nodeCount, repeating: .infinity)
    var heap = SearchHeap()
    distance[source] = 0
    pathCount[source] = 1
    heap.push(.init(distance: 0, steps: 0, node: UInt32(truncatingIfNeeded: source)))
    var reached = 0
    while let entry = heap.pop() {
      let node = Int(entry.node)
      if level[node] >= 0 { continue }
      level[node] = Int32(truncatingIfNeeded: reached)
      order[reached] = entry.node
      reached += 1
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        if level[neighbor] >= 0 { continue }
        let newDistance = entry.distance + 1 / csr.weights[slot]
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
        if level[neighbor] >= 0, level[neighbor] < level[node],
          distance[neighbor] + 1 / csr.weights[slot] == distance[node]
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
      level[node] = -1
      pathCount[node] = 0
      dependency[node] = 0
    }
  }
}
