import Foundation
import GraphvizRendering
import Testing

@testable import CoalitionDiagrams

@Suite("The visual language")
struct StyleTests {
  static func diagrams() throws -> [Diagram] {
    let network = Network.sanctuary
    let random = try Invented.random(organizations: 60, seed: 3).network()
    return [
      .network(network.graph, network.clusters), .network(random.graph, random.clusters),
      .around(try network.entity("toronto"), network.graph, network.clusters),
      try network.connection("noii-toronto", "amssa"),
      .clusters(network.links, network.graph, network.clusters),
    ]
  }

  /// The node statements of the finished drawing by name.
  private func drawn(_ diagram: Diagram) async throws -> (nodes: [String: DOTAttributes], edges: [DOTEdge]) {
    let (dot, _) = try await DiagramComposer(renderer: GraphvizRenderer()).drawing(of: diagram)
    return (Dictionary(uniqueKeysWithValues: dot.nodes.map { ($0.identifier, $0.attributes) }), dot.edges)
  }

  @Test("each kind has a shape of its own")
  func shapes() {
    var shapes: Set<DOTValue> = []
    for kind in Diagram.NodeKind.allCases where kind != .cluster && kind != .cell {
      let node = Diagram.Node(id: "a", label: "A", kind: kind, cluster: 0, hover: "")
      shapes.insert(NodeStyle.attributes(of: node)["shape"] ?? "")
    }
    #expect(shapes.count == Diagram.NodeKind.allCases.count - 2)
    let expected: [Diagram.NodeKind: String] = [
      .organization: "box", .campaign: "hexagon", .report: "note", .place: "house", .topic: "ellipse",
    ]
    for (kind, shape) in expected {
      let node = Diagram.Node(id: "a", label: "A", kind: kind, cluster: nil, hover: "")
      #expect(NodeStyle.attributes(of: node)["shape"] == .raw(shape))
    }
  }

  @Test("organizations, campaigns and reports have the colour of their cluster, topics and places none")
  func colours() async throws {
    for diagram in try Self.diagrams() {
      let nodes = try await drawn(diagram).nodes
      for node in diagram.nodes where node.kind != .reason {
        let attributes = try #require(nodes["n:" + node.id])
        let shade = Palette.shade(cluster: node.cluster)
        switch node.kind {
        case .topic, .place: #expect(attributes["color"] == .raw(Palette.neutral.border))
        default:
          #expect(attributes["color"] == .raw(shade.border))
          #expect(attributes["fillcolor"] == .raw(shade.fill))
        }
      }
    }
    #expect(Set(Palette.clusters).count == Palette.clusters.count)
    #expect(Palette.shade(cluster: Palette.clusters.count) == Palette.other)
    #expect(Palette.shade(cluster: nil) == Palette.other)
  }

  @Test("text is read on every fill (4.5:1), borders and lines are seen on the ground (3:1)")
  func contrast() throws {
    let shades = Palette.clusters + [Palette.other, Palette.neutral]
    for shade in shades {
      #expect(try Contrast.ratio(Palette.text, shade.fill) >= 4.5, "\(shade)")
      #expect(try Contrast.ratio(shade.border, Palette.ground) >= 3, "\(shade)")
    }
    for text in [Palette.text, Palette.quietText] { #expect(try Contrast.ratio(text, Palette.ground) >= 4.5) }
    for line in [Palette.edge, Palette.tie] { #expect(try Contrast.ratio(line, Palette.ground) >= 3) }
    // What the styles say, whatever they take it from.
    for kind in Diagram.NodeKind.allCases {
      for cluster in [nil] + (0...Palette.clusters.count).map(\.self) {
        let node = Diagram.Node(id: "a", label: "A", kind: kind, cluster: cluster, hover: "")
        let attributes = NodeStyle.attributes(of: node)
        func colour(_ name: String) -> String {
          guard case .raw(let colour)? = attributes[name] else { return Palette.ground }
          return colour
        }
        #expect(
          try Contrast.ratio(colour("fontcolor"), colour("fillcolor")) >= 4.5, "\(kind) \(cluster ?? -1)")
        if kind != .reason { #expect(try Contrast.ratio(colour("color"), Palette.ground) >= 3, "\(kind)") }
      }
    }
    #expect(abs(try Contrast.ratio("#000000", "#FFFFFF") - 21) < 1e-9)
    #expect(abs(try Contrast.ratio("#777777", "#FFFFFF") - 4.48) < 0.01)
  }

  @Test("dashed means implied, and an arrow means a direction")
  func dashes() async throws {
    for diagram in try Self.diagrams() {
      let edges = try await drawn(diagram).edges
      for (edge, line) in zip(diagram.edges, edges) {
        #expect((line.attributes["style"] == .raw("dashed")) == edge.isImplied)
        #expect((line.attributes["dir"] == .raw("none")) == !edge.isDirected)
        #expect(line.attributes["color"] == .raw(edge.isTie ? Palette.tie : Palette.edge))
      }
    }
    let network = try #require(try Self.diagrams().dropFirst().first)
    #expect(network.edges.contains(where: \.isImplied) && network.edges.contains { !$0.isImplied })
    let picture = try await SVGPicture.draw(network)
    let dashed = picture.elements.filter {
      $0.groupClass == "edge" && $0.attributes["stroke-dasharray"] != nil
    }
    // One more stands in the legend.
    #expect(dashed.filter { $0.name == "path" }.count == network.edges.count(where: \.isImplied) + 1)
  }

  @Test("the legend explains what is on the picture, and nothing else")
  func legend() async throws {
    for diagram in try Self.diagrams() {
      let drawing = try await drawn(diagram)
      let legend = Set(drawing.nodes.keys.filter { $0.hasPrefix("l:") })
      for kind in Diagram.NodeKind.allCases where kind != .cluster && kind != .reason {
        #expect(
          legend.contains("l:" + kind.rawValue) == diagram.nodes.contains { $0.kind == kind }, "\(kind)")
      }
      let clusters = Set(
        legend.compactMap { name in name.hasPrefix("l:cluster-") ? Int(name.dropFirst(10)) : nil })
      if !diagram.clusters.isEmpty { #expect(clusters == Set(diagram.nodes.compactMap(\.cluster))) }
      #expect(legend.contains("l:implied") == diagram.edges.contains(where: \.isImplied))
      #expect(legend.contains("l:tie") == diagram.edges.contains(where: \.isTie))
      #expect(legend.contains("l:stated") == diagram.edges.contains { !$0.isTie && !$0.isImplied })
      #expect(legend.contains("l:width") == !diagram.edges.isEmpty)
      let arrows = drawing.edges.filter { $0.tail.hasPrefix("l:") && $0.attributes["arrowhead"] != nil }
      #expect(!arrows.isEmpty == diagram.edges.contains { $0.isTie && $0.isDirected }, "\(diagram.title)")
    }
  }

  @Test("what the lines between clusters are is said in the legend")
  func clusterLines() async throws {
    let network = Network.sanctuary
    let diagram = Diagram.clusters(network.links, network.graph, network.clusters)
    let texts = try await SVGPicture.draw(diagram).named("text").map(\.content)
    #expect(!diagram.edges.isEmpty)
    #expect(!texts.contains { $0.contains("works on") })
    #expect(texts.contains { $0.contains("between their members") })
  }

  @Test("the wider a line, the stronger the link")
  func widths() throws {
    func width(_ strength: Double) throws -> Double {
      let edge = Diagram.Edge(
        from: "a", to: "b", strength: strength, isImplied: false, isTie: false, isDirected: false, hover: "")
      guard case .number(let width)? = NodeStyle.attributes(of: edge)["penwidth"] else { return 0 }
      return width
    }
    #expect(try width(0) > 0)
    #expect(try width(0) < width(0.5) && width(0.5) < width(1))
    #expect(try width(-3) == width(0) && width(7) == width(1))
  }
}

/// Contrast as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
enum Contrast {
  static func ratio(_ one: String, _ other: String) throws -> Double {
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private static func luminance(_ colour: String) throws -> Double {
    let value = try #require(colour.count == 7 ? Int(colour.dropFirst(), radix: 16) : nil, "\(colour)")
    let channels = [16, 8, 0].map { shift in
      let channel = Double(value >> shift & 255) / 255
      return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
