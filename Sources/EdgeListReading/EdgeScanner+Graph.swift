import GraphAlgorithms
import RecordReading

extension EdgeScanner {
  /// Reads a table of edges and makes a graph of it.
  ///
  /// - Parameter build: Makes the graph from columns, and calls its last argument when it has read them.
  static func graph<G, Stop: Error>(
    _ options: ReadingOptions, checkpoint: Checkpoint<Stop>,
    build: (
      _ nodeCount: Int, _ columns: EdgeInput, _ checkpoint: Checkpoint<Stop>, _ release: () -> Void
    ) throws(Stop) -> (result: Result<G, GraphError>, counts: BuildingCounts)
  ) throws(EdgeListError<Stop>) -> (graph: G, names: NodeMap, report: EdgeListReport) {
    let scanner = try EdgeScanner.read(options, checkpoint: checkpoint.within(0...0.5))
    let spaces = scanner.spaces
    // Below this, starting a thread costs more than it saves.
    let isLarge = scanner.feed.fileSize > options.sharedFrom
    let names = spaces[0].finish(threads: isLarge ? options.threads : 1)
    let made: (result: Result<G, GraphError>, counts: BuildingCounts)
    do throws(Stop) {
      made = try build(names.count, scanner.columns, checkpoint.within(0.5...1)) {
        spaces[0].releaseColumns()
      }
    } catch {
      throw .stopped(error)
    }
    let report = EdgeListReport(
      rowCount: scanner.rows, droppedSelfLoops: made.counts.droppedSelfLoops,
      mergedEdges: made.counts.mergedEdges, ignoredColumns: scanner.layout.ignoredNames)
    switch made.result {
    case .success(let graph): return (graph, names, report)
    case .failure(let error):
      // All else was seen when the records were read: what is left is the sum of the weights.
      throw .problems([
        Diagnostic(
          .error, file: options.file, found: error.description,
          expected: "weights whose sum a double can hold", mend: "Divide all weights by a large number.")
      ])
    }
  }

  /// The edges as columns.
  private var columns: EdgeInput {
    EdgeInput(
      sources: UnsafeBufferPointer(spaces[0].first.elements),
      targets: UnsafeBufferPointer(spaces[0].second.elements),
      weights: UnsafeBufferPointer(weights.elements))
  }
}
