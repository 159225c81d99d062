internal import DocumentReading
internal import RecordReading

/// Puts a graph together from the elements of a GEXF document.
final class GEXFEvents: XMLEvents {
  private enum Row {
    case node(Int), edge(Int)
  }

  /// What elements within a node or an edge say of it.
  private struct Details {
    var native: [(name: String, text: String)]
    var spells: [String] = []
  }

  /// An attribute that the document declares for nodes or edges.
  private struct Attribute {
    var column: Int
    var isList: Bool
  }

  /// One class of attributes.
  private struct AttributeClass {
    var ids = TextTable()
    var attributes: [Attribute] = []
  }

  @exclusivity(unchecked) private var graph = PropertyGraph()
  @exclusivity(unchecked) private var omissions = Omissions()
  @exclusivity(unchecked) private var nodeClass = AttributeClass()
  @exclusivity(unchecked) private var edgeClass = AttributeClass()
  @exclusivity(unchecked) private var isForEdges = false
  @exclusivity(unchecked) private var isInAttributes = false
  /// The attribute whose default or options are met.
  @exclusivity(unchecked) private var current: Int?
  @exclusivity(unchecked) private var text: [UInt8]?
  /// The nodes and edges whose elements are open, outermost first.
  @exclusivity(unchecked) private var rows: [Row] = []
  /// For each of them what has an element of its own.
  @exclusivity(unchecked) private var details: [Details] = []
  @exclusivity(unchecked) private var isDeclared: [Bool] = []
  @exclusivity(unchecked) private var repeated = 0
  @exclusivity(unchecked) private var undeclaredValues = 0
  @exclusivity(unchecked) private var isGEXF = false
  @exclusivity(unchecked) private var columns = Columns()

  /// The columns of what is told by attributes of `<node>` and `<edge>`; -1 before the first.
  private struct Columns {
    var nodeLabel = -1
    var edgeLabel = -1
    var edgeID = -1
    var weight = -1
    var kind = -1
  }

  // MARK: Elements

  override func start(_ name: XMLText, _ attributes: XMLAttributes) {
    if name == "attvalue" {
      value(GEXFAttributes(attributes))
    } else if name == "attvalues" {
      return
    } else if name == "node" {
      beginNode(GEXFAttributes(attributes))
    } else if name == "edge" {
      beginEdge(GEXFAttributes(attributes))
    } else if name == "attributes" {
      isForEdges = attributes["class"].map { $0 == "edge" } ?? false
      isInAttributes = true
    } else if name == "attribute" {
      beginAttribute(attributes)
    } else if name == "graph" {
      beginGraph(attributes)
    } else if name == "gexf" {
      isGEXF = true
    } else if name == "default" || name == "title" || name == "creator" || name == "keywords"
      || name == "description"
    {
      text = []
    } else if name == "options" {
      omissions.add("options of attributes")
    } else if !rows.isEmpty {
      beginDetail(name, attributes)
    }
  }

  override func end(_ name: XMLText) {
    if name == "node" || name == "edge" {
      close()
    } else if name == "attributes" {
      isInAttributes = false
    } else if name == "attribute" {
      current = nil
    } else if let bytes = text {
      let value = String(decoding: bytes, as: UTF8.self)
      text = nil
      if name == "default" {
        if let current { setDefault(value, current) }
      } else if !isInAttributes, rows.isEmpty, !value.isEmpty {
        graph.attributes.append((name.string, value))
      }
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) { text?.append(contentsOf: bytes) }

  private func beginGraph(_ attributes: XMLAttributes) {
    if graph.nodeCount > 0 { omissions.add("borders between the graphs of the file") }
    if let type = attributes["defaultedgetype"] ?? attributes["edgetype"] {
      graph.defaultDirection = Self.direction(type) ?? .undirected
    }
    if let format = attributes["timeformat"]?.string, attributes["mode"].map({ !($0 == "dynamic") }) ?? true {
      graph.attributes.append(("timeformat", format))
    }
  }

  private static func direction(_ word: XMLText) -> PropertyGraph.Direction? {
    if word == "directed" || word == "dir" { return .directed }
    if word == "undirected" || word == "sim" { return .undirected }
    return word == "mutual" || word == "dou" ? .mutual : nil
  }

  // MARK: Attributes

  private func beginAttribute(_ attributes: XMLAttributes) {
    guard let id = attributes["id"], isInAttributes else { return }
    let title = attributes["title"]?.string ?? id.string
    var type = AttributeTable.ValueType.string
    if let word = attributes["type"]?.string {
      switch word {
      case "integer", "long", "biginteger", "short", "byte": type = .integer
      case "double", "float", "bigdecimal": type = .double
      case "boolean": type = .boolean
      case _ where word.hasPrefix("list"): type = .list
      default: type = .string
      }
    }
    current = declare(id, title, type)
  }

  private func declare(_ id: XMLText, _ title: String, _ type: AttributeTable.ValueType) -> Int {
    if isForEdges { return declare(id, title, type, &edgeClass, &graph.edges) }
    return declare(id, title, type, &nodeClass, &graph.nodes)
  }

  private func declare(
    _ id: XMLText, _ title: String, _ type: AttributeTable.ValueType, _ group: inout AttributeClass,
    _ table: inout AttributeTable
  ) -> Int {
    let (number, isNew) = id.withBytes { group.ids.insert($0) }
    guard isNew else {
      report(
        .warning, found: "the attribute '\(id.string.prefix(40))' a second time", expected: "an id of its own"
      )
      return number
    }
    var name = title
    var next = 2
    while let known = table.column(name), group.attributes.contains(where: { $0.column == known }) {
      name = "\(title) \(next)"
      next += 1
    }
    group.attributes.append(Attribute(column: table.addColumn(name, type), isList: type == .list))
    return number
  }

  private func setDefault(_ value: String, _ number: Int) {
    if isForEdges {
      let attribute = edgeClass.attributes[number]
      graph.edges.setDefault(attribute.isList ? Self.list(value) : value, ofColumn: attribute.column)
    } else {
      let attribute = nodeClass.attributes[number]
      graph.nodes.setDefault(attribute.isList ? Self.list(value) : value, ofColumn: attribute.column)
    }
  }

  private func value(_ attributes: GEXFAttributes) {
    // `for` was `id` before 1.2.
    guard let row = rows.last, let id = attributes.of ?? attributes.id, let value = attributes.value else {
      omissions.add("values without an attribute")
      return
    }
    let isDynamic = attributes.isTimed
    switch row {
    case .node(let node): set(node, id, value, isDynamic, &nodeClass, &graph.nodes)
    case .edge(let edge): set(edge, id, value, isDynamic, &edgeClass, &graph.edges)
    }
  }

  private func set(
    _ row: Int, _ id: XMLText, _ value: XMLText, _ isDynamic: Bool, _ group: inout AttributeClass,
    _ table: inout AttributeTable
  ) {
    let (number, isNew) = id.withBytes { group.ids.insert($0) }
    if isNew {
      undeclaredValues += 1
      group.attributes.append(Attribute(column: table.addColumn(id.string), isList: false))
    }
    let attribute = group.attributes[number]
    if isDynamic, table.withBytes(row, attribute.column, { _ in true }) == true {
      omissions.add("earlier values of attributes that change")
    }
    if attribute.isList {
      table.set(row, attribute.column, Self.list(value.string))
    } else {
      value.withBytes { table.set(row, attribute.column, $0) }
    }
  }

  /// A list as a cell: `[a, b]` as Gephi writes it, or `a|b`.
  private static func list(_ text: String) -> String {
    if GEXFFormat.isLikeGephisList(text.drop { $0 == "\\" }), text.hasPrefix("\\") {
      return String(text.dropFirst())
    }
    guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count >= 2 else { return text }
    let inner = text.dropFirst().dropLast()
    guard !inner.isEmpty else { return "" }
    let parts = inner.split(separator: ",", omittingEmptySubsequences: false).map { part in
      var part = part.drop { $0 == " " }
      if part.count >= 2, let quote = part.first, quote == "\"" || quote == "'", part.last == quote {
        part = part.dropFirst().dropLast()
      }
      return String(part)
    }
    return AttributeTable.cell(ofList: parts)
  }

  // MARK: Nodes and edges

  private func beginNode(_ attributes: GEXFAttributes) {
    guard let id = attributes.id else {
      report(.error, found: "a node without an id", expected: "an id", mend: "Give the node an id.")
      return
    }
    let (node, isNew) = id.withBytes { graph.insertNode($0, line: line) }
    if isNew {
      isDeclared.append(true)
    } else if isDeclared[node] {
      repeated += 1
      if repeated <= 100 {
        report(
          .warning, found: "the id '\(id.string.prefix(40))' a second time", expected: "an id of its own",
          mend: "Give one of the two another id; they are read as one node.")
      }
    } else {
      isDeclared[node] = true
      graph.setLine(line, ofNode: node)
    }
    if let label = attributes.label {
      if columns.nodeLabel < 0 { columns.nodeLabel = graph.nodes.addColumn("label") }
      label.withBytes { graph.nodes.set(node, columns.nodeLabel, $0) }
    }
    var native = times(attributes)
    if let parent = attributes.parent?.string {
      native.append(("pid", parent))
    } else if case .node(let outer)? = rows.last {
      native.append(("pid", graph.id(of: outer)))
    }
    open(.node(node), native)
  }

  private func beginEdge(_ attributes: GEXFAttributes) {
    guard let source = attributes.source, let target = attributes.target else {
      report(
        .error, found: "an edge without a source or a target", expected: "two ends",
        mend: "Give the edge the ids of two nodes.")
      return
    }
    let from = self.node(source)
    let to = self.node(target)
    var direction: PropertyGraph.Direction?
    if let word = attributes.direction {
      direction = Self.direction(word)
      if direction == nil { omissions.add("types of edges that are no direction") }
    }
    let edge = graph.addEdge(from: from, to: to, direction, line: line)
    if let id = attributes.id { set(edge, "id", id, &columns.edgeID) }
    if let label = attributes.label { set(edge, "label", label, &columns.edgeLabel) }
    if let kind = attributes.kind { set(edge, "kind", kind, &columns.kind) }
    if let weight = attributes.weight { set(edge, "weight", weight, &columns.weight, .double) }
    open(.edge(edge), times(attributes))
  }

  private func open(_ row: Row, _ native: [(name: String, text: String)]) {
    rows.append(row)
    details.append(Details(native: native))
  }

  private func node(_ id: XMLText) -> Int {
    let (node, isNew) = id.withBytes { graph.insertNode($0, line: line) }
    if isNew { isDeclared.append(false) }
    return node
  }

  private func set(
    _ edge: Int, _ name: String, _ value: XMLText, _ column: inout Int,
    _ type: AttributeTable.ValueType = .string
  ) {
    if column < 0 {
      let isNew = graph.edges.column(name) == nil
      column = graph.edges.addColumn(name, type)
      if isNew { graph.edges.setType(type, ofColumn: column) }
    }
    value.withBytes { graph.edges.set(edge, column, $0) }
  }

  /// When something began and ended, as far as it says.
  private func times(_ attributes: GEXFAttributes) -> [(name: String, text: String)] {
    guard attributes.isTimed else { return [] }
    var found: [(name: String, text: String)] = []
    if attributes.isOpen { omissions.add("times that say they are open") }
    if let start = attributes.start { found.append(("start", start.string)) }
    if let end = attributes.end { found.append(("end", end.string)) }
    if let moment = attributes.moment { found += [("start", moment.string), ("end", moment.string)] }
    return found
  }

  private func beginDetail(_ name: XMLText, _ attributes: XMLAttributes) {
    let last = details.count - 1
    func add(_ column: String, _ value: XMLText?) {
      if let value { details[last].native.append((column, value.string)) }
    }
    if name == "position" {
      add("x", attributes["x"])
      add("y", attributes["y"])
      // Gephi writes a height of nothing for every node.
      if let height = attributes["z"], Double(height.string) != 0 { add("z", height) }
    } else if name == "size" {
      add("size", attributes["value"])
    } else if name == "thickness" {
      add("thickness", attributes["value"])
    } else if name == "shape" {
      add("shape", attributes["value"])
      if attributes["uri"] != nil { omissions.add("pictures of nodes") }
    } else if name == "color" {
      if let color = Self.color(attributes) { details[last].native.append(("color", color)) }
      if let alpha = attributes["a"], Double(alpha.string) != 1 { add("alpha", alpha) }
    } else if name == "spell" || name == "slice" {
      let times = times(GEXFAttributes(attributes))
      let start = times.first { $0.name == "start" }?.text ?? ""
      details[last].spells.append(start + "/" + (times.last { $0.name == "end" }?.text ?? ""))
    } else if name == "parent" {
      add("pid", attributes["for"])
    }
  }

  private static func color(_ attributes: XMLAttributes) -> String? {
    if let hex = attributes["hex"]?.string { return hex.hasPrefix("#") ? hex : "#" + hex }
    let channels = [attributes["r"], attributes["g"], attributes["b"]].map { $0.flatMap { UInt8($0.string) } }
    guard let red = channels[0], let green = channels[1], let blue = channels[2] else { return nil }
    return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// What has an element of its own fills columns that the attributes have not filled.
  private func close() {
    guard let row = rows.popLast(), let last = details.popLast() else { return }
    if last.native.isEmpty, last.spells.isEmpty { return }
    var native = last.native
    let spells = last.spells
    if spells.count == 1, let parts = spells.first?.split(separator: "/", omittingEmptySubsequences: false) {
      native += [("start", String(parts[0])), ("end", String(parts[1]))].filter { !$0.1.isEmpty }
    } else if spells.count > 1 {
      native.append(("spells", AttributeTable.cell(ofList: spells)))
    }
    if native.isEmpty { return }
    switch row {
    case .node(let node): Self.fill(node, native, &graph.nodes)
    case .edge(let edge): Self.fill(edge, native, &graph.edges)
    }
  }

  private static func fill(
    _ row: Int, _ native: [(name: String, text: String)], _ table: inout AttributeTable
  ) {
    func has(_ name: String) -> Bool {
      table.column(name).flatMap { table.withBytes(row, $0) { _ in true } } ?? false
    }
    for (name, text) in native where !has(name) {
      // Whole days of times that stand there more exactly.
      if name == "start", has("since") || has("until") { continue }
      if name == "end", has("since") || has("until") { continue }
      let type: AttributeTable.ValueType =
        switch name {
        case "x", "y", "z", "size", "thickness", "alpha": .double
        case "spells": .list
        default: .string
        }
      table.set(row, table.addColumn(name, type), text)
    }
  }

  // MARK: The end

  func reading() -> GraphReading {
    if !isGEXF, !problems.contains(where: { $0.severity == .error }) {
      problems.append(
        Diagnostic(.error, file: file, found: "XML that is not GEXF", expected: "an element <gexf>"))
    }
    let undeclared = isDeclared.count { !$0 }
    if undeclared > 0 {
      problems.append(
        Diagnostic(
          .warning, file: file, found: "\(undeclared) nodes that only edges name",
          expected: "an element for each node",
          mend: "Look whether their ids are written as in the nodes; they are read as nodes."))
    }
    if undeclaredValues > 0 {
      problems.append(
        Diagnostic(
          .warning, file: file, found: "\(undeclaredValues) attributes that are not declared",
          expected: "an <attribute> for each", mend: "They are read as texts under their ids."))
    }
    if repeated > 100 {
      problems.append(
        Diagnostic(.note, file: file, found: "\(repeated - 100) more ids a second time", expected: "none"))
    }
    return GraphReading(graph: graph, diagnostics: problems, omissions: omissions)
  }
}
