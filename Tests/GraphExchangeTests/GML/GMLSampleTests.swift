import GraphExchange
import Testing

@Suite struct GMLSampleTests {
  // Counted with networkx 3.6 and igraph 1.0.
  @Test(arguments: [("karate.gml", 34, 78), ("dolphins.gml", 62, 159), ("polbooks.gml", 105, 441)])
  func everyNodeAndEdgeIsThere(_ name: String, _ nodes: Int, _ edges: Int) throws {
    guard let path = SharedSamples.path(name) else { return }
    let reading = try GMLFormat.read(contentsOf: path)
    #expect(reading.graph.nodeCount == nodes)
    #expect(reading.graph.edgeCount == edges)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.omissions.list.isEmpty)
    let again = GMLFormat.read(GMLFormat.write(reading.graph).bytes, file: name)
    #expect(differences(again.graph, reading.graph) == [])
  }
}
