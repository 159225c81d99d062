/// The blocks of a graph: its largest parts that no single node holds together.
///
/// Every edge is in exactly one block; a bridge is a block by itself. Two blocks share one node at most, and the
/// nodes in more than one block are the articulation nodes. A node without edges to others is in no block, and
/// self-loops are in none.
///
/// Blocks are numbered in the order in which their first edges stand in ``Graph/edges``. They are kept in flat
/// arrays: 8 bytes for each edge, 4 for each member of a block and 16 for each block.
public struct BiconnectedComponents: Sendable, Hashable {
  /// An edge of a block.
  public struct BlockEdge: Sendable, Hashable {
    /// The smaller end.
    public var source: UInt32
    /// The larger end.
    public var target: UInt32

    /// Makes an edge from its two ends, the smaller first.
    public init(source: UInt32, target: UInt32) {
      self.source = source
      self.target = target
    }
  }

  /// Block `b` holds the members `nodeStarts[b] ..< nodeStarts[b + 1]`.
  let nodeStarts: [Int]
  let memberNodes: [UInt32]
  /// Block `b` holds the edges `edgeStarts[b] ..< edgeStarts[b + 1]`.
  let edgeStarts: [Int]
  let memberEdges: [BlockEdge]

  /// The number of blocks.
  public var count: Int { nodeStarts.count - 1 }

  /// The nodes of a block, ascending; two at least.
  public func nodes(of block: Int) -> [Int] {
    memberNodes[nodeStarts[block]..<nodeStarts[block + 1]].map { Int($0) }
  }

  /// The edges of a block, ascending by source, then by target.
  public func edges(of block: Int) -> ArraySlice<BlockEdge> {
    memberEdges[edgeStarts[block]..<edgeStarts[block + 1]]
  }

  /// The number of nodes of a block. Time O(1).
  public func nodeCount(of block: Int) -> Int { nodeStarts[block + 1] - nodeStarts[block] }

  /// The number of edges of a block. Time O(1).
  public func edgeCount(of block: Int) -> Int { edgeStarts[block + 1] - edgeStarts[block] }
}

extension Graph {
  /// The biconnected components, or blocks, with their nodes and edges.
  ///
  /// A depth-first search with low points (Hopcroft & Tarjan 1973, doi:10.1145/362248.362272), with its own stack.
  /// It keeps the nodes not yet in a block, not the edges: an edge belongs to the block above its lower end. Time
  /// O(nodes + edges), auxiliary space O(nodes).
  ///
  /// - Parameter checkpoint: Told the share of the nodes that were reached.
  public func biconnectedComponents<Failure: Error>(
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> BiconnectedComponents {
    try withUnsafeCSR { (csr) throws(Failure) in
      let blocks = BlockTable(nodeCount: csr.nodeCount)
      let open = Scratch<UInt32>(count: csr.nodeCount)
      var openCount = 0
      var blockCount = 0
      try csr.searchBlocks(checkpoint.within(0...0.9)) { node in
        open[openCount] = UInt32(truncatingIfNeeded: node)
        openCount += 1
      } close: { closed in
        var member: Int
        repeat {
          openCount -= 1
          member = Int(open[openCount])
          blocks.above[member] = UInt32(truncatingIfNeeded: blockCount)
        } while member != closed.child
        blocks.heads[blockCount] = UInt32(truncatingIfNeeded: closed.parent)
        blockCount += 1
        // A root stays behind, to be taken for nobody's member.
      }
      let components = blocks.components(csr, blockCount: blockCount)
      try checkpoint.pass(1)
      return components
    }
  }
}
