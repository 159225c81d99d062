import Synchronization

/// Trees of nodes, one for each connected component: no node is smaller than its parent, so that the root of a
/// tree is its smallest node, whoever was joined to whom first.
///
/// Several threads may join trees at once: only a root gets a new parent, by an exchange that fails if another
/// thread was quicker; all other writes replace a parent by an ancestor, which is true at any time.
struct ComponentForest: ~Copyable {
  private let parents: UnsafeMutablePointer<Atomic<UInt32>>
  private let nodeCount: Int
  private let isShared: Bool

  /// Below this many nodes and slots threads cost what they save.
  static let sharedFrom = 1 << 23

  init(csr: UnsafeCSR, threads: Int, sharedFrom: Int = ComponentForest.sharedFrom) {
    nodeCount = csr.nodeCount
    parents = .allocate(capacity: nodeCount)
    let workers = csr.slotCount + nodeCount < sharedFrom ? 1 : threads
    isShared = workers > 1
    for node in 0..<nodeCount { (parents + node).initialize(to: Atomic(UInt32(truncatingIfNeeded: node))) }
    guard csr.slotCount > 0 else { return }
    run(workers) { plant(csr, $0) }
    run(workers) { joinSecond(csr, $0) }
    run(workers) { flatten($0) }
    let largest = probableLargest()
    run(workers) { joinRest(csr, $0, leavingOut: largest) }
    run(workers) { flatten($0) }
  }

  deinit { parents.deallocate() }

  @inline(__always)
  func smallestNode(inComponentOf node: Int) -> Int { Int(parent(node)) }

  /// One stretch of nodes for each worker.
  private borrowing func run(_ workers: Int, _ body: (Range<Int>) -> Void) {
    if workers == 1 { return body(0..<nodeCount) }
    Workers.run(threads: workers) { worker in
      body(nodeCount * worker / workers..<nodeCount * (worker + 1) / workers)
    }
  }

  @inline(__always)
  private func parent(_ node: Int) -> UInt32 { parents[node].load(ordering: .relaxed) }

  // In the loops over all nodes a branch on what a node is like would be foreseen wrongly every other time where
  // half the nodes stand alone; choices between values are made instead.

  /// Puts every node below what its smallest neighbor is below, if that is smaller than itself.
  private func plant(_ csr: UnsafeCSR, _ nodes: Range<Int>) {
    for node in nodes {
      let row = csr.row(node)
      let first = csr.target(row.isEmpty ? 0 : row.lowerBound)
      parents[node].store(parent(row.isEmpty ? node : min(first, node)), ordering: .relaxed)
    }
  }

  /// Joins every node to the second of its neighbors, or to the first if that was larger than itself.
  private func joinSecond(_ csr: UnsafeCSR, _ nodes: Range<Int>) {
    for node in nodes {
      let row = csr.row(node)
      let first = csr.target(row.isEmpty ? 0 : row.lowerBound)
      let second = csr.target(row.count > 1 ? row.lowerBound + 1 : 0)
      let other = row.count > 1 ? second : row.isEmpty ? node : first
      join(node, first > node && !row.isEmpty ? first : other)
    }
  }

  /// Joins every node to all its neighbors, except in one tree: edges that leave it are met at their other end.
  private func joinRest(_ csr: UnsafeCSR, _ nodes: Range<Int>, leavingOut root: UInt32) {
    for node in nodes where (parent(node) != root) && !csr.row(node).isEmpty {
      for slot in csr.row(node) { join(node, csr.target(slot)) }
    }
  }

  /// Makes every node a child of its root. Ascending, so that what is above a node has been done.
  private func flatten(_ nodes: Range<Int>) {
    for node in nodes {
      var root = parent(Int(parent(node)))
      // Except what another thread has yet to do.
      if isShared { while parent(Int(root)) != root { root = parent(Int(root)) } }
      parents[node].store(root, ordering: .relaxed)
    }
  }

  @inline(__always)
  private func join(_ one: Int, _ other: Int) {
    let first = parent(one)
    let second = parent(other)
    if first != second { joinTrees(first, second) }
  }

  private func joinTrees(_ one: UInt32, _ other: UInt32) {
    var one = root(of: one)
    var other = root(of: other)
    while one != other {
      let low = min(one, other)
      let high = max(one, other)
      if !isShared {
        parents[Int(high)].store(low, ordering: .relaxed)
        return
      }
      let (done, _) = parents[Int(high)].compareExchange(expected: high, desired: low, ordering: .relaxed)
      if done { return }
      one = root(of: high)
      other = root(of: low)
    }
  }

  /// Walks to the root and halves the way for those who come later (van Leeuwen & van der Weide 1977).
  private func root(of node: UInt32) -> UInt32 {
    var node = node
    var above = parent(Int(node))
    while above != node {
      let next = parent(Int(above))
      if next != above { parents[Int(node)].store(next, ordering: .relaxed) }
      node = above
      above = next
    }
    return node
  }

  /// The most frequent root among a thousand nodes. A wrong guess costs time only.
  private func probableLargest() -> UInt32 {
    guard nodeCount > 0 else { return 0 }
    var generator = SeededGenerator(seed: 0)
    let sample = (0..<1024).map { _ in parent(generator.index(below: nodeCount)) }.sorted()
    var best = sample[0]
    var most = 0
    var start = 0
    for position in sample.indices
    where position + 1 == sample.count || sample[position + 1] != sample[position] {
      if position + 1 - start > most {
        most = position + 1 - start
        best = sample[position]
      }
      start = position + 1
    }
    return best
  }
}
