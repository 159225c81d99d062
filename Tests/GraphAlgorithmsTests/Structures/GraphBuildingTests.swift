import Testing

@testable import GraphAlgorithms

@Suite struct GraphBuildingTests {
  private let parallel = [
    Edge(source: 0, target: 1, weight: 2), Edge(source: 1, target: 0, weight: 3),
    Edge(source: 1, target: 1, weight: 5),
  ]

  @Test func parallelEdgesAreSummedOrTheLargestKept() throws {
    let summed = try Graph(nodeCount: 2, edges: parallel)
    #expect(Array(summed.edges) == [Edge(source: 0, target: 1, weight: 5)])
    let largest = try Graph(nodeCount: 2, edges: parallel, parallelEdges: .keepLargest)
    #expect(Array(largest.edges) == [Edge(source: 0, target: 1, weight: 3)])
  }

  @Test func aKeptSelfLoopCountsTwiceAtItsNodeAndOnceInTotal() throws {
    let graph = try Graph(nodeCount: 2, edges: parallel, selfLoops: .keep)
    #expect(graph.edgeCount == 2)
    #expect(graph.totalWeight == 10)
    #expect(graph.degrees() == [1, 3])
    #expect(graph.strengths() == [5, 15])
    #expect(
      Array(graph.edges) == [
        Edge(source: 0, target: 1, weight: 5), Edge(source: 1, target: 1, weight: 5),
      ])
  }

  @Test func anEdgeOfWeightZeroIsAnEdge() throws {
    let graph = try Graph(nodeCount: 2, edges: [Edge(source: 0, target: 1, weight: 0)])
    #expect(graph.edgeCount == 1)
    #expect(graph.connectedComponents().count == 1)
  }

  @Test(arguments: [-1, .infinity, .nan, -.infinity] as [Double])
  func anInvalidWeightIsNamed(weight: Double) throws {
    let edges = [Edge(source: 0, target: 1), Edge(source: 1, target: 0, weight: weight)]
    let error = try #require(throws: GraphError.self) { try Graph(nodeCount: 2, edges: edges) }
    guard case .invalidWeight(position: 1, weight: let found) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(found == weight || (found.isNaN && weight.isNaN))
  }

  @Test func anEndpointOutOfRangeIsNamed() {
    #expect(throws: GraphError.endpointOutOfRange(position: 0, node: 2, nodeCount: 2)) {
      try Graph(nodeCount: 2, edges: [Edge(source: 2, target: 0)])
    }
    #expect(throws: GraphError.endpointOutOfRange(position: 1, node: 7, nodeCount: 2)) {
      try Graph(nodeCount: 2, edges: [Edge(source: 1, target: 0), Edge(source: 0, target: 7)])
    }
    #expect(throws: GraphError.nodeCountOutOfRange(-1)) { try Graph(nodeCount: -1, edges: []) }
  }

  @Test func aSumThatOverflowsIsRefused() {
    let huge = Edge(source: 0, target: 1, weight: .greatestFiniteMagnitude)
    #expect(throws: GraphError.totalWeightOverflow) { try Graph(nodeCount: 2, edges: [huge, huge]) }
  }
}
