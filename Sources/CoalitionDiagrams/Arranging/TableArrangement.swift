internal import GraphAlgorithms

/// Cells in rows and columns, by the spots that they name.
///
/// All columns are as wide as the widest cell, rows as high as their highest; groups of columns, each under a heading
/// of its own, stand apart. Each box is as large as its place in the table, so that cells line up. Nodes that name no
/// cell, or one that is taken, stand in rows of their own below. O(n log n).
enum TableArrangement {
  /// Between cells.
  static let gap = 3.0
  /// Between groups of columns.
  static let groupGap = 16.0
  /// Above a row that begins a new tree, in which its rule stands.
  static let ruleGap = 9.0

  struct Spot: Hashable {
    var row: Int
    var column: Int
  }

  static func arranged(_ diagram: Diagram, _ sizes: [Size]) -> Arrangement {
    var placed: [Spot: Int] = [:]
    var strays: [Int] = []
    for (index, node) in diagram.nodes.enumerated() {
      if case .cell(let row, let column)? = node.spot, row >= -2, column >= (row == -2 ? 0 : -1),
        placed[Spot(row: row, column: column)] == nil
      {
        placed[Spot(row: row, column: column)] = index
      } else {
        strays.append(index)
      }
    }
    let table = Table(diagram, placed, sizes)
    var arrangement = Arrangement(
      boxes: sizes.map { Rectangle(center: Point(x: 0, y: 0), size: $0) }, decorations: table.rules)
    for (spot, index) in placed { arrangement.boxes[index] = table.box(spot) }
    let below = Rows.arranged(strays.map { sizes[$0] }, gap: 14)
    for (index, box) in zip(strays, below) {
      arrangement.boxes[index] = box
      arrangement.boxes[index].center.y += table.bottom - 14
    }
    return arrangement
  }
}

/// Where the rows and columns of a table are.
private struct Table {
  private var lefts: [Int: Double] = [:]
  private var tops: [Int: Double] = [:]
  private var heights: [Int: Double] = [:]
  private var headingWidth = 0.0
  private var columnWidth = 0.0
  /// The first column of each group with a heading, and where the group ends.
  private var groupEnds: [Int: Double] = [:]
  private(set) var bottom = 0.0
  /// A thin rule above each row that begins a tree, a heavy one below the headings.
  private(set) var rules: [Decoration] = []

  init(_ diagram: Diagram, _ placed: [TableArrangement.Spot: Int], _ sizes: [Size]) {
    let groups = placed.keys.filter { $0.row == -2 }.map(\.column).sorted()
    let columns = Set(placed.keys.map(\.column)).filter { $0 >= 0 }.sorted()
    let groupOf = columns.map { column in groups.last { $0 <= column } }
    for (spot, index) in placed {
      heights[spot.row] = max(heights[spot.row] ?? 0, sizes[index].height)
      if spot.column == -1 {
        headingWidth = max(headingWidth, sizes[index].width)
      } else if spot.row == -2 {
        let count = Double(groupOf.count { $0 == spot.column })
        columnWidth = max(columnWidth, (sizes[index].width - (count - 1) * TableArrangement.gap) / count)
      } else {
        columnWidth = max(columnWidth, sizes[index].width)
      }
    }
    var x = headingWidth == 0 ? 0 : headingWidth + 2 * TableArrangement.gap
    for (place, column) in columns.enumerated() {
      if place > 0 { x += groupOf[place] == column ? TableArrangement.groupGap : TableArrangement.gap }
      lefts[column] = x
      x += columnWidth
      if let group = groupOf[place] { groupEnds[group] = x }
    }
    let rows = heights.keys.sorted()
    let firstRow = rows.first { $0 >= 0 }
    var y = 0.0
    for row in rows {
      let heading = placed[TableArrangement.Spot(row: row, column: -1)].flatMap { diagram.nodes[$0].cell }
      if row >= 0, row != rows.first, row == firstRow || heading == .heading(level: 0) {
        let ruleY = y - (TableArrangement.ruleGap - TableArrangement.gap) / 2
        rules.append(
          .line(
            from: Point(x: 0, y: ruleY), to: Point(x: x, y: ruleY), row == firstRow ? .heavyRule : .rule))
        y -= TableArrangement.ruleGap - TableArrangement.gap
      }
      tops[row] = y
      y -= (heights[row] ?? 0) + TableArrangement.gap
    }
    bottom = y + TableArrangement.gap
  }

  /// The whole place of a cell; that of a heading of columns spans its group.
  func box(_ spot: TableArrangement.Spot) -> Rectangle {
    let left = spot.column == -1 ? 0 : lefts[spot.column] ?? 0
    let top = tops[spot.row] ?? 0
    let right =
      spot.column == -1
      ? headingWidth : spot.row == -2 ? groupEnds[spot.column] ?? left : left + columnWidth
    return Rectangle(left: left, bottom: top - (heights[spot.row] ?? 0), right: right, top: top)
  }
}
