/// Where a depth-first search closes a block: all nodes entered since `child`, and not yet in a block, form one
/// together with `parent`.
struct ClosedBlock {
  /// The first node of the block below the parent.
  let child: Int
  /// The highest node of the block.
  let parent: Int
  /// Whether the search started at the parent.
  let parentIsRoot: Bool
  /// Whether the block is no more than the edge between the two.
  let isBridge: Bool
}

extension UnsafeCSR {
  /// A depth-first search over all components that says where blocks end (Hopcroft & Tarjan 1973,
  /// doi:10.1145/362248.362272).
  ///
  /// In place of the order of entry, nodes carry their depth: in an undirected graph an edge joins a node to those
  /// above and below it only, so depths order them as well. The neighbor one level up must then be the parent,
  /// and what is kept of the nodes above is one frame of 16 bytes each.
  @inline(__always)
  func searchBlocks<Failure: Error>(
    _ checkpoint: Checkpoint<Failure>, enter: (Int) -> Void, close: (ClosedBlock) -> Void
  ) throws(Failure) {
    /// Counted from 1; 0 for a node not yet entered.
    let depths = Scratch<UInt32>(count: nodeCount, repeating: 0)
    let frames = Scratch<BlockFrame>(count: nodeCount)
    var entered = 0
    for root in 0..<nodeCount where depths[root] == 0 {
      var node = root
      var depth: UInt32 = 1
      /// The smallest depth that the nodes from here on reach, other than over the edge to the parent.
      var low = depth
      var slot = offsets[root]
      var end = offsets[root + 1]
      depths[root] = 1
      enter(root)
      entered += 1
      search: while true {
        while slot < end {
          let neighbor = target(slot)
          slot += 1
          let found = depths[neighbor]
          if found == 0 {
            frames[Int(depth) - 1] = BlockFrame(slot: slot, node: UInt32(truncatingIfNeeded: node), low: low)
            depth += 1
            depths[neighbor] = depth
            node = neighbor
            low = depth
            slot = offsets[neighbor]
            end = offsets[neighbor + 1]
            enter(neighbor)
            entered += 1
            if entered & 0xFFFF == 0 { try checkpoint.pass(Double(entered) / Double(nodeCount)) }
            continue search
          }
          low = min(low, found == depth - 1 ? .max : found)
        }
        depth -= 1
        if depth == 0 { break }
        let frame = frames[Int(depth) - 1]
        let parent = Int(frame.node)
        if low >= depth {
          close(ClosedBlock(child: node, parent: parent, parentIsRoot: depth == 1, isBridge: low > depth))
        }
        node = parent
        low = min(low, frame.low)
        slot = frame.slot
        end = offsets[parent + 1]
      }
    }
    try checkpoint.pass(1)
  }
}

/// What is kept of a node while the search is below it.
private struct BlockFrame: BitwiseCopyable {
  /// The next slot to look at.
  let slot: Int
  let node: UInt32
  let low: UInt32
}
