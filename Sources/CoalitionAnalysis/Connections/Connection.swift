public import CoalitionLinking
public import CoalitionModel
internal import GraphAlgorithms

/// How two entities hang together: a path of links, each step with its reasons.
public struct Connection: Sendable {
  /// One link of the path.
  public struct Step: Sendable {
    /// Where the step starts.
    public let from: EntityIndex
    /// Where it ends.
    public let to: EntityIndex
    /// Why the two are joined, heaviest first.
    public let reasons: [LinkPart]
  }

  /// The steps in order.
  public let steps: [Step]
  /// The length of the path: the sum of 1/weight over its links. Smaller is stronger.
  public let cost: Double

  /// The strongest different connections between two entities, strongest first, at most `count`.
  ///
  /// Different means that no two of them share an entity between the ends; each is the strongest of what the
  /// earlier ones leave. Empty where the two do not hang together, and from an entity to itself.
  /// O(count × edges × log nodes).
  public static func strongest(
    from start: EntityIndex, to end: EntityIndex, in graph: EntityGraph, count: Int = 3
  ) -> [Connection] {
    guard start != end else { return [] }
    return graph.graph.alternativePaths(from: start.position, to: end.position, count: count).map { path in
      Connection(
        steps: zip(path.nodes, path.nodes.dropFirst()).map { from, to in
          let (from, to) = (EntityIndex(from), EntityIndex(to))
          return Step(from: from, to: to, reasons: graph.parts(from, to))
        },
        cost: path.length)
    }
  }
}
