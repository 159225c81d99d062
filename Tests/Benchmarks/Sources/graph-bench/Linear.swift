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
    let steps: [(String, () throws -> Figures)] = [
      ("breadth-first distances", { ["max": .count(Int(graph.breadthFirstDistances(from: 0).max() ?? 0))] }),
      ("breadth-first order", { ["nodes": .count(graph.breadthFirstOrder(from: 0).order.count)] }),
      ("depth-first order", { ["nodes": .count(graph.depthFirstOrder(from: 0, order: .postorder).order.count)] }),
      ("components", { ["count": .count(graph.connectedComponents(threads: threads).count)] }),
      ("strong components", { ["count": .count(directed.strongComponents().partition.count)] }),
      ("cut structure", { ["bridges": .count(graph.cutStructure().bridges.count)] }),
      ("biconnected components", { ["count": .count(graph.biconnectedComponents().count)] }),
      ("block-cut tree", { ["blocks": .count(graph.blockCutTree().blocks.count)] }),
      ("core numbers", { ["max_core": .count(graph.coreNumbers().max() ?? 0)] }),
      ("maximum spanning forest", { ["edges": .count(graph.maximumSpanningForest().edges.count)] }),
      ("shortest path", { ["nodes": .count(graph.shortestPath(from: 0, to: graph.nodeCount - 1)?.nodes.count ?? 0)] }),
      ("distances between pairs", { ["length": .count(Int(graph.breadthFirstDistances(between: [(1, graph.nodeCount - 1)])[0]))] }),
      ("PageRank", { ["iterations": .count(graph.pageRank(threads: threads).iterations)] }),
      ("triangles", { ["count": .count(graph.triangleCount(threads: threads))] }),
      ("clustering coefficient", { ["mean": .measure(graph.averageClusteringCoefficient(threads: threads))] }),
      ("constraint", { ["sum": .measure(graph.constraints(threads: threads).reduce(0, +))] }),
      ("degree order", { ["nodes": .count(graph.renumbered(by: .descendingDegree).graph.nodeCount)] }),
      ("breadth-first renumbering", { ["nodes": .count(graph.renumbered(by: .breadthFirst).graph.nodeCount)] }),
      (
        "label propagation",
        {
          var generator = SeededGenerator(seed: options.seed)
          return ["communities": .count(graph.labelPropagation(using: &generator).partition.count)]
        }
      ),
      (
        "Leiden",
        {
          var generator = SeededGenerator(seed: options.seed)
          return ["communities": .count(graph.leiden(using: &generator).count)]
        }
      ),
    ]
    return try steps.map { try line($0.0, $0.1) }
  }
}
