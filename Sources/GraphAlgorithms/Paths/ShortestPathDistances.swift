extension Graph {
  /// The length of a shortest path from one node to every node.
  ///
  /// Dijkstra's algorithm (1959, doi:10.1007/BF01386390) with a heap of four children; breadth-first search where
  /// every length is 1. Time O((nodes + edges) log edges), auxiliary space O(nodes + edges).
  ///
  /// - Parameters:
  ///   - source: Where the paths start.
  ///   - lengths: The length of each edge; 1/weight if left out, see ``EdgeLengths``.
  /// - Returns: One length for each node, added from the source: 0 for the source, infinity for a node that cannot
  ///   be reached.
  public func shortestPathDistances(from source: Int, lengths: EdgeLengths? = nil) -> [Double] {
    requireNodes(source)
    return withSlotLengths(lengths) { csr, lengths in
      if lengths.isUnit {
        return breadthFirstDistances(from: source).map { $0 < 0 ? .infinity : Double($0) }
      }
      return [Double](unsafeUninitializedCapacity: csr.nodeCount) { distances, count in
        distances.initialize(repeating: .infinity)
        var heap = DistanceHeap(capacity: csr.nodeCount)
        distances[source] = 0
        heap.push(0, source)
        while let entry = heap.pop() {
          let node = Int(entry.node)
          if entry.distance > distances[node] { continue }
          for slot in csr.row(node) {
            let neighbor = csr.target(slot)
            let distance = entry.distance + lengths[slot]
            if distance < distances[neighbor] {
              distances[neighbor] = distance
              // From a pendant node there is no way on.
              if csr.row(neighbor).count > 1 { heap.push(distance, neighbor) }
            }
          }
        }
        count = csr.nodeCount
      }
    }
  }
}
