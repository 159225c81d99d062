import GraphvizRendering
import Testing

@Suite("Defaults in DOT")
struct DOTDefaultsTests {
  private static let graph = DOTGraph(
    identifier: "map", isDirected: true, attributes: ["label": "whole"],
    nodes: [
      DOTNode(
        "a", ["label": "A", "shape": "box", "color": "red", "pos": .position(x: 0, y: 0, isPinned: true)]),
      DOTNode(
        "b", ["label": "B", "shape": "box", "color": "blue", "pos": .position(x: 200, y: 0, isPinned: true)]),
      DOTNode("c", ["label": "C", "shape": "ellipse", "pos": .position(x: 0, y: 99, isPinned: true)]),
    ],
    edges: [DOTEdge(from: "a", to: "b", ["dir": "none"]), DOTEdge(from: "b", to: "c", ["dir": "none"])])

  @Test("what most have and all state becomes the default, in the order in which it stood")
  func most() {
    let stated = Self.graph.statingDefaults()
    #expect(stated.nodeDefaults == ["shape": "box"])
    #expect(stated.edgeDefaults == ["dir": "none"])
    #expect(stated.nodes[0].attributes.entries.map(\.name) == ["label", "color", "pos"])
    #expect(stated.nodes[2].attributes == Self.graph.nodes[2].attributes)
    #expect(stated.edges.map(\.attributes) == [[:], [:]])
    #expect(stated.attributes == Self.graph.attributes)
  }

  @Test("the drawing is the same to the byte")
  func drawing() throws {
    let (long, short) = (Self.graph.encoded(), Self.graph.statingDefaults().encoded())
    #expect(short.utf8.count < long.utf8.count)
    let pictures = try [long, short].map {
      try GraphvizRenderer.render($0, engine: .positioned, format: .svg).bytes
    }
    #expect(pictures[0] == pictures[1])
  }

  @Test("a graph in which a default could reach further is left alone")
  func untouched() {
    var graph = Self.graph
    graph.edges.append(DOTEdge(from: "a", to: "elsewhere"))
    #expect(graph.statingDefaults() == graph)
    graph = Self.graph
    graph.subgraphs = [DOTSubgraph(identifier: "s", nodes: [DOTNode("d")])]
    #expect(graph.statingDefaults() == graph)
    graph = Self.graph
    graph.edgeDefaults = ["color": "red"]
    #expect(graph.statingDefaults() == graph)
    graph = Self.graph
    graph.nodes.append(DOTNode("a", ["shape": "box"]))
    #expect(graph.statingDefaults() == graph)
  }

  @Test("no nodes, one node and nodes without attributes have no defaults")
  func few() {
    for nodes in [[], [DOTNode("a", ["shape": "box"])], [DOTNode("a"), DOTNode("b")]] {
      let graph = DOTGraph(identifier: "g", nodes: nodes)
      #expect(graph.statingDefaults() == graph)
    }
  }
}
