public import RecordReading

/// Pajek's networks (http://mrvar.fdv.uni-lj.si/pajek/, manual of Pajek and Pajek-XXL, appendix "Input files").
///
/// Vertices are numbered from 1 and have a label, which is a column, with a place and a shape where they say so; arcs have
/// a direction and edges have none; relations are a column `relation`, partitions and vectors of a project columns under
/// their names. Files are UTF-8 or, without a byte order mark and where they are not that, Windows-1252.
///
/// A label cannot hold a quote or a line end, and besides label, place and shape there is no room for what is known of a
/// vertex, nor for more than a weight and a label of an edge: what does not fit is counted.
public enum PajekFormat {
  /// Reads a file.
  ///
  /// - Throws: A diagnostic where the file cannot be opened. What is wrong in it is in the reading.
  public static func read(contentsOf path: String, named: String? = nil) throws(Diagnostic) -> GraphReading {
    read(try FileBytes.read(path, file: named ?? path, expected: "a network of Pajek"), file: named ?? path)
  }

  /// Reads a text in memory.
  public static func read(_ bytes: [UInt8], file: String) -> GraphReading {
    var reader = PajekReader(file: file)
    return reader.read(bytes)
  }

  /// Writes a graph. Same graph, same bytes.
  public static func write(_ graph: PropertyGraph) -> GraphWriting {
    var omissions = Omissions()
    let label = graph.nodes.column("label")
    let labels = (0..<graph.nodeCount).map { node in label.flatMap { graph.nodes.text(node, $0) } }
    let places = ["x", "y", "z"].map { graph.nodes.column($0) }
    var text = ""
    if let name = graph.attributes.first(where: { $0.name == "name" || $0.name == "title" })?.value,
      !name.isEmpty
    {
      text += "*Network " + quoted(name, &omissions).dropFirst().dropLast() + "\n"
    }
    omissions.add("attributes of the graph", max(0, graph.attributes.count - (text.isEmpty ? 0 : 1)))
    text += "*Vertices \(graph.nodeCount)\n"
    for node in 0..<graph.nodeCount {
      text += "\(node + 1) " + quoted(labels[node] ?? graph.id(of: node), &omissions)
      let position = places.map { $0.flatMap { graph.nodes.text(node, $0) } }
      if let x = position[0], let y = position[1], Double(x) != nil, Double(y) != nil, isWord(x), isWord(y) {
        text +=
          " \(x) \(y)" + (position[2].flatMap { Double($0) != nil && isWord($0) ? " " + $0 : nil } ?? "")
      }
      text += "\n"
    }
    for column in graph.nodes.columns.indices where column != label && !places.contains(column) {
      omissions.add("columns of nodes (\(graph.nodes.columns[column].name))", graph.nodes.filled(column))
    }
    if (0..<graph.nodeCount).contains(where: { graph.id(of: $0) != "\($0 + 1)" && labels[$0] != nil }) {
      omissions.add("ids of nodes", graph.nodeCount)
    }
    writeEdges(of: graph, to: &text, &omissions)
    return GraphWriting(bytes: Array(text.utf8), omissions: omissions)
  }

  /// A text between quotes.
  private static func quoted(_ text: String, _ omissions: inout Omissions) -> String {
    var isChanged = false
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isLineEnd = scalar.value < 0x20 || [0x85, 0x2028, 0x2029].contains(scalar.value)
      if scalar == "\"" || isLineEnd { isChanged = true }
      plain.append(scalar == "\"" ? "'" : isLineEnd ? " " : scalar)
    }
    if isChanged { omissions.add("labels with quotes or line ends (replaced)") }
    return "\"" + String(plain) + "\""
  }

  /// Whether a text is one word of the file.
  private static func isWord(_ text: String) -> Bool { !text.contains { $0.isWhitespace || $0 == "\"" } }

  private static func writeEdges(
    of graph: PropertyGraph, to text: inout String, _ omissions: inout Omissions
  ) {
    let weight = graph.edges.column("weight")
    let label = graph.edges.column("label")
    for isDirected in [true, false] {
      let edges = (0..<graph.edgeCount).filter { (graph.direction(of: $0) == .directed) == isDirected }
      if edges.isEmpty { continue }
      text += isDirected ? "*Arcs\n" : "*Edges\n"
      for edge in edges {
        text += "\(graph.sources[edge] + 1) \(graph.targets[edge] + 1)"
        let own = weight.flatMap { graph.edges.text(edge, $0) }
        let words = label.flatMap { graph.edges.text(edge, $0) }
        if let own, Double(own) != nil, isWord(own) {
          text += " " + own
        } else if words != nil {
          text += " 1"
        }
        if let words { text += " l " + quoted(words, &omissions) }
        text += "\n"
      }
    }
    let mutual = (0..<graph.edgeCount).count { graph.direction(of: $0) == .mutual }
    omissions.add("edges that go both ways (written without direction)", mutual)
    for column in graph.edges.columns.indices where column != weight && column != label {
      omissions.add("columns of edges (\(graph.edges.columns[column].name))", graph.edges.filled(column))
    }
  }
}
