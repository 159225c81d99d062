import GraphvizRendering
import Testing

@Suite("Renderer in process")
struct GraphvizRendererTests {
  static let sample = DOTGraph(
    identifier: "sample",
    nodes: (0..<12).map { DOTNode("n\($0)", ["label": .text("Node \($0)"), "tooltip": "tip"]) },
    edges: (1..<12).map { DOTEdge(from: "n\($0 / 2)", to: "n\($0)") }
  ).encoded()

  @Test("each format begins as such files begin", arguments: OutputFormat.allCases)
  func formats(_ format: OutputFormat) throws {
    let rendering = try GraphvizRenderer.render(Self.sample, engine: .dot, format: format)
    let beginnings: [OutputFormat: [UInt8]] = [
      .svg: Array("<?xml".utf8), .png: [0x89, 0x50, 0x4E, 0x47], .pdf: Array("%PDF-".utf8),
      .dot: Array("digraph".utf8),
    ]
    #expect(rendering.bytes.starts(with: try #require(beginnings[format])))
    #expect(rendering.messages == [])
  }

  @Test("same input, same bytes, also after other drawings", arguments: OutputFormat.allCases)
  func determinism(_ format: OutputFormat) async throws {
    // fdp compares addresses in memory; see LayoutEngine.fdp.
    for engine in LayoutEngine.allCases where engine != .positioned && engine != .fdp {
      let first = try GraphvizRenderer.render(Self.sample, engine: engine, format: format)
      _ = try GraphvizRenderer.render("graph{a--b--c--a}", engine: .fdp, format: .svg)
      let second = try GraphvizRenderer.render(Self.sample, engine: engine, format: format)
      #expect(first == second, "\(engine)")
    }
    // Dates count seconds; the two drawings must not share one.
    let before = try GraphvizRenderer.render(Self.sample, engine: .dot, format: format)
    try await Task.sleep(for: .milliseconds(1100))
    #expect(try GraphvizRenderer.render(Self.sample, engine: .dot, format: format) == before)
  }

  @Test("a graph without a name is not numbered")
  func anonymous() throws {
    for dot in ["digraph { a -> b }", "strict graph\n{a}", " graph{a}"] {
      let first = try GraphvizRenderer.render(dot, engine: .dot, format: .svg)
      #expect(try GraphvizRenderer.render(dot, engine: .dot, format: .svg) == first)
      #expect(!String(decoding: first.bytes, as: UTF8.self).contains("%"))
    }
  }

  @Test("an empty graph is a picture too", arguments: OutputFormat.allCases)
  func empty(_ format: OutputFormat) throws {
    let dot = DOTGraph(identifier: "").encoded()
    for engine in LayoutEngine.allCases {
      #expect(!(try GraphvizRenderer.render(dot, engine: engine, format: format).bytes.isEmpty), "\(engine)")
      #expect(try GraphvizRenderer.layout(dot, engine: engine).nodes.isEmpty, "\(engine)")
    }
  }

  @Test("warnings come with the picture")
  func warnings() throws {
    let rendering = try GraphvizRenderer.render(
      "digraph { a [shape=nonesuch] }", engine: .dot, format: .svg)
    #expect(rendering.messages == ["using box for unknown shape nonesuch"])
  }

  @Test("64 drawings at once come out like one")
  func concurrent() async throws {
    let expected = try GraphvizRenderer.render(Self.sample, engine: .dot, format: .svg)
    let renderer = GraphvizRenderer()
    try await withThrowingTaskGroup(of: Rendering.self) { group in
      for index in 0..<64 {
        group.addTask {
          // Both ways in, and layouts and syntax errors in between.
          if index.isMultiple(of: 4) { _ = try GraphvizRenderer.layout(Self.sample, engine: .neato) }
          if index.isMultiple(of: 5) { _ = try? GraphvizRenderer.layout("graph {", engine: .neato) }
          if index.isMultiple(of: 2) {
            return try GraphvizRenderer.render(Self.sample, engine: .dot, format: .svg)
          }
          return try await renderer.render(Self.sample, engine: .dot, format: .svg)
        }
      }
      for try await rendering in group { #expect(rendering == expected) }
    }
  }

  @Test("the ending of a file name chooses the format")
  func endings() {
    #expect(OutputFormat(fileExtension: "svg") == .svg)
    #expect(OutputFormat(fileExtension: ".PNG") == .png)
    #expect(OutputFormat(fileExtension: "gv") == .dot)
    #expect(OutputFormat(fileExtension: "jpeg") == nil)
    #expect(OutputFormat(fileExtension: "") == nil)
  }
}
