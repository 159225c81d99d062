import GraphvizRendering
import Testing

@Suite("Hostile content")
struct HostileContentTests {
  @Test(
    "text of any length passes whole, though the scanner's buffer holds 16,384 bytes",
    arguments: ["W", "日", "👍", "\\", "\"", "a\\", "\n", "e\u{301}"], [2999, 3000, 3001, 20_000])
  func longText(_ piece: String, _ count: Int) throws {
    let text = String(repeating: piece, count: count)
    let graph = DOTGraph(
      identifier: text,
      nodes: [
        DOTNode("n" + text, ["label": "", "tooltip": .text("t" + text + "t"), "pos": .position(x: 0, y: 0)])
      ])
    let dot = graph.encoded()
    #expect(Array(try GraphvizRenderer.layout(dot, engine: .positioned).nodes.keys) == ["n" + text])
    let rendering = try GraphvizRenderer.render(dot, engine: .positioned, format: .svg)
    let svg = try #require(SVGReader.read(rendering.bytes))
    #expect(svg.tooltips == ["t" + text + "t"])
  }

  @Test("200 random identifiers and labels come back distinct and bring no markup")
  func randomContent() throws {
    var generator = SplitMix(seed: 20_261_122)
    var identifiers: Set<String> = []
    while identifiers.count < 200 { identifiers.insert(Hostile.string(using: &generator)) }
    // Swift compares strings by canonical equivalence; the order must not depend on the hash seed.
    let sorted = identifiers.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }

    for (index, chunk) in stride(from: 0, to: 200, by: 20).map({ Array(sorted[$0..<$0 + 20]) }).enumerated() {
      var graph = DOTGraph(identifier: chunk[0], isDirected: index.isMultiple(of: 2))
      graph.nodes = chunk.map { identifier in
        var attributes: DOTAttributes = [:]
        for name in ["label", "tooltip", "xlabel", "URL", "id", "class", "target", "comment", "fontname"]
        where Bool.random(using: &generator) {
          attributes[name] = .text(Hostile.string(using: &generator))
        }
        return DOTNode(identifier, attributes)
      }
      graph.edges = zip(chunk, chunk.dropFirst()).map { tail, head in
        let text = DOTValue.text(Hostile.string(using: &generator))
        return DOTEdge(
          from: tail, to: head, ["label": text, "edgetooltip": text, "headlabel": text, "href": text])
      }
      graph.subgraphs = [
        DOTSubgraph(
          identifier: chunk[1], attributes: ["label": .text(chunk[2]), "tooltip": .text(chunk[3])],
          nodes: [DOTNode(chunk[4])])
      ]
      graph.attributes = [
        "label": .text(chunk[5]), "tooltip": .text(chunk[6]), "stylesheet": .text(chunk[7]),
      ]
      let dot = graph.encoded()
      let layout = try GraphvizRenderer.layout(dot, engine: .dot)
      #expect(Set(layout.nodes.keys) == Set(chunk), "chunk \(index)")
      let rendering = try GraphvizRenderer.render(dot, engine: .dot, format: .svg)
      let svg = try #require(SVGReader.read(rendering.bytes), "chunk \(index) is not XML")
      #expect(SVGReader.ownElements.isSuperset(of: svg.elements))
      #expect(svg.attributeNames.isSubset(of: Self.ownAttributes))
      // What Graphviz writes as DOT must be read as the same graph again.
      let canonical = try GraphvizRenderer.render(dot, engine: .dot, format: .dot)
      let again = try GraphvizRenderer.layout(String(decoding: canonical.bytes, as: UTF8.self), engine: .dot)
      #expect(Set(again.nodes.keys) == Set(chunk))
    }
  }

  @Test(
    "is shown literally",
    arguments: [
      "<script>alert(1)</script>", "]]>", "</text>", "\"quoted\"", "&lt;b&gt;", "&#60;", "&amp;", "\\N",
      "\\G",
      "\\n", "a\\", "\u{202E}abc", "<b>bold</b>", "<TABLE>", "<>", "é日本", "'", "%s%n", "a -> b", "{a|b}",
    ])
  func shownLiterally(_ text: String) throws {
    let svg = try draw(["label": .text(text), "tooltip": .text(text)])
    #expect(svg.texts == [text])
    #expect(svg.tooltips == [text])
  }

  @Test("NUL and its like become a visible mark, lines become lines")
  func controls() throws {
    #expect(try draw(["label": "a\0b\u{1B}c"]).texts == ["a\u{FFFD}b\u{FFFD}c"])
    #expect(try draw(["label": "a\nb\r\nc"]).texts == ["a", "b", "c"])
  }

  @Test("labels that are all line ends do not end the process", arguments: ["\n", "\r\n", "\r", "\n\n", ""])
  func emptyLines(_ text: String) throws {
    let graph = DOTGraph(
      identifier: "g", nodes: [DOTNode("a", ["xlabel": .text(text)])],
      edges: [
        DOTEdge(from: "a", to: "b", ["label": .text(text), "headlabel": .text(text)]),
        DOTEdge(from: "b", to: "c", ["label": .text(text), "headlabel": "x"]),
      ])
    _ = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: .svg)
  }

  @Test("a label of 40,000 characters arrives whole")
  func long() throws {
    let text = String(repeating: "ab\"<", count: 10_000)
    #expect(try draw(["label": .text(text)]).texts == [text])
  }

  @Test("an address stays one attribute")
  func address() throws {
    let svg = try draw(["URL": "x\" onload=\"alert(1)", "tooltip": "t"])
    #expect(svg.links == ["x%22%20onload=%22alert(1)"])
    #expect(!svg.attributeNames.contains("onload"))
  }

  @Test("an address says the same in SVG and in PDF")
  func addressInPDF() throws {
    let address = try #require(DOTValue.link("https://a.example/it's?a=1&lt=2&amp;=3"))
    let graph = DOTGraph(
      identifier: "g", attributes: ["URL": address], nodeDefaults: ["URL": address],
      nodes: [DOTNode("a"), DOTNode("b")], edges: [DOTEdge(from: "a", to: "b", ["URL": address])],
      subgraphs: [DOTSubgraph(identifier: "c", attributes: ["URL": address], nodes: [DOTNode("a")])])
    let expected = "https://a.example/it%27s?a=1&lt=2&amp;=3"
    let svg = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: .svg)
    #expect(try #require(SVGReader.read(svg.bytes)).links == Array(repeating: expected, count: 5))
    let pdf = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: .pdf)
    let text = String(decoding: pdf.bytes, as: UTF8.self)
    #expect(text.ranges(of: "/URI (\(expected))").count == text.ranges(of: "/URI (").count)
    #expect(text.contains("/URI (\(expected))"))
  }

  @Test("a cluster does not inherit the label of the whole, nor a part become a cluster by its name")
  func inheritance() throws {
    let graph = DOTGraph(
      identifier: "g", attributes: ["label": "whole"], nodes: [DOTNode("a", ["label": ""])],
      subgraphs: [
        DOTSubgraph(identifier: "x", nodes: [DOTNode("b", ["label": ""])]),
        DOTSubgraph(
          identifier: "cluster_y", isCluster: false, attributes: ["label": "never drawn"],
          nodes: [DOTNode("c", ["label": ""])]),
      ])
    let svg = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: .svg)
    #expect(try #require(SVGReader.read(svg.bytes)).texts == ["whole"])
  }

  @Test("identifiers that differ only for people stay apart")
  func distinct() throws {
    let identifiers = [
      "", " ", "a", "\"a\"", "a\n", "a\r", "a\r\n", "\\", "\\\\", "\\n", "\0", "\u{1}", "\\x0000", "\u{FFFD}",
      "&",
      "&amp;", "&#38;", "\u{FFFE}", "graph", "1abc", "a:b", "a:b:c", "<a>",
    ]
    let graph = DOTGraph(identifier: "g", nodes: identifiers.map { DOTNode($0) })
    let layout = try GraphvizRenderer.layout(graph.encoded(), engine: .dot)
    #expect(Set(layout.nodes.keys) == Set(identifiers))
    let svg = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: .svg)
    let titles = try #require(SVGReader.read(svg.bytes)).titles
    #expect(Set(titles).count == identifiers.count + 1)
  }

  @Test("a hostile label draws in every format and is shown as it stands", arguments: OutputFormat.allCases)
  func everyFormat(_ format: OutputFormat) throws {
    let labels = [
      "<script>alert(1)</script>", "]]>", "\"'`", #"\N \G \E \l \"#, "a\u{202E}b", "&#x0;", "&#0; %s %n",
      "<b>x</b>",
      String(repeating: "W", count: 10_000), "a\0b",
    ]
    let graph = DOTGraph(
      identifier: "g",
      nodes: labels.enumerated().map { DOTNode("\($0.offset)", ["label": .text($0.element), "fontsize": 8]) })
    let rendering = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: format)
    #expect(!rendering.bytes.isEmpty)
    var drawing = rendering.bytes
    if format == .dot {
      // What was written as DOT says the same when it is read and drawn again.
      drawing = try GraphvizRenderer.render(
        String(decoding: drawing, as: UTF8.self), engine: .dot, format: .svg
      ).bytes
    }
    guard format == .svg || format == .dot else { return }
    let svg = try #require(SVGReader.read(drawing))
    #expect(SVGReader.ownElements.isSuperset(of: svg.elements))
    let shown = labels.map { $0.replacing("\0", with: "\u{FFFD}") }
    // Graphviz writes no-break spaces where a label has spaces.
    #expect(svg.texts.map { $0.replacing("\u{A0}", with: " ") } == shown)
  }

  private static let ownAttributes: Set<String> = [
    "width", "height", "viewBox", "xmlns", "xmlns:xlink", "id", "class", "transform", "fill", "stroke",
    "points",
    "cx", "cy", "rx", "ry", "text-anchor", "x", "y", "font-family", "font-size", "d", "xlink:href",
    "xlink:title",
    "target",
  ]

  private func draw(_ attributes: DOTAttributes) throws -> SVGReader {
    let graph = DOTGraph(identifier: "g", nodes: [DOTNode("n", attributes)])
    let svg = try GraphvizRenderer.render(graph.encoded(), engine: .dot, format: .svg)
    return try #require(SVGReader.read(svg.bytes))
  }
}
