public import CoalitionModel

/// Who is in another cluster than before.
public struct ClusterMoves: Sendable {
  /// One that moved.
  public struct Move: Sendable {
    /// Who, in the new dataset.
    public let who: EntityIndex
    /// The cluster it was in; nil for none.
    public let from: Cluster?
    /// The cluster it is in; nil for none.
    public let to: Cluster?
  }

  /// Everybody who was there before and moved, in the order of the new dataset.
  public let moves: [Move]

  /// Compares two partitions by what both datasets have.
  ///
  /// Numbers and names of clusters change easily; an old cluster and a new one count as the same where each holds more
  /// of the other's members than of any other's. Who is in the new cluster that is the same as its old one has not
  /// moved. O(members).
  public init(from old: (Dataset, ClusterAnalysis), to new: (Dataset, ClusterAnalysis)) {
    var shared: [Int: [Int: Int]] = [:]
    var pairs: [(who: EntityIndex, from: Cluster?, to: Cluster?)] = []
    for who in new.0.indices where new.0[who].kind.isActor || new.0[who].kind == .report {
      guard let before = old.0.entity(id: new.0[who].id) else { continue }
      let (from, to) = (old.1.cluster(of: before), new.1.cluster(of: who))
      pairs.append((who, from, to))
      if let from, let to { shared[from.number, default: [:]][to.number, default: 0] += 1 }
    }
    func best(_ counts: [Int: Int]) -> Int? { counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key }
    var back: [Int: [Int: Int]] = [:]
    for (from, counts) in shared { for (to, count) in counts { back[to, default: [:]][from] = count } }
    var same: [Int: Int] = [:]
    for (from, counts) in shared {
      if let to = best(counts), let home = back[to].flatMap(best), home == from { same[from] = to }
    }
    moves = pairs.compactMap { who, from, to in
      switch (from, to) {
      case (nil, nil): nil
      case (let from?, let to?): same[from.number] == to.number ? nil : Move(who: who, from: from, to: to)
      default: Move(who: who, from: from, to: to)
      }
    }
  }
}
