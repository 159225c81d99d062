/// A picture before it is laid out: nodes and edges with what they mean, and the words around them.
///
/// A diagram knows no colours, no sizes and no Graphviz; `DiagramComposer` gives each node its look, lays it out,
/// measures and mends it, and draws it.
public struct Diagram: Sendable, Hashable {
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
  public var lineMeaning: String
  /// What a bold name with a heavy border means, for the legend; empty for "asked about".
  public var focusMeaning = ""
  /// What faint means, for the legend; empty for "not checked lately".
  public var staleMeaning = ""
  /// How nodes are placed, the first choice first.
  public var placements: [Placement]

  /// One node.
  public struct Node: Sendable, Hashable {
    /// An id unique within the diagram.
    public var id: String
    /// What people read, whole; the style breaks it into lines.
    public var label: String
    /// What stands below the label, a line each: the members of a cluster, the figures of a cell.
    public var details: [String] = []
    /// What its shape says.
    public var kind: NodeKind
    /// The number of the cluster that gives its colour, from 0; nil for none.
    public var cluster: Int?
    /// Whether the picture is about it.
    public var isFocus = false
    /// Whether what is known of it is old, and so drawn faint.
    public var isStale = false
    /// What its size says, 0 (smallest) to 1; for a cell of a table, how many work there, which shades it. Nil where
    /// neither says anything.
    public var measure: Double?
    /// Where the kind of diagram wants it; nil leaves it to the layout.
    public var spot: Spot?
    /// What it says as a cell of a table; nil for what is no cell.
    public var cell: CellState?
    /// On which page of an atlas it is at home, where that is another one.
    public var page: Int?
    /// What it says when pointed at.
    public var hover: String

    /// Makes a node.
    public init(id: String, label: String, kind: NodeKind, cluster: Int? = nil, hover: String = "") {
      self.id = id
      self.label = label
      self.kind = kind
      self.cluster = cluster
      self.hover = hover
    }
  }

  /// Where a kind of diagram wants a node.
  public enum Spot: Sendable, Hashable {
    /// In a table: row and column from 0; the headings stand in row or column -1, the heading of a group of columns
    /// in row -2, at the first column of the group.
    case cell(row: Int, column: Int)
    /// On a time line, in years with a fraction; what happens at one time has both alike, and an end that nobody
    /// knows is infinite.
    case time(from: Double, until: Double)
    /// On a map: degrees east and north.
    case place(longitude: Double, latitude: Double)
    /// Beside another node, by its id.
    case beside(id: String)
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
    /// A cell of a table.
    case cell
  }

  /// What a cell of a table says, for its look; its label says it in words.
  public enum CellState: Sendable, Hashable {
    /// It is the heading of a row or column: 0 for the uppermost in a tree, 1 for what lies below that.
    case heading(level: Int)
    /// There is something, stated or only implied.
    case filled(isImplied: Bool)
    /// There is something only in a larger area that this is part of.
    case wider
    /// There is nothing, as far as is known: what a planner looks for.
    case gap
    /// Nobody can tell whether there is something.
    case unknown
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
    /// Whether what it rests on is old, and so drawn faint.
    public var isStale = false
    /// Whether it is what the picture is about, and so drawn as a double line.
    public var isFocus = false

    /// Makes an edge.
    public init(
      from: String, to: String, strength: Double = 0, isImplied: Bool = false, isTie: Bool = false,
      isDirected: Bool = false, hover: String = ""
    ) {
      self.from = from
      self.to = to
      self.strength = strength
      self.isImplied = isImplied
      self.isTie = isTie
      self.isDirected = isDirected
      self.hover = hover
    }
  }

  /// A cluster in the legend.
  public struct ClusterKey: Sendable, Hashable {
    /// The number that nodes refer to, from 0.
    public var number: Int
    /// Its name.
    public var label: String

    /// Makes an entry.
    public init(number: Int, label: String) {
      self.number = number
      self.label = label
    }
  }

  /// A way to place nodes.
  public enum Placement: String, Sendable, Hashable, CaseIterable {
    /// By how near things are in the graph.
    case network
    /// Ranks from left to right.
    case ranks
    /// A ring, for a few: every line is a chord, and none runs behind a third node.
    case ring
    /// Rows, in reading order: always possible and quick, and shows no structure.
    case rows
    /// A table, by the cells that the nodes name.
    case table
    /// A time line, by the times that the nodes name.
    case timeline
    /// A map, by the places that the nodes name.
    case map
  }

  /// Makes a diagram.
  public init(
    title: String, subtitle: String = "", sourceLine: String = "", caption: String = "", nodes: [Node] = [],
    edges: [Edge] = [], clusters: [ClusterKey] = [], lineMeaning: String = "works on, works in, is about",
    placements: [Placement]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.sourceLine = sourceLine
    self.caption = caption
    self.nodes = nodes
    self.edges = edges
    self.clusters = clusters
    self.lineMeaning = lineMeaning
    self.placements = placements
  }
}

extension Diagram {
  /// What is on it, counted: "76 nodes and 110 links", for a table "252 cells, 120 of them gaps".
  public var summary: String {
    if placements.first == .table {
      let cells = nodes.compactMap(\.cell).filter { if case .heading = $0 { false } else { true } }
      let gaps = cells.count { $0 == .gap }
      return
        "\(cells.count) cell\(cells.count == 1 ? "" : "s"), \(gaps) of them \(gaps == 1 ? "a gap" : "gaps")"
    }
    if placements.first == .timeline { return "\(nodes.count) on the time line" }
    let shown = nodes.filter { $0.kind != .reason }.count
    let links = edges.count
    return "\(shown) node\(shown == 1 ? "" : "s") and \(links) link\(links == 1 ? "" : "s")"
  }
}
