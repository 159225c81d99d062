import GraphAlgorithms

/// Naive twin of betweenness: numbers of shortest paths between all pairs, then for every pair and node, or edge, the
/// share that passes it. Distances are counted in edges.
struct NaiveBetweenness {
  var nodes: [Double]
  var edges: [Double]

  init(_ graph: Graph) {
    let all = 0..<graph.nodeCount
    let distances = all.map { graph.breadthFirstDistances(from: $0) }
    let paths = all.map { source in
      var counts = all.map { $0 == source ? 1.0 : 0 }
      for node in all.sorted(by: { distances[source][$0] < distances[source][$1] }) {
        for (before, _) in graph.neighbors(of: node)
        where before != node && distances[source][node] == distances[source][before] + 1 {
          counts[node] += counts[before]
        }
      }
      return counts
    }
    nodes = all.map { _ in 0 }
    edges = graph.edges.map { _ in 0 }
    for source in all {
      for target in (source + 1)..<max(graph.nodeCount, source + 1) where distances[source][target] > 0 {
        let whole = distances[source][target]
        for node in all where node != source && node != target {
          if distances[source][node] > 0, distances[source][node] + distances[target][node] == whole {
            nodes[node] += paths[source][node] * paths[target][node] / paths[source][target]
          }
        }
        for (index, edge) in graph.edges.enumerated() {
          for (near, far) in [(Int(edge.source), Int(edge.target)), (Int(edge.target), Int(edge.source))]
          where distances[source][near] >= 0 && distances[source][near] + 1 + distances[target][far] == whole
          {
            edges[index] += paths[source][near] * paths[target][far] / paths[source][target]
          }
        }
      }
    }
  }
}

extension RandomGraphs {
  /// Blocks of all kinds, apart and joined: random parts, chains of cliques and cycles, trees that hang on them.
  static func blocks(seed: UInt64) throws -> Graph {
    var generator = SeededGenerator(seed: seed)
    var pairs: [(UInt32, UInt32)] = []
    var count: UInt32 = 1
    for _ in 0..<Int.random(in: 2...7, using: &generator) {
      // From a node that is there, or from a new one: a component of its own.
      var anchor = UInt32.random(in: 0..<count, using: &generator)
      if Int.random(in: 0..<6, using: &generator) == 0 {
        anchor = count
        count += 1
      }
      let size = UInt32.random(in: 1...5, using: &generator)
      let members = [anchor] + (count..<(count + size))
      count += size
      switch Int.random(in: 0..<3, using: &generator) {
      case 0:
        for place in 1..<members.count {
          pairs.append((members[place], members[Int.random(in: 0..<place, using: &generator)]))
        }
      case 1:
        for place in members.indices { pairs.append((members[place], members[(place + 1) % members.count])) }
      default:
        for one in members.indices { for other in 0..<one { pairs.append((members[one], members[other])) } }
      }
    }
    let edges = pairs.map { Edge(source: $0.0, target: $0.1) }
    return try Graph(nodeCount: Int(count) + 1, edges: edges)
  }
}
