/// What the search for blocks finds out: for every node the block above it, for every block its highest node.
struct BlockTable: ~Copyable {
  /// The block that holds a node and its parent; `.max` for the node where the search of a component began.
  let above: Scratch<UInt32>
  /// The highest node of a block.
  let heads: Scratch<UInt32>

  init(nodeCount: Int) {
    above = Scratch(count: nodeCount, repeating: .max)
    // No more blocks than nodes that have a parent.
    heads = Scratch(count: nodeCount)
  }

  /// The block of an edge: the one above its lower end.
  @inline(__always)
  private func block(of one: Int, _ other: Int) -> Int {
    let block = above[one]
    // If the other end is neither beside it in that block nor the block's head, it is the lower one.
    if block != .max, block == above[other] || Int(heads[Int(block)]) == other { return Int(block) }
    return Int(above[other])
  }

  /// Numbers the blocks by their first edges and hands out nodes and edges.
  func components(_ csr: UnsafeCSR, blockCount: Int) -> BiconnectedComponents {
    let numbers = Scratch<UInt32>(count: blockCount, repeating: .max)
    var edgeStarts = [Int](repeating: 0, count: blockCount + 1)
    var nodeStarts = [Int](repeating: 0, count: blockCount + 1)
    var next: UInt32 = 0
    for node in 0..<csr.nodeCount {
      for slot in csr.row(node) where csr.target(slot) > node {
        let block = block(of: node, csr.target(slot))
        if numbers[block] == .max {
          numbers[block] = next
          next += 1
        }
        edgeStarts[Int(numbers[block]) + 1] += 1
      }
    }
    for node in 0..<csr.nodeCount where above[node] != .max {
      nodeStarts[Int(numbers[Int(above[node])]) + 1] += 1
    }
    for block in 0..<blockCount {
      edgeStarts[block + 1] += edgeStarts[block]
      // Its head is one more member.
      nodeStarts[block + 1] += nodeStarts[block] + 1
    }
    return BiconnectedComponents(
      nodeStarts: nodeStarts, memberNodes: members(numbers, starts: nodeStarts),
      edgeStarts: edgeStarts, memberEdges: edges(csr, numbers, starts: edgeStarts))
  }

  private func edges(
    _ csr: UnsafeCSR, _ numbers: borrowing Scratch<UInt32>, starts: [Int]
  ) -> [BiconnectedComponents.BlockEdge] {
    let cursor = cursor(starts)
    let edgeCount = starts[starts.count - 1]
    return [BiconnectedComponents.BlockEdge](unsafeUninitializedCapacity: edgeCount) { edges, count in
      for node in 0..<csr.nodeCount {
        for slot in csr.row(node) where csr.target(slot) > node {
          let block = Int(numbers[block(of: node, csr.target(slot))])
          edges[cursor[block]] = .init(source: UInt32(truncatingIfNeeded: node), target: csr.targets[slot])
          cursor[block] += 1
        }
      }
      count = edgeCount
    }
  }

  /// The nodes of every block, ascending: its head takes its turn among the others.
  private func members(_ numbers: borrowing Scratch<UInt32>, starts: [Int]) -> [UInt32] {
    let blockCount = starts.count - 1
    let cursor = cursor(starts)
    let memberCount = starts[blockCount]
    // The blocks of every head, one after the other.
    let nodeCount = above.count
    let headStarts = Scratch<Int>(count: nodeCount + 1, repeating: 0)
    let headed = Scratch<UInt32>(count: blockCount)
    for block in 0..<blockCount { headStarts[Int(heads[block]) + 1] += 1 }
    for node in 0..<nodeCount { headStarts[node + 1] += headStarts[node] }
    // Filled from behind, each start comes to rest where its stretch begins.
    for block in 0..<blockCount {
      let head = Int(heads[block]) + 1
      headStarts[head] -= 1
      headed[headStarts[head]] = numbers[block]
    }
    return [UInt32](unsafeUninitializedCapacity: memberCount) { members, count in
      func add(_ node: Int, to block: UInt32) {
        members[cursor[Int(block)]] = UInt32(truncatingIfNeeded: node)
        cursor[Int(block)] += 1
      }
      for node in 0..<nodeCount {
        if above[node] != .max { add(node, to: numbers[Int(above[node])]) }
        let end = node + 2 <= nodeCount ? headStarts[node + 2] : blockCount
        for place in headStarts[node + 1]..<end { add(node, to: headed[place]) }
      }
      count = memberCount
    }
  }

  private func cursor(_ starts: [Int]) -> Scratch<Int> {
    let cursor = Scratch<Int>(count: starts.count)
    for block in starts.indices { cursor[block] = starts[block] }
    return cursor
  }
}
