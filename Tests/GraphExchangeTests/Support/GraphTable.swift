import GraphExchange
import Testing

/// Graphs to write and read back: by hand, with hostile texts, and seeded random ones.
struct GraphTable {
  /// A graph with a name for messages.
  struct Entry: CustomTestStringConvertible, Sendable {
    let name: String
    let graph: PropertyGraph
    var testDescription: String { name }
  }

  /// Texts that a file may trip over.
  static let hostileTexts = [
    "", " ", "a \"b\" c", "'", "&amp;", "&", "&#65;", "]", "[ x 1 ]", "a\nb", "a\r\nb", "\r", "\t", "a\u{0}b",
    "\\",
    "\\n", "a\\\"", "\\\\", "\u{202E}rtl\u{202C}", "שלום", "日本", "👩‍👩‍👧", "e\u{301}", "\u{FFFD}", "\u{FEFF}x",
    "\u{85}", "1", "-0", "007", "1.50", "1e5", "1.e5", "1.0e5", "-1.00E+5", "+1", "2147483648",
    "99999999999999999999", "nan",
    "INF",
    "true", "_networkx_list_start", "a|b", "a\\|b", "<b>bold</b>", "<", "x,y!", "# no comment",
    "% no comment",
    "*Vertices 3", "// no comment", "/* no comment", "strict", "node", "%1", "{", "}", "a;b", "a,b",
    String(repeating: "long ", count: 2000), String(repeating: "\"\\\n", count: 700),
  ]

  static let all: [Entry] =
    [
      Entry(name: "nothing", graph: PropertyGraph()),
      Entry(name: "nothing, mutual", graph: PropertyGraph(defaultDirection: .mutual)),
      Entry(name: "nodes alone", graph: nodes(["a", "b", "c"])),
      Entry(name: "integers", graph: nodes(["3", "1", "-2", "0"])),
      Entry(name: "nearly integers", graph: nodes(["3", "03", "+3", "3.0", "2147483648"])),
      Entry(name: "labels that differ", graph: labelled(["1", "2", "3"], ["a", "b", "c"])),
      Entry(name: "labels that do not differ", graph: labelled(["1", "2", "3"], ["a", "b", "a"])),
      Entry(name: "ids and labels", graph: labelled(["x", "y", "z"], ["a", "b", "c"])),
      Entry(name: "ids and missing labels", graph: labelled(["x", "y", "z"], ["a", nil, "c"])),
      Entry(name: "hostile ids", graph: nodes(hostileTexts)),
      Entry(name: "hostile cells", graph: cells(hostileTexts)),
      Entry(name: "directions", graph: directions(.directed)),
      Entry(name: "directions, undirected", graph: directions(.undirected)),
      Entry(name: "directions, mutual", graph: directions(.mutual)),
      Entry(name: "columns", graph: columns()),
      Entry(name: "places", graph: places()),
      Entry(name: "attributes", graph: attributes()),
    ] + (0..<40).map { Entry(name: "random \($0)", graph: random(seed: UInt64($0))) }

  static func nodes(_ ids: [String]) -> PropertyGraph {
    var graph = PropertyGraph()
    for id in ids { graph.insertNode(id) }
    for node in ids.indices.dropFirst() { graph.addEdge(from: node - 1, to: node) }
    return graph
  }

  static func labelled(_ ids: [String], _ labels: [String?]) -> PropertyGraph {
    var graph = nodes(ids)
    let name = graph.nodes.addColumn("name")
    let label = graph.nodes.addColumn("label")
    for (node, text) in labels.enumerated() {
      graph.nodes.set(node, name, "name of \(node)")
      if let text { graph.nodes.set(node, label, text) }
    }
    return graph
  }

  static func cells(_ texts: [String]) -> PropertyGraph {
    var graph = nodes(texts.indices.map { "n\($0)" })
    for type in AttributeTable.ValueType.allCases {
      let node = graph.nodes.addColumn("node \(type)", type)
      let edge = graph.edges.addColumn(type.rawValue, type)
      for (row, text) in texts.enumerated() {
        let cell = type == .list ? AttributeTable.cell(ofList: [text]) : text
        graph.nodes.set(row, node, cell)
        if row < graph.edgeCount { graph.edges.set(row, edge, cell) }
      }
    }
    return graph
  }

  static func directions(_ direction: PropertyGraph.Direction) -> PropertyGraph {
    var graph = PropertyGraph(defaultDirection: direction)
    for id in ["a", "b", "c"] { graph.insertNode(id) }
    graph.addEdge(from: 0, to: 1)
    graph.addEdge(from: 1, to: 0, .directed)
    graph.addEdge(from: 1, to: 2, .mutual)
    graph.addEdge(from: 2, to: 1, .undirected)
    graph.addEdge(from: 2, to: 2, .undirected)
    graph.addEdge(from: 0, to: 1, .directed)
    return graph
  }

  static func columns() -> PropertyGraph {
    var graph = nodes(["a", "b", "c"])
    let names = [
      "id", "label", "source", "graphics", "graphics.x", "graphics.w", "a.b.c", "a.b", "9", "ö", "ü", "",
      "a b",
      "a_b", "_a", "k", ".", "..", "a.", "directed", "node", "key", "coalitionGraph", "name", "cluster",
      "dir", "pos",
    ]
    for (place, name) in names.enumerated() {
      let type = AttributeTable.ValueType.allCases[place % 5]
      let node = graph.nodes.addColumn(name, type, defaultValue: place % 3 == 0 ? "default \(place)" : nil)
      let edge = graph.edges.addColumn(name, type, defaultValue: place % 4 == 0 ? "" : nil)
      if place % 7 != 0 { graph.nodes.set(place % 3, node, "\(place)") }
      if place % 5 != 0 { graph.edges.set(place % 2, edge, "\(place).5") }
    }
    return graph
  }

  static func places() -> PropertyGraph {
    var graph = nodes(["1", "2", "3"])
    let color = graph.nodes.addColumn("color")
    let y = graph.nodes.addColumn("y", .double)
    let weight = graph.nodes.addColumn("weight", .double)
    let x = graph.nodes.addColumn("x", .double)
    for node in 0..<3 {
      graph.nodes.set(node, color, "#ff000\(node)")
      graph.nodes.set(node, x, "0.\(node)5")
      graph.nodes.set(node, y, "-\(node).5")
      graph.nodes.set(node, weight, ["1.0e5", "1e-05", "2E+3"][node])
    }
    return graph
  }

  static func attributes() -> PropertyGraph {
    var graph = nodes(["1", "2"])
    graph.attributes = [
      ("Creator", "someone"), ("Version", "1"), ("label", "A \"title\"\nof two lines"), ("a b", "1"),
      ("label", "2"),
      ("node", "no node"), ("a.b", "3"), ("a.c", "4"), ("Creator", "again"), ("", "nameless"),
      ("directed", "maybe"),
    ]
    return graph
  }

  static func random(seed: UInt64) -> PropertyGraph {
    var random = SplitMix(state: seed)
    var graph = PropertyGraph(defaultDirection: [.directed, .undirected, .mutual][Int(random.next() % 3)])
    let count = Int(random.next() % 12)
    let style = random.next() % 3
    for node in 0..<count {
      graph.insertNode(
        style == 0 ? "\(node * 3)" : style == 1 ? "n\(node)" : hostileTexts[node * 3 % hostileTexts.count])
    }
    var types = AttributeTable.ValueType.allCases
    types.shuffle(using: &random)
    if count > 0 {
      let isMixed = random.next() % 3 == 0
      for _ in 0..<(random.next() % 30) {
        graph.addEdge(
          from: Int(random.next() % UInt64(count)), to: Int(random.next() % UInt64(count)),
          isMixed ? [.directed, .undirected, .mutual][Int(random.next() % 3)] : nil)
      }
    }
    graph.nodes = table(rows: count, types, &random)
    graph.edges = table(rows: graph.edgeCount, types, &random)
    for number in 0..<(random.next() % 3) {
      graph.attributes.append(("attribute\(number)", text(.string, &random)))
    }
    return graph
  }

  private static func table(
    rows: Int, _ types: [AttributeTable.ValueType], _ random: inout SplitMix
  ) -> AttributeTable {
    var table = AttributeTable()
    for (place, type) in types.prefix(Int(random.next() % 6)).enumerated() {
      let names = ["label", "weight", "kind", "größe", "a.b", "x", "color", "graphics.fill", "two words"]
      let name = names[Int(random.next() % UInt64(names.count))]
      guard table.column(name) == nil else { continue }
      let column = table.addColumn(
        name, type, defaultValue: random.next() % 4 == 0 ? text(type, &random) : nil)
      let isDense = random.next() % 2 == 0
      for row in 0..<rows where isDense || (random.next() + UInt64(place)) % 3 == 0 {
        table.set(row, column, text(type, &random))
      }
    }
    return table
  }

  private static func text(_ type: AttributeTable.ValueType, _ random: inout SplitMix) -> String {
    switch type {
    case .integer: "\(Int32(truncatingIfNeeded: random.next()))"
    case .double: "\(Double(Int32(truncatingIfNeeded: random.next())) / 1024)"
    case .boolean: random.next() % 2 == 0 ? "true" : "false"
    case .string: hostileTexts[Int(random.next() % UInt64(hostileTexts.count))]
    case .list:
      AttributeTable.cell(
        ofList: (0...(random.next() % 3)).map { _ in hostileTexts[Int(random.next() % 50)] })
    }
  }
}

/// Random numbers that are the same on every run (<https://prng.di.unimi.it/splitmix64.c>).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
