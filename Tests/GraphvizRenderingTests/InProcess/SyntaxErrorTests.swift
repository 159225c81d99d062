import GraphvizRendering
import Testing

@Suite("Syntax errors")
struct SyntaxErrorTests {
  @Test(
    "name the line if Graphviz does",
    arguments: [
      ("graph {\n\n a -- -- }", 3), ("zzz", 1), ("graph {", 1), ("graph { \"abc", 1), ("graph{a}\n\0", 2),
      ("", nil), ("/*", nil), ("// nothing", nil), ("graph{} graph{b}", nil),
      ("graph{}\n\ngraph{b}\n", nil), ("graph{}\n\n}", 3),
    ] as [(String, Int?)])
  func lines(_ dot: String, _ line: Int?) {
    let error = #expect(throws: GraphvizError.self) {
      try GraphvizRenderer.render(dot, engine: .dot, format: .svg)
    }
    #expect(error?.kind == .syntax(line: line))
    #expect(error?.messages.isEmpty == false)
  }

  @Test(
    "leave nothing behind for the next graph",
    arguments: [
      "/*", "graph { \"abc", "graph { a [label=<b", "graph { a [label=<<<<b", "<<<<", "\"",
      "graph{} graph{b}",
      "graph{} }", "graph{a [label=\"x\\", "graph{} /*", "graph{} \"", "graph{} <<<", "digraph{} garbage",
      "graph{} /* fine */", "graph{a} # note\n",
    ])
  func independence(_ dot: String) throws {
    _ = try? GraphvizRenderer.layout(dot, engine: .dot)
    let layout = try GraphvizRenderer.layout("graph { only }", engine: .dot)
    #expect(Array(layout.nodes.keys) == ["only"])
  }

  @Test("a remark after the graph is none")
  func remarks() throws {
    #expect(try GraphvizRenderer.layout("graph{a} /* fine */\n// too\n", engine: .dot).nodes.count == 1)
  }

  @Test("the description says what, what Graphviz said, and how to mend it")
  func description() {
    let error = GraphvizError(.syntax(line: 3), messages: ["syntax error in line 3 near '--'"])
    #expect(
      error.description == """
        The text is not a graph in the DOT language: error in line 3.
          Graphviz: syntax error in line 3 near '--'
        Correct the DOT text at that place; it must hold exactly one graph.
        """)
  }
}
