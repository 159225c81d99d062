/// A drawing for Graphviz as a value: what stands in it, in order.
///
/// ```swift
/// var graph = DOTGraph(identifier: "offices", isDirected: false)
/// graph.nodes = [DOTNode("a", ["label": "A & B"]), DOTNode("c")]
/// graph.edges = [DOTEdge(from: "a", to: "c")]
/// let picture = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: .svg)
/// ```
///
/// Identifiers are data: any string is one, the empty string too, and different strings are different nodes;
/// Graphviz compares them byte by byte.
/// Text that people read belongs in `label` and `tooltip`; without a `label`, Graphviz shows the identifier.
/// HTML-like labels are deliberately not offered. Source: <https://graphviz.org/doc/info/lang.html>.
public struct DOTGraph: Hashable, Sendable {
  /// The name of the graph, shown by browsers as the title of an SVG.
  public var identifier: String
  /// Whether edges have a direction (`digraph`).
  public var isDirected: Bool
  /// Whether several edges between the same nodes become one.
  public var isStrict: Bool
  /// Attributes of the graph as a whole. Subgraphs do not inherit them.
  public var attributes: DOTAttributes
  /// Attributes of every node that does not say otherwise.
  public var nodeDefaults: DOTAttributes
  /// Attributes of every edge that does not say otherwise.
  public var edgeDefaults: DOTAttributes
  /// Nodes that stand in no subgraph.
  public var nodes: [DOTNode]
  /// Edges; a node that only edges name exists all the same.
  public var edges: [DOTEdge]
  /// Clusters and other subgraphs.
  public var subgraphs: [DOTSubgraph]

  /// Makes a graph; everything but its name can also be set later.
  public init(
    identifier: String, isDirected: Bool = true, isStrict: Bool = false, attributes: DOTAttributes = [:],
    nodeDefaults: DOTAttributes = [:], edgeDefaults: DOTAttributes = [:], nodes: [DOTNode] = [],
    edges: [DOTEdge] = [], subgraphs: [DOTSubgraph] = []
  ) {
    self.identifier = identifier
    self.isDirected = isDirected
    self.isStrict = isStrict
    self.attributes = attributes
    self.nodeDefaults = nodeDefaults
    self.edgeDefaults = edgeDefaults
    self.nodes = nodes
    self.edges = edges
    self.subgraphs = subgraphs
  }
}

/// A node of a ``DOTGraph``.
public struct DOTNode: Hashable, Sendable {
  /// Any string; nodes with equal identifiers are the same node.
  public var identifier: String
  /// How it is drawn.
  public var attributes: DOTAttributes

  /// Makes a node.
  public init(_ identifier: String, _ attributes: DOTAttributes = [:]) {
    self.identifier = identifier
    self.attributes = attributes
  }
}

/// An edge of a ``DOTGraph``. Where it meets its nodes is said by `tailport` and `headport`.
public struct DOTEdge: Hashable, Sendable {
  /// The node where it starts.
  public var tail: String
  /// The node where it ends.
  public var head: String
  /// How it is drawn.
  public var attributes: DOTAttributes

  /// Makes an edge.
  public init(from tail: String, to head: String, _ attributes: DOTAttributes = [:]) {
    self.tail = tail
    self.head = head
    self.attributes = attributes
  }
}

/// Part of a ``DOTGraph``: a cluster with a frame around it, or nodes that share a rank or defaults.
public struct DOTSubgraph: Hashable, Sendable {
  static let clusterPrefix = "cluster_"
  static let partPrefix = "part_"

  /// Any string; within a graph, subgraphs of one kind with equal identifiers are the same.
  public var identifier: String
  /// Whether it is drawn as a frame around its nodes. Whatever its identifier begins with.
  public var isCluster: Bool
  /// Attributes of the subgraph, such as `label` or `rank`.
  public var attributes: DOTAttributes
  /// Attributes of the nodes in it that do not say otherwise.
  public var nodeDefaults: DOTAttributes
  /// Attributes of the edges in it that do not say otherwise.
  public var edgeDefaults: DOTAttributes
  /// The nodes in it.
  public var nodes: [DOTNode]
  /// Edges drawn within it.
  public var edges: [DOTEdge]
  /// Subgraphs within it.
  public var subgraphs: [DOTSubgraph]

  /// Makes a subgraph, by default a cluster.
  public init(
    identifier: String, isCluster: Bool = true, attributes: DOTAttributes = [:],
    nodeDefaults: DOTAttributes = [:], edgeDefaults: DOTAttributes = [:], nodes: [DOTNode] = [],
    edges: [DOTEdge] = [], subgraphs: [DOTSubgraph] = []
  ) {
    self.identifier = identifier
    self.isCluster = isCluster
    self.attributes = attributes
    self.nodeDefaults = nodeDefaults
    self.edgeDefaults = edgeDefaults
    self.nodes = nodes
    self.edges = edges
    self.subgraphs = subgraphs
  }
}
