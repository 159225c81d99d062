/// One Dijkstra search (1959, doi:10.1007/BF01386390) after another between two nodes of a graph, with nodes
/// and first steps barred.
///
/// It runs from the target back to the source, each node labelled with its distance to the target and the
/// number of steps. Walking forward from the source along the labels, always to the smallest node that fits,
/// then yields the first of all shortest paths in the order of ``Path``, which a forward search would not.
///
/// It is aimed, an A* search (Hart, Nilsson & Raphael 1968, doi:10.1109/TSSC.1968.300136): nodes are taken up by
/// their distance to the target plus a lower bound of that from the source. The bound comes from a quick search
/// from both ends, or, with ``aim(from:)``, from one over everything. Rounding can upset the order, so a node is
/// taken up again whenever its label improves, and the search goes on a hair beyond the length found; labels and
/// paths are then the same as without aiming.
///
/// Labels are stamped with the number of the search, so that nothing is cleared between searches.
struct PathSearch: ~Copyable {
  private let csr: UnsafeCSR
  private let lengths: SlotLengths
  private let distance: Scratch<Double>
  private let steps: Scratch<UInt32>
  private let stamp: Scratch<UInt32>
  /// Gives the bounds, and keeps which nodes are barred.
  private var scout: TwoSidedDijkstra
  /// Whether the scout has gone everywhere once and for all.
  private var isAimed = false
  private var round: UInt32 = 0
  private var heap = SearchHeap()

  init(
    csr: UnsafeCSR, lengths: SlotLengths, excluding: some Sequence<Int>, mayPass: ((Int) -> Bool)?
  ) {
    self.csr = csr
    self.lengths = lengths
    distance = Scratch(count: csr.nodeCount)
    steps = Scratch(count: csr.nodeCount)
    stamp = Scratch(count: csr.nodeCount, repeating: 0)
    scout = TwoSidedDijkstra(nodeCount: csr.nodeCount)
    for node in excluding {
      precondition(node >= 0 && node < csr.nodeCount, "node \(node) is not in this graph")
      scout.setBarred(node, true)
    }
    if let mayPass {
      for node in 0..<csr.nodeCount where !scout.isBarred(node) && !mayPass(node) {
        scout.setBarred(node, true)
      }
    }
  }

  func isBarred(_ node: Int) -> Bool { scout.isBarred(node) }

  mutating func setBarred(_ node: Int, _ value: Bool) { scout.setBarred(node, value) }

  /// The first shortest path whose first step does not lead to one of `barredSteps` and that is not longer
  /// than `limit`; its nodes only.
  mutating func nodes(
    from source: Int, to target: Int, barredSteps: [Int] = [], limit: Double = .infinity
  ) -> [Int]? {
    if source == target { return barredSteps.isEmpty ? [source] : nil }
    if !isAimed, scout.distance(csr, lengths, from: source, to: target) == .infinity { return nil }
    label(from: source, to: target, barredSteps: barredSteps, limit: limit)
    guard stamp[source] == round else { return nil }
    var nodes = [source]
    var node = source
    while node != target {
      guard let next = nextNode(after: node, source: source, barredSteps: barredSteps) else { return nil }
      nodes.append(next)
      node = next
    }
    return nodes
  }

  /// The length of a path, added from its start.
  func length(of nodes: [Int]) -> Double {
    var sum = 0.0
    for (node, next) in zip(nodes, nodes.dropFirst()) { sum += length(from: node, to: next) }
    return sum
  }

  func length(from node: Int, to next: Int) -> Double {
    var low = csr.offsets[node]
    var high = csr.offsets[node + 1]
    while low < high {
      let middle = low + (high - low) / 2
      if csr.target(middle) < next { low = middle + 1 } else { high = middle }
    }
    return lengths[low]
  }

  /// Labels nodes from the target outward until those on all shortest paths have their final labels.
  private mutating func label(from source: Int, to target: Int, barredSteps: [Int], limit: Double) {
    round += 1
    heap.removeAll()
    stamp[target] = round
    distance[target] = 0
    steps[target] = 0
    heap.push(.init(distance: scout.bound(target), steps: 0, node: UInt32(target)))
    var last = (limit + scout.bound(source)) * (1 + PathSearch.rounding)
    while let entry = heap.pop(), entry.distance <= last {
      let node = Int(entry.node)
      let nodeDistance = distance[node]
      if entry.distance != nodeDistance + scout.bound(node) || entry.steps != steps[node] { continue }
      if node == source {
        last = min(last, entry.distance * (1 + PathSearch.rounding))
        continue
      }
      for slot in csr.row(node) {
        let neighbor = csr.target(slot)
        if neighbor == source {
          if barredSteps.contains(node) { continue }
        } else if scout.isBarred(neighbor) {
          continue
        }
        let newDistance = nodeDistance + lengths[slot]
        let newSteps = entry.steps + 1
        let key = newDistance + scout.bound(neighbor)
        if key > last || key == .infinity { continue }
        if stamp[neighbor] == round {
          if newDistance > distance[neighbor] { continue }
          if newDistance == distance[neighbor], newSteps >= steps[neighbor] { continue }
        }
        stamp[neighbor] = round
        distance[neighbor] = newDistance
        steps[neighbor] = newSteps
        heap.push(.init(distance: key, steps: newSteps, node: UInt32(neighbor)))
      }
    }
  }

  /// More than sums of the same lengths in different orders can differ by, relatively.
  static var rounding: Double { 1e-9 }

  /// Aims all further searches away from a node: from it, or from a node on a path that starts there.
  ///
  /// One search over everything within reach; pays from the second path on.
  mutating func aim(from source: Int) {
    scout.reach(csr, lengths, from: source)
    isAimed = true
  }

  /// The smallest neighbor from which the label of `node` follows. All such neighbors have smaller labels, so
  /// theirs were final when the search ended.
  private func nextNode(after node: Int, source: Int, barredSteps: [Int]) -> Int? {
    for slot in csr.row(node) {
      let neighbor = csr.target(slot)
      guard stamp[neighbor] == round, neighbor != source, steps[neighbor] + 1 == steps[node],
        distance[neighbor] + lengths[slot] == distance[node]
      else { continue }
      if node == source, barredSteps.contains(neighbor) { continue }
      return neighbor
    }
    return nil
  }
}
