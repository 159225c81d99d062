import CoalitionModel
import GraphAlgorithms
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("Files")
struct SVGTests {
  /// A diagram every word of which is `text`.
  static func saying(_ text: String) -> Diagram {
    Diagram(
      title: text, subtitle: text, sourceLine: text, caption: text,
      nodes: [
        .init(id: "a", label: text, kind: .organization, cluster: 0, hover: text),
        .init(id: "b" + text, label: text, kind: .topic, hover: text),
        .init(id: "c", label: text, kind: .cluster, cluster: 1, hover: text),
        .init(id: "d", label: text, kind: .reason, hover: text),
      ],
      edges: [
        .init(
          from: "a", to: "b" + text, strength: 1, isImplied: true, isTie: false, isDirected: false,
          hover: text),
        .init(
          from: "c", to: "d", strength: 0.1, isImplied: false, isTie: true, isDirected: true, hover: text),
      ],
      clusters: [.init(number: 0, label: text)], placements: [.network, .rows])
  }

  static let hostile: [String] = [
    "<script>alert(1)</script>", "]]>", #"" onload="alert(1)"#, "' '", "&lt;", "&amp;lt;", "&#60;b&#62;",
    "a\0b",
    "\u{202E}evil", "<svg>", "<svg onload=x>", "-->", "<!--", "</title><a href=\"javascript:x\">",
    "\u{1}\u{1F}\u{7F}",
    "\u{FFFE}\u{FFFF}", #"\N \G \E \l \"#, "<?xml?>", "%n%s", "", " ", "\n", "\r\n",
  ]

  /// What Graphviz and this module write; anything else came in with the words.
  static let ownElements: Set<String> = [
    "svg", "g", "title", "desc", "text", "polygon", "path", "ellipse", "polyline",
    "metadata", "style",
  ]

  @Test("words cannot become markup, and are shown as they stand", arguments: hostile)
  func words(_ text: String) async throws {
    let picture = try await SVGPicture.draw(Self.saying(text))
    #expect(Set(picture.elements.map(\.name)).subtracting(Self.ownElements) == [])
    for element in picture.elements {
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "href" || $0 == "xlink:href" })
    }
    let shown = Self.visible(TextWrapping.lines(text, width: 20, maximumLines: 3).joined())
    let drawn = picture.named("text").map { Self.visible($0.content) }
    #expect(shown.isEmpty || drawn.joined(separator: " ").contains(shown), "\(drawn)")
    #expect(picture.named("svg").count == 1 && picture.named("desc").count == 1)
    #expect(try Diagram(twin: try #require(picture.named("metadata").first).content) == Self.saying(text))
    let ids = picture.elements.compactMap { $0.attributes["data-id"].map { Self.expected($0) } }
    #expect(ids == Self.saying(text).nodes.map { Self.expected($0.id) }, "\(ids)")
    #expect(picture.elements.count { $0.attributes["data-from"] != nil } == 2)
    let title = BidirectionalText.withoutControls(SVGTests.expected(text))
    #expect(picture.elements[1].content == title)
  }

  @Test(
    "fonts have narrower ones to fall back on, bold is a weight, and words that look like fonts stay words")
  func fonts() async throws {
    let forged = #"font-family="DejaVu Sans""#
    let picture = try await SVGPicture.draw(Self.saying(forged))
    let texts = picture.named("text")
    #expect(Set(texts.map { $0.attributes["font-family"] }) == ["DejaVu Sans,Verdana,Arial,sans-serif"])
    let title = try #require(texts.first { $0.group == "title" })
    #expect(title.attributes["font-weight"] == "bold")
    #expect(texts.contains { $0.content == forged })
  }

  /// A title after reading: without what XML has no place for, and white space as blanks.
  private static func expected(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x9, 0xA, 0xD: " "
          case 0..<0x20, 0xFFFE, 0xFFFF: "\u{FFFD}"
          default: scalar
          }
        }))
  }

  /// Without blanks, which Graphviz writes in its own way, and with what XML has no place for replaced.
  private static func visible(_ text: String) -> String {
    expected(text).filter { !$0.isWhitespace && $0 != "\u{A0}" }
  }

  @Test("a title and a description come first, for those who do not see the picture")
  func description() async throws {
    let network = Network.sanctuary
    let diagram = Diagram.network(network.graph, network.clusters, limit: 20)
    let picture = try await SVGPicture.draw(diagram)
    #expect(
      picture.elements[0].name == "svg"
        && picture.elements[0].attributes["role"] == "graphics-document document")
    #expect(picture.elements[1].name == "title" && picture.elements[1].depth == 2)
    #expect(picture.elements[2].name == "desc" && picture.elements[2].depth == 2)
    #expect(picture.elements[1].content == diagram.title)
    let words = picture.elements[2].content
    #expect(words.contains(diagram.subtitle + ". ") && words.contains(diagram.caption))
    #expect(words.contains(diagram.summary) && words.contains(diagram.sourceLine))
  }

  @Test("every node and edge says what it is when pointed at, and has an id of its own")
  func hovers() async throws {
    let network = Network.sanctuary
    for diagram in [
      Diagram.network(network.graph, network.clusters), try network.connection("noii-toronto", "amssa"),
      .clusters(network.links, network.graph, network.clusters),
    ] {
      let picture = try await SVGPicture.draw(diagram)
      let groups = picture.elements.filter { $0.name == "g" && $0.attributes["aria-label"] != nil }
      let titles = picture.elements.filter { $0.name == "title" && $0.depth > 2 }
      #expect(groups.count == diagram.nodes.count + diagram.edges.count && titles.count == groups.count)
      for node in diagram.nodes {
        let group = try #require(groups.first { $0.attributes["data-id"] == node.id })
        #expect(group.attributes["aria-label"]?.hasPrefix(node.label) == true)
        #expect(titles.contains { $0.group == "n:" + node.id && $0.content.hasSuffix(node.hover) })
        #expect(!node.hover.isEmpty && group.attributes["tabindex"] == "0")
      }
      for edge in diagram.edges {
        let said = titles.filter { $0.group == "n:\(edge.from)->n:\(edge.to)" }.map(\.content)
        #expect(said.contains { $0.contains(edge.hover) }, "\(edge.from) \(edge.to)")
        #expect(!edge.hover.isEmpty)
      }
      // The tab key goes through the nodes in reading order.
      #expect(groups.compactMap { $0.attributes["data-id"] } == diagram.nodes.map(\.id))
      let ids = picture.elements.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test("same diagram, same bytes", arguments: OutputFormat.allCases)
  func determinism(_ format: OutputFormat) async throws {
    func bytes() async throws -> [UInt8] {
      let network = Network(Network.sanctuary.dataset)
      let diagram = Diagram.around(try network.entity("toronto"), network.graph, network.clusters)
      return try await DiagramComposer(renderer: GraphvizRenderer()).draw(diagram, format: format).bytes
    }
    let first = try await bytes()
    #expect(!first.isEmpty)
    #expect(try await bytes() == first)
  }

  @Test("another seed is another picture of the same things")
  func seeds() async throws {
    let network = Network.sanctuary
    let diagram = Diagram.around(try network.entity("toronto"), network.graph, network.clusters)
    let pictures = try await [1, 2].asyncMap { seed in
      try await DiagramComposer(renderer: GraphvizRenderer(), seed: seed).draw(diagram, format: .svg).bytes
    }
    #expect(pictures[0] != pictures[1])
    let texts = try pictures.map { Set(try SVGPicture.read($0).named("text").map(\.content)) }
    #expect(texts[0] == texts[1])
  }

  @Test("DOT can be drawn as it stands")
  func dot() async throws {
    let network = Network.sanctuary
    let diagram = Diagram.around(try network.entity("toronto"), network.graph, network.clusters)
    let composer = DiagramComposer(renderer: GraphvizRenderer())
    let dot = String(decoding: try await composer.draw(diagram, format: .dot).bytes, as: UTF8.self)
    let layout = try GraphvizRenderer.layout(dot, engine: .positioned)
    #expect(diagram.nodes.allSatisfy { layout.nodes["n:" + $0.id] != nil })
  }
}

extension Sequence where Element == UInt64 {
  fileprivate func asyncMap<Result>(_ body: (Element) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await body(element)) }
    return results
  }
}
