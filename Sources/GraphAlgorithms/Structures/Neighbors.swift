extension Graph {
  /// The neighbors of one node: a window on the graph's own storage, ascending by neighbor.
  ///
  /// Its indices are slots of the graph, not counted from zero.
  public struct Neighbors: RandomAccessCollection, Sendable {
    @usableFromInline let targets: [UInt32]
    /// Empty if every weight of the graph is 1.
    @usableFromInline let weights: [Double]
    /// The first slot of the row.
    public let startIndex: Int
    /// The slot after the last of the row.
    public let endIndex: Int

    @inlinable
    init(targets: [UInt32], weights: [Double], startIndex: Int, endIndex: Int) {
      self.targets = targets
      self.weights = weights
      self.startIndex = startIndex
      self.endIndex = endIndex
    }

    /// The neighbor and the weight of the edge to it.
    @inlinable
    public subscript(slot: Int) -> (node: Int, weight: Double) {
      precondition(slot >= startIndex && slot < endIndex, "slot \(slot) is not in this row")
      return (Int(targets[slot]), weights.isEmpty ? 1 : weights[slot])
    }

    /// The weight of the edge to a node, `nil` if it is no neighbor. Time O(log count).
    @inlinable
    public func weight(to node: Int) -> Double? {
      var low = startIndex
      var high = endIndex
      while low < high {
        let middle = low + (high - low) / 2
        if Int(targets[middle]) < node { low = middle + 1 } else { high = middle }
      }
      guard low < endIndex, Int(targets[low]) == node else { return nil }
      return weights.isEmpty ? 1 : weights[low]
    }
  }
}
