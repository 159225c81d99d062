/// A picture before it is laid out: nodes and edges with what they mean, and the words around them.
///
/// A diagram knows no positions and no Graphviz; `DiagramComposer` lays it out, checks it and draws it.
public struct Diagram: Sendable {
  /// What the picture is of.
  public var title: String
  /// The question that it answers.
  public var subtitle: String
  /// Where it comes from and of when it is.
  public var sourceLine: String
  /// What is not on the picture, counted; empty where everything is.
  public var caption: String
  /// The nodes, in reading order.
  public var nodes: [Node] = []
  /// The edges; both ends must be nodes.
  public var edges: [Edge] = []
  /// The clusters that colours stand for, in the order of the legend.
  public var clusters: [ClusterKey] = []
  /// What the plain lines mean, for the legend.
  public var lineMeaning = "works on, works in, is about"
  /// How nodes are placed, the first choice first.
  public var placements: [Placement]

  /// One node.
  public struct Node: Sendable, Hashable {
    /// An id unique within the diagram.
    public var id: String
    /// What people read, already broken into lines.
    public var lines: [String]
    /// What its shape says.
    public var kind: NodeKind
    /// The number of the cluster that gives its colour, from 0; nil for none.
    public var cluster: Int?
    /// Whether the picture is about it.
    public var isFocus = false
    /// What it says when pointed at.
    public var hover: String
  }

  /// What a node's shape says.
  public enum NodeKind: String, Sendable, Hashable, CaseIterable {
    /// An organization.
    case organization
    /// A campaign.
    case campaign
    /// A report.
    case report
    /// A city, region or country.
    case place
    /// A topic.
    case topic
    /// A whole cluster.
    case cluster
    /// Words on an edge.
    case reason
  }

  /// One edge.
  public struct Edge: Sendable, Hashable {
    /// The id of the node where it starts.
    public var from: String
    /// The id of the node where it ends.
    public var to: String
    /// Its width, 0 (thinnest) to 1.
    public var strength: Double
    /// Whether it rests only on what is implied.
    public var isImplied: Bool
    /// Whether it is a stated tie, and so drawn apart from "works on" and "works in".
    public var isTie: Bool
    /// Whether it has an arrow.
    public var isDirected: Bool
    /// What it says when pointed at.
    public var hover: String
    /// Whether it is a step in the topic or place tree: "is part of", "lies in".
    public var isTreeStep = false
  }

  /// A cluster in the legend.
  public struct ClusterKey: Sendable, Hashable {
    /// The number that nodes refer to, from 0.
    public var number: Int
    /// Its name.
    public var label: String
  }

  /// A way to place nodes.
  public enum Placement: String, Sendable, Hashable {
    /// Springs, for up to some hundred nodes: distances mirror how near things are.
    case springs
    /// Springs over several scales, for more.
    case coarseSprings
    /// Ranks from left to right.
    case ranks
    /// A ring, for a few: every line is a chord, and none runs behind a third node.
    case ring
    /// Rows, in reading order: always possible and quick, and shows no structure.
    case rows
  }
}

extension Diagram {
  /// What is on it, counted: "76 nodes and 110 links".
  public var summary: String {
    let shown = nodes.filter { $0.kind != .reason }.count
    let links = edges.count
    return "\(shown) node\(shown == 1 ? "" : "s") and \(links) link\(links == 1 ? "" : "s")"
  }
}
