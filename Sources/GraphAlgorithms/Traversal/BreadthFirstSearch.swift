extension Graph {
  /// How many edges a shortest path from `source` to every node has; weights are ignored.
  ///
  /// Time O(nodes + edges), auxiliary space O(nodes).
  ///
  /// - Returns: One number for each node: 0 for the source, -1 for a node that cannot be reached.
  public func breadthFirstDistances(from source: Int) -> [Int32] {
    precondition(source >= 0 && source < nodeCount, "node \(source) is not in this graph")
    return withUnsafeCSR { csr in
      [Int32](unsafeUninitializedCapacity: csr.nodeCount) { distances, count in
        distances.initialize(repeating: -1)
        let queue = Scratch<UInt32>(count: csr.nodeCount)
        queue[0] = UInt32(source)
        distances[source] = 0
        var head = 0
        var tail = 1
        while head < tail {
          let node = Int(queue[head])
          head += 1
          let next = distances[node] + 1
          for slot in csr.row(node) {
            let neighbor = csr.target(slot)
            if distances[neighbor] < 0 {
              distances[neighbor] = next
              queue[tail] = UInt32(neighbor)
              tail += 1
            }
          }
        }
        count = csr.nodeCount
      }
    }
  }
}
