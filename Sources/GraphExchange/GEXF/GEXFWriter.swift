/// Writes a graph as GEXF 1.3.
struct GEXFWriter {
  private var output = XMLOutput()
  private var omissions = Omissions()
  private let graph: PropertyGraph

  static func write(_ graph: PropertyGraph) -> GraphWriting {
    var writer = GEXFWriter(graph: graph)
    writer.run()
    writer.omissions.addReplaced(writer.output.replaced)
    return GraphWriting(bytes: writer.output.bytes, omissions: writer.omissions)
  }

  private init(graph: PropertyGraph) { self.graph = graph }

  private mutating func run() {
    output.raw(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">

      """)
    meta()
    let nodes = Side(graph.nodes, rows: graph.nodeCount, own: ["label": .string])
    let edges = Side(
      graph.edges, rows: graph.edgeCount,
      own: ["id": .string, "label": .string, "kind": .string, "weight": .double], repeated: ["kind"])
    let direction =
      switch graph.defaultDirection {
      case .directed: "directed"
      case .undirected: "undirected"
      case .mutual: "mutual"
      }
    let isDynamic = nodes.times != nil || edges.times != nil
    output.raw("  <graph defaultedgetype=\"\(direction)\"")
    output.raw(
      isDynamic
        ? " mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n" : " mode=\"static\">\n")
    declare(nodes, graph.nodes, "node")
    declare(edges, graph.edges, "edge")
    output.raw("    <nodes>\n")
    let nodeCells = RowCells(graph.nodes, rowCount: graph.nodeCount, order: nodes.attributes)
    for node in 0..<graph.nodeCount {
      output.raw("      <node")
      output.attribute("id", graph.id(of: node))
      own(nodes, graph.nodes, node)
      finish("node", nodes, graph.nodes, node, nodeCells[node])
    }
    output.raw("    </nodes>\n    <edges>\n")
    let edgeCells = RowCells(graph.edges, rowCount: graph.edgeCount, order: edges.attributes)
    for edge in 0..<graph.edgeCount {
      output.raw("      <edge")
      output.attribute("source", graph.id(of: Int(graph.sources[edge])))
      output.attribute("target", graph.id(of: Int(graph.targets[edge])))
      let own = graph.direction(of: edge)
      if own != graph.defaultDirection {
        output.attribute("type", own == .directed ? "directed" : own == .mutual ? "mutual" : "undirected")
      }
      self.own(edges, graph.edges, edge)
      finish("edge", edges, graph.edges, edge, edgeCells[edge])
    }
    output.raw("    </edges>\n  </graph>\n</gexf>\n")
  }

  private mutating func meta() {
    var seen: Set<String> = []
    let hasDescription = graph.attributes.contains { $0.name == "description" }
    let known = graph.attributes.map {
      ($0.name == "title" && !hasDescription ? "description" : $0.name, $0.value)
    }.filter { (name, value) in
      GEXFFormat.metaNames.contains(name) && !value.isEmpty && seen.insert(name).inserted
    }
    omissions.add("attributes of the graph", graph.attributes.count - known.count)
    if known.isEmpty { return }
    output.raw("  <meta>\n")
    for (name, value) in known {
      output.raw("    <\(name)>")
      output.text(value)
      output.raw("</\(name)>\n")
    }
    output.raw("  </meta>\n")
  }

  /// What of the nodes or of the edges goes where.
  private struct Side {
    /// The columns that are attributes of the element itself.
    var own: [(name: String, column: Int)] = []
    /// The columns that are declared as attributes.
    var attributes: [Int] = []
    /// The columns of a place, a size, a colour and so on, written a second time in elements of their own.
    var drawn: [String: Int] = [:]
    /// The columns of times.
    var times: (since: Int?, until: Int?)?

    init(
      _ table: AttributeTable, rows: Int, own names: [String: AttributeTable.ValueType],
      repeated: Set<String> = []
    ) {
      for (number, column) in table.columns.enumerated() {
        let isOwn =
          names[column.name] == column.type && column.defaultValue == nil
          && (column.type != .double || Self.areNumbers(table, number))
        if isOwn { own.append((column.name, number)) }
        if !isOwn || repeated.contains(column.name) { attributes.append(number) }
      }
      for name in ["x", "y", "z", "size", "color", "shape", "thickness"] {
        if let column = table.column(name) { drawn[name] = column }
      }
      let (since, until) = (table.column("since"), table.column("until"))
      let hasDate = [since, until].compactMap { $0 }.contains { column in
        table.filledRows(column).contains { row in GEXFTime.isDate(table.text(Int(row), column) ?? "") }
      }
      if hasDate { times = (since, until) }
    }

    private static func areNumbers(_ table: AttributeTable, _ column: Int) -> Bool {
      table.filledRows(column).allSatisfy { row in
        table.text(Int(row), column).flatMap { GEXFWriter.number($0) } != nil
      }
    }
  }

  /// A number as XML Schema knows them.
  private static func number(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite,
      text.utf8.allSatisfy({ (48...57).contains($0) || [43, 45, 46, 69, 101].contains($0) })
    else { return nil }
    return number
  }

  private mutating func declare(_ side: Side, _ table: AttributeTable, _ name: String) {
    guard !side.attributes.isEmpty else { return }
    output.raw("    <attributes class=\"\(name)\" mode=\"static\">\n")
    for number in side.attributes {
      let column = table.columns[number]
      output.raw("      <attribute id=\"\(number)\"")
      output.attribute("title", column.name)
      let type =
        switch column.type {
        case .string: "string"
        case .integer: "long"
        case .double: "double"
        case .boolean: "boolean"
        case .list: "liststring"
        }
      output.raw(" type=\"\(type)\"")
      if let value = column.defaultValue {
        output.raw("><default>")
        output.text(value)
        output.raw("</default></attribute>\n")
      } else {
        output.raw("/>\n")
      }
    }
    output.raw("    </attributes>\n")
  }

  private mutating func own(_ side: Side, _ table: AttributeTable, _ row: Int) {
    for (name, column) in side.own {
      if let text = table.text(row, column) { output.attribute(name, text) }
    }
    guard let times = side.times else { return }
    let since = times.since.flatMap { table.text(row, $0) }.flatMap { GEXFTime.firstDay(of: $0) }
    let until = times.until.flatMap { table.text(row, $0) }.flatMap { GEXFTime.lastDay(of: $0) }
    if let since { output.attribute("start", since) }
    if let until, since.map({ $0 <= until }) ?? true { output.attribute("end", until) }
  }

  private mutating func finish(
    _ name: String, _ side: Side, _ table: AttributeTable, _ row: Int, _ columns: ArraySlice<Int32>
  ) {
    let drawing = drawing(side, table, row, isNode: name == "node")
    guard !columns.isEmpty || !drawing.isEmpty else {
      output.raw("/>\n")
      return
    }
    output.raw(">\n")
    if !columns.isEmpty {
      output.raw("        <attvalues>\n")
      for column in columns {
        output.raw("          <attvalue for=\"\(column)\"")
        let text = table.text(row, Int(column)) ?? ""
        let isMarked =
          table.columns[Int(column)].type == .list && GEXFFormat.isLikeGephisList(text.drop { $0 == "\\" })
        output.attribute("value", isMarked ? "\\" + text : text)
        output.raw("/>\n")
      }
      output.raw("        </attvalues>\n")
    }
    output.raw(drawing)
    output.raw("      </\(name)>\n")
  }

  /// The elements of a place, a size and a colour, as far as they are valid there.
  private func drawing(_ side: Side, _ table: AttributeTable, _ row: Int, isNode: Bool) -> String {
    guard !side.drawn.isEmpty else { return "" }
    func text(_ name: String) -> String? { side.drawn[name].flatMap { table.text(row, $0) } }
    func number(_ name: String) -> String? {
      text(name).flatMap { GEXFWriter.number($0) == nil ? nil : $0 }
    }
    var lines = ""
    if let color = text("color"), color.utf8.count == 7, color.hasPrefix("#"),
      let code = UInt32(color.dropFirst(), radix: 16)
    {
      lines += "        <viz:color r=\"\(code >> 16)\" g=\"\(code >> 8 & 255)\" b=\"\(code & 255)\"/>\n"
    }
    if isNode, let x = number("x"), let y = number("y") {
      lines += "        <viz:position x=\"\(x)\" y=\"\(y)\" z=\"\(number("z") ?? "0")\"/>\n"
    }
    if isNode, let size = number("size"), (Double(size) ?? -1) >= 0 {
      lines += "        <viz:size value=\"\(size)\"/>\n"
    }
    if !isNode, let thickness = number("thickness"), (Double(thickness) ?? -1) >= 0 {
      lines += "        <viz:thickness value=\"\(thickness)\"/>\n"
    }
    let shapes =
      isNode ? ["disc", "square", "triangle", "diamond"] : ["solid", "dotted", "dashed", "double"]
    if let shape = text("shape"), shapes.contains(shape) {
      lines += "        <viz:shape value=\"\(shape)\"/>\n"
    }
    return lines
  }
}
