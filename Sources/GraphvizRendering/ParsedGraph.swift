/// What a text in the DOT language says: nodes, edges and their attributes, as Graphviz understands it.
public struct ParsedGraph: Sendable {
  /// A named value.
  public typealias Attribute = (name: String, value: String)

  /// Whether edges have a direction.
  public var isDirected = false
  /// The name of the graph.
  public var name = ""
  /// The attributes of the graph.
  public var attributes: [Attribute] = []
  /// What nodes have that do not say otherwise.
  public var nodeDefaults: [Attribute] = []
  /// What edges have that do not say otherwise.
  public var edgeDefaults: [Attribute] = []
  /// The nodes in the order in which the text first names them, with what differs from the defaults.
  public var nodes: [(name: String, attributes: [Attribute])] = []
  /// The edges in the same order, with the numbers of their nodes.
  public var edges: [(tail: Int, head: Int, attributes: [Attribute])] = []
  /// The clusters, outermost first, with the numbers of their nodes.
  public var clusters: [(name: String, nodes: [Int])] = []
  /// How many subgraphs are no clusters.
  public var otherSubgraphs = 0
  /// How many values were HTML-like; their plain text is what is kept.
  public var htmlValues = 0
  /// What Graphviz said while reading.
  public var messages: [String] = []
}
