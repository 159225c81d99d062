extension Graph {
  /// The connected components: two nodes share one if a path joins them.
  ///
  /// Edges of weight zero connect. Time O(nodes + edges), auxiliary space O(nodes).
  ///
  /// - Returns: A partition whose community 0 is the largest component.
  public func connectedComponents() -> Partition {
    let labels = withUnsafeCSR { csr in
      [UInt32](unsafeUninitializedCapacity: csr.nodeCount) { labels, count in
        labels.initialize(repeating: .max)
        let queue = Scratch<UInt32>(count: csr.nodeCount)
        var component: UInt32 = 0
        for start in 0..<csr.nodeCount where labels[start] == .max {
          labels[start] = component
          queue[0] = UInt32(truncatingIfNeeded: start)
          var head = 0
          var tail = 1
          while head < tail {
            let node = Int(queue[head])
            head += 1
            for slot in csr.row(node) {
              let neighbor = csr.target(slot)
              if labels[neighbor] == .max {
                labels[neighbor] = component
                queue[tail] = UInt32(truncatingIfNeeded: neighbor)
                tail += 1
              }
            }
          }
          component += 1
        }
        count = csr.nodeCount
      }
    }
    return Partition(communityOf: labels)
  }
}
