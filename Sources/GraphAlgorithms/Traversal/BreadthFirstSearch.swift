extension Graph {
  /// How many edges a shortest path from `source` to every node has; weights are ignored.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes).
  ///
  /// - Returns: One number for each node: 0 for the source, -1 for a node that cannot be reached.
  public func breadthFirstDistances(from source: Int) -> [Int32] {
    precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    return withUnsafeCSR { $0.breadthFirstDistances(from: source) }
  }
}

extension UnsafeCSR {
  func breadthFirstDistances(from source: Int) -> [Int32] {
    [Int32](unsafeUninitializedCapacity: nodeCount) { distances, count in
      distances.initialize(repeating: -1)
      let queue = Scratch<UInt32>(count: nodeCount)
      queue[0] = UInt32(truncatingIfNeeded: source)
      distances[source] = 0
      var head = 0
      var tail = 1
      while head < tail {
        let node = Int(queue[head])
        head += 1
        let next = distances[node] + 1
        for slot in row(node) where distances[target(slot)] < 0 {
          distances[target(slot)] = next
          queue[tail] = targets[slot]
          tail += 1
        }
      }
      count = nodeCount
    }
  }
}
