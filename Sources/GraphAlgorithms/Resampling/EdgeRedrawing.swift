private import Glibc

/// Graphs as they might be if some edges of the one at hand were missing or wrong.
///
/// A share `error` of the edges is left out and as many plausible ones are put in, so that what is computed on many
/// such graphs shows how much of a finding is luck. Half of the edges left out fall on all alike, half as blind errors
/// would fall on six classes of pairs (same community or not; none, one or more common neighbors), so that a lone
/// bridge, which one error makes, is left out more often. Half of those put in join a node with a neighbor's neighbor,
/// half follow the communities and degrees of an edge at hand (a degree-corrected block model; Karrer & Newman 2011,
/// doi:10.1103/PhysRevE.83.016107). Weights are spread by a log-normal factor of the same size.
///
/// Space O(nodes + edges).
public struct EdgeRedrawing: Sendable {
  private let graph: Graph
  private let error: Double
  private var ends: [(low: UInt32, high: UInt32, weight: Double)] = []
  /// How likely each edge is left out.
  private var losses: [Double] = []
  private let communityOf: [UInt32]
  /// The ends of edges, by community: a node as often as it has edges.
  private var endsOf: [[UInt32]] = []

  /// Prepares to redraw a graph.
  ///
  /// - Parameters:
  ///   - graph: the graph at hand; edges from a node to itself are left out of every redrawn one.
  ///   - partition: its communities.
  ///   - error: the share of edges that may be missing or wrong, 0 to 0.5.
  /// - Complexity: O(Σ degree²).
  public init(_ graph: Graph, partition: Partition, error: Double) {
    precondition((0...0.5).contains(error), "an error of \(error)")
    self.graph = graph
    self.error = error
    communityOf = partition.communityOf.map { UInt32($0) }
    var pairCounts = [Double](repeating: 0, count: 6)
    var edgeCounts = pairCounts
    var classes: [Int] = []
    var common = [UInt32](repeating: 0, count: graph.nodeCount)
    var sizes: [UInt32: Double] = [:]
    var linked = 0.0
    for node in 0..<graph.nodeCount where graph.degree(of: node) > 0 {
      linked += 1
      sizes[communityOf[node], default: 0] += 1
      var touched: [Int] = []
      for (middle, _) in graph.neighbors(of: node) where middle != node {
        for (other, _) in graph.neighbors(of: middle) where other > node && other != middle {
          if common[other] == 0 { touched.append(other) }
          common[other] += 1
        }
      }
      for other in touched { pairCounts[kind(node, other, common[other])] += 1 }
      for (other, weight) in graph.neighbors(of: node) where other > node {
        let own = kind(node, other, common[other])
        edgeCounts[own] += 1
        classes.append(own)
        ends.append((UInt32(node), UInt32(other), weight))
      }
      for other in touched { common[other] = 0 }
    }
    let alike = sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let all = linked * (linked - 1) / 2
    pairCounts[3] = alike - pairCounts[4] - pairCounts[5]
    pairCounts[0] = all - alike - pairCounts[1] - pairCounts[2]
    let count = Double(ends.count)
    losses = classes.map { own in
      min(0.9, error * (0.5 + 0.5 * count * (pairCounts[own] / all) / edgeCounts[own]))
    }
    endsOf = Array(repeating: [], count: Int((communityOf.max() ?? 0)) + 1)
    for edge in ends {
      endsOf[Int(communityOf[Int(edge.low)])].append(edge.low)
      endsOf[Int(communityOf[Int(edge.high)])].append(edge.high)
    }
  }

  private func kind(_ a: Int, _ b: Int, _ common: UInt32) -> Int {
    (communityOf[a] == communityOf[b] ? 3 : 0) + Int(min(common, 2))
  }

  /// A graph drawn anew over the same nodes. O(edges).
  public func redraw(using generator: inout some RandomNumberGenerator) -> Graph {
    guard !ends.isEmpty else { return graph }
    var drawn: [Edge] = []
    drawn.reserveCapacity(ends.count + ends.count / 4)
    for (edge, loss) in zip(ends, losses) where Double.random(in: 0..<1, using: &generator) >= loss {
      drawn.append(Edge(source: edge.low, target: edge.high, weight: edge.weight))
    }
    var wanted = 0
    for _ in ends where Double.random(in: 0..<1, using: &generator) < error { wanted += 1 }
    var added: Set<UInt64> = []
    // Where hardly a pair is left to be joined, fewer are.
    for _ in 0..<(40 * wanted + 160) where added.count < wanted {
      let edge = ends[Int.random(in: ends.indices, using: &generator)]
      let (one, other) = Bool.random(using: &generator) ? (edge.low, edge.high) : (edge.high, edge.low)
      var (from, to) = (one, one)
      if Bool.random(using: &generator) {
        to = UInt32(neighbor(of: Int(other), using: &generator))
      } else {
        from = end(like: one, using: &generator)
        to = end(like: other, using: &generator)
      }
      let (low, high) = (min(from, to), max(from, to))
      guard low != high, graph.weight(from: Int(low), to: Int(high)) == nil,
        added.insert(UInt64(low) << 32 | UInt64(high)).inserted
      else { continue }
      drawn.append(Edge(source: low, target: high, weight: edge.weight))
    }
    for place in drawn.indices { drawn[place].weight *= exp(error * Self.normal(using: &generator)) }
    do {
      return try Graph(nodeCount: graph.nodeCount, edges: drawn)
    } catch {
      preconditionFailure("an edge of a graph that is none: \(error)")
    }
  }

  private func neighbor(of node: Int, using generator: inout some RandomNumberGenerator) -> Int {
    let neighbors = graph.neighbors(of: node)
    let chosen = Int.random(in: 0..<neighbors.count, using: &generator)
    return neighbors[neighbors.index(neighbors.startIndex, offsetBy: chosen)].node
  }

  private func end(like node: UInt32, using generator: inout some RandomNumberGenerator) -> UInt32 {
    let ends = endsOf[Int(communityOf[Int(node)])]
    return ends[Int.random(in: ends.indices, using: &generator)]
  }

  /// Box & Muller 1958, doi:10.1214/aoms/1177706645.
  private static func normal(using generator: inout some RandomNumberGenerator) -> Double {
    let radius = (-2 * log(Double.random(in: Double.leastNormalMagnitude..<1, using: &generator)))
      .squareRoot()
    return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &generator))
  }
}
