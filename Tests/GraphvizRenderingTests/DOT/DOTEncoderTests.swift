import GraphvizRendering
import Testing

@Suite("DOT encoder")
struct DOTEncoderTests {
  @Test("writes every part of a graph, one statement a line")
  func wholeGraph() {
    let graph = DOTGraph(
      identifier: "map", isDirected: true, isStrict: true,
      attributes: ["rankdir": "LR", "label": "R&D"],
      nodeDefaults: ["shape": "box"], edgeDefaults: ["penwidth": 1.5],
      nodes: [DOTNode("a", ["label": "Ann \"A\"", "width": 2]), DOTNode("")],
      edges: [DOTEdge(from: "a", to: "b", ["constraint": false])],
      subgraphs: [
        DOTSubgraph(
          identifier: "one", attributes: ["label": "First"], nodeDefaults: ["color": "red"],
          nodes: [DOTNode("b", ["pos": .position(x: 1, y: 2.5, isPinned: true)])],
          subgraphs: [DOTSubgraph(identifier: "cluster", isCluster: false, attributes: ["rank": "same"])])
      ])
    #expect(
      graph.encoded() == #"""
        strict digraph "map" {
          node ["shape"="box"];
          edge ["penwidth"="1.5"];
          "a" ["label"="Ann \"A\"", "width"="2"];
          "";
          subgraph "cluster_one" {
            node ["color"="red"];
            "b" ["pos"="1,2.5!"];
            subgraph "part_cluster" {
              graph ["rank"="same"];
            }
            graph ["label"="First"];
          }
          "a" -> "b" ["constraint"="false"];
          graph ["rankdir"="LR", "label"="R&amp;D"];
        }

        """#)
  }

  @Test("an empty undirected graph")
  func empty() {
    #expect(DOTGraph(identifier: "", isDirected: false).encoded() == "graph \"\" {\n}\n")
  }

  @Test(
    "quotes literal text",
    arguments: [
      (#"a"b"#, #"a\"b"#), (#"a\"#, #"a\\"#), (#"\""#, #"\\\""#), ("a\nb", #"a\nb"#),
      ("a\r\nb\rc", #"a\nb\nc"#),
      ("&lt;", "&amp;lt;"), ("\0", "\u{FFFD}"), (#"\N"#, #"\\N"#), ("<b>", "<b>"), ("\u{202E}x", "\u{202E}x"),
    ])
  func text(_ text: String, _ expected: String) {
    #expect(encodedValue(.text(text)) == expected)
  }

  @Test(
    "lets raw text speak Graphviz's language, but not end its string",
    arguments: [
      (#"\N\l"#, #"\N\l"#), ("a\"b", #"a\"b"#), (#"a\"b"#, #"a\"b"#), (#"a\\"b"#, #"a\\\"b"#),
      (#"a\"#, #"a\\"#),
      ("a\\\nb", #"a\\\nb"#), ("a\nb", #"a\nb"#), ("&lt;", "&lt;"), ("\0", "\u{FFFD}"),
    ])
  func raw(_ text: String, _ expected: String) {
    #expect(encodedValue(.raw(text)) == expected)
  }

  @Test("writes numbers as Graphviz reads them")
  func numbers() {
    #expect(encodedValue(3) == "3")
    #expect(encodedValue(-0.25) == "-0.25")
    #expect(encodedValue(.number(.nan)) == "")
    #expect(encodedValue(.position(x: 72, y: -1.5)) == "72,-1.5")
  }

  @Test("accepts addresses of the web only, and encodes what could leave an attribute")
  func links() {
    #expect(DOTValue.link("javascript:alert(1)") == nil)
    #expect(DOTValue.link(" Java\nScript:alert(1)") == nil)
    #expect(DOTValue.link("data:text/html,x") == nil)
    #expect(DOTValue.link("https://a.example/?q=1&lt;\"'") == .text("https://a.example/?q=1&lt;%22%27"))
    #expect(DOTValue.link("mailto:a@b.example") == .text("mailto:a@b.example"))
    #expect(DOTValue.link("page.html#a:b") == .text("page.html#a:b"))
    #expect(DOTValue.link("/é") == .text("/%C3%A9"))
  }

  @Test("attributes keep their order and their names unique")
  func attributes() {
    var attributes: DOTAttributes = ["a": 1, "b": 2, "a": 3]
    #expect(attributes.entries.map(\.name) == ["a", "b"])
    #expect(attributes["a"] == 3)
    attributes["a"] = nil
    attributes["c"] = "x"
    #expect(attributes.merging(["b": 5]).entries.map(\.value) == [5, "x"])
  }

  private func encodedValue(_ value: DOTValue) -> String? {
    let text = DOTGraph(identifier: "g", nodes: [DOTNode("n", ["label": value])]).encoded()
    guard let start = text.firstRange(of: "\"label\"=\""), let end = text.firstRange(of: "\"];\n") else {
      return nil
    }
    return String(text[start.upperBound..<end.lowerBound])
  }
}
