import GraphAlgorithms
import Measuring

extension Work {
  /// Every algorithm whose time is linear in the edges, or close to it, on the same graph: none may overflow a stack
  /// or go quadratic on a path or a star of any length.
  func linear() throws -> [ResultLine] {
    let (network, loadSeconds) = try timed { try Network(file, threads: options.threads) }
    let graph = network.graph
    let directed = try Network.directed(file, threads: options.threads)
    let threads = options.threads
    func line(_ name: String, _ work: () throws -> Figures) throws -> ResultLine {
      try self.line(name, loadSeconds: loadSeconds) {
        let figures = try work()
        return { figures }
      }
    }
    var generator = SeededGenerator(seed: options.seed)
    let last = graph.nodeCount - 1
    return [
      try line("breadth-first distances") {
        ["max": .count(Int(graph.breadthFirstDistances(from: 0).max() ?? 0))]
      },
      try line("breadth-first order") { ["nodes": .count(graph.breadthFirstOrder(from: 0).order.count)] },
      try line("depth-first order") {
        ["nodes": .count(graph.depthFirstOrder(from: 0, order: .postorder).order.count)]
      },
      try line("components") { ["count": .count(graph.connectedComponents(threads: threads).count)] },
      try line("strong components") { ["count": .count(directed.strongComponents().count)] },
      try line("cut structure") { ["bridges": .count(graph.cutStructure().bridges.count)] },
      try line("biconnected components") { ["count": .count(graph.biconnectedComponents().count)] },
      try line("block-cut tree") { ["blocks": .count(graph.blockCutTree().blocks.count)] },
      try line("core numbers") { ["max_core": .count(graph.coreNumbers().max() ?? 0)] },
      try line("maximum spanning forest") {
        ["edges": .count(graph.maximumSpanningForest().edges.count)]
      },
      try line("shortest path") {
        ["nodes": .count(graph.shortestPath(from: 0, to: last)?.nodes.count ?? 0)]
      },
      try line("distance of a pair") {
        ["length": .count(Int(graph.breadthFirstDistances(between: [(1, last)]).first ?? -1))]
      },
      try line("PageRank") { ["iterations": .count(graph.pageRank(threads: threads).iterations)] },
      try line("triangles") { ["count": .count(graph.triangleCount(threads: threads))] },
      try line("clustering coefficient") {
        ["mean": .measure(graph.averageClusteringCoefficient(threads: threads))]
      },
      try line("constraint") {
        ["sum": .measure(graph.constraints(threads: threads).reduce(0, +))]
      },
      try line("renumbering by degree") {
        ["nodes": .count(graph.renumbered(by: .descendingDegree).graph.nodeCount)]
      },
      try line("renumbering by breadth") {
        ["nodes": .count(graph.renumbered(by: .breadthFirst).graph.nodeCount)]
      },
      try line("label propagation") {
        ["communities": .count(graph.labelPropagation(using: &generator).partition.count)]
      },
      try line("Leiden") { ["communities": .count(graph.leiden(using: &generator).count)] },
    ]
  }
}
