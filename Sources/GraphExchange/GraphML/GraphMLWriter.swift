/// Writes a graph as GraphML.
enum GraphMLWriter {
  static func write(_ graph: PropertyGraph) -> GraphWriting {
    var output = XMLOutput()
    var omissions = Omissions()
    output.raw(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    let edgeID = idColumn(graph)
    declare(graph.attributes.map { ($0.name, .string, nil) }, "graph", "g", &output)
    declare(graph.nodes.columns.map { ($0.name, $0.type, $0.defaultValue) }, "node", "n", &output)
    let edgeColumns = graph.edges.columns.indices.filter { $0 != edgeID }
    declare(
      edgeColumns.map { column in
        let column = graph.edges.columns[column]
        return (column.name, column.type, column.defaultValue)
      }, "edge", "e", &output)

    let isDirected = graph.defaultDirection == .directed
    output.raw("  <graph id=\"G\" edgedefault=\"\(isDirected ? "directed" : "undirected")\">\n")
    for (number, attribute) in graph.attributes.enumerated() {
      data("g\(number)", attribute.value, "    ", &output)
    }
    let nodeCells = RowCells(
      graph.nodes, rowCount: graph.nodeCount, order: Array(graph.nodes.columns.indices))
    for node in 0..<graph.nodeCount {
      output.raw("    <node")
      output.attribute("id", graph.id(of: node))
      let columns = nodeCells[node]
      output.raw(columns.isEmpty ? "/>\n" : ">\n")
      for column in columns {
        data("n\(column)", graph.nodes.text(node, Int(column)) ?? "", "      ", &output)
      }
      if !columns.isEmpty { output.raw("    </node>\n") }
    }
    let edgeCells = RowCells(graph.edges, rowCount: graph.edgeCount, order: edgeColumns)
    var places = [Int](repeating: 0, count: graph.edges.columns.count)
    for (place, column) in edgeColumns.enumerated() { places[column] = place }
    var mutual = 0
    for edge in 0..<graph.edgeCount {
      output.raw("    <edge")
      if let edgeID, let id = graph.edges.text(edge, edgeID) { output.attribute("id", id) }
      output.attribute("source", graph.id(of: Int(graph.sources[edge])))
      output.attribute("target", graph.id(of: Int(graph.targets[edge])))
      let direction = graph.direction(of: edge)
      if direction == .mutual { mutual += 1 }
      if (direction == .directed) != isDirected {
        output.attribute("directed", direction == .directed ? "true" : "false")
      }
      let columns = edgeCells[edge]
      output.raw(columns.isEmpty ? "/>\n" : ">\n")
      for column in columns {
        data("e\(places[Int(column)])", graph.edges.text(edge, Int(column)) ?? "", "      ", &output)
      }
      if !columns.isEmpty { output.raw("    </edge>\n") }
    }
    output.raw("  </graph>\n</graphml>\n")
    omissions.add("edges that go both ways (written without direction)", mutual)
    omissions.addReplaced(output.replaced)
    return GraphWriting(bytes: output.bytes, omissions: omissions)
  }

  /// The column that is the ids of edges: one of plain texts that differ.
  private static func idColumn(_ graph: PropertyGraph) -> Int? {
    guard let column = graph.edges.column("id"), graph.edges.columns[column].type == .string,
      graph.edges.columns[column].defaultValue == nil
    else { return nil }
    var seen: Set<String> = []
    for edge in 0..<graph.edgeCount {
      if let id = graph.edges.text(edge, column), id.isEmpty || !seen.insert(id).inserted { return nil }
    }
    return column
  }

  private static func declare(
    _ columns: [(name: String, type: AttributeTable.ValueType, defaultValue: String?)], _ domain: String,
    _ prefix: String, _ output: inout XMLOutput
  ) {
    for (number, column) in columns.enumerated() {
      output.raw("  <key id=\"\(prefix)\(number)\" for=\"\(domain)\"")
      output.attribute("attr.name", column.name)
      let type =
        switch column.type {
        case .string, .list: "string"
        case .integer: "long"
        case .double: "double"
        case .boolean: "boolean"
        }
      output.raw(" attr.type=\"\(type)\"")
      if column.type != .list, column.defaultValue == nil {
        output.raw("/>\n")
        continue
      }
      output.raw(">")
      if column.type == .list { output.raw("<desc>\(GraphMLFormat.listMark)</desc>") }
      if let value = column.defaultValue {
        output.raw("<default>")
        output.text(value)
        output.raw("</default>")
      }
      output.raw("</key>\n")
    }
  }

  private static func data(_ key: String, _ text: String, _ indent: String, _ output: inout XMLOutput) {
    output.raw("\(indent)<data key=\"\(key)\">")
    output.text(text)
    output.raw("</data>\n")
  }
}
