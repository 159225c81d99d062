public import GraphAlgorithms
import RecordReading

/// A directed graph read from a table of edges, each from its source to its target, with the names of its nodes.
///
/// The table, the names, the order of nodes and the problems are those of ``EdgeListFile``.
public struct DirectedEdgeListFile: Sendable {
  /// The graph.
  public let graph: DirectedGraph
  /// The names of its nodes.
  public let names: NodeMap
  /// What the table held that the graph does not show.
  public let report: EdgeListReport

  /// Reads a directed graph.
  ///
  /// - Parameters:
  ///   - path: Where the file is; `-` is standard input. Pipes work too.
  ///   - name: The name that problems show; the path if left out.
  ///   - header: Whether the first line names the columns. If not, they are source, target and, if there are
  ///     three, weight.
  ///   - parallelEdges: What becomes of several edges between the same nodes in the same direction.
  ///   - selfLoops: What becomes of edges from a node to itself.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Told how far the work is; may end it.
  /// - Throws: ``EdgeListError`` with all problems of the file, or with what the checkpoint threw.
  public static func read<Stop: Error>(
    contentsOf path: String, named name: String? = nil, header: Bool = true,
    parallelEdges: Graph.ParallelEdges = .sum, selfLoops: Graph.SelfLoops = .drop, threads: Int = 1,
    checkpoint: Checkpoint<Stop> = Checkpoint<Never>.none
  ) throws(EdgeListError<Stop>) -> DirectedEdgeListFile {
    let options = ReadingOptions(
      format: .edges, path: path, file: name ?? path, hasHeader: header, threads: threads)
    let made = try EdgeScanner.graph(options, checkpoint: checkpoint) {
      (nodeCount, columns, checkpoint, release) throws(Stop) in
      try DirectedGraph.counting(
        nodeCount: nodeCount, columns: columns, parallelEdges: parallelEdges, selfLoops: selfLoops,
        threads: threads, checkpoint: checkpoint, release: release)
    }
    return DirectedEdgeListFile(graph: made.graph, names: made.names, report: made.report)
  }
}
