internal import GraphAlgorithms

/// Labels beside their marks on an axis of time.
///
/// A mark spans what is known of the time; an end that nobody knows is an arrow. A label stands right of its mark, or
/// left of it where it would stand out at the right end of the axis. Marks with their labels are put into lanes, each
/// into the uppermost in which it has room, in the order of their times. How wide a year is follows from the sizes:
/// of some widths the one with which the whole becomes largest on a page. O(n × lanes).
enum TimelineArrangement {
  static let markHeight = 9.0
  /// Between a mark and its label.
  static let labelGap = 4.0
  static let laneGap = 8.0
  /// An arrow into the unknown.
  static let arrow = 20.0
  private static let yearWidths = [6.0, 10, 16, 24, 36, 54, 80, 110, 150, 200, 260, 400, 700, 1100]
  /// How wide the picture had best be for its height: pages are less so, but have words above and below.
  private static let aspectRatio = 1.7
  /// What is no higher, and no wider for that, fits on any page: then the widest years are best.
  private static let comfortableHeight = 640.0

  static func arranged(_ diagram: Diagram, _ sizes: [Size]) -> Arrangement {
    let (timed, strays) = Entry.all(diagram, sizes)
    var best: Arrangement?
    var least = Double.infinity
    for width in timed.isEmpty ? [] : yearWidths {
      let arrangement = arranged(diagram, timed, yearWidth: width)
      let places = timed.map { arrangement.boxes[$0.place] } + arrangement.decorations.compactMap(\.box)
      guard let size = places.bounds?.size else { continue }
      let extent = max(size.width / aspectRatio, size.height, comfortableHeight)
      if extent <= least { (best, least) = (arrangement, extent) }
    }
    var arrangement =
      best ?? Arrangement(boxes: sizes.map { Rectangle(center: Point(x: 0, y: 0), size: $0) })
    for entry in timed { arrangement.boxes[entry.place].size = entry.size }
    let bottom =
      (timed.map { arrangement.boxes[$0.place] } + arrangement.decorations.compactMap(\.box)).bounds?.bottom
    let below = Rows.arranged(strays.map { sizes[$0] }, gap: 14)
    for (index, box) in zip(strays, below) {
      arrangement.boxes[index] = box
      arrangement.boxes[index].center.y += (bottom ?? 14) - 14
    }
    return arrangement
  }

  /// A node with a time.
  private struct Entry {
    var place: Int
    var size: Size
    /// What is known of its time, both ends finite.
    var span: ClosedRange<Double>
    var isOpenAtStart: Bool
    var isOpenAtEnd: Bool

    static func all(_ diagram: Diagram, _ sizes: [Size]) -> (timed: [Entry], strays: [Int]) {
      var (timed, strays): ([Entry], [Int]) = ([], [])
      for (place, node) in diagram.nodes.enumerated() {
        guard case .time(let from, let until)? = node.spot, from.isFinite || until.isFinite, !from.isNaN,
          !until.isNaN, abs(from.isFinite ? from : until) < 100_000,
          abs(until.isFinite ? until : from) < 100_000
        else {
          strays.append(place)
          continue
        }
        let (start, end) = (from.isFinite ? from : until, until.isFinite ? until : from)
        timed.append(
          Entry(
            place: place, size: sizes[place], span: min(start, end)...max(start, end),
            isOpenAtStart: !from.isFinite, isOpenAtEnd: !until.isFinite))
      }
      timed.sort {
        ($0.span.lowerBound, $0.span.upperBound, $0.place) < (
          $1.span.lowerBound, $1.span.upperBound, $1.place
        )
      }
      return (timed, strays)
    }
  }

  private struct Lane {
    var taken: [ClosedRange<Double>] = []
    var members: [(entry: Entry, mark: ClosedRange<Double>, label: ClosedRange<Double>)] = []
    var height = TimelineArrangement.markHeight
  }

  private static func arranged(
    _ diagram: Diagram, _ timed: [Entry], yearWidth: Double
  ) -> Arrangement {
    let axis = TimeAxis(timed.map(\.span), yearWidth: yearWidth)
    var lanes: [Lane] = []
    for entry in timed {
      let (mark, label) = places(of: entry, axis)
      let whole = min(mark.lowerBound, label.lowerBound)...max(mark.upperBound, label.upperBound)
      let room = (whole.lowerBound - laneGap)...(whole.upperBound + laneGap)
      let free = lanes.firstIndex { !$0.taken.contains { $0.overlaps(room) } }
      if free == nil { lanes.append(Lane()) }
      let lane = free ?? lanes.count - 1
      lanes[lane].taken.append(whole)
      lanes[lane].members.append((entry, mark, label))
      lanes[lane].height = max(lanes[lane].height, entry.size.height)
    }
    var arrangement = Arrangement(
      boxes: diagram.nodes.map { _ in Rectangle(left: 0, bottom: 0, right: 0, top: 0) })
    var y = -laneGap
    for lane in lanes {
      let middle = y - lane.height / 2
      for (entry, mark, label) in lane.members {
        arrangement.boxes[entry.place] = Rectangle(
          left: label.lowerBound, bottom: middle - entry.size.height / 2,
          right: label.upperBound, top: middle + entry.size.height / 2)
        arrangement.decorations += marks(of: entry, diagram.nodes[entry.place], mark, middle)
      }
      y -= lane.height + laneGap
    }
    arrangement.decorations += scale(axis, yearWidth: yearWidth, bottom: y)
    return arrangement
  }

  /// Where the mark with its arrows and where the label of an entry lie.
  private static func places(
    of entry: Entry, _ axis: TimeAxis
  ) -> (mark: ClosedRange<Double>, label: ClosedRange<Double>) {
    var (left, right) = (axis.x(entry.span.lowerBound), axis.x(entry.span.upperBound))
    if right - left < 6 { right = left + 6 }
    if entry.isOpenAtEnd { right = max(right, left + 14) + arrow }
    if entry.isOpenAtStart { left = min(left, right - 14) - arrow }
    let width = entry.size.width
    let isLeft = right + labelGap + width > axis.right && left - labelGap - width >= 0
    let start = isLeft ? left - labelGap - width : right + labelGap
    return (left...right, start...(start + width))
  }

  private static func marks(
    of entry: Entry, _ node: Diagram.Node, _ mark: ClosedRange<Double>, _ middle: Double
  ) -> [Decoration] {
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
    decorations.append(
      .band(band, cluster: node.cluster, isHollow: node.kind == .report, hover: node.hover))
    return decorations
  }

  /// Years above and below, a thin line at each, and what is drawn short.
  private static func scale(_ axis: TimeAxis, yearWidth: Double, bottom: Double) -> [Decoration] {
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
