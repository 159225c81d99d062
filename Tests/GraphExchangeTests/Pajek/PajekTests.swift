import GraphExchange
import RecordReading
import Testing

@Suite struct PajekTests {
  private func read(_ text: String) -> GraphReading { PajekFormat.read(Array(text.utf8), file: "a.net") }

  @Test(arguments: GraphTable.all)
  func endsAndDirectionsComeBack(_ entry: GraphTable.Entry) {
    let graph = entry.graph
    let writing = PajekFormat.write(graph)
    let reading = PajekFormat.read(writing.bytes, file: "a.net")
    #expect(reading.diagnostics == [] && reading.omissions.list.isEmpty)
    let again = reading.graph
    #expect(again.nodeCount == graph.nodeCount)
    // Arcs stand before edges.
    func edges(_ graph: PropertyGraph) -> [String] {
      (0..<graph.edgeCount).map { edge in
        "\(graph.sources[edge]) \(graph.targets[edge]) \(graph.direction(of: edge) == .directed)"
      }.sorted()
    }
    #expect(edges(again) == edges(graph))
    #expect(
      PajekFormat.write(again).bytes == writing.bytes || graph.attributes.contains { $0.name != "name" })
  }

  @Test func everySectionOfANetwork() {
    let reading = read(
      """
      % made by hand\r
      *Network The harbour\r
      *Vertices 4\r
      1 "Clinic \u{E9}t\u{E9}" 0.1 0.5 0.5 box ic Red\r
      3 Shelter 0.25 0.75 [5-10]\r
      *Arcs :2 "funds"\r
      1 2 2.5 l "yearly" c Blue\r
      *Edges\r
      2 3\r
      3 9 1\r
      *Arcslist\r
      4 1 2\r
      *Edgeslist\r
      4 3\r
      *Partition Camps\r
      *Vertices 4\r
      1\r
      2\r
      *Odd\r
      """)
    let graph = reading.graph
    #expect((0..<4).map(graph.id) == ["1", "2", "3", "4"])
    func node(_ row: Int, _ name: String) -> String? {
      graph.nodes.column(name).flatMap { graph.nodes.text(row, $0) }
    }
    #expect((0..<4).map { node($0, "label") } == ["Clinic été", nil, "Shelter", nil])
    #expect(
      ["x", "y", "z", "shape", "color", "Camps"].map { node(0, $0) } == [
        "0.1", "0.5", "0.5", "box", "Red", "1",
      ])
    #expect(node(2, "times") == "5-10")
    #expect(graph.edgeCount == 5)
    #expect((0..<5).map(graph.direction) == [.directed, .undirected, .directed, .directed, .undirected])
    #expect(
      ["weight", "relation", "label", "color"].map { name in
        graph.edges.column(name).flatMap { graph.edges.text(0, $0) }
      } == ["2.5", "funds", "yearly", "Blue"])
    #expect(graph.attributes.map(\.value) == ["The harbour"])
    #expect(reading.diagnostics.map(\.line) == [10])
    #expect(reading.omissions.counts == ["comments": 1, "sections of the kind *odd": 1])
  }

  @Test func matrix() {
    let graph = read("*Vertices 3\n*Matrix\n0 1 2\n0 0 0\n1 0 0\n").graph
    #expect(graph.sources == [0, 0, 2] && graph.targets == [1, 2, 0])
    #expect(graph.edges.text(1, 0) == "2")
  }

  @Test func windowsFilesAreRead() {
    let bytes = Array("*Vertices 1\n1 \"caf".utf8) + [0xE9] + Array("\"\n".utf8)
    let reading = PajekFormat.read(bytes, file: "a.net")
    #expect(reading.graph.nodes.text(0, 0) == "café")
    #expect(reading.diagnostics.map(\.severity) == [.note])
  }

  @Test(arguments: [
    "", "x", "*Vertices", "*Vertices -1", "*Vertices 2000000000", "*Edges\n1 2\n", "*Vertices 2\n*Edges\n1\n",
  ])
  func whatIsNoNetworkIsAnError(_ text: String) {
    #expect(read(text).diagnostics.contains { $0.severity == .error })
  }

  @Test func nearlyRightFiles() {
    var mutations = Mutations(
      GraphTable.all.prefix(20).map { PajekFormat.write($0.graph).bytes }.filter { $0.count < 4000 }, seed: 5)
    for _ in 0..<2000 { _ = PajekFormat.write(PajekFormat.read(mutations.next(), file: "a.net").graph) }
  }
}
