extension Graph {
  /// Every edge once, with `source <= target`, ascending by source, then by target.
  @inlinable
  public var edges: EdgeList { EdgeList(graph: self) }

  /// The edges of a graph as a sequence; see ``Graph/edges``.
  public struct EdgeList: Sequence, Sendable {
    @usableFromInline let graph: Graph

    @inlinable
    init(graph: Graph) { self.graph = graph }

    /// The exact number of edges.
    @inlinable
    public var underestimatedCount: Int { graph.edgeCount }

    /// Starts at the first edge.
    @inlinable
    public func makeIterator() -> Iterator { Iterator(graph: graph) }

    /// Walks the rows and skips the half that was already seen from the other end.
    public struct Iterator: IteratorProtocol {
      @usableFromInline let graph: Graph
      @usableFromInline var node = 0
      @usableFromInline var slot = 0

      @inlinable
      init(graph: Graph) { self.graph = graph }

      /// The next edge, `nil` after the last.
      @inlinable
      public mutating func next() -> Edge? {
        while slot < graph.targets.count {
          while slot >= graph.offsets[node + 1] { node += 1 }
          let here = slot
          slot += 1
          if Int(graph.targets[here]) >= node {
            return Edge(
              source: UInt32(node), target: graph.targets[here],
              weight: graph.weights.isEmpty ? 1 : graph.weights[here])
          }
        }
        return nil
      }
    }
  }
}
