public import DocumentReading

/// Which convention of graphs a JSON document follows.
public enum GraphJSON {
  /// The conventions that are told apart.
  public enum Convention: String, Sendable, CaseIterable {
    /// `nodes` with `edges` or `links`: networkx, d3, graphology, sigma.
    case nodeLink
    /// `elements` with `data`: Cytoscape.
    case cytoscape
    /// A list of aspects: Cytoscape Exchange 2.
    case cx2
    /// `graph` or `graphs`: JSON Graph Format.
    case jsonGraph
  }

  /// The convention of a document; nil for none of them.
  public static func convention(of document: JSONValue) -> Convention? {
    if let list = document.array {
      if list.contains(where: { $0["CXVersion"] != nil || $0["numberVerification"] != nil }) { return .cx2 }
      return list.first.map { $0["data"] != nil && ($0["group"] != nil || $0["data"]?["id"] != nil) } ?? false
        ? .cytoscape : nil
    }
    if let elements = document["elements"] {
      let first = elements.array?.first ?? elements["nodes"]?.array?.first ?? elements["edges"]?.array?.first
      return first?["data"] != nil || elements.object != nil ? .cytoscape : nil
    }
    if document["graph"]?["nodes"] != nil || document["graph"]?["edges"] != nil
      || document["graphs"]?.array != nil
    {
      return .jsonGraph
    }
    return document["nodes"]?.array != nil ? .nodeLink : nil
  }

  /// Reads a document of a convention.
  public static func read(_ document: JSONValue, as convention: Convention, file: String) -> GraphReading {
    switch convention {
    case .nodeLink: NodeLinkFormat.read(document, file: file)
    case .cytoscape: CytoscapeFormat.read(document, file: file)
    case .cx2: CX2Format.read(document, file: file)
    case .jsonGraph: JSONGraphFormat.read(document, file: file)
    }
  }

  /// Writes a graph in a convention.
  public static func write(_ graph: PropertyGraph, as convention: Convention) -> GraphWriting {
    switch convention {
    case .nodeLink: NodeLinkFormat.write(graph)
    case .cytoscape: CytoscapeFormat.write(graph)
    case .cx2: CX2Format.write(graph)
    case .jsonGraph: JSONGraphFormat.write(graph)
    }
  }
}

extension PropertyGraph.Direction {
  /// The word for a direction in documents that have none of their own.
  var word: String {
    switch self {
    case .undirected: "undirected"
    case .directed: "directed"
    case .mutual: "mutual"
    }
  }

  init?(word: String?) {
    switch word {
    case "undirected": self = .undirected
    case "directed": self = .directed
    case "mutual": self = .mutual
    default: return nil
    }
  }
}
