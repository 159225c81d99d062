import GraphExchange
import Testing

@Suite struct PropertyGraphTests {
  @Test func nodesAndEdgesAreNumberedInOrder() {
    var graph = PropertyGraph()
    let a = graph.insertNode("a", line: 1).node
    let b = graph.insertNode("b", line: 2).node
    #expect(graph.insertNode("a", line: 9) == (a, false))
    #expect(graph.addEdge(from: a, to: b) == 0)
    #expect(graph.addEdge(from: b, to: b, .directed, line: 5) == 1)
    #expect(graph.addEdge(from: b, to: a) == 2)
    #expect((0..<3).map(graph.direction(of:)) == [.undirected, .directed, .undirected])
    #expect(graph.node(id: "b") == b)
    #expect(graph.node(id: "c") == nil)
    #expect(graph.nodeLines == [1, 2])
    #expect(graph.edgeLines == [0, 5, 0])
  }

  @Test func manyNodesAreFoundAgain() {
    var graph = PropertyGraph()
    for number in 0..<5000 { #expect(graph.insertNode("n\(number)").node == number) }
    for number in 0..<5000 { #expect(graph.node(id: "n\(number)") == number) }
    #expect(graph.id(of: 4999) == "n4999")
  }

  @Test func cellsMayComeInAnyOrder() {
    var table = AttributeTable()
    let name = table.addColumn("name")
    let weight = table.addColumn("weight", .double, defaultValue: "1")
    #expect(table.addColumn("name") == name)
    table.set(3, name, "three")
    table.set(1, name, "one")
    table.set(3, name, "drei")
    table.set(4, name, "")
    table.set(0, weight, "2")
    #expect((0..<6).map { table.text($0, name) } == [nil, "one", nil, "drei", "", nil])
    #expect((0..<2).map { table.text($0, weight) } == ["2", "1"])
    #expect(table.filled(name) == 3)
    #expect(table.withBytes(1, weight) { $0.count } == nil)
  }

  @Test(arguments: [["a"], ["a|b", "c\\", "", "d"], ["\\|"]])
  func listsAreOneCell(_ texts: [String]) {
    #expect(AttributeTable.list(ofCell: AttributeTable.cell(ofList: texts)) == texts)
  }
}
