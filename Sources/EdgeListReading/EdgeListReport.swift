/// What a table of edges held that its graph does not show, so that nothing is left out in silence.
public struct EdgeListReport: Sendable, Hashable {
  /// How many edges were read, one for each record.
  public var rowCount: Int
  /// Edges from a node to itself that were left out; their nodes are kept.
  public var droppedSelfLoops = 0
  /// Edges that were merged into another between the same nodes.
  public var mergedEdges = 0
  /// The names of columns that mean nothing here and were not read.
  public var ignoredColumns: [String] = []
}
