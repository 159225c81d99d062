extension Covering {
  /// The set found, and what is proven about it.
  public struct Solution: Sendable, Hashable {
    /// The candidates in the set, ascending.
    public let members: [Int]
    /// The needs they cover, ascending.
    public let covered: [Int]
    /// The needs that somebody could cover but for which the size limit left no room, ascending.
    public let leftOut: [Int]
    /// The needs that no candidate covers who is not excluded, ascending.
    public let uncoverable: [Int]
    /// What the covered needs weigh together.
    public let coveredWeight: Int
    /// Whether it is proven that no set of fewer members covers all that can be covered; or, if needs are left
    /// out, that no set within the size limit covers more.
    public let isOptimal: Bool
    /// A proven lower bound on the size of a set that covers all that can be covered, the required candidates
    /// included. Equal to the number of members if the set is such a one and ``isOptimal``.
    public let sizeBound: Int
    /// A proven upper bound on the weight that a set within the size limit can cover.
    public let weightBound: Int
    /// What it takes the members to reach each other; `nil` if no distances were given.
    public let connection: Connection?
    /// Whether ``isOptimal``, and proven besides that the set is the first of all optimal ones: by its
    /// ``connection``, then as a list.
    public let isBestConnected: Bool
    /// How many nodes the searches went through.
    public let searchedNodes: Int
  }

  /// The minimum spanning tree over the distances between the members of a set: fewer joins without a link first,
  /// then the shorter one (the communication cost CC-MST of Lappas, Liu & Terzi 2009,
  /// doi:10.1145/1557019.1557074).
  public struct Connection: Sendable, Hashable, Comparable {
    /// The joins of the tree between members that have no finite distance.
    public var unlinkedJoins: Int
    /// The other joins' lengths together.
    public var length: Double

    /// What a tree of so many joins without a link takes, the others that long together.
    public init(unlinkedJoins: Int, length: Double) {
      self.unlinkedJoins = unlinkedJoins
      self.length = length
    }

    /// Fewer joins without a link first, then the shorter tree.
    public static func < (one: Connection, other: Connection) -> Bool {
      (one.unlinkedJoins, one.length) < (other.unlinkedJoins, other.length)
    }
  }

  /// How many nodes the searches may go through before they settle for the best found.
  ///
  /// Nodes, not seconds, so that the answer is the same on every machine. A node takes about a fifth of a
  /// millisecond with 200 needs and 2,000 candidates.
  public struct Budget: Sendable, Hashable {
    /// For finding an optimal set and proving that it is one.
    public var coverNodes: Int
    /// For finding the best connected of the optimal sets; a local search before may take twice as many steps.
    public var connectionNodes: Int

    /// A budget; what is left out of it is enough for some seconds with 200 needs and 2,000 candidates.
    public init(coverNodes: Int = 40_000, connectionNodes: Int = 10_000) {
      precondition(coverNodes >= 0 && connectionNodes >= 0, "\(coverNodes), \(connectionNodes) nodes")
      self.coverNodes = coverNodes
      self.connectionNodes = connectionNodes
    }
  }
}
