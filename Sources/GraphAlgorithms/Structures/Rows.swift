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
    nodeCount: Int, input: EdgeInput, direction: RowDirection, parallelEdges: Graph.ParallelEdges,
    selfLoops: Graph.SelfLoops, threads: Int, checkpoint: Checkpoint<Failure>, release: () -> Void = {}
  ) throws(Failure) -> Rows {
    let slotCount = direction == .both ? 2 * input.count : input.count
    let layout = RowLayout(nodeCount: nodeCount, slotCount: slotCount)
    // Below this, starting a thread costs more than it saves.
    let threads = slotCount < 1 << 18 ? 1 : threads
    let plan = Plan(
      layout: layout, direction: direction, parallelEdges: parallelEdges, selfLoops: selfLoops,
      threads: threads)
    // From here on there is one type of error only, so that the compiler makes the loops for each type of slot
    // and not one for all.
    var failure: Failure?
    let inner = Checkpoint<Stopped> { (share: Double) throws(Stopped) in
      do throws(Failure) {
        try checkpoint.pass(share)
      } catch {
        failure = error
        throw Stopped()
      }
    }
    do throws(Stopped) {
      return try build(input, plan, inner, release)
    } catch {
      if let failure { throw failure }
      preconditionFailure("stopped by nobody")
    }
  }

  /// How rows are built.
  private struct Plan {
    var layout: RowLayout
    var direction: RowDirection
    var parallelEdges: Graph.ParallelEdges
    var selfLoops: Graph.SelfLoops
    var threads: Int
  }

  /// Stands for whatever the checkpoint threw.
  struct Stopped: Error {}

  private static func build(
    _ input: EdgeInput, _ plan: Plan, _ checkpoint: Checkpoint<Stopped>, _ release: () -> Void
  ) throws(Stopped) -> Rows {
    if input.isWeighted { return try build(WeightedSlot.self, input, plan, checkpoint, release) }
    if plan.layout.keyBits <= NarrowSlot.keyBits {
      return try build(NarrowSlot.self, input, plan, checkpoint, release)
    }
    return try build(WideSlot.self, input, plan, checkpoint, release)
  }

  private static func build<Slot: EdgeSlot>(
    _: Slot.Type, _ input: EdgeInput, _ plan: Plan, _ checkpoint: Checkpoint<Stopped>,
    _ release: () -> Void
  ) throws(Stopped) -> Rows {
    let blocks = SlotBlocks<Slot>(
      input, layout: plan.layout, direction: plan.direction, selfLoops: plan.selfLoops,
      threads: plan.threads)
    release()
    return try RowBuilder(
      blocks: blocks, layout: plan.layout, isUndirected: plan.direction == .both,
      policy: plan.parallelEdges
    ).rows(threads: plan.threads, checkpoint: checkpoint)
  }
}
