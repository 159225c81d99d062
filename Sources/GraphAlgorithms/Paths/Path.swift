/// A way through a graph: nodes of which each is a neighbor of the one before.
public struct Path: Sendable, Hashable {
  /// The nodes from start to end, both included; never empty.
  public var nodes: [Int]
  /// The sum of the lengths of its edges, added from the start; 0 for a path of one node.
  public var length: Double

  /// Makes a path; nothing is checked.
  public init(nodes: [Int], length: Double) {
    self.nodes = nodes
    self.length = length
  }
}

extension Path: Comparable {
  /// Shorter comes first; of equal lengths the one with fewer nodes; of those the one whose nodes come first
  /// lexicographically. Every function that returns several paths keeps this order.
  public static func < (one: Path, other: Path) -> Bool {
    if one.length != other.length { return one.length < other.length }
    if one.nodes.count != other.nodes.count { return one.nodes.count < other.nodes.count }
    return one.nodes.lexicographicallyPrecedes(other.nodes)
  }
}
