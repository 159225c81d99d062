import DocumentReading
import GraphExchange
import RecordReading
import Testing

/// The four conventions of graphs in JSON.
@Suite struct GraphJSONTests {
  private func read(_ text: String) throws -> (GraphJSON.Convention?, GraphReading?) {
    let document = try JSONValue.read(Array(text.utf8), file: "a.json")
    let convention = GraphJSON.convention(of: document)
    return (convention, convention.map { GraphJSON.read(document, as: $0, file: "a.json") })
  }

  /// Cells by column name; types of empty columns and defaults leave no trace in JSON.
  private func cells(_ table: AttributeTable, rows: Int) -> [[String: String]] {
    (0..<rows).map { row in
      var cells: [String: String] = [:]
      for (number, column) in table.columns.enumerated() {
        if let text = table.text(row, number) {
          cells[column.name] = column.type == .list ? "\(AttributeTable.list(ofCell: text))" : text
        }
      }
      return cells
    }
  }

  @Test(arguments: GraphTable.all, GraphJSON.Convention.allCases)
  func whatIsReadIsWhatWasWritten(_ entry: GraphTable.Entry, _ convention: GraphJSON.Convention) throws {
    let graph = entry.graph
    let writing = GraphJSON.write(graph, as: convention)
    #expect(GraphJSON.write(graph, as: convention).bytes == writing.bytes)
    let document = try JSONValue.read(writing.bytes, file: "a.json")
    #expect(GraphJSON.convention(of: document) == convention)
    let reading = GraphJSON.read(document, as: convention, file: "a.json")
    #expect(reading.diagnostics == [])
    let again = reading.graph
    #expect((0..<again.nodeCount).map(again.id) == (0..<graph.nodeCount).map(graph.id))
    #expect(again.sources == graph.sources && again.targets == graph.targets)
    if writing.omissions.list.isEmpty {
      #expect((0..<again.edgeCount).map(again.direction) == (0..<graph.edgeCount).map(graph.direction))
    }
    // A text of bytes that are no Unicode is the only one that changes.
    let texts = (cells(graph.nodes, rows: graph.nodeCount), cells(graph.edges, rows: graph.edgeCount))
    let found = (cells(again.nodes, rows: again.nodeCount), cells(again.edges, rows: again.edgeCount))
    #expect(found.0 == texts.0)
    #expect(found.1 == texts.1)
  }

  @Test func networkxAndD3() throws {
    let (convention, reading) = try read(
      """
      {"directed": true, "multigraph": false, "graph": {"title": "T", "n": 1, "x": null},
       "nodes": [{"id": 1, "tags": ["a|b", "c"], "address": {"city": "X", "deep": {"er": 1}}, "on": true},
                 {"id": "b", "tags": [], "size": 1.50}, 7],
       "links": [{"source": 1, "target": "b", "weight": 2, "key": 0}, {"source": 1}, {"source": "q", "target": "b"}]}
      """)
    let graph = try #require(reading?.graph)
    #expect(convention == .nodeLink)
    #expect((0..<graph.nodeCount).map(graph.id) == ["1", "b", "q"])
    #expect(graph.attributes.map(\.name) == ["title", "n"])
    #expect(graph.nodes.columns.map(\.name) == ["tags", "address.city", "address.deep", "on", "size"])
    #expect(graph.nodes.columns.map(\.type) == [.list, .string, .string, .boolean, .double])
    #expect(
      (0..<5).map { graph.nodes.text($0 < 4 ? 0 : 1, $0) } == ["a\\|b|c", "X", "{\"er\":1}", "true", "1.50"])
    #expect(graph.edges.columns.map(\.name) == ["weight"])
    #expect(reading?.omissions.counts == ["empty lists": 1])
    #expect(reading?.diagnostics.map(\.severity) == [.error, .error, .warning])
    let numbers = try read(
      #"{"nodes": [{"name": "A"}, {"name": "B"}], "links": [{"source": 0, "target": 1}]}"#
    ).1
    #expect(numbers?.graph.nodeCount == 2 && numbers?.graph.edgeCount == 1)
    #expect(numbers?.diagnostics == [])
  }

  @Test func graphology() throws {
    let reading = try read(
      """
      {"attributes": {"name": "g"}, "options": {"type": "mixed"},
       "nodes": [{"key": "1", "attributes": {"label": "A"}}, {"key": "2"}],
       "edges": [{"key": "e", "source": "1", "target": "2", "undirected": true, "attributes": {"weight": 3}}]}
      """
    ).1
    let graph = try #require(reading?.graph)
    #expect(graph.direction(of: 0) == .undirected && graph.defaultDirection == .directed)
    #expect(
      graph.nodes.columns.map(\.name) == ["label"] && graph.edges.columns.map(\.name) == ["key", "weight"])
    #expect(reading?.diagnostics == [])
  }

  @Test func cytoscape() throws {
    let (convention, reading) = try read(
      """
      [{"group": "nodes", "data": {"id": "a", "name": "A"}, "position": {"x": 1, "y": 2.5}, "classes": "x y",
        "selected": false}, {"data": {"id": "b"}}, {"data": {"id": "e", "source": "a", "target": "b"}}]
      """)
    #expect(convention == .cytoscape)
    let graph = try #require(reading?.graph)
    #expect(graph.nodeCount == 2 && graph.edgeCount == 1)
    #expect(graph.nodes.columns.map(\.name) == ["name", "x", "y", "classes"])
    #expect(reading?.omissions.counts == ["states of elements (selected)": 1])
  }

  @Test func cx2() throws {
    let (convention, reading) = try read(
      """
      [{"CXVersion": "2.0", "hasFragments": false},
       {"attributeDeclarations": [{"nodes": {"name": {"a": "n", "d": "string"}, "size": {"d": "long", "v": 4}}}]},
       {"networkAttributes": [{"title": "T"}]},
       {"nodes": [{"id": 10, "x": 1, "v": {"n": "A"}}, {"id": 11, "v": {"size": 5}}]},
       {"edges": [{"id": 0, "s": 10, "t": 11, "v": {"interaction": "i"}}]},
       {"visualProperties": [{}]}, {"status": [{"success": true}]}]
      """)
    #expect(convention == .cx2)
    let graph = try #require(reading?.graph)
    #expect((0..<2).map(graph.id) == ["10", "11"])
    #expect((0..<2).map { graph.nodes.text($0, graph.nodes.column("size") ?? 0) } == ["4", "5"])
    #expect(graph.nodes.text(0, 0) == "A")
    #expect(reading?.omissions.counts == ["visualProperties (how it looks, and other aspects)": 1])
    #expect(
      try read(#"[{"numberVerification": [{}]}, {"nodes": [{"@id": 1}]}]"#).1?.diagnostics.first?.severity
        == .error)
  }

  @Test func jsonGraphFormat() throws {
    let (convention, reading) = try read(
      """
      {"graphs": [{"id": "one", "directed": false, "nodes": {"a": {"label": "A", "metadata": {"n": 1}}, "b": {}},
         "edges": [{"source": "a", "target": "b", "relation": "r", "directed": true}], "hyperedges": [{}]},
        {"nodes": [{"id": "c", "label": "C"}], "edges": []}]}
      """)
    #expect(convention == .jsonGraph)
    let graph = try #require(reading?.graph)
    #expect((0..<3).map(graph.id) == ["a", "b", "c"])
    #expect((0..<3).map { graph.nodes.text($0, 0) } == ["one", "one", "2"])
    #expect(graph.direction(of: 0) == .directed && graph.defaultDirection == .undirected)
    #expect(reading?.omissions.counts == ["borders between the graphs of the file": 1, "hyperedges": 1])
  }

  @Test(arguments: ["null", "[]", "{}", "[1]", #"{"nodes": 1}"#, #"{"elements": []}"#, #"{"a": []}"#])
  func whatIsNoGraph(_ text: String) throws { #expect(try read(text).0 == nil) }

  @Test func nearlyRightDocuments() {
    var mutations = Mutations(
      GraphJSON.Convention.allCases.flatMap { convention in
        GraphTable.all.prefix(20).map { GraphJSON.write($0.graph, as: convention).bytes }.filter {
          $0.count < 4000
        }
      }, seed: 3)
    for _ in 0..<4000 {
      guard let document = try? JSONValue.read(mutations.next(), file: "a") else { continue }
      for convention in GraphJSON.Convention.allCases {
        _ = GraphJSON.read(document, as: convention, file: "a")
      }
    }
  }

  /// As many as a JSON parser of another language counts (Python's `json`).
  @Test(arguments: [("euroSIS.json", 1285, 7524), ("cytoscape-cose.json", 21, 593)])
  func filesOfOtherPrograms(_ name: String, _ nodes: Int, _ edges: Int) throws {
    guard let path = SharedSamples.path(name) else { return }
    let document = try JSONValue.read(contentsOf: path)
    let convention = try #require(GraphJSON.convention(of: document))
    let reading = GraphJSON.read(document, as: convention, file: name)
    #expect(!reading.diagnostics.contains { $0.severity == .error })
    #expect(reading.graph.nodeCount == nodes && reading.graph.edgeCount == edges)
  }
}
