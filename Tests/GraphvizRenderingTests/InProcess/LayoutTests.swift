import GraphvizRendering
import Testing

@Suite("Layout in process")
struct LayoutTests {
  @Test("dot puts the head below the tail, sizes are points")
  func ranks() throws {
    let dot = DOTGraph(
      identifier: "g", nodes: [DOTNode("a", ["shape": "box", "width": 2, "height": 1, "label": ""])],
      edges: [DOTEdge(from: "a", to: "b")]
    ).encoded()
    let layout = try GraphvizRenderer.layout(dot, engine: .dot)
    let a = try #require(layout.nodes["a"])
    let b = try #require(layout.nodes["b"])
    #expect(a.width == 144 && a.height == 72)
    // The default node is 0.75 by 0.5 inches, ranks are 0.5 inches apart.
    #expect(b.width == 54 && b.height == 36)
    #expect(layout.width == 144 && layout.height == 144)
    #expect(a.x == 72 && a.y == 108 && b.x == 72 && b.y == 18)
  }

  @Test("positioned keeps every node where it was put, up to the common origin")
  func positioned() throws {
    let places = ["p": (x: 1000.25, y: -50.5), "q": (x: 1100.25, y: 150), "r": (x: 1010, y: 70.125)]
    let dot = DOTGraph(
      identifier: "g", isDirected: false,
      nodes: places.keys.sorted().map { name in
        DOTNode(name, ["pos": .position(x: places[name]?.x ?? 0, y: places[name]?.y ?? 0), "label": ""])
      },
      edges: [DOTEdge(from: "p", to: "q")]
    ).encoded()
    let layout = try GraphvizRenderer.layout(dot, engine: .positioned)
    let p = try #require(layout.nodes["p"])
    let q = try #require(layout.nodes["q"])
    let r = try #require(layout.nodes["r"])
    #expect(abs((q.x - p.x) - 100) < 1e-6 && abs((q.y - p.y) - 200.5) < 1e-6)
    #expect(abs((r.x - p.x) - 9.75) < 1e-6 && abs((r.y - p.y) - 120.625) < 1e-6)
    #expect(abs(p.x - 27) < 1e-6 && abs(p.y - 18) < 1e-6)
  }

  @Test("every node lies within the drawing", arguments: LayoutEngine.allCases.filter { $0 != .positioned })
  func bounds(_ engine: LayoutEngine) throws {
    let layout = try GraphvizRenderer.layout(GraphvizRendererTests.sample, engine: engine)
    #expect(layout.nodes.count == 12)
    for (name, node) in layout.nodes {
      // Graphviz rounds the frame, but not the nodes.
      #expect(node.x - node.width / 2 > -1 && node.x + node.width / 2 < layout.width + 1, "\(name)")
      #expect(node.y - node.height / 2 > -1 && node.y + node.height / 2 < layout.height + 1, "\(name)")
    }
  }

  @Test("a node without a place is named, not crashed on")
  func missingPosition() {
    let dot = #"graph { a [pos="1,2"]; "b\"c" }"#
    let error = #expect(throws: GraphvizError.self) { try GraphvizRenderer.layout(dot, engine: .positioned) }
    #expect(error?.kind == .layoutFailed(.positioned))
    #expect(error?.messages == [#"node "b"c" has no position, but """#])
  }

  @Test("each line of a label is measured with its font, in both ways of rendering")
  func lines() async throws {
    let dot = DOTGraph(
      identifier: "g", nodeDefaults: ["pos": .position(x: 0, y: 0), "shape": "box", "margin": "0,0"],
      nodes: [
        DOTNode("two", ["label": "wide wide\nnarrow", "fontsize": 20]),
        DOTNode("small", ["label": "wide wide", "fontsize": 10]), DOTNode("none", ["label": ""]),
      ]
    ).encoded()
    let layout = try GraphvizRenderer.layout(dot, engine: .positioned)
    let two = try #require(layout.nodes["two"])
    let small = try #require(layout.nodes["small"])
    #expect(two.textWidths.count == 2 && small.textWidths.count == 1)
    #expect(two.textWidths[0] > two.textWidths[1] && two.textWidths[1] > 0)
    #expect(abs(two.textWidths[0] - 2 * small.textWidths[0]) < 3)
    #expect(two.textWidths[0] <= two.width)
    #expect(abs(2 * two.lineHeight - two.height) < 1e-6)
    #expect(two.lineHeight > 20 && two.lineHeight < 30)
    #expect(layout.nodes["none"]?.textWidths.allSatisfy { $0 == 0 } == true)
    #expect(try await Fixture.real().layout(dot, engine: .positioned) == layout)
  }
}
