/// Equal cells over a part of the plane, to find what is near without looking at everything.
///
/// What lies outside belongs to the cells at the rim. Cells are taken a little too large, by a millionth, so that
/// rounding never hides what is there.
struct SegmentCells: BitwiseCopyable {
  let left: Double
  let bottom: Double
  let columnsPerPoint: Double
  let rowsPerPoint: Double
  let columns: Int
  let rows: Int

  private static var slack: Double { 1e-6 }

  var count: Int { columns * rows }

  /// Cells of about the size wanted, at most `limit` of them (at least one).
  init(over box: Box, cellWidth: Double, cellHeight: Double, limit: Int) {
    let width = max(box.right - box.left, 0)
    let height = max(box.top - box.bottom, 0)
    var columns = cellWidth > 0 ? min((width / cellWidth).rounded(.up), 1e9) : 1
    var rows = cellHeight > 0 ? min((height / cellHeight).rounded(.up), 1e9) : 1
    let most = Double(max(limit, 1))
    if columns * rows > most {
      let shrink = (columns * rows / most).squareRoot()
      columns = min(max(1, (columns / shrink).rounded(.down)), most)
      rows = min(max(1, (rows / shrink).rounded(.down)), (most / columns).rounded(.down))
    }
    self.columns = max(1, Int(columns))
    self.rows = max(1, Int(rows))
    left = box.left
    bottom = box.bottom
    columnsPerPoint = width > 0 ? Double(self.columns) / width : 0
    rowsPerPoint = height > 0 ? Double(self.rows) / height : 0
  }

  @inline(__always)
  private func place(_ value: Double, of count: Int) -> Int {
    Int(min(max(value, 0), Double(count - 1)))
  }

  @inline(__always)
  func columns(from low: Double, to high: Double) -> ClosedRange<Int> {
    ClosedRange(
      uncheckedBounds: (
        place((low - left) * columnsPerPoint - Self.slack, of: columns),
        place((high - left) * columnsPerPoint + Self.slack, of: columns)
      ))
  }

  @inline(__always)
  func rows(from low: Double, to high: Double) -> ClosedRange<Int> {
    ClosedRange(
      uncheckedBounds: (
        place((low - bottom) * rowsPerPoint - Self.slack, of: rows),
        place((high - bottom) * rowsPerPoint + Self.slack, of: rows)
      ))
  }

  /// The cell that holds a point.
  @inline(__always)
  func cell(_ x: Double, _ y: Double) -> Int {
    place((y - bottom) * rowsPerPoint, of: rows) * columns + place((x - left) * columnsPerPoint, of: columns)
  }

  /// Walks the cells that a segment goes through, row by row, until `body` says false.
  @inline(__always)
  func walk(_ segment: Segment, _ body: (_ cells: ClosedRange<Int>) -> Bool) {
    let box = segment.box
    let rowRange = rows(from: box.bottom, to: box.top)
    if rowRange.lowerBound == rowRange.upperBound || segment.ay == segment.by {
      let columnRange = columns(from: box.left, to: box.right)
      for row in rowRange {
        let first = row * columns
        let cells = ClosedRange(
          uncheckedBounds: (first + columnRange.lowerBound, first + columnRange.upperBound))
        guard body(cells) else { return }
      }
      return
    }
    let slope = (segment.bx - segment.ax) / (segment.by - segment.ay)
    for row in rowRange {
      // The part of the segment in this row; beyond the rim there is no further row.
      let low =
        row == rowRange.lowerBound
        ? box.bottom : max(box.bottom, bottom + (Double(row) - Self.slack) / rowsPerPoint)
      let high =
        row == rowRange.upperBound
        ? box.top : min(box.top, bottom + (Double(row + 1) + Self.slack) / rowsPerPoint)
      let one = min(max(segment.ax + (low - segment.ay) * slope, box.left), box.right)
      let two = min(max(segment.ax + (high - segment.ay) * slope, box.left), box.right)
      let columnRange = columns(from: min(one, two), to: max(one, two))
      let first = row * columns
      let cells = ClosedRange(
        uncheckedBounds: (first + columnRange.lowerBound, first + columnRange.upperBound))
      guard body(cells) else { return }
    }
  }
}
