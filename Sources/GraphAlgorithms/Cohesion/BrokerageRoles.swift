/// In which ways a node stands between others: how many pairs of its neighbors, not joined themselves, it joins, by
/// whose communities they belong to.
///
/// Gould & Fernandez 1989, doi:10.2307/270949. The graph has no directions, so each pair is counted once in each order,
/// and a gatekeeper is a representative as often.
public struct BrokerageRoles: Sendable, Hashable {
  /// Between two of its own community.
  public var coordinator = 0
  /// Between an outsider and one of its own community, inwards.
  public var gatekeeper = 0
  /// Between one of its own community and an outsider, outwards.
  public var representative = 0
  /// Between two of one community that is not its own.
  public var consultant = 0
  /// Between two of different communities, neither its own.
  public var liaison = 0

  /// All pairs that it joins, each in both orders.
  public var total: Int { coordinator + gatekeeper + representative + consultant + liaison }
}

extension Graph {
  /// The roles of a node among communities. O(degree² · log degree).
  public func brokerageRoles(of node: Int, partition: Partition) -> BrokerageRoles {
    requireNodes(node)
    var roles = BrokerageRoles()
    let own = partition.communityOf[node]
    let neighbors = self.neighbors(of: node).map(\.node).filter { $0 != node }
    for (place, one) in neighbors.enumerated() {
      for other in neighbors[(place + 1)...] where weight(from: one, to: other) == nil {
        let (first, second) = (partition.communityOf[one], partition.communityOf[other])
        switch (first == own, second == own) {
        case (true, true): roles.coordinator += 2
        case (true, false), (false, true):
          roles.gatekeeper += 1
          roles.representative += 1
        case (false, false):
          if first == second { roles.consultant += 2 } else { roles.liaison += 2 }
        }
      }
    }
    return roles
  }
}
