/// Rectangles that stand, and the search for room beside them.
///
/// A grid of cells over the bounds, each with the list of rectangles that reach into it; what lies outside the bounds
/// counts as lying in the cells at the border, so that any two rectangles that overlap share a cell.
struct FreePlaces: ~Copyable {
  /// The first entry of each cell's list; −1 if it is empty.
  private let heads: Scratch<Int32>
  private let origin: Point
  private let scale: Point
  private let columns: Int
  private let rows: Int
  private let gap: Double
  private var entries: [(rectangle: Int32, next: Int32)] = []
  private var standing: [Rectangle] = []
  /// What all standing rectangles reach over.
  private(set) var bounds: Rectangle?

  /// - Parameters:
  ///   - rectangles: About those which will stand: the grid is made for them.
  ///   - gap: How far apart rectangles must be.
  init(for rectangles: [Rectangle], gap: Double) {
    self.gap = gap
    let area = rectangles.bounds ?? Rectangle(center: Point(x: 0, y: 0), size: Size(width: 0, height: 0))
    let count = Double(max(rectangles.count, 1))
    var mean = Size(width: 0, height: 0)
    for rectangle in rectangles {
      mean.width += (rectangle.size.width + gap) / count
      mean.height += (rectangle.size.height + gap) / count
    }
    func cells(_ length: Double, _ mean: Double) -> Double {
      let cells = length / mean
      return cells.isFinite ? max(1, cells) : 1
    }
    var (across, along) = (cells(area.size.width, mean.width), cells(area.size.height, mean.height))
    let limit = 2 * count + 16
    if across * along > limit {
      let shrink = (limit / across / along).squareRoot()
      across = min(max(1, across * shrink), limit)
      along = min(max(1, along * shrink), limit)
    }
    columns = max(1, Int(across))
    rows = max(1, Int(along))
    origin = Point(x: area.left, y: area.bottom)
    scale = Point(
      x: area.size.width > 0 ? Double(columns) / area.size.width : 0,
      y: area.size.height > 0 ? Double(rows) / area.size.height : 0)
    heads = Scratch(count: columns * rows, repeating: -1)
  }

  /// A rectangle stands from now on.
  mutating func insert(_ rectangle: Rectangle) {
    let number = Int32(truncatingIfNeeded: standing.count)
    standing.append(rectangle)
    bounds = bounds?.union(rectangle) ?? rectangle
    let (across, along) = (columnsOf(rectangle), rowsOf(rectangle))
    for row in along {
      for column in across {
        let cell = row * columns + column
        entries.append((number, heads[cell]))
        heads[cell] = Int32(truncatingIfNeeded: entries.count - 1)
      }
    }
  }

  /// Whether a rectangle would keep the gap to all that stand.
  func isFree(_ rectangle: Rectangle) -> Bool { isFree(rectangle, gap: gap) }

  /// Whether a rectangle would keep another gap, no larger one, to all that stand.
  func isFree(_ rectangle: Rectangle, gap: Double) -> Bool {
    var isFree = true
    forEachOverlapping(rectangle, gap: gap) { _ in
      isFree = false
      return false
    }
    return isFree
  }

  /// Names the rectangles, by the order in which they were inserted, that are nearer than the gap, some more than
  /// once; goes on while the closure says so.
  @inline(__always)
  func forEachOverlapping(_ rectangle: Rectangle, gap: Double? = nil, _ body: (Int) -> Bool) {
    let nearer = gap ?? self.gap
    let (across, along) = (columnsOf(rectangle), rowsOf(rectangle))
    entries.withUnsafeBufferPointer { entries in
      standing.withUnsafeBufferPointer { standing in
        for row in along {
          for column in across {
            var entry = heads[row * columns + column]
            while entry >= 0 {
              let (other, next) = entries[Int(entry)]
              if standing[Int(other)].overlaps(rectangle, gap: nearer), !body(Int(other)) { return }
              entry = next
            }
          }
        }
      }
    }
  }

  /// Where there is room for a rectangle, as near to its place as the search finds: along a spiral of golden angles
  /// whose turns get wider, and above everything if there is none for long.
  func nearestFree(_ rectangle: Rectangle) -> Rectangle {
    var candidate = rectangle
    if isFree(candidate) { return candidate }
    let (short, long) = (
      min(rectangle.size.width, rectangle.size.height) + gap,
      max(rectangle.size.width, rectangle.size.height) + gap
    )
    let step = max(0.3 * short, 0.08 * long)
    var direction = Point(x: 1, y: 0)
    for turn in 1...4_000 {
      direction = direction.turnedByGoldenAngle
      let reach = step * Double(turn).squareRoot() * (1 + Double(turn) / 500)
      candidate.center = Point(
        x: rectangle.center.x + reach * direction.x, y: rectangle.center.y + reach * direction.y)
      if isFree(candidate) { return candidate }
    }
    return above(rectangle)
  }

  /// A rectangle moved up to where nothing stands.
  private func above(_ rectangle: Rectangle) -> Rectangle {
    guard let bounds else { return rectangle }
    var candidate = rectangle
    var margin = (gap + rectangle.size.height / 2) * (1 + 1e-9)
    repeat {
      candidate.center.y = bounds.top + margin
      margin += max(abs(bounds.top) * 1e-12, margin * 1e-9)
    } while !isFree(candidate)
    return candidate
  }

  private func columnsOf(_ rectangle: Rectangle) -> ClosedRange<Int> {
    cell(
      (rectangle.left - gap - origin.x) * scale.x, columns)...cell(
        (rectangle.right + gap - origin.x) * scale.x, columns)
  }

  private func rowsOf(_ rectangle: Rectangle) -> ClosedRange<Int> {
    cell(
      (rectangle.bottom - gap - origin.y) * scale.y, rows)...cell(
        (rectangle.top + gap - origin.y) * scale.y, rows)
  }

  private func cell(_ place: Double, _ count: Int) -> Int {
    Int(min(max(place, 0), Double(count - 1)))
  }
}

extension Point {
  /// The direction turned by 137.5°: points of a spiral with this angle between them cover a disc evenly.
  var turnedByGoldenAngle: Point {
    Point(
      x: -0.737_368_878_078_319_7 * x - 0.675_490_294_261_523_8 * y,
      y: 0.675_490_294_261_523_8 * x - 0.737_368_878_078_319_7 * y)
  }
}
