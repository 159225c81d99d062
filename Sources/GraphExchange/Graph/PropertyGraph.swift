/// A graph with texts at its nodes and edges, as the files of other programs have it; it knows no domain.
///
/// ```
///   n0 {label: "Clinic"} ──── {kind: "funds"} ───▶ n1 {label: "Shelter"}
/// ```
///
/// Nodes have the ids of the file, which differ; they and the edges are numbered from 0 in the order of the file.
/// Whatever else the file says of a node, an edge or the graph is a column of texts with the type that the file
/// declares (``AttributeTable``); nothing is parsed that nobody asked for. Two edges between the same nodes and an
/// edge from a node to itself are kept.
///
/// Memory is proportional to what the file says: 12 bytes an edge and 12 bytes a node besides the texts.
public struct PropertyGraph: Sendable {
  /// Whether an edge says which of its ends is the first.
  public enum Direction: UInt8, Sendable {
    /// The ends are alike.
    case undirected
    /// From source to target.
    case directed
    /// Both ways.
    case mutual
  }

  /// The graph's own attributes, such as its title, in the order of the file.
  public var attributes: [(name: String, value: String)] = []
  /// What an edge is that does not say; what the file declares for the graph.
  public var defaultDirection: Direction
  /// What the file says of nodes; row *i* belongs to node *i*.
  public var nodes = AttributeTable()
  /// What the file says of edges; row *i* belongs to edge *i*.
  public var edges = AttributeTable()
  /// The first end of each edge.
  public private(set) var sources: [Int32] = []
  /// The second end of each edge.
  public private(set) var targets: [Int32] = []
  /// The direction of each edge; empty where all have ``defaultDirection``.
  public private(set) var directions: [Direction] = []
  /// Where in the file each node stands: a line from 1, or 0 where the convention has no lines.
  public private(set) var nodeLines: [Int32] = []
  /// The same for edges.
  public private(set) var edgeLines: [Int32] = []
  private var ids = TextTable()

  /// A graph of nothing.
  public init(defaultDirection: Direction = .undirected) { self.defaultDirection = defaultDirection }

  /// The number of nodes.
  public var nodeCount: Int { ids.count }
  /// The number of edges.
  public var edgeCount: Int { sources.count }

  /// The id of a node as the file has it.
  public func id(of node: Int) -> String { ids.text(node) }

  /// Lends the id of a node as bytes of UTF-8.
  public func withID<Result>(of node: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    ids.withBytes(node, body)
  }

  /// The node with this id. O(length).
  public func node(id: String) -> Int? {
    var id = id
    return id.withUTF8 { ids.find($0) }
  }

  /// The direction of an edge.
  public func direction(of edge: Int) -> Direction {
    directions.isEmpty ? defaultDirection : directions[edge]
  }

  /// The node with this id, new if there is none. O(length).
  @discardableResult
  public mutating func insertNode(
    _ id: UnsafeBufferPointer<UInt8>, line: Int = 0
  ) -> (node: Int, isNew: Bool) {
    let (node, isNew) = ids.insert(id)
    if isNew { nodeLines.append(Int32(clamping: line)) }
    return (node, isNew)
  }

  /// The node with this id, new if there is none. O(length).
  @discardableResult
  public mutating func insertNode(_ id: String, line: Int = 0) -> (node: Int, isNew: Bool) {
    var id = id
    return id.withUTF8 { insertNode($0, line: line) }
  }

  /// Says where a node stands that was first met as the end of an edge.
  public mutating func setLine(_ line: Int, ofNode node: Int) { nodeLines[node] = Int32(clamping: line) }

  /// Adds an edge between two nodes and returns its number.
  ///
  /// - Parameter direction: Which way; ``defaultDirection`` if left out.
  @discardableResult
  public mutating func addEdge(
    from source: Int, to target: Int, _ direction: Direction? = nil, line: Int = 0
  ) -> Int {
    precondition(source >= 0 && source < nodeCount && target >= 0 && target < nodeCount, "no such node")
    if let direction, direction != defaultDirection, directions.isEmpty {
      directions = Array(repeating: defaultDirection, count: sources.count)
      // An empty list says that all are alike, so the first one that is not needs the list to have room for it.
      sources.append(Int32(source))
      targets.append(Int32(target))
      directions.append(direction)
      edgeLines.append(Int32(clamping: line))
      return sources.count - 1
    }
    sources.append(Int32(source))
    targets.append(Int32(target))
    if !directions.isEmpty { directions.append(direction ?? defaultDirection) }
    edgeLines.append(Int32(clamping: line))
    return sources.count - 1
  }
}
