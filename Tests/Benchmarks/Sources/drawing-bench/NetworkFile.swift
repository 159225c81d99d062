import CoalitionDiagrams
import EdgeListReading
import GraphAlgorithms

/// An edge list as a diagram: every name a node. A node without edges stands there with an edge to itself.
struct NetworkFile {
  let graph: Graph
  let names: [String]

  init(_ path: String) throws {
    let table = try EdgeListFile.read(contentsOf: path, parallelEdges: .keepLargest)
    graph = table.graph
    names = table.names.names
  }

  var diagram: Diagram {
    let heaviest = graph.edges.map(\.weight).max() ?? 1
    return Diagram(
      title: "Network", sourceLine: "Source: a file.",
      nodes: names.enumerated().map { .init(id: "\($0)", label: $1, kind: .organization) },
      edges: graph.edges.map {
        .init(
          from: "\($0.source)", to: "\($0.target)", strength: graph.isWeighted ? $0.weight / heaviest : 0.3)
      },
      placements: [.network, .rows])
  }

  var drawingEdges: [DrawingEdge] {
    graph.edges.map { DrawingEdge(source: Int($0.source), target: Int($0.target)) }
  }
}
