public import GraphAlgorithms
import RecordReading

/// A graph read from a table of edges, with the names of its nodes.
///
/// ```swift
/// let file = try EdgeListFile.read(contentsOf: "ties.csv")
/// let scores = file.graph.betweenness()
/// for (node, score) in scores.enumerated() { print(file.names[node], score) }
/// ```
///
/// **The table** is CSV after RFC 4180 (doi:10.17487/RFC4180) in UTF-8: a header, then one edge a line. The columns
/// `source` (or `from`), `target` (or `to`) and, if edges have weights, `weight` may stand in any order and be
/// written in any case; others are listed in ``EdgeListReport/ignoredColumns`` and not read. The header also says
/// what separates fields: whichever of comma, tab and semicolon it has most of. A byte order mark, blank lines, and
/// lines before the header that begin with `#` are skipped; lines may end in LF, CR LF or CR, the last one or not.
///
/// **Names** are any text, compared byte for byte: `07` is not `7`. **Nodes** are numbered in an order that does
/// not depend on how the file is read: first those whose names are canonical integers of at most 18 digits,
/// ascending; then the others in the order in which they first occur.
///
/// **Problems** are collected, not met one by one: see ``EdgeListError``.
public struct EdgeListFile: Sendable {
  /// The graph.
  public let graph: Graph
  /// The names of its nodes.
  public let names: NodeMap
  /// What the table held that the graph does not show.
  public let report: EdgeListReport

  /// Reads an undirected graph.
  ///
  /// Time O(bytes + nodes log nodes), the logarithm only for integers far apart. Space: the graph, and while
  /// reading at most as much again, for names that are text also a table of them; the file is never in memory as
  /// a whole.
  ///
  /// - Parameters:
  ///   - path: Where the file is; `-` is standard input. Pipes work too.
  ///   - name: The name that problems show; the path if left out.
  ///   - header: Whether the first line names the columns. If not, they are source, target and, if there are
  ///     three, weight.
  ///   - parallelEdges: What becomes of several edges between the same nodes, in either direction.
  ///   - selfLoops: What becomes of edges from a node to itself.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Told how far the work is; may end it.
  /// - Throws: ``EdgeListError`` with all problems of the file, or with what the checkpoint threw.
  public static func read<Stop: Error>(
    contentsOf path: String, named name: String? = nil, header: Bool = true,
    parallelEdges: Graph.ParallelEdges = .sum, selfLoops: Graph.SelfLoops = .drop, threads: Int = 1,
    checkpoint: Checkpoint<Stop> = Checkpoint<Never>.none
  ) throws(EdgeListError<Stop>) -> EdgeListFile {
    let options = ReadingOptions(
      format: .edges, path: path, file: name ?? path, hasHeader: header, threads: threads)
    let made = try EdgeScanner.graph(options, checkpoint: checkpoint) {
      (nodeCount, columns, checkpoint, release) throws(Stop) in
      try Graph.counting(
        nodeCount: nodeCount, columns: columns, parallelEdges: parallelEdges, selfLoops: selfLoops,
        threads: threads, checkpoint: checkpoint, release: release)
    }
    return EdgeListFile(graph: made.graph, names: made.names, report: made.report)
  }
}
