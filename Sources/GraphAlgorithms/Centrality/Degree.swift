extension Graph {
  /// The number of edge ends at every node, a kept self-loop counting twice. Time O(nodes).
  public func degrees() -> [Int] { (0..<nodeCount).map { degree(of: $0) } }

  /// The sum of weights at every node, a kept self-loop counting twice. Time O(nodes + edges).
  public func strengths() -> [Double] { (0..<nodeCount).map { strength(of: $0) } }
}
