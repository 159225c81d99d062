/// A node that is like another, and how much.
public struct SimilarNode: Sendable, Hashable {
  /// The node.
  public var node: Int
  /// How alike the two are, above 0.
  public var score: Double

  /// Makes the pair of a node and a score.
  public init(node: Int, score: Double) {
    self.node = node
    self.score = score
  }
}

/// Two nodes that are alike, and how much.
public struct SimilarPair: Sendable, Hashable {
  /// The smaller node.
  public var source: Int
  /// The larger node.
  public var target: Int
  /// How alike the two are, above 0.
  public var score: Double

  /// Makes a pair of nodes, the smaller first, with a score.
  public init(source: Int, target: Int, score: Double) {
    self.source = source
    self.target = target
    self.score = score
  }
}

extension Graph {
  /// How alike two nodes are; 0 if they share no neighbor.
  ///
  /// The terms of a sum are added in the order of the common neighbors' degrees, the smallest first, equal degrees by
  /// node, here as in the other functions: the same pair has the same bits everywhere, and pairs whose common
  /// neighbors have the same degrees have the same score. Self-loops do not matter.
  ///
  /// Time O(degrees of both + c log c) for c common neighbors.
  public func similarity(_ measure: SimilarityMeasure, between one: Int, and other: Int) -> Double {
    let first = neighbors(of: one)
    let second = neighbors(of: other)
    var shared: [(degree: Int, node: Int)] = []
    var left = first.startIndex
    var right = second.startIndex
    while left < first.endIndex, right < second.endIndex {
      let leftNode = first[left].node
      let rightNode = second[right].node
      if leftNode == rightNode, leftNode != one, leftNode != other {
        shared.append((otherNeighbors(of: leftNode), leftNode))
      }
      if leftNode <= rightNode { left += 1 }
      if rightNode <= leftNode { right += 1 }
    }
    guard !shared.isEmpty else { return 0 }
    shared.sort { $0 < $1 }
    let sum = shared.reduce(0) { $0 + measure.part(degree: $1.degree) }
    return measure.score(sum: sum, Double(otherNeighbors(of: one)), Double(otherNeighbors(of: other)))
  }

  /// The nodes most like a node, the most alike first, equal scores by node.
  ///
  /// Nodes that share no neighbor with it are not listed. Time O(sum of the degrees of the neighbors), space
  /// O(nodes).
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - measure: What to compare by.
  ///   - count: How many nodes to list at most.
  ///   - excludingNeighbors: Whether to leave out those that are already neighbors, which predicts links.
  public func mostSimilar(
    to node: Int, by measure: SimilarityMeasure, count: Int, excludingNeighbors: Bool = false
  ) -> [SimilarNode] {
    precondition(count >= 0, "\(count) nodes")
    var sums = [Double](repeating: 0, count: nodeCount)
    var touched: [Int] = []
    let own = Double(otherNeighbors(of: node))
    let middles = neighbors(of: node).map { (degree: otherNeighbors(of: $0.node), node: $0.node) }.sorted {
      $0 < $1
    }
    for middle in middles where middle.node != node {
      let part = measure.part(degree: middle.degree)
      for (other, _) in neighbors(of: middle.node) where other != node && other != middle.node {
        if sums[other] == 0 { touched.append(other) }
        sums[other] += part
      }
    }
    var best = BestScores(count: count)
    for other in touched {
      if excludingNeighbors, weight(from: node, to: other) != nil { continue }
      best.offer(measure.score(sum: sums[other], own, Double(otherNeighbors(of: other))), UInt64(other))
    }
    return best.sorted().map { SimilarNode(node: Int($0.key), score: $0.score) }
  }

  /// The number of neighbors of a node, itself not counted.
  private func otherNeighbors(of node: Int) -> Int {
    let row = neighbors(of: node)
    return row.count - (selfLoopCount > 0 && row.weight(to: node) != nil ? 1 : 0)
  }
}
