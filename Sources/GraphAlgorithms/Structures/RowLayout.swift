/// How nodes are shared out over blocks: node `v` belongs to block `v >> shift`.
///
/// Chosen so that a block stays in the cache of one core while it is sorted, and that there are not more blocks
/// than a core can write to in turn. It follows from the numbers of nodes and slots alone, never from threads.
struct RowLayout {
  let nodeCount: Int
  /// How many bits a node index takes.
  let nodeBits: Int
  let shift: Int
  let blockCount: Int

  init(nodeCount: Int, slotCount: Int) {
    self.nodeCount = nodeCount
    nodeBits = max(1, Int.bitWidth - max(nodeCount - 1, 0).leadingZeroBitCount)
    let wanted = min(512, slotCount >> 15)
    let blockBits = min(nodeBits, wanted <= 1 ? 0 : Int.bitWidth - (wanted - 1).leadingZeroBitCount)
    shift = nodeBits - blockBits
    blockCount = nodeCount == 0 ? 0 : ((nodeCount - 1) >> shift) + 1
  }

  /// How many bits a key takes: the node within its block, then the neighbor.
  var keyBits: Int { shift + nodeBits }

  @inline(__always)
  func block(of node: UInt32) -> Int { Int(node) >> shift }

  @inline(__always)
  func key(row: UInt32, neighbor: UInt32) -> UInt64 {
    (UInt64(row) & ((1 << UInt64(shift)) - 1)) << UInt64(nodeBits) | UInt64(neighbor)
  }

  /// The nodes of a block.
  func nodes(_ block: Int) -> Range<Int> {
    (block << shift)..<min(nodeCount, (block + 1) << shift)
  }
}

/// Which row, or rows, an edge goes into.
enum RowDirection: Sendable {
  /// That of either end.
  case both
  /// That of its source.
  case outgoing
  /// That of its target.
  case incoming
}
