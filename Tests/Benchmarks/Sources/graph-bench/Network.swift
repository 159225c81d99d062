import EdgeListReading
import GraphAlgorithms

/// A simple graph with the names of its nodes.
struct Network {
  let graph: Graph
  let names: NodeMap?

  /// Reads a file, or makes `path:N` and `star:N`.
  init(_ file: String, threads: Int) throws {
    if let (source, target) = try Network.shape(file) {
      names = nil
      graph = try Graph(
        nodeCount: source.count + 1,
        edges: (0..<source.count).lazy.map { Edge(source: source[$0], target: target[$0]) })
    } else {
      let table = try EdgeListFile.read(contentsOf: file, parallelEdges: .keepLargest, threads: threads)
      graph = table.graph
      names = table.names
    }
  }

  static func directed(_ file: String, threads: Int) throws -> DirectedGraph {
    if let (source, target) = try shape(file) {
      return try DirectedGraph(
        nodeCount: source.count + 1,
        edges: (0..<source.count).lazy.map { Edge(source: source[$0], target: target[$0]) })
    }
    return try DirectedEdgeListFile.read(contentsOf: file, parallelEdges: .keepLargest, threads: threads)
      .graph
  }

  private static func shape(_ file: String) throws -> (source: [UInt32], target: [UInt32])? {
    let words = file.split(separator: ":")
    guard words.count == 2, let count = Int(words[1]), count > 0 else { return nil }
    let targets = (1...count).map { UInt32($0) }
    switch words[0] {
    case "path": return (targets.map { $0 - 1 }, targets)
    case "star": return (Array(repeating: 0, count: count), targets)
    default: return nil
    }
  }

  func name(_ node: Int) -> String { names.map { $0[node] } ?? "\(node)" }

  /// Nodes in ascending order of their names, which are numbers in the files of `peers/generate.py`.
  func nodesByName() -> [Int] {
    let order = (0..<graph.nodeCount).map { (Int(name($0)) ?? $0, $0) }
    return order.sorted { $0 < $1 }.map(\.1)
  }

  /// The largest score, who has it (of those equal within rounding the smallest name), and the sum.
  func top(_ scores: [Double]) -> Figures {
    let largest = scores.max() ?? 0
    let best = scores.indices.filter { scores[$0] >= largest * (1 - 1e-9) }
      .min { (Int(name($0)) ?? $0) < (Int(name($1)) ?? $1) }
    return [
      "top": .name(best.map(name) ?? ""), "top_score": .measure(largest),
      "sum": .measure(scores.reduce(0, +)),
    ]
  }
}
