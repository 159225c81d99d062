import GraphExchange
import RecordReading
import Testing

@Suite struct GMLReadingTests {
  private func read(_ text: String) -> GraphReading { GMLFormat.read(Array(text.utf8), file: "a.gml") }

  private func cells(_ table: AttributeTable, _ name: String, _ rows: Int) -> [String?] {
    guard let column = table.column(name) else { return [] }
    return (0..<rows).map { table.text($0, column) }
  }

  @Test func newmansWay() {
    let reading = read(
      """
      Creator "Mark Newman on Sat Jul 22 05:32:16 2006"
      graph
      [
        directed 0
        node
        [
          id 0
          label "BrighamYoung"
          value 7
        ]
        node
        [
          id 1
          label "FloridaState"
          value 0
        ]
        edge
        [
          source 1
          target 0
        ]
      ]
      """)
    #expect(reading.diagnostics.isEmpty)
    #expect(reading.graph.attributes.map(\.name) == ["Creator"])
    #expect(reading.graph.nodes.columns.map(\.type) == [.string, .integer])
    #expect(cells(reading.graph.nodes, "label", 2) == ["BrighamYoung", "FloridaState"])
    #expect(reading.graph.nodeLines == [6, 12])
    #expect(reading.graph.edgeLines == [18])
    #expect(reading.graph.sources == [1])
    #expect(reading.graph.defaultDirection == .undirected)
  }

  @Test func placesAndNestedKeys() {
    let graph = read(
      """
      graph [ directed 1
        node [ id 1 graphics [ x 1.5 y -2 w 10 fill "#ff0000" Line [ point [ x 3 ] point [ x 4 ] ] ] ]
        node [ id 2 graphics [ x 2 ] ]
        edge [ source 1 target 2 graphics [ fill "#00ff00" x 7 ] ]
      ]
      """
    ).graph
    #expect(
      graph.nodes.columns.map(\.name) == ["x", "y", "graphics.w", "color", "graphics.Line.point.x"])
    #expect(graph.nodes.columns.map(\.type) == [.double, .integer, .integer, .string, .list])
    #expect(cells(graph.nodes, "graphics.Line.point.x", 2) == ["3|4", nil])
    #expect(cells(graph.nodes, "x", 2) == ["1.5", "2"])
    #expect(graph.edges.columns.map(\.name) == ["color", "graphics.x"])
    #expect(graph.defaultDirection == .directed)
  }

  @Test func placesOutsideOfGraphicsStay() {
    let graph = read("graph [ node [ id 1 x 5 graphics [ x 6 ] ] ]").graph
    #expect(cells(graph.nodes, "x", 1) == ["5"])
    #expect(cells(graph.nodes, "graphics.x", 1) == ["6"])
  }

  @Test func listsAreRepeatedKeys() {
    let graph = read(
      """
      graph [
        node [ id 1 a "x" a "y|z" b "_networkx_list_start" b "only" ]
        node [ id 2 a "p|q" ]
      ]
      """
    ).graph
    #expect(graph.nodes.columns.map(\.type) == [.list, .list])
    #expect(cells(graph.nodes, "a", 2) == ["x|y\\|z", "p\\|q"])
    #expect(cells(graph.nodes, "b", 2) == ["only", nil])
  }

  @Test func numbersInQuotesStayTexts() {
    let graph = read(
      "graph [ node [ id 1 a 1 b 1 c \"1\" d NAN e 1.5 ] node [ id 2 a 2 b \"2\" c \"3\" d 2 e +INF ] ]"
    ).graph
    #expect(graph.nodes.columns.map(\.type) == [.integer, .string, .string, .double, .double])
  }

  @Test func entitiesAreThoseOfHTML() {
    let graph = read(
      "graph [ node [ id 1 a \"&amp;&quot;&#233;&#xE9;&eacute;&alefsym;&nonsense;&;&&lt&#0;&#55296;&#+1;\" ] ]"
    ).graph
    #expect(cells(graph.nodes, "a", 1) == ["&\"éééℵ&nonsense;&;&&lt\u{0}&#55296;&#+1;"])
  }

  @Test func bytesThatAreNotUTF8AreLatin1() {
    let bytes = Array("graph [ node [ id 1 a \"Z".utf8) + [0xFC] + Array("rich \u{2013} ok\" ] ]".utf8)
    let reading = GMLFormat.read(bytes, file: "a.gml")
    #expect(cells(reading.graph.nodes, "a", 1) == ["Zürich – ok"])
    #expect(reading.diagnostics.map(\.severity) == [.note])
  }

  @Test func edgesMayComeBeforeNodes() {
    let reading = read(
      "graph [ edge [ target 2 w 1 source 1 ] node [ id 1 ] node [ id \"2\" ] edge [ source 9 target +01 ] ]")
    #expect((0..<3).map(reading.graph.id) == ["1", "2", "9"])
    #expect(reading.graph.sources == [0, 2])
    #expect(reading.graph.targets == [1, 0])
    #expect(reading.diagnostics.map(\.severity) == [.warning])
    #expect(reading.omissions.counts == ["nodes that only edges name": 1])
  }

  @Test func anEdgeMaySayItsDirection() {
    let graph = read(
      """
      graph [ directed 1 node [ id 1 ] edge [ source 1 target 1 directed 0 ] edge [ source 1 target 1 ]
      edge [ source 1 target 1 directed 2 ] edge [ source 1 target 1 directed "no" ] ]
      """
    ).graph
    #expect((0..<4).map(graph.direction) == [.undirected, .directed, .mutual, .directed])
    #expect(cells(graph.edges, "directed", 4) == [nil, nil, nil, "no"])
  }

  @Test func everyProblemHasAPlace() throws {
    let reading = read(
      """
      graph [
        node [ id 1 ]
        node [ label "x" ]
        node [ id 1 ]
        node [ id 2 "stray" a ]
        edge [ source 1 ]
        node 5
        ]
      ]
      graph [ node [ id 7 ] ]
      more [
      """)
    #expect(
      reading.diagnostics.map { "\($0.line):\($0.column)" } == [
        "3:0", "4:0", "5:15", "5:25", "6:0", "7:8", "9:1", "10:7", "11:7",
      ])
    #expect(reading.graph.nodeCount == 2)
    #expect(
      reading.omissions.counts == [
        "nodes without an id": 1, "nodes with an id that is taken": 1, "values without a key": 1,
        "keys without a value": 1, "edges without two ends": 1, "nodes that are no blocks": 1,
        "further graphs": 1,
      ])
  }

  @Test(arguments: [
    "", "\n", "graph", "graph [", "graph \"", "\u{FEFF}graph [ ]", "[", "]", "\"", "graph [ node [ id \"",
    "graph [\r node [ id 1 ]\r ]\r", "a [ b [ c", "&", "graph [ node [ id [ x 1 ] ] ]",
    "graph [ directed [ ] ]",
    "graph [ multigraph [ ] multigraph ]", "graph [ directed ]", "graph [ coalitionGraph [ nodeID", "\u{0}",
    "graph [ coalitionGraph 5 node [ id 1 ] ]",
    "graph [ coalitionGraph [ nodeColumn [ key \"\" name \"\" ] ] ]",
  ])
  func noTextIsTooOdd(_ text: String) {
    let reading = read(text)
    #expect(reading.graph.nodeCount <= 1)
  }

  @Test func deepBlocksAreSkipped() {
    let deep = String(repeating: "a [ ", count: 200_000)
    let reading = read("graph [ node [ id 1 \(deep) ")
    #expect(reading.diagnostics.map(\.severity) == [.error, .error, .error, .error])
    #expect(reading.graph.nodeCount == 1)
    let closed = read("x [ \(deep) \(String(repeating: "] ", count: 200_000)) ] graph [ node [ id 1 ] ]")
    #expect(closed.omissions.counts["blocks that are too deep"] == 1)
    #expect(closed.graph.nodeCount == 1)
  }

  @Test func longKeysWithinEachOtherDoNotGrow() {
    let leaves = (0..<20_000).map { "k\($0) 1" }.joined(separator: " ")
    let reading = read("graph [ node [ id 1 \(String(repeating: "b", count: 100_000)) [ \(leaves) ] ] ]")
    #expect(reading.graph.nodes.columns.reduce(0) { $0 + $1.name.utf8.count } < 2_000_000)
    let left = reading.omissions.counts["values whose keys are too long or too many"] ?? 0
    #expect(reading.graph.nodes.columns.count + left == 20_000)
  }

  @Test func aFileThatIsNotThereIsAProblem() {
    #expect(throws: Diagnostic.self) { try GMLFormat.read(contentsOf: "/nowhere/a.gml") }
    #expect(throws: Diagnostic.self) { try GMLFormat.read(contentsOf: "/") }
  }
}
