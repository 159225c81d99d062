import CoalitionDiagrams
import GraphAlgorithms

/// Diagrams with every field set at random and words that formats choke on.
enum HostileDiagrams {
  static let words: [String] = [
    "", " ", "  two  ", "\n", "\n\n", "a\n", "\nb", " \n ", "\r\n", "\r", "\t", "a\0b", "\\", "\\n",
    "\\u{41}",
    "\\s", "|", "| bar", "a\n| b", "#", "# heading", ": ", "Title: x", "Node 1: x", "  Id: y", "\"q\"", "'",
    "<script>alert(1)</script>", "]]>", "-->", "&amp;", "&#10;", "</metadata>", "\u{202E}evil\u{202C}",
    "\u{2066}x\u{2069}", "\u{FEFF}bom", "\u{FFFE}\u{FFFF}", "\u{2028}\u{2029}", "\u{85}", "\u{301}accent",
    "e\u{301}", "é", "שלום", "مرحبا بالعالم", "日本語のラベル", "🧑‍🤝‍🧑", "👩🏽‍🚀", ", (stated, strength 1)", "(", ")",
    "beside x",
    "…", "%n%s", "\\N\\G", "Organization of the South", "Centre d’action",
    String(repeating: "long ", count: 2_000),
    String(repeating: "\n", count: 50),
  ]

  static func random(seed: UInt64) -> Diagram {
    var generator = SeededGenerator(seed: seed)
    func flip() -> Bool { Bool.random(using: &generator) }
    func word() -> String { words.randomElement(using: &generator) ?? "" }
    func number() -> Double {
      [0, 1, -1, 0.1, 1e-300, 1e300, -0.0, 1 / 3, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
        .randomElement(using: &generator) ?? 0
    }
    func spot() -> Diagram.Spot? {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: .cell(row: Int.random(in: -1...9, using: &generator), column: -1)
      case 1: .time(from: number(), until: number())
      case 2: .place(longitude: number(), latitude: number())
      case 3: .beside(id: word())
      default: nil
      }
    }
    var diagram = Diagram(
      title: word(), subtitle: word(), sourceLine: word(), caption: word(), lineMeaning: word(),
      placements: Diagram.Placement.allCases.filter { _ in flip() }.shuffled(using: &generator))
    for number in 0..<Int.random(in: 0...4, using: &generator) where flip() {
      diagram.clusters.append(.init(number: number / 2, label: word()))
    }
    for index in 0..<Int.random(in: 0...12, using: &generator) {
      var node = Diagram.Node(
        id: "\(index)" + word(), label: word(),
        kind: Diagram.NodeKind.allCases.randomElement(using: &generator) ?? .cell,
        cluster: flip() ? Int.random(in: 0...3, using: &generator) : nil, hover: word())
      node.isFocus = flip()
      node.isStale = flip()
      node.measure = flip() ? number() : nil
      node.spot = spot()
      node.page = flip() ? Int.random(in: 1...9, using: &generator) : nil
      node.details = (0..<Int.random(in: 0...3, using: &generator)).map { _ in word() }
      diagram.nodes.append(node)
    }
    guard !diagram.nodes.isEmpty else { return diagram }
    for _ in 0..<Int.random(in: 0...25, using: &generator) {
      var edge = Diagram.Edge(
        from: diagram.nodes.randomElement(using: &generator)?.id ?? "",
        to: diagram.nodes.randomElement(using: &generator)?.id ?? "", strength: number(), isImplied: flip(),
        isTie: flip(), isDirected: flip(), hover: word())
      edge.isTreeStep = flip()
      edge.isStale = flip()
      diagram.edges.append(edge)
    }
    return diagram
  }
}
