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
      shapes.insert(NodeStyle().attributes(of: node)["shape"] ?? "")
    }
    #expect(shapes.count == Diagram.NodeKind.allCases.count - 2)
    let expected: [Diagram.NodeKind: String] = [
      .organization: "box", .campaign: "hexagon", .report: "note", .place: "house", .topic: "ellipse",
    ]
    for (kind, shape) in expected {
      let node = Diagram.Node(id: "a", label: "A", kind: kind, cluster: nil, hover: "")
      #expect(NodeStyle().attributes(of: node)["shape"] == .raw(shape))
    }
  }

  @Test("organizations, campaigns and reports have the colour of their cluster, topics and places none")
  func colours() async throws {
    let palette = Theme.light.palette
    for diagram in try Self.diagrams() {
      let nodes = try await drawn(diagram).nodes
      for node in diagram.nodes where node.kind != .reason {
        let attributes = try #require(nodes["n:" + node.id])
        let shade = palette.tone(cluster: node.cluster).full
        switch node.kind {
        case .topic, .place: #expect(attributes["color"] == .raw(palette.neutral.full.border.text))
        default:
          #expect(attributes["color"] == .raw(shade.border.text))
          #expect(attributes["fillcolor"] == .raw(shade.fill.text))
        }
      }
    }
    #expect(Set(palette.clusters).count == palette.clusters.count)
    #expect(palette.tone(cluster: palette.clusters.count) == palette.other)
    #expect(palette.tone(cluster: nil) == palette.neutral)
  }

  @Test("dashed means implied, and an arrow means a direction")
  func dashes() async throws {
    for diagram in try Self.diagrams() {
      let edges = try await drawn(diagram).edges
      for (edge, line) in zip(diagram.edges, edges) {
        #expect((line.attributes["style"] == .raw("dashed")) == edge.isImplied)
        #expect((line.attributes["dir"] == .raw("none")) == !edge.isDirected)
        #expect(line.attributes["color"] == .raw((edge.isTie ? Palette.light.tie : Palette.light.edge).text))
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
      for kind in Diagram.NodeKind.allCases where ![.cluster, .reason, .cell].contains(kind) {
        #expect(
          legend.contains("l:" + kind.rawValue) == diagram.nodes.contains { $0.kind == kind }, "\(kind)")
      }
      let clusters = Set(
        legend.compactMap { name in name.hasPrefix("l:cluster-") ? Int(name.dropFirst(10)) : nil })
      let used = Set(diagram.nodes.compactMap(\.cluster))
      let strengths = Set(diagram.edges.filter { !$0.isTreeStep }.map(\.strength))
      let own = Palette.light.clusters.indices
      if !diagram.clusters.isEmpty {
        #expect(clusters == used.filter(own.contains))
        #expect(legend.contains("l:cluster-others") == used.contains { !own.contains($0) })
      }
      #expect(legend.contains("l:implied") == diagram.edges.contains(where: \.isImplied))
      #expect(legend.contains("l:tie") == diagram.edges.contains(where: \.isTie))
      #expect(legend.contains("l:stated") == diagram.edges.contains { !$0.isTie && !$0.isImplied })
      #expect(legend.contains("l:width") == (strengths.count > 1))
      #expect(legend.contains("l:focus") == diagram.nodes.contains(where: \.isFocus))
      #expect(legend.contains("l:faint") == diagram.nodes.contains(where: \.isStale))
      #expect(legend.contains("l:size") == diagram.nodes.contains { $0.measure != nil })
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
      guard case .number(let width)? = NodeStyle().attributes(of: edge)["penwidth"] else { return 0 }
      return width
    }
    #expect(try width(0) > 0)
    #expect(try width(0) < width(0.5) && width(0.5) < width(1))
    #expect(try width(-3) == width(0) && width(7) == width(1))
  }
}
