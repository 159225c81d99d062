internal import GraphAlgorithms

/// Labels that hang from their marks on an axis of time.
///
/// A mark spans what is known of the time; an end that nobody knows is an arrow. A label hangs below its mark, from its
/// beginning, or further left where it would stand out at the right end of the axis; what has the same time hangs side
/// by side from one mark, as far as that is wide enough. Each mark with its labels, in the order of their times, stands
/// as high as there is room for them. How wide a year is follows from the sizes: of some widths the one
/// with which the whole becomes largest on the page, the widest where several are as good. O(n² log n).
enum TimelineArrangement {
  static let markHeight = 8.0
  /// Between a mark and its label.
  static let labelGap = 2.0
  /// Between two labels beside and below each other.
  static let gap = 7.0
  /// An arrow into the unknown.
  static let arrow = 20.0
  private static let yearWidths = [
    4.0, 6, 8, 10, 13, 16, 20, 24, 30, 36, 45, 54, 66, 80, 95, 110, 130, 150, 175, 200, 230, 260, 320, 400,
    520,
    700, 1100,
  ]

  /// - Parameter ease: how good a size is for the picture, the more the better, at most 1.
  static func arranged(
    _ diagram: Diagram, _ sizes: [Size],
    ease: (Size) -> Double = PageRoom(.free, furnitureHeight: 0, furnitureWidth: 1).ease
  ) -> Arrangement {
    let (timed, strays) = Entry.all(diagram, sizes)
    var best: Arrangement?
    var most = -Double.infinity
    for width in timed.isEmpty ? [] : yearWidths {
      let arrangement = arranged(diagram, timed, yearWidth: width)
      guard let size = bounds(timed, arrangement)?.size else { continue }
      let ease = ease(size)
      if ease >= most { (best, most) = (arrangement, ease) }
    }
    var arrangement =
      best ?? Arrangement(boxes: sizes.map { Rectangle(center: Point(x: 0, y: 0), size: $0) })
    for entry in timed { arrangement.boxes[entry.place].size = entry.size }
    let bottom = bounds(timed, arrangement)?.bottom
    let below = Rows.arranged(strays.map { sizes[$0] }, gap: 14)
    for (index, box) in zip(strays, below) {
      arrangement.boxes[index] = box
      arrangement.boxes[index].center.y += (bottom ?? 14) - 14
    }
    return arrangement
  }

  /// The time of a node, if it has one that an axis can show; an end that nobody knows is infinite.
  static func time(of node: Diagram.Node) -> (from: Double, until: Double)? {
    guard case .time(let from, let until)? = node.spot, from.isFinite || until.isFinite, !from.isNaN,
      !until.isNaN, abs(from.isFinite ? from : until) < 100_000, abs(until.isFinite ? until : from) < 100_000
    else { return nil }
    return (from, until)
  }

  /// Whether some width of the years gives a size that is good enough.
  static func canBe(_ diagram: Diagram, _ sizes: [Size], where isEnough: (Size) -> Bool) -> Bool {
    let timed = Entry.all(diagram, sizes).timed
    // Every second width: this is asked often.
    return stride(from: 0, to: yearWidths.count, by: 2).contains { index in
      bounds(timed, arranged(diagram, timed, yearWidth: yearWidths[index])).map { isEnough($0.size) } ?? true
    }
  }

  private static func bounds(_ timed: [Entry], _ arrangement: Arrangement) -> Rectangle? {
    (timed.map { arrangement.boxes[$0.place] } + arrangement.decorations.map(\.extent)).bounds
  }

  private static func arranged(
    _ diagram: Diagram, _ timed: [Entry], yearWidth: Double
  ) -> Arrangement {
    let axis = TimeAxis(timed.map(\.span), yearWidth: yearWidth)
    var taken = Taken()
    var arrangement = Arrangement(
      boxes: diagram.nodes.map { _ in Rectangle(left: 0, bottom: 0, right: 0, top: 0) })
    var next = 0
    while next < timed.count {
      let mark = mark(of: timed[next], axis)
      var width = timed[next].size.width
      var end = next + 1
      while end < timed.count, timed[end].isMarked(as: timed[next]),
        width + gap + timed[end].size.width <= mark.upperBound - mark.lowerBound
      {
        width += gap + timed[end].size.width
        end += 1
      }
      let entries = timed[next..<end]
      next = end
      let left = labelStart(mark, width, axis)
      let height = entries.map(\.size.height).max() ?? 0
      let top = taken.take(mark, left...(left + width), height: height)
      let labelTop = -top - markHeight - labelGap
      var x = left
      for entry in entries {
        arrangement.boxes[entry.place] = Rectangle(
          left: x, bottom: labelTop - entry.size.height, right: x + entry.size.width, top: labelTop)
        x += entry.size.width + gap
      }
      arrangement.decorations += marks(
        of: entries, entries.map { diagram.nodes[$0.place] }, mark, -top - markHeight / 2)
    }
    arrangement.decorations += scale(axis, yearWidth: yearWidth, bottom: -taken.depth - gap)
    return arrangement
  }

  /// Where the mark of an entry lies with its arrows.
  private static func mark(of entry: Entry, _ axis: TimeAxis) -> ClosedRange<Double> {
    var (left, right) = (axis.x(entry.span.lowerBound), axis.x(entry.span.upperBound))
    if right - left < 6 { right = left + 6 }
    if entry.isOpenAtEnd { right = max(right, left + 14) + arrow }
    if entry.isOpenAtStart { left = min(left, right - 14) - arrow }
    return left...right
  }

  /// Where the labels of a mark begin.
  private static func labelStart(
    _ mark: ClosedRange<Double>, _ width: Double, _ axis: TimeAxis
  ) -> Double {
    let left = mark.lowerBound
    return max(min(left, 0), min(left, max(mark.upperBound, axis.right) - width))
  }
}
