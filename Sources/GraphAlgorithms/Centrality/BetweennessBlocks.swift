/// A graph cut at its articulation nodes, for betweenness.
///
/// A block is a largest set of edges of which any two lie on a common cycle, or a bridge alone. A path from one block
/// into another passes the articulation nodes between them, so a shortest path is a shortest path in each block that
/// it crosses, and how many pairs cross a block between two of its nodes is the product of how many nodes lie behind
/// each (Puzis, Zilberman, Elovici, Dolev & Brandes 2012, doi:10.1109/SocialCom-PASSAT.2012.66; Sariyüce, Saule,
/// Kaya & Çatalyürek 2013, doi:10.1137/1.9781611972832.76). What remains is counted in closed form: the pairs that an
/// articulation node or a bridge keeps apart. Trees that hang on a core vanish altogether.
///
/// One depth-first search with low points, as in ``Graph/cutStructure()``. Time and space O(nodes + edges).
struct BetweennessBlocks: ~Copyable {
  // A scratch stands first; see `Scratch`.
  /// When a node was reached, counted from 1; 0 before that.
  private let reached: Scratch<UInt32>
  private let csr: UnsafeCSR
  private let low: Scratch<UInt32>
  private let cursor: Scratch<Int>
  /// The path from the root, and the nodes of unfinished blocks.
  private let path: Scratch<UInt32>
  private let pending: Scratch<UInt32>
  /// The block of the tree edge to a node; none at a root.
  private let block: Scratch<UInt32>
  /// How many nodes hang on a node: reach all others through it only, as far as blocks below it go.
  private let hanging: Scratch<Double>
  /// The sum of the squares of the branches that hang on a node.
  private let squares: Scratch<Double>
  /// The size of the component of a node.
  private let component: Scratch<Double>
  private let order: [UInt32]
  private var clock: UInt32 = 0
  /// For each block the node nearest the root, how many others there are, and how many nodes they stand for.
  private var top: [UInt32] = []
  private var memberCount: [Int] = []
  private var branch: [Double] = []

  private static var none: UInt32 { .max }

  init(_ csr: UnsafeCSR) {
    self.csr = csr
    let count = csr.nodeCount
    reached = Scratch(count: count, repeating: 0)
    low = Scratch(count: count)
    cursor = Scratch(count: count)
    path = Scratch(count: count)
    pending = Scratch(count: count)
    block = Scratch(count: count, repeating: Self.none)
    hanging = Scratch(count: count, repeating: 0)
    squares = Scratch(count: count, repeating: 0)
    component = Scratch(count: count)
    order = BetweennessPieces.breadthFirstOrder(csr)
    var first = 0
    // A component stands together in the order, and begins with its root.
    while first < count {
      let root = Int(order[first])
      search(from: root)
      let size = Int(hanging[root]) + 1
      for position in first..<(first + size) { component[Int(order[position])] = Double(size) }
      first += size
    }
  }

  private mutating func enter(_ node: Int, depth: Int) {
    clock += 1
    reached[node] = clock
    low[node] = clock
    cursor[node] = csr.offsets[node]
    path[depth] = UInt32(truncatingIfNeeded: node)
  }

  private mutating func search(from root: Int) {
    enter(root, depth: 0)
    var depth = 0
    var pendingCount = 0
    while true {
      let node = Int(path[depth])
      let parent = depth > 0 ? Int(path[depth - 1]) : -1
      let slot = cursor[node]
      if slot < csr.offsets[node + 1] {
        cursor[node] = slot + 1
        let neighbor = csr.target(slot)
        if reached[neighbor] == 0 {
          depth += 1
          enter(neighbor, depth: depth)
          pending[pendingCount] = csr.targets[slot]
          pendingCount += 1
        } else if neighbor != parent, reached[neighbor] < low[node] {
          low[node] = reached[neighbor]
        }
        continue
      }
      guard depth > 0 else { return }
      depth -= 1
      if low[node] < low[parent] { low[parent] = low[node] }
      if low[node] >= reached[parent] { pendingCount = close(upTo: node, top: parent, pendingCount) }
    }
  }

  /// Makes a block of the pending nodes from `last` on, and hangs it on its top.
  private mutating func close(upTo last: Int, top node: Int, _ pendingCount: Int) -> Int {
    var left = pendingCount
    var size = 0.0
    while true {
      left -= 1
      let member = Int(pending[left])
      block[member] = UInt32(truncatingIfNeeded: top.count)
      size += 1 + hanging[member]
      if member == last { break }
    }
    hanging[node] += size
    squares[node] += size * size
    top.append(UInt32(truncatingIfNeeded: node))
    memberCount.append(pendingCount - left)
    branch.append(size)
    return left
  }

  /// For every node the ordered pairs of others that it keeps apart: those in different branches.
  func separatedPairs() -> [Double] {
    (0..<csr.nodeCount).map { node in
      let others = component[node] - 1
      let above = others - hanging[node]
      return others * others - squares[node] - above * above
    }
  }

  /// Calls `body` for every bridge with its slot at the lower end and the ordered pairs of nodes that it joins.
  func eachBridge(_ body: (_ slot: Int, _ pairs: Double) -> Void) {
    for node in 0..<csr.nodeCount where block[node] != Self.none && memberCount[Int(block[node])] == 1 {
      let size = branch[Int(block[node])]
      for slot in csr.row(node) where csr.targets[slot] == top[Int(block[node])] {
        body(slot, 2 * size * (component[node] - size))
      }
    }
  }

  /// All blocks of more than two nodes.
  func pieces() -> BetweennessPieces {
    var pieces = BetweennessPieces()
    var place = [Int](repeating: -1, count: top.count)
    for index in top.indices where memberCount[index] > 1 {
      place[index] = pieces.count
      pieces.starts.append((pieces.starts.last ?? 0) + memberCount[index] + 1)
    }
    let size = pieces.starts.last ?? 0
    // First in the order of the search, the top before all others.
    var listed = [UInt32](repeating: 0, count: size)
    var filled = [Int](repeating: 1, count: top.count)
    for index in top.indices where place[index] >= 0 { listed[pieces.starts[place[index]]] = top[index] }
    for node in order where block[Int(node)] != Self.none {
      let own = Int(block[Int(node)])
      guard place[own] >= 0 else { continue }
      listed[pieces.starts[place[own]] + filled[own]] = node
      filled[own] += 1
    }
    pieces.nodes = listed
    pieces.weights = Array(repeating: 0, count: size)
    pieces.searchOrder.reserveCapacity(size)
    let local = Scratch<UInt32>(count: csr.nodeCount)
    var topNumber = [UInt32](repeating: 0, count: top.count)
    for index in top.indices where place[index] >= 0 {
      let start = pieces.starts[place[index]]
      let members = listed[start..<pieces.starts[place[index] + 1]]
      let numbers = BetweennessPieces.numbers(of: members) { csr.row(Int($0)).count }
      pieces.searchOrder += numbers
      topNumber[index] = numbers[0]
      for (node, number) in zip(members, numbers) {
        pieces.nodes[start + Int(number)] = node
        pieces.weights[start + Int(number)] = 1 + hanging[Int(node)]
        if node != top[index] { local[Int(node)] = number }
      }
      pieces.weights[start + Int(numbers[0])] = component[Int(top[index])] - branch[index]
    }
    fillRows(&pieces, place: place, topNumber: topNumber, local: local)
    return pieces
  }

  /// An edge belongs to the block of whichever end was reached later.
  private func fillRows(
    _ pieces: inout BetweennessPieces, place: [Int], topNumber: [UInt32], local: borrowing Scratch<UInt32>
  ) {
    var ends = [Int](repeating: 0, count: pieces.memberCount + pieces.count + 1)
    /// Where the row of `node` in a piece ends stands at the index given back, with the number of the other end.
    func row(_ node: Int, _ slot: Int) -> (index: Int, target: UInt32)? {
      let other = csr.target(slot)
      guard other != node else { return nil }
      let isBelow = reached[other] > reached[node]
      let shared = Int(block[isBelow ? other : node])
      guard place[shared] >= 0 else { return nil }
      let number = Int(top[shared]) == node ? topNumber[shared] : local[node]
      let target = Int(top[shared]) == other ? topNumber[shared] : local[other]
      return (pieces.starts[place[shared]] + place[shared] + Int(number), target)
    }
    for node in 0..<csr.nodeCount {
      for slot in csr.row(node) { if let found = row(node, slot) { ends[found.index + 1] += 1 } }
    }
    // Each piece has an entry more than it has members: the end of one is the start of the next.
    for index in 1..<ends.count { ends[index] += ends[index - 1] }
    var next = ends
    let slotCount = ends[ends.count - 1]
    var targets = [UInt32](repeating: 0, count: slotCount)
    var slots = [Int](repeating: 0, count: slotCount)
    for node in 0..<csr.nodeCount {
      for slot in csr.row(node) {
        guard let found = row(node, slot) else { continue }
        targets[next[found.index]] = found.target
        slots[next[found.index]] = slot
        next[found.index] += 1
      }
    }
    pieces.offsets = ends
    pieces.targets = targets
    pieces.slots = slots
  }
}
