extension Graph {
  /// How much more weight lies inside the communities than their strengths would let expect.
  ///
  ///     Q = Σ over communities ( w / m − γ · (K / 2m)² )
  ///
  /// with w the weight of the edges inside, K the sum of strengths, m the total weight and γ the resolution
  /// (Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; the resolution after Reichardt & Bornholdt 2006,
  /// doi:10.1103/PhysRevE.74.016110). A self-loop counts once in w and twice in K. Of a graph without weight
  /// the modularity is 0.
  ///
  /// Time O(nodes + edges), auxiliary space O(communities).
  ///
  /// - Parameters:
  ///   - partition: A partition of the nodes of this graph.
  ///   - resolution: Above 1 smaller communities score better, below 1 larger ones.
  /// - Returns: At most 1; 0 for a single community at resolution 1.
  public func modularity(of partition: Partition, resolution: Double = 1) -> Double {
    precondition(partition.nodeCount == nodeCount, "a partition of \(partition.nodeCount) nodes")
    guard totalWeight > 0 else { return 0 }
    return withUnsafeCSR { csr in
      let inside = Scratch<Double>(count: partition.count, repeating: 0)
      let strength = Scratch<Double>(count: partition.count, repeating: 0)
      partition.communityOf.withUnsafeBufferPointer { communityOf in
        for node in 0..<csr.nodeCount {
          let community = Int(communityOf[node])
          var within = 0.0
          var sum = 0.0
          for slot in csr.row(node) {
            let neighbor = csr.target(slot)
            let weight = neighbor == node ? 2 * csr.weight(slot) : csr.weight(slot)
            sum += weight
            if communityOf[neighbor] == communityOf[node] { within += weight }
          }
          inside[community] += within
          strength[community] += sum
        }
      }
      let ends = 2 * totalWeight
      var sum = 0.0
      for community in 0..<partition.count {
        let share = strength[community] / ends
        sum += inside[community] / ends - resolution * share * share
      }
      return sum
    }
  }
}
