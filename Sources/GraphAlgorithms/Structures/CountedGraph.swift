/// What was left out when a graph was made, for readers that let nothing go in silence.
package struct BuildingCounts: Sendable {
  /// Edges from a node to itself that were left out.
  package var droppedSelfLoops = 0
  /// Edges that were merged into another between the same nodes.
  package var mergedEdges = 0
}

extension Graph {
  /// The graph of columns whose ends and weights were checked, and what was left out.
  ///
  /// - Parameter release: Called when the columns are not read any more, so that their memory can be used again.
  package static func counting<Failure: Error>(
    nodeCount: Int, columns: EdgeInput, parallelEdges: ParallelEdges, selfLoops: SelfLoops,
    threads: Int, checkpoint: Checkpoint<Failure>, release: () -> Void
  ) throws(Failure) -> (result: Result<Graph, GraphError>, counts: BuildingCounts) {
    let count = columns.count
    let rows = try Rows.build(
      nodeCount: nodeCount, input: columns, direction: .both, parallelEdges: parallelEdges,
      selfLoops: selfLoops, threads: threads, checkpoint: checkpoint, release: release)
    let edges = (rows.targets.count + rows.selfLoopCount) / 2
    let dropped = selfLoops == .drop ? count - rows.slotCountBeforeMerging / 2 : 0
    let result = Result { () throws(GraphError) in try Graph(rows: rows) }
    return (
      result, BuildingCounts(droppedSelfLoops: dropped, mergedEdges: count - dropped - edges)
    )
  }
}
