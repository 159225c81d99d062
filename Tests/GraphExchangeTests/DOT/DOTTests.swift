import GraphExchange
import RecordReading
import Testing

@Suite struct DOTTests {
  private func read(_ text: String) -> GraphReading { DOTFormat.read(Array(text.utf8), file: "a.gv") }

  @Test(arguments: GraphTable.all)
  func whatIsReadIsWhatWasWritten(_ entry: GraphTable.Entry) {
    let graph = entry.graph
    let writing = DOTFormat.write(graph)
    let reading = DOTFormat.read(writing.bytes, file: "a.gv")
    #expect(!reading.diagnostics.contains { $0.severity == .error }, "\(reading.diagnostics)")
    let again = reading.graph
    #expect((0..<again.nodeCount).map(again.id) == (0..<graph.nodeCount).map(graph.id))
    #expect(again.sources == graph.sources && again.targets == graph.targets)
    #expect((0..<again.edgeCount).map(again.direction) == (0..<graph.edgeCount).map(graph.direction))
    let losses = Set(writing.omissions.counts.keys).subtracting(["types of columns", "empty texts"])
    guard losses.isEmpty else { return }
    for (table, other, rows) in [
      (graph.nodes, again.nodes, graph.nodeCount), (graph.edges, again.edges, graph.edgeCount),
    ] {
      for column in table.columns.indices {
        let found = other.column(table.columns[column].name)
        for row in 0..<rows {
          let text = table.text(row, column).flatMap { $0.isEmpty ? nil : $0 }
          // An empty text and one that is the default cannot be told from none.
          guard text != nil, table.columns[column].defaultValue == nil else { continue }
          #expect(found.flatMap { other.text(row, $0) } == text, "\(table.columns[column].name) \(row)")
        }
      }
    }
  }

  @Test func attributesClustersAndPlaces() {
    let reading = read(
      #"""
      digraph "My map" { label="T\nwo" rankdir=LR node [shape=box] edge [color=red];
        a [label="A \"x\"" pos="1.5,-2!"]; b [shape=disc, label=<<b>Bold</b> &lt;x>];
        subgraph cluster_1 { label="Group"; b; c }
        subgraph other { rank=same; a; c }
        a -> b -> c [dir=none weight=2]; c -> a [dir=back]; a -> b:port; a -> a; }
      """#)
    #expect(reading.diagnostics == [])
    let graph = reading.graph
    #expect((0..<graph.nodeCount).map(graph.id) == ["a", "b", "c"])
    func node(_ row: Int, _ name: String) -> String? {
      graph.nodes.column(name).flatMap { graph.nodes.text(row, $0) }
    }
    #expect((0..<3).map { node($0, "shape") } == ["box", "disc", "box"])
    #expect((0..<3).map { node($0, "cluster") } == [nil, "Group", "Group"])
    #expect([node(0, "label"), node(1, "label")] == ["A \"x\"", "Bold <x"])
    #expect([node(0, "x"), node(0, "y"), node(0, "pos")] == ["1.5", "-2", "1.5,-2!"])
    #expect(
      graph.attributes.map { "\($0.name)=\($0.value)" } == ["name=My map", "label=T\nwo", "rankdir=LR"])
    #expect(graph.edgeCount == 5)
    #expect((0..<5).map(graph.direction) == [.undirected, .undirected, .directed, .directed, .directed])
    // An edge that is drawn backwards goes the other way.
    #expect(graph.sources[2] == 0 && graph.targets[2] == 2)
    #expect(
      reading.omissions.counts == ["formats of HTML-like texts": 1, "subgraphs that are no clusters": 1])
  }

  @Test func aLabelThatNobodyGaveIsNone() {
    #expect(read("graph { a; b [label=\"x\"] }").graph.nodes.columns.first?.defaultValue == nil)
  }

  @Test(arguments: [
    "", "graph", "graph {", "digraph { a -> }", "graph { a -> b }", "x", "graph {} graph {}",
    "graph { \u{0} }",
  ])
  func whatIsNoDOTIsAnError(_ text: String) {
    #expect(read(text).diagnostics.map(\.severity) == [.error])
  }

  @Test func groupsThatStandForTooMuchAreRefused() {
    let group = "{" + (0..<1000).map { "a\($0)" }.joined(separator: " ") + "}"
    let reading = read("digraph { \(group) -> \(group) -> \(group) }")
    #expect(reading.diagnostics.count == 1 && reading.graph.nodeCount == 0)
    let small = read("graph { {a b c} -- {d e f} }")
    #expect(small.graph.edgeCount == 9 && small.diagnostics == [])
  }

  @Test func deepNestingIsNoProblem() {
    let reading = read(
      "graph " + String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_000))
    #expect(reading.graph.nodeCount == 0)
  }

  @Test func nearlyRightFiles() {
    var mutations = Mutations(
      GraphTable.all.prefix(20).map { DOTFormat.write($0.graph).bytes }.filter { $0.count < 3000 }, seed: 4)
    for _ in 0..<1500 { _ = DOTFormat.read(mutations.next(), file: "a.gv") }
  }

  /// As many as Graphviz's own `gc -n -e` counts.
  @Test(arguments: [("clust4.gv", 10, 13), ("honda-tokoro.gv", 24, 40)])
  func filesOfOtherPrograms(_ name: String, _ nodes: Int, _ edges: Int) throws {
    guard let path = SharedSamples.path(name) else { return }
    let reading = try DOTFormat.read(contentsOf: path)
    #expect(!reading.diagnostics.contains { $0.severity == .error })
    #expect(reading.graph.nodeCount == nodes && reading.graph.edgeCount == edges)
  }
}
