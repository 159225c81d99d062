import Foundation
import GraphAlgorithms

extension Work {
  /// The work of a task on a simple graph, ready to be timed.
  func figures(of task: BenchTask, in network: Network) throws -> () throws -> () throws -> Figures {
    let graph = network.graph
    let threads = options.threads
    switch task {
    case .components:
      return {
        let parts = graph.connectedComponents(threads: threads)
        return { ["count": .count(parts.count), "largest": .count(parts.sizes.first ?? 0)] }
      }
    case .core:
      return {
        let numbers = graph.coreNumbers()
        return { ["max_core": .count(numbers.max() ?? 0), "sum": .count(numbers.reduce(0, +))] }
      }
    case .pagerank:
      return {
        let ranks = graph.pageRank(threads: threads)
        return { network.top(ranks.scores) }
      }
    case .leiden:
      return {
        var generator = SeededGenerator(seed: options.seed)
        let partition = graph.leiden(using: &generator, threads: threads)
        return { try leidenFigures(partition, network) }
      }
    case .bridges:
      return {
        let count = graph.cutStructure().bridges.count
        return { ["count": .count(count)] }
      }
    case .articulation:
      return {
        let count = graph.cutStructure().articulationNodes.count
        return { ["count": .count(count)] }
      }
    case .distances:
      let order = network.nodesByName()
      let sources = (0..<64).map { order[$0 * order.count / 64] }
      return {
        let summaries = graph.distanceSummaries(from: sources, threads: threads)
        return {
          [
            "sources": .count(64), "sum": .count(summaries.reduce(0) { $0 + $1.sum }),
            "reached": .count(summaries.reduce(0) { $0 + $1.reached + 1 }),
            "max": .count(summaries.map(\.eccentricity).max() ?? 0),
          ]
        }
      }
    case .betweenness:
      return {
        let scores = graph.betweenness(normalized: false, threads: threads)
        return { network.top(scores) }
      }
    case .closeness:
      return {
        let scores = graph.closeness(threads: threads)
        return { network.top(scores) }
      }
    case .harmonic:
      return {
        let scores = graph.harmonicCentrality(normalized: false, threads: threads)
        return { network.top(scores) }
      }
    case .triangles:
      return {
        let transitivity = graph.globalClusteringCoefficient(threads: threads)
        return { ["transitivity": .measure(transitivity), "count": .count(graph.triangleCount())] }
      }
    case .adamicAdar:
      return {
        let best = graph.bestPairs(by: .adamicAdar, count: 100, threads: threads)
        let rows = graph.bestPerNode(by: .adamicAdar, count: 10, threads: threads)
        return {
          [
            "best_sum": .measure(best.reduce(0) { $0 + $1.score }),
            "per_node_sum": .measure(rows.reduce(0) { $0 + $1.reduce(0) { $0 + $1.score } }),
          ]
        }
      }
    case .path:
      let pairs = try nodePairs(network)
      return {
        let lengths = graph.breadthFirstDistances(between: pairs, threads: threads)
        return {
          let reached = lengths.filter { $0 >= 0 }
          return [
            "pairs": .count(lengths.count), "reached": .count(reached.count),
            "sum": .count(reached.reduce(0) { $0 + Int($1) }),
          ]
        }
      }
    case .load, .strongComponents, .projection, .strongestLinks, .linear:
      preconditionFailure("\(task) has a reader of its own")
    }
  }

  private func leidenFigures(_ partition: Partition, _ network: Network) throws -> Figures {
    if let path = options.labels {
      let lines = partition.communityOf.enumerated().map { "\(network.name($0.offset)),\($0.element)\n" }
      try ("node,community\n" + lines.joined()).write(toFile: path, atomically: true, encoding: .utf8)
    }
    let graph = network.graph
    let inside = graph.edges.filter {
      partition.communityOf[Int($0.source)] == partition.communityOf[Int($0.target)]
    }
    let pieces = try Graph(nodeCount: graph.nodeCount, edges: inside).connectedComponents().count
    return [
      "modularity": .measure(graph.modularity(of: partition)), "communities": .count(partition.count),
      "disconnected": .count(pieces - partition.count),
    ]
  }

  private func nodePairs(_ network: Network) throws -> [(source: Int, target: Int)] {
    guard let path = options.pairs, let names = network.names else {
      throw Misuse("path needs --pairs FILE and an edge list")
    }
    // Two names a line under a heading: the order of the pairs, which a graph would not keep, does not matter here,
    // but each is to be asked as often as it is listed.
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let ends = line.split(separator: ",").map { names.index(of: String($0)) }
      guard ends.count == 2, let source = ends[0], let target = ends[1] else {
        throw Misuse("\(path): '\(line)' is not a pair of nodes of \(file)")
      }
      return (source, target)
    }
  }
}

/// What the caller did wrong, in a sentence.
struct Misuse: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
