/// A plane of square cells, taken or free.
struct PackingBoard {
  private let cell: Double
  private let aspectRatio: Double
  private var taken: [Bool] = []
  private var side = 0
  /// The ring on which one of so many columns and rows found room.
  private var starts: [Int: Int] = [:]
  private var frames: [[(Int, Int)]] = []

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
      let across =
        max(
          0, Int((rectangle.left - box.left) / cell))...min(
          columns - 1, Int((rectangle.right - box.left) / cell))
      let along =
        max(
          0, Int((rectangle.bottom - box.bottom) / cell))...min(
          rows - 1, Int((rectangle.top - box.bottom) / cell))
      for row in along { for column in across { covered[row * columns + column] = true } }
    }
    var cells: [(column: Int, row: Int)] = []
    for row in 0..<rows {
      for column in 0..<columns where covered[row * columns + column] { cells.append((column, row)) }
    }
    // Where one as large found no room, there is none; some that are smaller in one direction only try in vain.
    var ring = starts[columns << 32 | rows] ?? 0
    while true {
      while frames.count <= ring { frames.append(frame(frames.count)) }
      for (column, row) in frames[ring] {
        let (left, bottom) = (column - columns / 2, row - rows / 2)
        if isFree(cells, left, bottom) {
          take(cells, left, bottom)
          starts[columns << 32 | rows] = ring
          return Point(x: Double(left) * cell - box.left, y: Double(bottom) * cell - box.bottom)
        }
      }
      ring += 1
    }
  }

  /// The cells at the border of the rectangle of a size that has the wanted shape, those nearest to the middle first.
  private func frame(_ ring: Int) -> [(Int, Int)] {
    if ring == 0 { return [(0, 0)] }
    let (wide, high) =
      aspectRatio >= 1 ? (Int(Double(ring) * aspectRatio), ring) : (ring, Int(Double(ring) / aspectRatio))
    let (innerWide, innerHigh) =
      aspectRatio >= 1
      ? (Int(Double(ring - 1) * aspectRatio), ring - 1) : (ring - 1, Int(Double(ring - 1) / aspectRatio))
    var found: [(Int, Int)] = []
    for row in -high...high {
      for column in -wide...wide where abs(row) > innerHigh || abs(column) > innerWide {
        found.append((column, row))
      }
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
