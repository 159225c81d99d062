/// Figures that say how readable a drawing is.
public struct DrawingMeasures: Hashable, Sendable {
  /// The pairs of nodes on top of each other; see ``Drawing/nodeOverlaps(gap:limit:)``.
  public let nodeOverlaps: [NodePair]
  /// Where edges run behind nodes; see ``Drawing/edgesThroughNodes(margin:limit:)``.
  public let edgesThroughNodes: [EdgePassage]
  /// How often edges cross; see ``Drawing/crossings(budget:seed:threads:checkpoint:)``.
  public let crossings: CrossingCount
  /// How far apart the edges at a node are; see ``Drawing/angularResolution()``.
  public let angularResolution: AngularResolution
  /// How far distances are from those in the graph; see ``Drawing/stress(seed:threads:checkpoint:)``.
  public let stress: DrawingStress
  /// How far neighbors are near; see ``Drawing/neighborhoodPreservation(threads:checkpoint:)``.
  public let neighborhoodPreservation: Double
  /// How much the lengths of edges vary; see ``Drawing/edgeLengthVariation()``.
  public let edgeLengthVariation: Double
  /// The smallest rectangle around all nodes and routes; `nil` without any.
  public let bounds: Rectangle?
  /// Which part of the bounds is drawn on; see ``Drawing/inkShare(lineWidth:)``.
  public let inkShare: Double
  /// Whether a list ended at the limit, so that there is more of its kind.
  public let isCutShort: Bool

  /// Whether no node covers another and no edge runs behind one.
  public var isClear: Bool { nodeOverlaps.isEmpty && edgesThroughNodes.isEmpty }
}

extension Drawing {
  /// All figures of the drawing.
  ///
  /// Time and space are those of the single measures, together O(edges · log degree) with large factors where nodes
  /// are spread about evenly.
  ///
  /// - Parameters:
  ///   - limit: How many pairs of nodes, and how many passages of edges through nodes, are listed at most.
  ///   - seed: For samples, where the drawing is too large to look at everything.
  ///   - threads: How many threads may share the work; the result does not depend on it.
  ///   - checkpoint: Passed now and then.
  public func measures<Failure: Error>(
    limit: Int = 1_000_000, seed: UInt64 = 1, threads: Int = 1,
    checkpoint: Checkpoint<Failure> = Checkpoint<Never>.none
  ) throws(Failure) -> DrawingMeasures {
    let overlaps = nodeOverlaps(limit: limit)
    try checkpoint.pass(0.1)
    let passages = edgesThroughNodes(limit: limit)
    try checkpoint.pass(0.2)
    let crossings = try crossings(seed: seed, threads: threads, checkpoint: checkpoint.within(0.2...0.5))
    let graph = graph()
    let stress = try stress(
      of: graph, sources: stressSources, seed: seed, threads: threads,
      checkpoint: checkpoint.within(0.5...0.8))
    let preservation = try neighborhoodPreservation(
      in: graph, threads: threads, checkpoint: checkpoint.within(0.8...1))
    return DrawingMeasures(
      nodeOverlaps: overlaps, edgesThroughNodes: passages, crossings: crossings,
      angularResolution: angularResolution(), stress: stress, neighborhoodPreservation: preservation,
      edgeLengthVariation: edgeLengthVariation(), bounds: bounds, inkShare: inkShare(),
      isCutShort: overlaps.count == limit || passages.count == limit)
  }

  /// The smallest rectangle around all nodes and routes; `nil` without any. Time O(nodes + edges).
  public var bounds: Rectangle? {
    guard var box = rectangles.bounds.map(Box.init) else { return nil }
    for edge in edges {
      for point in edge.route ?? [] {
        box = Box(
          left: min(box.left, point.x), bottom: min(box.bottom, point.y), right: max(box.right, point.x),
          top: max(box.top, point.y))
      }
    }
    return Rectangle(left: box.left, bottom: box.bottom, right: box.right, top: box.top)
  }

  /// The standard deviation of the lengths of edges divided by their mean, 0 if all are equally long or there are
  /// none. Self-loops do not count; edges without a route are as long as their middles are apart. Time O(edges).
  public func edgeLengthVariation() -> Double {
    var count = 0.0
    var mean = 0.0
    var squares = 0.0
    for edge in edges where edge.source != edge.target {
      var length = 0.0
      forEachSegment(of: edge) { length += $0.start.distance(to: $0.end) }
      // As Welford does, so that equal lengths give 0.
      count += 1
      let difference = length - mean
      mean += difference / count
      squares += difference * (length - mean)
    }
    return mean > 0 ? (squares / count).squareRoot() / mean : 0
  }

  /// Which part of the bounds nodes and lines take up, at most 1. What lies on top of each other counts as often as
  /// it is drawn; without area it is 0. Time O(nodes + edges).
  ///
  /// - Parameter lineWidth: How wide lines are, in points.
  public func inkShare(lineWidth: Double = 1) -> Double {
    precondition(lineWidth >= 0, "lines of width \(lineWidth)")
    guard let bounds else { return 0 }
    let area = bounds.size.width * bounds.size.height
    guard area > 0 else { return 0 }
    var ink = 0.0
    for rectangle in rectangles { ink += rectangle.size.width * rectangle.size.height }
    for edge in edges {
      forEachVisibleSegment(of: edge) { ink += lineWidth * $0.start.distance(to: $0.end) }
    }
    return min(1, ink / area)
  }
}
