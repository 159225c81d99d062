internal import GraphvizRendering
public import RecordReading

/// The DOT language of Graphviz (https://graphviz.org/doc/info/lang.html), read by Graphviz's own library.
///
/// Attributes are columns, with what `node [..]` and `edge [..]` say as defaults; the clusters that a node is in are a
/// list in the column `cluster`, and a position `pos` gives columns `x` and `y` too. Values are texts as they show:
/// `\n` is a line end, and HTML-like labels lose their tags, which is counted.
public enum DOTFormat {
  /// Reads a file.
  ///
  /// - Throws: A diagnostic where the file cannot be opened. What is wrong in it is in the reading.
  public static func read(contentsOf path: String, named: String? = nil) throws(Diagnostic) -> GraphReading {
    read(try FileBytes.read(path, file: named ?? path, expected: "a graph in DOT"), file: named ?? path)
  }

  /// Reads a text in memory.
  public static func read(_ bytes: [UInt8], file: String) -> GraphReading {
    var text = bytes[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    do throws(GraphvizError) {
      return reading(try GraphvizRenderer.parse(String(decoding: text, as: UTF8.self)), file)
    } catch {
      var line = 0
      if case .syntax(let known) = error.kind { line = known ?? 0 }
      let said = error.messages.joined(separator: "; ")
      let isLarge = if case .tooLarge = error.kind { true } else { false }
      let problem = Diagnostic(
        .error, file: file, line: line,
        found: isLarge
          ? "groups that stand for more edges than the text has bytes, or too long a text"
          : "what is not DOT (\(said.prefix(200)))",
        expected: "one graph in the DOT language", mend: error.mend)
      return GraphReading(graph: PropertyGraph(), diagnostics: [problem])
    }
  }

  private static func reading(_ parsed: ParsedGraph, _ file: String) -> GraphReading {
    var graph = PropertyGraph(defaultDirection: parsed.isDirected ? .directed : .undirected)
    var omissions = Omissions()
    graph.attributes = (parsed.name.isEmpty ? [] : [("name", parsed.name)]) + parsed.attributes
    for (name, value) in parsed.nodeDefaults {
      _ = graph.nodes.addColumn(name, defaultValue: usual(value))
    }
    for (name, value) in parsed.edgeDefaults where name != "dir" {
      _ = graph.edges.addColumn(name, defaultValue: usual(value))
    }
    for node in parsed.nodes {
      let row = graph.insertNode(node.name).node
      for (name, value) in node.attributes {
        if let column = graph.nodes.column(name) { graph.nodes.set(row, column, value) }
        if name == "pos" { setPlace(row, value, &graph) }
      }
    }
    let isAlwaysOther = parsed.edgeDefaults.first { $0.name == "dir" }?.value ?? ""
    for edge in parsed.edges {
      var word = isAlwaysOther
      for (name, value) in edge.attributes where name == "dir" { word = value }
      let direction: PropertyGraph.Direction? =
        switch word {
        case "none": .undirected
        case "both": .mutual
        case "forward", "back": .directed
        default: nil
        }
      let ends = word == "back" ? (edge.head, edge.tail) : (edge.tail, edge.head)
      let row = graph.addEdge(from: ends.0, to: ends.1, direction)
      for (name, value) in edge.attributes where name != "dir" {
        if let column = graph.edges.column(name) { graph.edges.set(row, column, value) }
      }
    }
    var groups: [Int: [String]] = [:]
    for (name, nodes) in parsed.clusters { for node in nodes { groups[node, default: []].append(name) } }
    if !groups.isEmpty, graph.nodes.column("cluster") == nil {
      let column = graph.nodes.addColumn("cluster", .list)
      for (node, names) in groups.sorted(by: { $0.key < $1.key }) {
        graph.nodes.set(node, column, AttributeTable.cell(ofList: names))
      }
    }
    omissions.add("subgraphs that are no clusters", parsed.otherSubgraphs)
    omissions.add("formats of HTML-like texts", parsed.htmlValues)
    let notes = parsed.messages.map { message in
      Diagnostic(
        .warning, file: file, found: "what Graphviz warns of: \(message.prefix(200))", expected: "plain DOT")
    }
    return GraphReading(graph: graph, diagnostics: notes, omissions: omissions)
  }

  /// What all have that do not say otherwise; that a node is labelled with its own name says nothing.
  private static func usual(_ value: String) -> String? {
    ["", "\\N", "\\E", "\\G", "\\L"].contains(value) ? nil : value
  }

  /// A position as columns of its own; `pos` stays as it is.
  private static func setPlace(_ row: Int, _ value: String, _ graph: inout PropertyGraph) {
    let numbers = value.prefix { $0 != "!" }.split(separator: ",")
    guard numbers.count >= 2, Double(numbers[0]) != nil, Double(numbers[1]) != nil else { return }
    for (name, text) in zip(["x", "y"], numbers) {
      let column = graph.nodes.addColumn(name, .double)
      graph.nodes.set(row, column, String(text))
    }
  }

  /// Writes a graph as a digraph where its usual edge is directed, else as a graph; an edge that is otherwise says so
  /// with `dir`. Same graph, same bytes.
  ///
  /// Types of columns and empty texts have no way to be said, which is counted.
  public static func write(_ graph: PropertyGraph) -> GraphWriting {
    var omissions = Omissions()
    let isDirected = graph.defaultDirection != .undirected
    func name(_ text: String) -> String { GraphvizRenderer.quoted(text, isName: true) }
    func value(_ text: String) -> String {
      let changed = text.unicodeScalars.count {
        $0 == "\r" || ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || $0.value == 0xFFFE
          || $0.value == 0xFFFF
      }
      omissions.add("characters that DOT cannot hold (replaced)", changed)
      return GraphvizRenderer.quoted(text, isName: false)
    }
    let title = graph.attributes.first { $0.name == "name" }?.value ?? ""
    var text = (isDirected ? "digraph " : "graph ") + name(title) + " {\n"
    var seen: Set<String> = ["name"]
    for (key, content) in graph.attributes where key != "name" || content != title {
      if content.isEmpty || !seen.insert(key).inserted {
        omissions.add("attributes of the graph that are empty or there twice")
      } else {
        text += "  \(name(key))=\(value(content));\n"
      }
    }
    func line(_ table: AttributeTable, _ row: Int, _ columns: ArraySlice<Int32>, _ more: [String]) -> String {
      var parts = more
      for column in columns {
        let content = table.text(row, Int(column)) ?? ""
        if content.isEmpty {
          omissions.add("empty texts")
        } else if table.columns[Int(column)].name == "dir" {
          omissions.add("texts of a column 'dir', which is the direction of an edge there")
        } else {
          parts.append("\(name(table.columns[Int(column)].name))=\(value(content))")
        }
      }
      return parts.isEmpty ? ";\n" : " [\(parts.joined(separator: ", "))];\n"
    }
    for (kind, table) in [("node", graph.nodes), ("edge", graph.edges)] {
      for column in table.columns {
        if let content = column.defaultValue, !content.isEmpty {
          text += "  \(kind) [\(name(column.name))=\(value(content))];\n"
        }
        if column.type != .string, column.type != .list { omissions.add("types of columns") }
      }
    }
    let nodeCells = RowCells(
      graph.nodes, rowCount: graph.nodeCount, order: Array(graph.nodes.columns.indices))
    for node in 0..<graph.nodeCount {
      text += "  " + name(graph.id(of: node)) + line(graph.nodes, node, nodeCells[node], [])
    }
    let edgeCells = RowCells(
      graph.edges, rowCount: graph.edgeCount, order: Array(graph.edges.columns.indices))
    for edge in 0..<graph.edgeCount {
      let own = graph.direction(of: edge)
      let usual: PropertyGraph.Direction = isDirected ? .directed : .undirected
      let more =
        own == usual ? [] : ["dir=\(own == .undirected ? "none" : own == .mutual ? "both" : "forward")"]
      text +=
        "  \(name(graph.id(of: Int(graph.sources[edge])))) \(isDirected ? "->" : "--") "
        + name(graph.id(of: Int(graph.targets[edge]))) + line(graph.edges, edge, edgeCells[edge], more)
    }
    return GraphWriting(bytes: Array((text + "}\n").utf8), omissions: omissions)
  }
}
