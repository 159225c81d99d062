/// Parts of a drawing set side by side without overlap, on a page of a wanted shape.
///
/// Each part is covered with square cells; the largest stands first, each other at the place nearest to the middle where its
/// cells are free (polyominoes: Freivalds, Dogrusoz & Kikusts 2002, doi:10.1007/3-540-45848-4_30), so that
/// small ones fill corners that large ones leave. What is single stands in rows below.
struct ComponentPacking {
  private let options: LayoutOptions
  private var parts: [(nodes: [UInt32], rectangles: [Rectangle])] = []
  private var singles: [UInt32] = []

  init(options: LayoutOptions) { self.options = options }

  mutating func add(_ nodes: [UInt32], _ rectangles: [Rectangle]) { parts.append((nodes, rectangles)) }

  mutating func addSingles(_ nodes: [UInt32], sizes: [Size]) { singles = nodes }

  /// The rectangles of all nodes.
  func packed(nodeCount: Int, sizes: [Size]) -> [Rectangle] {
    var result = sizes.map { Rectangle(center: Point(x: 0, y: 0), size: $0) }
    let bounds = place(into: &result)
    rows(into: &result, below: bounds)
    return result
  }

  /// The room between parts.
  private var margin: Double { 3 * options.gap }

  private func place(into result: inout [Rectangle]) -> Rectangle? {
    let boxes = parts.map { part in
      (part.rectangles.bounds ?? Rectangle(left: 0, bottom: 0, right: 0, top: 0)).expanded(by: margin / 2)
    }
    guard boxes.count > 1 else {
      for part in parts {
        for (node, rectangle) in zip(part.nodes, part.rectangles) { result[Int(node)] = rectangle }
      }
      return boxes.first
    }
    let area = boxes.reduce(0) { $0 + $1.size.width * $1.size.height }
    let cell = (area / Double(min(200 * boxes.count + 2_000, 200_000))).squareRoot()
    var board = PackingBoard(cell: cell > 0 ? cell : 1, aspectRatio: options.aspectRatio)
    let order = boxes.indices.sorted {
      let one = boxes[$0].size.width + boxes[$0].size.height
      let other = boxes[$1].size.width + boxes[$1].size.height
      return one != other ? one > other : $0 < $1
    }
    var whole: Rectangle?
    for part in order {
      let grown = parts[part].rectangles.map { $0.expanded(by: margin / 2) }
      let shift = board.place(grown, box: boxes[part])
      for (node, rectangle) in zip(parts[part].nodes, parts[part].rectangles) {
        let center = Point(x: rectangle.center.x + shift.x, y: rectangle.center.y + shift.y)
        result[Int(node)].center = center
        whole = whole?.union(result[Int(node)]) ?? result[Int(node)]
      }
    }
    return whole
  }

  /// Nodes without edges, in rows as wide as the rest, or as wide as the page's shape asks if they are many.
  private func rows(into result: inout [Rectangle], below bounds: Rectangle?) {
    guard !singles.isEmpty else { return }
    let gap = options.gap
    var area = 0.0
    for node in singles {
      area += (result[Int(node)].size.width + gap) * (result[Int(node)].size.height + gap)
    }
    let whole = area + (bounds.map { $0.size.width * $0.size.height } ?? 0)
    let width = max(bounds?.size.width ?? 0, (whole * options.aspectRatio).squareRoot())
    let left = (bounds?.center.x ?? 0) - width / 2
    var top = (bounds?.bottom ?? 0) - margin
    var first = 0
    while first < singles.count {
      var (last, right, height) = (first, left, 0.0)
      repeat {
        right += result[Int(singles[last])].size.width + gap
        height = max(height, result[Int(singles[last])].size.height)
        last += 1
      } while last < singles.count && right + result[Int(singles[last])].size.width <= left + width
      var x = left
      for node in singles[first..<last] {
        let size = result[Int(node)].size
        result[Int(node)].center = Point(x: x + size.width / 2, y: top - height / 2)
        x += size.width + gap
      }
      top -= height + gap
      first = last
    }
  }
}

/// A plane of square cells, taken or free.
struct PackingBoard {
  private let cell: Double
  private let aspectRatio: Double
  private var taken: [Bool] = []
  private var side = 0

  init(cell: Double, aspectRatio: Double) {
    self.cell = cell
    self.aspectRatio = aspectRatio
    side = 64
    taken = Array(repeating: false, count: side * side)
  }

  /// Finds room for rectangles, takes it, and says by how much they are to be shifted.
  mutating func place(_ rectangles: [Rectangle], box: Rectangle) -> Point {
    let columns = Int(box.size.width / cell) + 2
    let rows = Int(box.size.height / cell) + 2
    var covered = [Bool](repeating: false, count: columns * rows)
    for rectangle in rectangles {
      let across = max(0, Int((rectangle.left - box.left) / cell))...min(columns - 1, Int((rectangle.right - box.left) / cell))
      let along = max(0, Int((rectangle.bottom - box.bottom) / cell))...min(rows - 1, Int((rectangle.top - box.bottom) / cell))
      for row in along { for column in across { covered[row * columns + column] = true } }
    }
    var cells: [(column: Int, row: Int)] = []
    for row in 0..<rows {
      for column in 0..<columns where covered[row * columns + column] { cells.append((column, row)) }
    }
    var ring = 0
    while true {
      for (column, row) in frame(ring) {
        let (left, bottom) = (column - columns / 2, row - rows / 2)
        if isFree(cells, left, bottom) {
          take(cells, left, bottom)
          return Point(x: Double(left) * cell - box.left, y: Double(bottom) * cell - box.bottom)
        }
      }
      ring += 1
    }
  }

  /// The cells at the border of the rectangle of a size that has the wanted shape, those nearest to the middle first.
  private func frame(_ ring: Int) -> [(Int, Int)] {
    if ring == 0 { return [(0, 0)] }
    let (wide, high) = aspectRatio >= 1 ? (Int(Double(ring) * aspectRatio), ring) : (ring, Int(Double(ring) / aspectRatio))
    let (innerWide, innerHigh) = aspectRatio >= 1 ? (Int(Double(ring - 1) * aspectRatio), ring - 1) : (ring - 1, Int(Double(ring - 1) / aspectRatio))
    var found: [(Int, Int)] = []
    for row in -high...high {
      for column in -wide...wide where abs(row) > innerHigh || abs(column) > innerWide { found.append((column, row)) }
    }
    return found.sorted {
      let (one, other) = ($0.0 * $0.0 + $0.1 * $0.1, $1.0 * $1.0 + $1.1 * $1.1)
      return one != other ? one < other : ($0.0, $0.1) < ($1.0, $1.1)
    }
  }

  private func isFree(_ cells: [(column: Int, row: Int)], _ left: Int, _ bottom: Int) -> Bool {
    for (column, row) in cells {
      let (x, y) = (column + left + side / 2, row + bottom + side / 2)
      if x >= 0, x < side, y >= 0, y < side, taken[y * side + x] { return false }
    }
    return true
  }

  private mutating func take(_ cells: [(column: Int, row: Int)], _ left: Int, _ bottom: Int) {
    var reach = 0
    for (column, row) in cells { reach = max(reach, abs(column + left), abs(row + bottom)) }
    if reach >= side / 2 {
      let larger = 2 * (reach + 1) + side
      var grown = [Bool](repeating: false, count: larger * larger)
      let shift = larger / 2 - side / 2
      for row in 0..<side {
        for column in 0..<side where taken[row * side + column] {
          grown[(row + shift) * larger + column + shift] = true
        }
      }
      taken = grown
      side = larger
    }
    for (column, row) in cells { taken[(row + bottom + side / 2) * side + column + left + side / 2] = true }
  }
}
