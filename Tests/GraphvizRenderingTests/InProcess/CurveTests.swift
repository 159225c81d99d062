import GraphvizRendering
import Testing

@Suite("Edges with given curves")
struct CurveTests {
  // a at (0, 0), b at (200, 0), c at (100, 150); a → b bends upwards, b → c goes straight.
  private func paths(_ first: DOTAttributes, _ second: DOTAttributes) throws -> [[Substring]] {
    let graph = DOTGraph(
      identifier: "g", nodeDefaults: ["shape": "ellipse"],
      nodes: [
        DOTNode("a", ["pos": .position(x: 0, y: 0)]), DOTNode("b", ["pos": .position(x: 200, y: 0)]),
        DOTNode("c", ["pos": .position(x: 100, y: 150)]),
      ],
      edges: [DOTEdge(from: "a", to: "b", first), DOTEdge(from: "b", to: "c", second)])
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
