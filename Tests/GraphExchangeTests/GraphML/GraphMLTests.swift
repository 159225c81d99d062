import GraphExchange
import RecordReading
import Testing

@Suite struct GraphMLTests {
  private func read(_ text: String) -> GraphReading {
    GraphMLFormat.read(Array(text.utf8), file: "a.graphml")
  }

  @Test(arguments: GraphTable.all)
  func whatIsReadIsWhatWasWritten(_ entry: GraphTable.Entry) {
    let writing = GraphMLFormat.write(entry.graph)
    let reading = GraphMLFormat.read(writing.bytes, file: "a.graphml")
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.omissions.list.isEmpty)
    #expect(GraphMLFormat.write(reading.graph).bytes == writing.bytes)
    // What XML has no way to say is counted: both ways, and characters that it cannot hold.
    if writing.omissions.list.isEmpty, entry.graph.defaultDirection != .mutual {
      #expect(differences(reading.graph, entry.graph) == [])
    }
  }

  @Test func keysMayBeAnywhere() {
    let reading = read(
      """
      <graphml><graph id="G" edgedefault="directed"><data key="t">Title</data>
        <node id="b"><data key="late">3</data></node>
        <key id="late" for="node" attr.name="size" attr.type="int"><default>7</default></key>
        <key id="t" for="graph" attr.name="title" attr.type="string"/>
        <key id="w" for="all" attr.name="weight" attr.type="double"/>
        <edge id="e1" source="b" target="a" directed="false"><data key="w">2.5</data></edge>
        <node id="a"/><edge source="a" target="c"><data key="odd">x</data></edge>
      </graph></graphml>
      """)
    let graph = reading.graph
    #expect(graph.attributes.map(\.name) == ["title"] && graph.attributes.map(\.value) == ["Title"])
    #expect((0..<graph.nodeCount).map(graph.id) == ["b", "a", "c"])
    #expect(graph.nodes.columns.map(\.name) == ["size"] && graph.nodes.columns[0].type == .integer)
    #expect((0..<2).map { graph.nodes.text($0, 0) } == ["3", "7"])
    #expect(graph.edges.columns.map(\.name) == ["id", "weight", "odd"])
    #expect((0..<2).map(graph.direction) == [.undirected, .directed])
    #expect(graph.nodeLines == [2, 7, 7] && graph.edgeLines == [6, 7])
    #expect(
      reading.diagnostics.map(\.found) == [
        "1 nodes that only edges name", "1 data of keys that are not declared",
      ])
  }

  @Test func whatAGraphCannotHoldIsCounted() {
    let reading = read(
      """
      <graphml xmlns:y="y"><key id="d0" for="node" yfiles.type="nodegraphics"/>
      <key id="a" for="node" attr.name="n"/><key id="b" for="node" attr.name="n"/>
      <graph edgedefault="undirected"><desc>about</desc>
        <node id="1"><data key="a">one</data><data key="b">two</data><port name="p"><data key="a">q</data></port>
          <data key="d0"><y:ShapeNode><y:Geometry x="1.5" y="-2" height="3"/><y:Fill color="#FF0000"/>
            <y:NodeLabel>  Clinic
            </y:NodeLabel></y:ShapeNode></data>
          <graph id="inner" edgedefault="undirected"><node id="1::1"/></graph></node>
        <node id="1"><data key="a">again</data></node>
        <hyperedge><endpoint node="1"/></hyperedge>
        <edge source="1" target="1::1" sourceport="p"/><edge source="1"/><node/>
      </graph><graph edgedefault="directed"><node id="2"><data key="a">x<b/>y</data></node></graph></graphml>
      """)
    let nodes = reading.graph.nodes
    #expect(nodes.columns.map(\.name) == ["n", "n 2", "x", "y", "color", "label"])
    #expect((0..<6).map { nodes.text(0, $0) } == ["one", "two", "1.5", "-2", "#FF0000", "Clinic"])
    #expect(
      reading.omissions.counts == [
        "ports": 1, "data of ports and hyperedges": 1, "descriptions": 1, "hyperedges": 1,
        "ports of edges": 1,
        "drawings of yEd, besides label, place and colour": 1, "second values of a node": 1,
        "nested graphs (their nodes and edges are read)": 1, "borders between the graphs of the file": 1,
        "elements within data": 1,
      ])
    #expect(reading.graph.nodeCount == 3 && reading.graph.edgeCount == 1)
    #expect(reading.diagnostics.map(\.severity) == [.warning, .error, .error])
  }

  @Test(arguments: [
    "", "<a/>", "<graphml>", "<graphml><graph><node id='1'></graph></graphml>", "{}",
    "<!DOCTYPE graphml [<!ENTITY a \"b\">]><graphml/>",
  ])
  func whatIsNoGraphMLIsAnError(_ text: String) {
    #expect(read(text).diagnostics.contains { $0.severity == .error })
  }

  @Test func filesThatCannotBeOpened() {
    for path in ["/no/such/file", "/tmp"] {
      #expect(throws: Diagnostic.self) { try GraphMLFormat.read(contentsOf: path) }
    }
  }

  @Test func nearlyRightFiles() {
    var mutations = Mutations(
      GraphTable.all.prefix(20).map { GraphMLFormat.write($0.graph).bytes }.filter { $0.count < 5000 },
      seed: 1)
    for _ in 0..<2000 {
      let reading = GraphMLFormat.read(mutations.next(), file: "a.graphml")
      _ = GraphMLFormat.write(reading.graph)
    }
  }

  /// Nodes and edges as independent programs count them (networkx 3.6.1, and `grep -c` of the elements).
  @Test(arguments: [
    ("karate.graphml", 34, 78), ("football.graphml", 115, 613), ("jazz.graphml", 198, 2742),
    ("etcgroups.graphml", 1080, 500),
  ])
  func filesOfOtherPrograms(_ name: String, _ nodes: Int, _ edges: Int) throws {
    guard let path = SharedSamples.path(name) else { return }
    let reading = try GraphMLFormat.read(contentsOf: path)
    #expect(!reading.diagnostics.contains { $0.severity == .error })
    #expect(reading.graph.nodeCount == nodes && reading.graph.edgeCount == edges)
  }
}
