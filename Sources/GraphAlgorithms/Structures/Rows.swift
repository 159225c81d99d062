/// Sorted rows of neighbors one after the other, as ``Graph`` and ``DirectedGraph`` keep them.
package struct Rows: Sendable {
  let offsets: [Int]
  let targets: [UInt32]
  /// Empty if every weight is 1.
  let weights: [Double]
  /// How many slots name their own row.
  let selfLoopCount: Int
  /// The sum of weights over all slots; of the slots whose neighbor is not below their row, if edges stand twice.
  let totalWeight: Double
  /// How many slots there were before parallel edges were merged.
  let slotCountBeforeMerging: Int

  /// Rows from edges whose ends and weights were checked.
  ///
  /// The ends of edges are partitioned into blocks of neighboring nodes, each block is sorted by radix, and
  /// parallel edges, now side by side, are merged on the way to their final place. Time O(nodes + edges), auxiliary
  /// space 8 bytes for each edge of a graph without weights and up to two million nodes, else 16, with weights 32.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - input: The edges, not read any more when `release` is called.
  ///   - direction: Which rows an edge goes into.
  ///   - parallelEdges: What becomes of several edges between the same nodes.
  ///   - selfLoops: What becomes of edges from a node to itself.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Passed after each block.
  ///   - release: Gives back what `input` reads from, if the caller has no more need of it.
  static func build<Failure: Error>(
    nodeCount: Int, input: some EdgeInput, direction: RowDirection, parallelEdges: Graph.ParallelEdges,
    selfLoops: Graph.SelfLoops, threads: Int, checkpoint: Checkpoint<Failure>, release: () -> Void = {}
  ) throws(Failure) -> Rows {
    let slotCount = direction == .both ? 2 * input.count : input.count
    let layout = RowLayout(nodeCount: nodeCount, slotCount: slotCount)
    // Below this, starting a thread costs more than it saves.
    let threads = slotCount < 1 << 18 ? 1 : threads
    func build<Slot: EdgeSlot>(_: Slot.Type) throws(Failure) -> Rows {
      let blocks = SlotBlocks<Slot>(
        input, layout: layout, direction: direction, selfLoops: selfLoops, threads: threads)
      release()
      return try RowBuilder(
        blocks: blocks, layout: layout, isUndirected: direction == .both, policy: parallelEdges
      ).rows(threads: threads, checkpoint: checkpoint)
    }
    if input.isWeighted { return try build(WeightedSlot.self) }
    return layout.keyBits <= NarrowSlot.keyBits ? try build(NarrowSlot.self) : try build(WideSlot.self)
  }
}
