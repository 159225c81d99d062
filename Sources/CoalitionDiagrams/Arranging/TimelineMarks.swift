internal import GraphAlgorithms

extension TimelineArrangement {
  /// The mark of what has one time, with its arrows.
  static func marks(
    of entries: ArraySlice<Entry>, _ nodes: [Diagram.Node], _ mark: ClosedRange<Double>, _ middle: Double
  ) -> [Decoration] {
    guard let entry = entries.first, let node = nodes.first else { return [] }
    var (left, right) = (mark.lowerBound, mark.upperBound)
    var decorations: [Decoration] = []
    func arrowTo(_ x: Double, from start: Double) {
      decorations.append(.line(from: Point(x: start, y: middle), to: Point(x: x, y: middle), .arrow))
    }
    if entry.isOpenAtStart {
      arrowTo(left, from: left + arrow)
      left += arrow
    }
    if entry.isOpenAtEnd {
      arrowTo(right, from: right - arrow)
      right -= arrow
    }
    let band = Rectangle(
      left: left, bottom: middle - markHeight / 2, right: right, top: middle + markHeight / 2)
    // Of several clusters it has the colour of none.
    let isAlike = nodes.allSatisfy { $0.cluster == node.cluster }
    decorations.append(
      .band(
        band, cluster: isAlike ? node.cluster : nil, isHollow: node.kind == .report,
        hover: nodes.count == 1 ? node.hover : nodes.map(\.label).joined(separator: "\n")))
    return decorations
  }

  /// Years above and below, a thin line at each, and what is drawn short.
  static func scale(_ axis: TimeAxis, yearWidth: Double, bottom: Double) -> [Decoration] {
    var decorations: [Decoration] = []
    let lineHeight = Decoration.room("0", size: TimeAxis.tickSize).height
    let levels = [lineHeight / 2 + 3, bottom - lineHeight / 2 - 3]
    func line(_ from: Double, _ fromY: Double, _ to: Double, _ toY: Double, _ kind: Decoration.Line) {
      decorations.append(.line(from: Point(x: from, y: fromY), to: Point(x: to, y: toY), kind))
    }
    for stretch in axis.stretches {
      let right = stretch.left + stretch.width
      for y in [0, bottom] {
        line(stretch.left, y, right, y, stretch.isShort ? .dashed : .heavyRule)
      }
      guard stretch.isShort else { continue }
      for x in [stretch.left, right] { line(x, 0, x, bottom, .dashed) }
      for y in levels {
        decorations.append(
          .words(
            TimeAxis.words(stretch.years), middle: Point(x: stretch.left + stretch.width / 2, y: y),
            size: TimeAxis.tickSize))
      }
    }
    for tick in axis.ticks(yearWidth: yearWidth) {
      line(tick.x, 0, tick.x, bottom, .tick)
      for y in levels where !tick.words.isEmpty {
        decorations.append(
          .words(tick.words, middle: Point(x: tick.wordsX, y: y), size: TimeAxis.tickSize))
      }
    }
    return decorations
  }
}
