/// Where a graph hangs by a single node or a single edge.
public struct CutStructure: Sendable, Hashable {
  /// An edge without which its two ends could not reach each other.
  public struct Bridge: Sendable, Hashable {
    /// The smaller end.
    public var source: Int
    /// The larger end.
    public var target: Int

    /// Makes a bridge from its two ends, the smaller first.
    public init(source: Int, target: Int) {
      self.source = source
      self.target = target
    }
  }

  /// The nodes whose removal leaves their component in more than one piece, ascending.
  public var articulationNodes: [Int]
  /// The edges whose removal does the same, ascending by source, then by target.
  public var bridges: [Bridge]
}

extension Graph {
  /// The articulation nodes and the bridges, found together.
  ///
  /// One depth-first search with low points (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272; Tarjan 1974,
  /// doi:10.1016/0020-0190(74)90003-9), with its own stack, so that a long path is no danger. Parallel edges
  /// were merged when the graph was made, so two edges between the same nodes are one, and may be a bridge.
  /// Self-loops are ignored.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes). Threads are of no use here: each step of a depth-first search
  /// rests on the one before.
  ///
  /// - Parameter checkpoint: Told the share of the nodes that were reached.
  public func cutStructure<Failure: Error>(
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> CutStructure {
    try withUnsafeCSR { (csr) throws(Failure) in
      /// How many blocks a node is known to be in, 2 for more.
      let blocks = Scratch<UInt8>(count: csr.nodeCount, repeating: 0)
      var bridges: [UInt64] = []
      try csr.searchBlocks(checkpoint) { _ in
      } close: { block in
        // A node other than the root is also in the block above it.
        blocks[block.parent] = block.parentIsRoot && blocks[block.parent] == 0 ? 1 : 2
        if block.isBridge {
          let source = min(block.child, block.parent)
          let target = max(block.child, block.parent)
          bridges.append(UInt64(truncatingIfNeeded: source << 32 | target))
        }
      }
      bridges.withUnsafeMutableBufferPointer { bridges in radixSort(bridges) { $0 } }
      return CutStructure(
        articulationNodes: (0..<csr.nodeCount).filter { blocks[$0] == 2 },
        bridges: bridges.map { .init(source: Int($0 >> 32), target: Int($0 & 0xFFFF_FFFF)) })
    }
  }
}
