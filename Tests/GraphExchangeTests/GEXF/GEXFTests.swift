import GraphExchange
import RecordReading
import Testing

@Suite struct GEXFTests {
  private func read(_ text: String) -> GraphReading { GEXFFormat.read(Array(text.utf8), file: "a.gexf") }

  /// The graph with its columns in order of name, without attributes of its own: GEXF has some columns in places of
  /// their own, and few attributes of a graph.
  private func sorted(_ graph: PropertyGraph) -> PropertyGraph {
    var graph = graph
    graph.attributes = []
    graph.nodes = sorted(graph.nodes, rows: graph.nodeCount)
    graph.edges = sorted(graph.edges, rows: graph.edgeCount)
    return graph
  }

  private func sorted(_ table: AttributeTable, rows: Int) -> AttributeTable {
    var result = AttributeTable()
    for column in table.columns.indices.sorted(by: { table.columns[$0].name < table.columns[$1].name }) {
      // A label, id or weight that no row has leaves no trace.
      if ["label", "id", "kind", "weight"].contains(table.columns[column].name), table.filled(column) == 0 {
        continue
      }
      let new = result.addColumn(
        table.columns[column].name, table.columns[column].type,
        defaultValue: table.columns[column].defaultValue)
      for row in 0..<rows {
        _ = table.withBytes(row, column) { result.set(row, new, $0) }
      }
    }
    return result
  }

  @Test(arguments: GraphTable.all)
  func whatIsReadIsWhatWasWritten(_ entry: GraphTable.Entry) {
    let writing = GEXFFormat.write(entry.graph)
    let reading = GEXFFormat.read(writing.bytes, file: "a.gexf")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.omissions.list.isEmpty)
    if writing.omissions.counts["characters that XML cannot hold (replaced)"] == nil {
      #expect(differences(sorted(reading.graph), sorted(entry.graph)) == [])
    }
  }

  @Test func placesColoursAndTimes() {
    let reading = read(
      """
      <gexf xmlns:viz="v"><meta><creator>Gephi</creator><description></description></meta>
      <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
        <attributes class="node" mode="dynamic"><attribute id="0" title="size of budget" type="integer">
          <default>5</default><options>1|2</options></attribute>
          <attribute id="1" title="topics" type="liststring"/></attributes>
        <nodes><node id="a" label="A" start="2001">
            <attvalues><attvalue for="0" value="7" start="2001"/><attvalue for="0" value="8" start="2002"/>
              <attvalue for="1" value="[health, 'clean air']"/></attvalues>
            <viz:color r="255" g="10" b="0" a="0.5"/><viz:position x="1" y="-2.5" z="0.0"/><viz:size value="3"/>
            <spells><spell start="2001" end="2003"/><spell start="2005" startopen="x"/></spells></node>
          <node id="b"><nodes><node id="c"/></nodes></node></nodes>
        <edges><edge id="0" source="a" target="b" type="undirected" kind="funds" weight="2.5" label="l"/>
          <edge source="a" target="z" type="odd"><attvalues><attvalue for="9" value="x"/></attvalues></edge></edges>
      </graph></gexf>
      """)
    let graph = reading.graph
    func node(_ row: Int, _ name: String) -> String? {
      graph.nodes.column(name).flatMap { graph.nodes.text(row, $0) }
    }
    func edge(_ row: Int, _ name: String) -> String? {
      graph.edges.column(name).flatMap { graph.edges.text(row, $0) }
    }
    #expect((0..<graph.nodeCount).map(graph.id) == ["a", "b", "c", "z"])
    #expect([node(0, "size of budget"), node(1, "size of budget")] == ["8", "5"])
    #expect(node(0, "topics") == "health|clean air")
    #expect(
      ["color", "alpha", "x", "y", "z", "size", "start"].map { node(0, $0) } == [
        "#ff0a00", "0.5", "1", "-2.5", nil, "3", "2001",
      ])
    #expect(node(0, "spells") == "2001/2003|2005/")
    #expect(node(2, "pid") == "b")
    #expect(["id", "kind", "weight", "label"].map { edge(0, $0) } == ["0", "funds", "2.5", "l"])
    #expect((0..<2).map(graph.direction) == [.undirected, .directed])
    #expect(graph.attributes.map(\.name) == ["creator"])
    #expect(
      reading.omissions.counts == [
        "earlier values of attributes that change": 1, "options of attributes": 1,
        "times that say they are open": 1,
        "types of edges that are no direction": 1,
      ])
    #expect(
      reading.diagnostics.map(\.found) == [
        "1 nodes that only edges name", "1 attributes that are not declared",
      ])
  }

  @Test func timesAreWholeDaysThatSayNothingNew() {
    var graph = GraphTable.nodes(["a", "b"])
    for (name, text) in [("since", "2014-02"), ("until", "2016")] {
      graph.edges.set(0, graph.edges.addColumn(name), text)
    }
    let writing = GEXFFormat.write(graph)
    let text = String(decoding: writing.bytes, as: UTF8.self)
    #expect(text.contains("start=\"2014-02-01\" end=\"2016-12-31\""))
    let again = GEXFFormat.read(writing.bytes, file: "a").graph
    #expect(again.edges.columns.map(\.name) == ["since", "until"])
  }

  @Test(arguments: ["", "<a/>", "<gexf>", "<gexf><graph><nodes><node/></nodes></graph></gexf>"])
  func whatIsNoGEXFIsAnError(_ text: String) {
    #expect(read(text).diagnostics.contains { $0.severity == .error })
  }

  @Test func nearlyRightFiles() {
    var mutations = Mutations(
      GraphTable.all.prefix(20).map { GEXFFormat.write($0.graph).bytes }.filter { $0.count < 5000 }, seed: 2)
    for _ in 0..<2000 { _ = GEXFFormat.write(GEXFFormat.read(mutations.next(), file: "a.gexf").graph) }
  }

  /// Nodes and edges as `grep -c` counts the elements.
  @Test(arguments: [
    ("yeast.gexf", 2361, 7182), ("gexf13-simple.gexf", 2, 1), ("global-health.gexf", 1027, 2038),
  ])
  func filesOfOtherPrograms(_ name: String, _ nodes: Int, _ edges: Int) throws {
    guard let path = SharedSamples.path(name) else { return }
    let reading = try GEXFFormat.read(contentsOf: path)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.graph.nodeCount == nodes && reading.graph.edgeCount == edges)
  }
}
