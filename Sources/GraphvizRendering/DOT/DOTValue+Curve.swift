extension DOTValue {
  /// A curve for the `pos` of an edge under ``LayoutEngine/positioned``, drawn as it is given.
  ///
  /// Edges with and without `pos` may stand in one graph, even between the same two nodes. What is given stays as it
  /// is, whatever `splines` says; the others follow `splines`. Without it, or with `line` or `false`, they become
  /// straight lines (several between the same nodes a fan, of which the given ones are no part). With `true` and
  /// `polyline` they go around nodes; with `none` and with empty text they are *not drawn*. Checked with Graphviz
  /// 2.42. Where there is no tip, no arrowhead is drawn, whatever `arrowhead` says;
  /// where there is one, `arrowhead` (or `arrowtail`, together with `dir`) says which, and the curve should
  /// end `10 * arrowsize` points before it: Graphviz shortens nothing that is given.
  ///
  /// - Parameters:
  ///   - points: The control points of cubic Bézier curves that join, in points, y upwards, from tail to head:
  ///     4, 7, 10 … of them.
  ///   - tip: Where the arrowhead at the head ends.
  ///   - tailTip: Where the arrowhead at the tail ends.
  /// - Precondition: The number of points is right and all are finite.
  public static func curve(
    _ points: [(x: Double, y: Double)], tip: (x: Double, y: Double)? = nil,
    tailTip: (x: Double, y: Double)? = nil
  ) -> DOTValue {
    precondition(points.count >= 4 && points.count % 3 == 1, "cubic curves have 4, 7, 10 … control points")
    var text: [UInt8] = []
    text.reserveCapacity(16 * (points.count + 2))
    if let tailTip {
      text += [UInt8(ascii: "s"), UInt8(ascii: ",")]
      append(tailTip, to: &text)
    }
    if let tip {
      text += [UInt8(ascii: "e"), UInt8(ascii: ",")]
      append(tip, to: &text)
    }
    for point in points { append(point, to: &text) }
    text.removeLast()
    return .raw(String(decoding: text, as: UTF8.self))
  }

  /// A straight line for the `pos` of an edge, as the curve that it is.
  ///
  /// - Parameters:
  ///   - start: Where it leaves its tail, in points, y upwards.
  ///   - end: Where it meets its head.
  ///   - arrowLength: How much of it, in points, the arrowhead covers: `10 * arrowsize`. The tip is at `end`. With 0
  ///     there is no arrowhead. At most half of the line is given to it.
  /// - Precondition: All are finite, `arrowLength` is not negative.
  public static func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), arrowLength: Double = 0
  ) -> DOTValue {
    precondition(arrowLength >= 0, "a length is not negative")
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let share = length > 0 ? max(0.5, 1 - arrowLength / length) : 1
    let points = [0, share / 3, share * 2 / 3, share].map { (x: start.x + dx * $0, y: start.y + dy * $0) }
    // A line without length has no direction that an arrowhead could take.
    return curve(points, tip: arrowLength > 0 && length > 0 ? end : nil)
  }

  /// A place and a blank. Hundredths of a point are finer than any printer; whole numbers are written much faster than
  /// fractions, of which a large drawing has millions.
  private static func append(_ point: (x: Double, y: Double), to text: inout [UInt8]) {
    append(point.x, to: &text)
    text.append(UInt8(ascii: ","))
    append(point.y, to: &text)
    text.append(UInt8(ascii: " "))
  }

  private static func append(_ number: Double, to text: inout [UInt8]) {
    precondition(number.magnitude < 1e15, "a place is finite")
    let hundredths = Int((number * 100).rounded())
    if hundredths < 0 { text.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let start = text.count
    var left = whole
    repeat {
      text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10))
      left /= 10
    } while left > 0
    text[start...].reverse()
    guard rest > 0 else { return }
    text.append(UInt8(ascii: "."))
    text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / 10))
    if rest % 10 > 0 { text.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)) }
  }
}
