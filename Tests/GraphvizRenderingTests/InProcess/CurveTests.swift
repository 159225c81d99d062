import GraphvizRendering
import Testing

@Suite("Edges with given curves")
struct CurveTests {
  // a at (0, 0), b at (200, 0), c at (100, 150); a → b bends upwards, b → c goes straight.
  private func paths(
    _ first: DOTAttributes, _ second: DOTAttributes, graph attributes: DOTAttributes = [:],
    twin: DOTAttributes? = nil
  ) throws -> [[Substring]] {
    let graph = DOTGraph(
      identifier: "g", attributes: attributes, nodeDefaults: ["shape": "ellipse"],
      nodes: [
        DOTNode("a", ["pos": .position(x: 0, y: 0)]), DOTNode("b", ["pos": .position(x: 200, y: 0)]),
        DOTNode("c", ["pos": .position(x: 100, y: 150)]),
      ],
      edges: [DOTEdge(from: "a", to: "b", first), DOTEdge(from: "b", to: "c", second)]
        + (twin.map { [DOTEdge(from: "a", to: "b", $0)] } ?? []))
    let svg = String(
      decoding: try GraphvizRenderer.render(graph.encoded(), engine: .positioned, format: .svg).bytes,
      as: UTF8.self)
    // Of each edge the curve, and the arrowheads after it.
    return svg.split(separator: "class=\"edge\"").dropFirst().map { edge in
      (edge.firstRange(of: "</g>").map { edge[..<$0.lowerBound] } ?? edge).split(separator: "\n").compactMap {
        line in
        for name in [" d=\"", " points=\""] {
          if let start = line.firstRange(of: name) { return line[start.upperBound...].prefix { $0 != "\"" } }
        }
        return nil
      }
    }
  }

  private static let bend: [(x: Double, y: Double)] = [(27, 0), (60, 60), (120, 60), (163, 5)]

  @Test("are drawn as given, and those without stay straight beside them")
  func mixed() throws {
    let free = try paths([:], [:])
    let mixed = try paths(["pos": .curve(Self.bend, tip: (173, 0))], [:])
    // The lower left node's box begins at (-27, -18), which becomes the origin; y grows downwards in SVG.
    #expect(mixed[0].first == "M54,-18C87,-78 147,-78 190,-23")
    #expect(mixed[1] == free[1])
    #expect(mixed[0] != free[0])
  }

  @Test(
    "stay as given whatever `splines` says, while the others follow it",
    arguments: ["line", "false", "true", "spline", "polyline", "curved", "ortho", "none", ""])
  func splines(_ splines: String) throws {
    let attributes: DOTAttributes = ["splines": .raw(splines)]
    let mixed = try paths(["pos": .curve(Self.bend, tip: (173, 0))], [:], graph: attributes)
    #expect(mixed.first?.first == "M54,-18C87,-78 147,-78 190,-23")
    if ["none", ""].contains(splines) {
      #expect(mixed.dropFirst().joined().isEmpty)
    } else if ["line", "false"].contains(splines) {
      #expect(try mixed[1] == paths([:], [:])[1])
    } else {
      #expect(mixed[1].first != nil)
    }
  }

  @Test("stay as given beside an edge without between the same nodes, in either order")
  func parallel() throws {
    let given: DOTAttributes = ["pos": .curve(Self.bend, tip: (173, 0))]
    let straight = try paths([:], [:])[0]
    let free: DOTAttributes = [:]
    for (first, twin) in [(given, free), (free, given)] {
      let drawn = try paths(first, [:], twin: twin).filter { $0.first?.hasPrefix("M54") == true }
      #expect(drawn.count == 2)
      #expect(drawn.contains { $0.first == "M54,-18C87,-78 147,-78 190,-23" })
      #expect(drawn.contains(straight))
    }
  }

  @Test("have an arrowhead at their tip, and none without a tip")
  func arrowheads() throws {
    let both = try paths(
      ["pos": .curve(Self.bend, tip: (173, 0), tailTip: (17, 0)), "dir": "both"],
      ["pos": .curve([(190, 20), (160, 60), (140, 90), (110, 130)])])
    #expect(both[0].count == 3)
    #expect(both[0].dropFirst().contains { $0.contains("200,-18") })
    #expect(both[0].dropFirst().contains { $0.contains("44,-18") })
    #expect(both[1].count == 1)
  }

  @Test("a line is cut by its arrowhead, but never by more than half")
  func lines() throws {
    #expect(DOTValue.line(from: (0, 0), to: (30, 0)) == .raw("0,0 10,0 20,0 30,0"))
    #expect(DOTValue.line(from: (0, 0), to: (40, 0), arrowLength: 10) == .raw("e,40,0 0,0 10,0 20,0 30,0"))
    #expect(DOTValue.line(from: (0, 0), to: (12, 0), arrowLength: 10) == .raw("e,12,0 0,0 2,0 4,0 6,0"))
    #expect(DOTValue.line(from: (1, 1), to: (1, 1), arrowLength: 10) == .raw("1,1 1,1 1,1 1,1"))
  }
}
