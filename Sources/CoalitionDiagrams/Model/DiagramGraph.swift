internal import GraphAlgorithms

extension Diagram {
  /// Its nodes and edges as a graph, weighted by the edges' strength.
  var graph: Graph {
    let edges = zip(edges, edgeEnds).map { edge, ends in
      // No edge weighs nothing: it is on the picture.
      GraphAlgorithms.Edge(
        source: UInt32(ends.0), target: UInt32(ends.1), weight: 0.05 + max(0, min(1, edge.strength)))
    }
    do {
      return try Graph(nodeCount: nodes.count, edges: edges)
    } catch {
      preconditionFailure("the edges of a diagram make no graph: \(error)")
    }
  }

  /// Its clusters, where most of its nodes have one: the others go to the cluster to which most of their ties lead,
  /// as topics and places do.
  var partition: Partition? {
    var labels = nodes.map { $0.cluster.map { $0 + 1 } ?? 0 }
    guard labels.count(where: { $0 > 0 }) * 2 > labels.count else { return nil }
    var ties = [[Int: Double]](repeating: [:], count: labels.count)
    for (edge, (a, b)) in zip(edges, edgeEnds) {
      if labels[a] == 0, labels[b] > 0 { ties[a][labels[b], default: 0] += 0.05 + edge.strength }
      if labels[b] == 0, labels[a] > 0 { ties[b][labels[a], default: 0] += 0.05 + edge.strength }
    }
    for node in labels.indices where labels[node] == 0 {
      labels[node] = ties[node].max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 0
    }
    return Partition(communityOf: labels.map { UInt32($0) })
  }
}
