/// An undirected weighted edge between two nodes.
///
/// The two ends have no order as far as a ``Graph`` is concerned: `(2, 5)` and `(5, 2)` name the same edge
/// there. As values the two differ.
public struct Edge: Sendable, Hashable {
  /// One end, a node index.
  public var source: UInt32
  /// The other end, a node index.
  public var target: UInt32
  /// How strong the tie is: finite and not negative. Larger means closer.
  public var weight: Double

  /// Makes an edge; nothing is checked before a ``Graph`` is made from it.
  @inlinable
  public init(source: UInt32, target: UInt32, weight: Double = 1) {
    self.source = source
    self.target = target
    self.weight = weight
  }
}
