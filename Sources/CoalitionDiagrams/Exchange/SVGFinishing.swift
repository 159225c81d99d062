internal import RecordReading

/// What Graphviz's SVG lacks so that everyone can read it and programs can take it up again.
///
/// - The picture, each node and each edge have a role (WAI-ARIA Graphics Module, 2018), a name for screen readers
///   and a `<title>`; nodes can be reached with the tab key in reading order, and show when they are.
/// - Nodes carry `data-id`, `data-kind` and `data-cluster`, edges `data-from`, `data-to` and `data-implied`,
///   the first shape of a node its id as `data-node`, the root the map of the drawing to the page as `data-drawing`,
///   and `<metadata>` the whole twin, so that the file alone gives the diagram back (``Diagram/init(svg:file:)``).
/// - The words around the picture carry their name as `data-part`.
/// - Every line of text takes the width that it was measured with, whatever font a browser draws it in.
/// - Samples without words are hidden from screen readers; nothing is loaded from elsewhere, and no script runs.
///
/// Links to other pages stay; Graphviz's `<a>` without an address, its comments and its document type go.
struct SVGFinishing {
  /// Where the twin stands in a file.
  static let metadataID = "diagram-in-words"
  /// What to draw text with where the font of the style is not installed.
  static let fallbackFonts = "Verdana,Arial,sans-serif"

  private let diagram: Diagram
  private let lineWidths: [String: [Double]]
  private let nodeName: (String) -> String
  private var nodes: [String: Int] = [:]
  /// The edges that Graphviz calls by a title, in the order in which it draws them.
  private var edges: [String: [Int]] = [:]
  private var degrees: [String: Int] = [:]

  /// - Parameters:
  ///   - diagram: what the picture shows.
  ///   - lineWidths: the widths of the lines of each node's label, in points, by its name in DOT.
  ///   - nodeName: the name in DOT of a node's id.
  init(
    _ diagram: Diagram, lineWidths: [String: [Double]] = [:],
    nodeName: @escaping (String) -> String = { "n:" + $0 }
  ) {
    self.diagram = diagram
    self.lineWidths = lineWidths
    self.nodeName = nodeName
    for (index, node) in diagram.nodes.enumerated() { nodes[nodeName(node.id)] = index }
    for (index, edge) in diagram.edges.enumerated() {
      edges[nodeName(edge.from) + "->" + nodeName(edge.to), default: []].append(index)
      for end in Set([edge.from, edge.to]) { degrees[end, default: 0] += 1 }
    }
  }

  /// The finished file.
  ///
  /// - Throws: ``BrokenFile`` if the bytes are not what Graphviz writes.
  /// - Complexity: O(*n*) in the length of the file.
  func finished(_ bytes: [UInt8]) throws(BrokenFile) -> [UInt8] {
    try bytes.withUnsafeBufferPointer { (buffer) throws(BrokenFile) -> [UInt8] in
      var pass = SVGPass(self, XMLScanner(buffer, file: "SVG"))
      try pass.run()
      return pass.output
    }
  }

  // MARK: - What the pass asks for

  func node(titled title: String) -> Int? { nodes[title] }

  func id(ofNode index: Int) -> String { diagram.nodes[index].id }

  func edges(titled title: String) -> [Int] { edges[title] ?? [] }

  func widths(ofNode name: String) -> [Double] { lineWidths[name] ?? [] }

  /// The attributes of a node's group, with what a screen reader says.
  func appendAttributes(node index: Int, isLink: Bool, to output: inout [UInt8]) {
    let node = diagram.nodes[index]
    // An address inside gets the keyboard's focus itself.
    output.append(contentsOf: (isLink ? " role=\"group\"" : " role=\"graphics-symbol\" tabindex=\"0\"").utf8)
    append("aria-label", name(ofNode: index), to: &output)
    append("data-id", node.id, to: &output)
    append("data-kind", node.kind.rawValue, to: &output)
    if let cluster = node.cluster { append("data-cluster", "\(cluster)", to: &output) }
  }

  func name(ofNode index: Int) -> String {
    let node = diagram.nodes[index]
    let degree = degrees[node.id] ?? 0
    let parts = [
      Self.short(node.label, 300), node.kind.rawValue, node.cluster.map { "cluster \($0 + 1)" },
      node.kind == .reason ? nil : "\(degree) link\(degree == 1 ? "" : "s")",
    ]
    return BidirectionalText.withoutControls(parts.compactMap(\.self).joined(separator: ", "))
  }

  func title(ofNode index: Int) -> String {
    let node = diagram.nodes[index]
    let label = Self.short(node.label, 1_000)
    return BidirectionalText.withoutControls(
      node.hover.isEmpty ? label : node.hover.hasPrefix(label) ? node.hover : label + "\n" + node.hover)
  }

  func appendAttributes(edge index: Int, to output: inout [UInt8]) {
    let edge = diagram.edges[index]
    output.append(contentsOf: " role=\"graphics-symbol\"".utf8)
    append("aria-label", Self.short(title(ofEdge: index), 600), to: &output)
    append("data-from", edge.from, to: &output)
    append("data-to", edge.to, to: &output)
    append("data-implied", edge.isImplied ? "true" : "false", to: &output)
  }

  func title(ofEdge index: Int) -> String {
    let edge = diagram.edges[index]
    func label(_ id: String) -> String {
      nodes[nodeName(id)].map { Self.short(diagram.nodes[$0].label, 200) } ?? id
    }
    let ends = label(edge.from) + " – " + label(edge.to)
    return BidirectionalText.withoutControls(
      ends + (edge.hover.isEmpty ? "" : ":\n" + edge.hover) + (edge.isImplied ? "\n(implied)" : ""))
  }

  /// What stands first in the picture: its title, its description, the whole twin and what focus looks like.
  func appendHead(to output: inout [UInt8]) {
    let subtitle = diagram.subtitle.isEmpty ? "" : diagram.subtitle + "."
    let words = [subtitle, diagram.summary + ".", diagram.caption, diagram.sourceLine].filter { !$0.isEmpty }
    output.append(contentsOf: "\n<title id=\"diagram-title\">".utf8)
    XMLText.append(BidirectionalText.withoutControls(diagram.title), keepsLines: false, to: &output)
    output.append(contentsOf: "</title>\n<desc id=\"diagram-description\">".utf8)
    XMLText.append(
      BidirectionalText.withoutControls(words.joined(separator: " ")), keepsLines: false, to: &output)
    output.append(contentsOf: "</desc>\n<metadata id=\"\(Self.metadataID)\">".utf8)
    XMLText.append(DiagramTwin.text(of: diagram), to: &output)
    output.append(contentsOf: "</metadata>\n<style>\(Self.style)</style>\n".utf8)
  }

  static let rootAttributes =
    #" role="graphics-document document" aria-labelledby="diagram-title" aria-describedby="diagram-description""#

  /// Spaces stay, because they were measured. The grey stands out from white and from black by 4.5 : 1.
  private static let style =
    "text{white-space:pre}.node:focus,a:focus{outline:3px solid #767676;outline-offset:2px}"
    + ".node:focus path,.node:focus polygon,.node:focus ellipse{stroke-width:4}"

  private func append(_ name: String, _ value: String, to output: inout [UInt8]) {
    output.append(contentsOf: " \(name)=\"".utf8)
    XMLText.append(value, keepsLines: false, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  private static func short(_ words: String, _ length: Int) -> String {
    let scalars = words.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: length, limitedBy: scalars.endIndex),
      end != scalars.endIndex
    else { return words }
    return String(scalars[..<end]) + "…"
  }
}
