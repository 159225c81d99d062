internal import GraphAlgorithms

extension DiagramComposer {
  /// The boxes as near to each other as the page wants them, if that is possible.
  ///
  /// First so near that the smallest words can be read on the page. Then, in a network that is small enough to be
  /// measured several times, nearer still: words a half larger are read with ease and from the back of a room. A
  /// step is taken only while lines hardly cross more often for it.
  func drawnTogether(_ boxes: [Rectangle], _ measured: MeasuredDiagram, _ page: PageSize) -> [Rectangle] {
    guard let room = measured.room(on: page), !boxes.isEmpty else { return boxes }
    let fitted = Self.drawnTogether(boxes, into: room, gaps: [14, 10, 7, 5]).boxes
    let diagram = measured.diagram
    guard boxes.count <= Self.easeNodes else { return fitted }
    let edges = diagram.edgeEnds.map { DrawingEdge(source: $0.0, target: $0.1) }
    let graph = diagram.graph
    func cost(_ boxes: [Rectangle]) -> Double {
      Self.cost(of: Drawing(rectangles: boxes, edges: edges), graph)
    }
    let allowed = 1.1 * cost(fitted)
    for (textSize, gap) in [(11.0, 14.0), (10, 14), (9, 12), (8, 10)] {
      let share = Self.smallestTextSize / textSize
      let smaller = Size(width: room.width * share, height: room.height * share)
      // Nothing is drawn together that is near enough already.
      if Self.excess(of: fitted, over: smaller) <= 1 { return fitted }
      let closer = Self.drawnTogether(boxes, into: smaller, gaps: [gap])
      if closer.excess <= 1, cost(closer.boxes) <= allowed { return closer.boxes }
    }
    return fitted
  }

  /// Up to how many nodes a network is drawn together for words that are read with ease.
  private static let easeNodes = 150

  /// The boxes drawn together to a room, and how much too large they are for it: at most 1 where they fit.
  ///
  /// The whole is drawn together a little at a time, and what then overlaps moves apart: the shape stays, the room
  /// between the nodes goes. With as much of a gap as the room allows, since lines must pass there.
  private static func drawnTogether(
    _ boxes: [Rectangle], into room: Size, gaps: [Double]
  ) -> (boxes: [Rectangle], excess: Double) {
    var best = (boxes: boxes, excess: excess(of: boxes, over: room))
    guard best.excess > 1, let bounds = boxes.bounds else { return best }
    for gap in gaps {
      for share in [0.95, 0.8, 0.65] {
        let factors = (
          x: min(1, room.width * share / bounds.size.width),
          y: min(1, room.height * share / bounds.size.height)
        )
        let drawn = boxes.map { box in
          Rectangle(
            center: Point(
              x: bounds.center.x + (box.center.x - bounds.center.x) * factors.x,
              y: bounds.center.y + (box.center.y - bounds.center.y) * factors.y), size: box.size)
        }
        let apart = drawn.overlapsRemoved(gap: gap)
        let excess = excess(of: apart, over: room)
        if excess <= 1 { return (apart, excess) }
        if excess < best.excess { best = (apart, excess) }
      }
    }
    return best
  }

  private static func excess(of boxes: [Rectangle], over room: Size) -> Double {
    guard let size = boxes.bounds?.size else { return 0 }
    return max(size.width / room.width, size.height / room.height)
  }
}
