/// Rectangles sorted into equal cells, to find those at a place without looking at all.
///
/// There are at most twice as many cells as rectangles, and fewer where rectangles are large, so that on average
/// none stands in more than some ten cells. Time and space O(rectangles). Where many rectangles crowd in a small
/// part of a large drawing, they share few cells, and finding is slower.
struct RectangleGrid: ~Copyable {
  /// The sides of the rectangles as they are.
  let boxes: Scratch<Box>
  let cells: SegmentCells
  /// The rectangles of a cell stand at `starts[cell] ..< starts[cell + 1]` of the entries, ascending.
  let starts: Scratch<Int>
  let entries: Scratch<UInt32>
  let count: Int

  /// - Parameter reach: How far outside its sides a rectangle can still be found.
  init(_ rectangles: [Rectangle], reach: Double = 0) {
    count = rectangles.count
    boxes = Scratch(count: rectangles.count)
    var all = Box(left: .infinity, bottom: .infinity, right: -.infinity, top: -.infinity)
    var widths = 0.0
    var heights = 0.0
    for (index, rectangle) in rectangles.enumerated() {
      let box = Box(rectangle)
      boxes[index] = box
      all = Box(
        left: min(all.left, box.left), bottom: min(all.bottom, box.bottom),
        right: max(all.right, box.right), top: max(all.top, box.top))
      widths += box.right - box.left
      heights += box.top - box.bottom
    }
    if rectangles.isEmpty { all = Box(left: 0, bottom: 0, right: 0, top: 0) }
    all = all.grown(by: reach)
    // Cells no smaller than half a rectangle: a rectangle then covers nine on average.
    let many = Double(max(rectangles.count, 1))
    let side = ((all.right - all.left) * (all.top - all.bottom) / many).squareRoot()
    cells = SegmentCells(
      over: all, cellWidth: max(side, (widths / many + 2 * reach) / 2),
      cellHeight: max(side, (heights / many + 2 * reach) / 2), limit: 2 * rectangles.count)
    starts = Scratch(count: cells.count + 1, repeating: 0)
    for index in 0..<count {
      let box = boxes[index].grown(by: reach)
      let columns = cells.columns(from: box.left, to: box.right)
      for row in cells.rows(from: box.bottom, to: box.top) {
        for column in columns { starts[row * cells.columns + column] += 1 }
      }
    }
    var sum = 0
    for cell in 0...cells.count {
      let here = starts[cell]
      starts[cell] = sum
      sum += here
    }
    entries = Scratch(count: max(sum, 1))
    for index in 0..<count {
      let box = boxes[index].grown(by: reach)
      let columns = cells.columns(from: box.left, to: box.right)
      for row in cells.rows(from: box.bottom, to: box.top) {
        for column in columns {
          let cell = row * cells.columns + column
          entries[starts[cell]] = UInt32(truncatingIfNeeded: index)
          starts[cell] += 1
        }
      }
    }
    // Every start was moved to the next one while its cell was filled.
    for cell in stride(from: cells.count, to: 0, by: -1) { starts[cell] = starts[cell - 1] }
    starts[0] = 0
  }

  /// Calls `body` with the rectangles in the cells of a segment, each as often as they share cells, until it says
  /// false.
  @inline(__always)
  func walk(_ segment: Segment, _ body: (_ index: Int) -> Bool) {
    cells.walk(segment) { range in
      // Cells of one row stand side by side, and so do their entries.
      for entry in starts[range.lowerBound]..<starts[range.upperBound + 1] {
        guard body(Int(entries[entry])) else { return false }
      }
      return true
    }
  }

  /// Whether a point lies inside some rectangle grown by `margin` (within reach).
  func isCovered(_ x: Double, _ y: Double, margin: Double) -> Bool {
    let cell = cells.cell(x, y)
    for entry in starts[cell]..<starts[cell + 1]
    where boxes[Int(entries[entry])].grown(by: margin).holds(x, y) {
      return true
    }
    return false
  }
}
