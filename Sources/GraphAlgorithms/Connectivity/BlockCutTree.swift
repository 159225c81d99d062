/// How the blocks of a graph hang together by its articulation nodes.
///
/// A tree for every component that has an edge, as a graph: nodes `0 ..< blocks.count` are the blocks, those after
/// them the articulation nodes, in the order of ``articulationNodes``; an edge says that the block holds the node.
/// Every leaf is a block.
public struct BlockCutTree: Sendable {
  /// The blocks, with their nodes and edges.
  public let blocks: BiconnectedComponents
  /// The nodes that are in more than one block, ascending.
  public let articulationNodes: [Int]
  /// Blocks and articulation nodes, with an edge where one holds the other.
  public let tree: Graph

  /// The node of ``tree`` that stands for a block.
  public func treeNode(ofBlock block: Int) -> Int {
    precondition(block >= 0 && block < blocks.count, "there is no block \(block)")
    return block
  }

  /// The node of ``tree`` that stands for an articulation node of the graph, `nil` for any other node. Time
  /// O(log articulation nodes).
  public func treeNode(ofArticulationNode node: Int) -> Int? {
    var low = 0
    var high = articulationNodes.count
    while low < high {
      let middle = low + (high - low) / 2
      if articulationNodes[middle] < node { low = middle + 1 } else { high = middle }
    }
    guard low < articulationNodes.count, articulationNodes[low] == node else { return nil }
    return blocks.count + low
  }
}

extension Graph {
  /// The block-cut tree (Harary & Prins 1966, doi:10.4153/CMB-1966-007-2).
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes).
  ///
  /// - Parameter checkpoint: Told the share of the nodes whose blocks were found.
  public func blockCutTree<Failure: Error>(
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> BlockCutTree {
    let blocks = try biconnectedComponents(checkpoint: checkpoint)
    let blockCount = blocks.count
    // In how many blocks a node is; then, for an articulation node, its node in the tree.
    let places = Scratch<UInt32>(count: nodeCount, repeating: 0)
    for node in blocks.memberNodes { places[Int(node)] += 1 }
    var articulationNodes: [Int] = []
    var offsets = [Int](repeating: 0, count: blockCount + 1)
    var slotCount = 0
    for node in 0..<nodeCount {
      let many = Int(places[node])
      places[node] = .max
      guard many > 1 else { continue }
      places[node] = UInt32(truncatingIfNeeded: blockCount + articulationNodes.count)
      articulationNodes.append(node)
      slotCount += many
    }
    offsets.reserveCapacity(blockCount + articulationNodes.count + 1)
    // Rows of the blocks first, their members ascend; the rows of the nodes are then met in ascending order too.
    let cursor = Scratch<Int>(count: articulationNodes.count, repeating: 0)
    var targets: [UInt32] = []
    targets.reserveCapacity(2 * slotCount)
    for block in 0..<blockCount {
      for member in blocks.nodeStarts[block]..<blocks.nodeStarts[block + 1] {
        let place = places[Int(blocks.memberNodes[member])]
        guard place != .max else { continue }
        targets.append(place)
        cursor[Int(place) - blockCount] += 1
      }
      offsets[block + 1] = targets.count
    }
    for index in articulationNodes.indices {
      let start = offsets[blockCount + index]
      offsets.append(start + cursor[index])
      cursor[index] = start
    }
    targets.append(contentsOf: repeatElement(0, count: slotCount))
    for block in 0..<blockCount {
      for slot in offsets[block]..<offsets[block + 1] {
        let index = Int(targets[slot]) - blockCount
        targets[cursor[index]] = UInt32(truncatingIfNeeded: block)
        cursor[index] += 1
      }
    }
    let tree = Graph(
      offsets: offsets, targets: targets, weights: [], selfLoopCount: 0, totalWeight: Double(slotCount))
    return BlockCutTree(blocks: blocks, articulationNodes: articulationNodes, tree: tree)
  }
}
