internal import CoalitionModel
internal import GraphExchange

/// A graph as a table of nodes and a table of edges, for programs that read spreadsheets.
struct GraphSheets {
  /// What a program calls the columns that it knows.
  struct Dialect {
    let nodes: String
    let edges: String
    /// The column with what edges call a node, and the one with its name where that is another.
    let id: String
    let label: String?
    /// The columns of nodes and edges that have a name of their own there.
    let nodeColumns: [String: String]
    let edgeColumns: [String: String]
    let from: String
    let to: String
    let direction: String
    let directed: String
    let undirected: String
    let isLabelIdentity: Bool

    /// Kumu: elements and connections, named by their labels (https://docs.kumu.io/guides/import/blueprints).
    static let kumu = Dialect(
      nodes: "elements", edges: "connections", id: "ID", label: "Label",
      nodeColumns: ["kind": "Type", "note": "Description", "tags": "Tags"],
      edgeColumns: ["label": "Type"], from: "From", to: "To", direction: "Direction",
      directed: "directed", undirected: "mutual", isLabelIdentity: true)

    /// Gephi: nodes and edges, named by their ids; `Type` is the direction and `Kind` what an edge is
    /// (https://docs.gephi.org/desktop/User_Manual/Import/Spreadsheet).
    static let gephi = Dialect(
      nodes: "nodes", edges: "edges", id: "Id", label: "Label", nodeColumns: [:],
      edgeColumns: ["kind": "Kind", "label": "Label", "weight": "Weight"], from: "Source", to: "Target",
      direction: "Type", directed: "Directed", undirected: "Undirected", isLabelIdentity: false)
  }

  /// The two tables.
  static func make(of graph: PropertyGraph, _ dialect: Dialect) -> [Sheet] {
    let labels = labels(of: graph, areUnique: dialect.isLabelIdentity)
    return [nodes(graph, labels, dialect), edges(graph, labels, dialect)]
  }

  /// The label of each node; where labels are what edges name, a second one of a name gets its id added.
  private static func labels(of graph: PropertyGraph, areUnique: Bool) -> [String] {
    let column = graph.nodes.column("label")
    var seen: Set<String> = []
    return (0..<graph.nodeCount).map { node in
      let label = column.flatMap { graph.nodes.text(node, $0) } ?? graph.id(of: node)
      // A bar would be read as the mark between two names.
      let plain = areUnique ? label.replacing("|", with: "/") : label
      guard areUnique, !seen.insert(Folding.key(plain)).inserted else { return plain }
      let other = "\(plain) (\(graph.id(of: node)))"
      seen.insert(Folding.key(other))
      return other
    }
  }

  private static func nodes(_ graph: PropertyGraph, _ labels: [String], _ dialect: Dialect) -> Sheet {
    let columns = graph.nodes.columns.indices.filter { graph.nodes.columns[$0].name != "label" }
    let topics = dialect.nodeColumns["tags"] == nil ? nil : graph.nodes.column("topics")
    let label = graph.nodes.column("label")
    var header = [dialect.label ?? dialect.id, dialect.id]
    var isNamed = false
    if dialect.isLabelIdentity, let label {
      isNamed = (0..<graph.nodeCount).contains { graph.nodes.text($0, label) ?? "" != labels[$0] }
      if isNamed { header.append("Name") }
    }
    header += columns.map { column in
      let name = graph.nodes.columns[column].name
      return column == topics ? "Tags" : dialect.nodeColumns[name] ?? name
    }
    let rows = (0..<graph.nodeCount).map { node in
      var row = [labels[node], graph.id(of: node)]
      if isNamed, let label { row.append(graph.nodes.text(node, label) ?? "") }
      return row
        + columns.map { column in
          let text = graph.nodes.text(node, column) ?? ""
          guard graph.nodes.columns[column].type == .list else { return text }
          let parts = text.isEmpty ? [] : AttributeTable.list(ofCell: text)
          guard column == topics else { return parts.joined(separator: "|") }
          return parts.map { id in graph.node(id: id).map { labels[$0] } ?? id }.joined(separator: "|")
        }
    }
    return Sheet(name: dialect.nodes, rows: [header] + rows)
  }

  private static func edges(_ graph: PropertyGraph, _ labels: [String], _ dialect: Dialect) -> Sheet {
    // Where the label is the kind, the kind need not be said again.
    let isLabelKind = dialect.edgeColumns["label"] == "Type"
    let columns = graph.edges.columns.indices.filter {
      !(isLabelKind && graph.edges.columns[$0].name == "kind")
    }
    let header =
      [dialect.from, dialect.to, dialect.direction]
      + columns.map { dialect.edgeColumns[graph.edges.columns[$0].name] ?? graph.edges.columns[$0].name }
    func name(_ node: Int32) -> String {
      dialect.isLabelIdentity ? labels[Int(node)] : graph.id(of: Int(node))
    }
    let rows = (0..<graph.edgeCount).map { edge in
      [
        name(graph.sources[edge]), name(graph.targets[edge]),
        graph.direction(of: edge) == .directed ? dialect.directed : dialect.undirected,
      ] + columns.map { graph.edges.text(edge, $0) ?? "" }
    }
    return Sheet(name: dialect.edges, rows: [header] + rows)
  }
}
