/// What makes a partition good: much weight inside the communities, beside what they would be expected to hold.
public enum CommunityQuality: Sendable, Hashable {
  /// ``Graph/modularity(of:resolution:)``: expected is what the strengths of the nodes suggest.
  ///
  /// Communities get larger in larger graphs of the same density (the resolution limit: Fortunato & Barthélemy
  /// 2007, doi:10.1073/pnas.0605965104).
  case modularity

  /// The constant Potts model: expected is a fixed weight for every pair of nodes, the resolution.
  ///
  ///     H = Σ over communities ( w − γ · n (n − 1) / 2 )
  ///
  /// with w the weight of the edges inside, n the number of nodes and γ the resolution (Traag, Van Dooren &
  /// Nesterov 2011, doi:10.1103/PhysRevE.84.016114). Communities are denser than γ inside and sparser between,
  /// however large the graph. A self-loop counts once in w.
  case constantPotts
}

extension Graph {
  /// How good a partition is by one of the measures of ``CommunityQuality``.
  ///
  /// Time O(nodes + edges), auxiliary space O(communities).
  ///
  /// - Parameters:
  ///   - partition: A partition of the nodes of this graph.
  ///   - quality: What to measure.
  ///   - resolution: γ.
  public func quality(
    of partition: Partition, by quality: CommunityQuality = .modularity, resolution: Double = 1
  ) -> Double {
    switch quality {
    case .modularity: return modularity(of: partition, resolution: resolution)
    case .constantPotts:
      precondition(partition.nodeCount == nodeCount, "a partition of \(partition.nodeCount) nodes")
      var pairs = 0.0
      for size in partition.sizes { pairs += Double(size) * Double(size - 1) / 2 }
      return weightInside(partition) - resolution * pairs
    }
  }

  /// The weight of the edges inside communities, each edge once.
  private func weightInside(_ partition: Partition) -> Double {
    withUnsafeCSR { csr in
      partition.communityOf.withUnsafeBufferPointer { communityOf in
        var sum = 0.0
        for node in 0..<csr.nodeCount {
          var within = 0.0
          for slot in csr.row(node) {
            let neighbor = csr.target(slot)
            if neighbor <= node, communityOf[neighbor] == communityOf[node] { within += csr.weight(slot) }
          }
          sum += within
        }
        return sum
      }
    }
  }
}
