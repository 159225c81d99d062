public import GraphAlgorithms

/// What a finished page measures: how well it can be read.
public struct Readability: Sendable, Hashable {
  /// What the picture is called.
  public var title: String
  /// What this page of it shows.
  public var subtitle: String
  /// How many nodes it has, words around the picture not counted.
  public var nodes: Int
  /// How many edges it has.
  public var edges: Int
  /// How many pairs of nodes or words lie on one another.
  public var overlaps: Int
  /// How many times an edge runs behind a node that is not one of its ends.
  public var edgesBehindNodes: Int
  /// How many pairs of edges cross.
  public var crossings: Int
  /// The angles between neighboring edges at a node as a share of what they could be, mean over the nodes, 0 to 1.
  public var angularResolution: Double
  /// How far distances on the page are from distances in the graph, 0 for none: normalized stress; `nil` where it
  /// means nothing, as for a table.
  public var stress: Double?
  /// How far the neighbors of nodes are those nearest on the page, 0 to 1; `nil` as before.
  public var neighborhoodPreservation: Double?
  /// How large the smallest words are on the page, in points.
  public var smallestText: Double
  /// How wide and tall the drawing is before it is scaled to the page, in points.
  public var size: Size
}
