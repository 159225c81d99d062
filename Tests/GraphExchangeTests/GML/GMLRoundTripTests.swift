import GraphExchange
import Testing

@Suite struct GMLRoundTripTests {
  @Test(arguments: GraphTable.all)
  func whatIsReadIsWhatWasWritten(_ entry: GraphTable.Entry) {
    let writing = GMLFormat.write(entry.graph)
    let reading = GMLFormat.read(writing.bytes, file: "graph.gml")
    #expect(reading.diagnostics.isEmpty)
    #expect(writing.omissions.list.isEmpty)
    #expect(reading.omissions.list.isEmpty)
    #expect(differences(reading.graph, entry.graph) == [])
    #expect(GMLFormat.write(reading.graph).bytes == writing.bytes)
  }

  @Test func theFileIsASCII() {
    for entry in GraphTable.all {
      #expect(GMLFormat.write(entry.graph).bytes.allSatisfy { $0 == 10 || 0x20..<0x7F ~= $0 })
    }
  }

  @Test func textThatIsNotUnicodeIsCounted() {
    var graph = GraphTable.nodes(["1"])
    let column = graph.nodes.addColumn("a")
    let bytes: [UInt8] = [0x61, 0xFF, 0xC3]
    bytes.withUnsafeBufferPointer { graph.nodes.set(0, column, $0) }
    let writing = GMLFormat.write(graph)
    #expect(writing.omissions.counts == ["parts of texts that are not Unicode": 2])
    #expect(GMLFormat.read(writing.bytes, file: "").graph.nodes.text(0, column) == "a\u{FFFD}\u{FFFD}")
  }

  @Test func idsThatAreNoIntegersGoToTheLabel() {
    let text = String(decoding: GMLFormat.write(GraphTable.nodes(["a", "ä"])).bytes, as: UTF8.self)
    #expect(
      text == """
        graph [
          directed 0
          coalitionGraph [
            nodeID "label"
          ]
          node [
            id 0
            label "a"
          ]
          node [
            id 1
            label "&#228;"
          ]
          edge [
            source 0
            target 1
          ]
        ]

        """)
  }

  @Test func labelsThatDifferStay() {
    let text = String(
      decoding: GMLFormat.write(GraphTable.labelled(["x", "y"], ["a", "b"])).bytes, as: UTF8.self)
    #expect(text.contains("nodeID \"name_2\""))
    #expect(text.contains("id 1\n    name_2 \"y\"\n    name \"name of 1\"\n    label \"b\"\n"))
  }
}
