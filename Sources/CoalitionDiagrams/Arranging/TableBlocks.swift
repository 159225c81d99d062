internal import GraphAlgorithms

/// Where a table is divided into pages: runs of its rows and runs of its columns, each page one of each.
struct TableBlocks {
  /// Runs of places among the table's rows, without those of headings.
  private(set) var rows: [Range<Int>]
  /// Runs of places among the table's columns, without that of headings.
  private(set) var columns: [Range<Int>]

  var pageCount: Int { rows.count * columns.count }

  /// The fewest pages that can be read, of those the ones that are filled most evenly.
  ///
  /// Columns are best parted between their groups, rows before one that begins a tree.
  ///
  /// - Parameter sparing: the share of each page to leave.
  /// - Complexity: O(*columns* · (*rows*² + *columns*²)).
  init(_ table: TableMeasure, _ room: PageRoom, sparing: Double = 0) {
    var best = (rows: [0..<table.rows.count], columns: [0..<table.columns.count])
    let (gap, groupGap) = (TableArrangement.gap, TableArrangement.groupGap)
    let widths = table.columns.indices.map { table.columnWidth + (table.isGroupStart[$0] ? groupGap : gap) }
    let heights = table.rows.indices.map {
      table.heights[$0] + gap + (table.levels[$0] == 0 ? TableArrangement.ruleGap : 0)
    }
    var fewest = Int.max
    for count in table.columns.indices.map({ $0 + 1 }) {
      let even = widths.reduce(0, +) / Double(count)
      let columns = Self.divided(widths, limit: even + table.columnWidth / 2) {
        table.isGroupStart[$0] ? 0 : 0.08
      }
      let widest = columns.map { widths[$0].reduce(table.headingWidth, +) }.max() ?? 0
      guard columns.count < fewest else { break }
      guard let height = room.height(besides: widest / (1 - sparing)) else { continue }
      let left = height * (1 - sparing) - table.headHeight
      // Rows that begin within a tree have the headings above them once more.
      let again = Double(table.levels.max() ?? 0) * (table.heights.min() ?? 0)
      let isWhole = heights.reduce(0, +) <= left
      let rows =
        isWhole
        ? best.rows.map { $0.lowerBound..<heights.count }
        : Self.divided(heights, limit: max(1, left - again)) { 0.04 * Double(table.levels[$0]) }
      if rows.count * columns.count < fewest {
        (best, fewest) = ((rows, columns), rows.count * columns.count)
      }
      // No further division of columns can help, were each page to take all rows.
      if rows.count == 1 { break }
    }
    if fewest == .max {
      // Not even one column fits.
      best = (heights.indices.map { $0..<($0 + 1) }, widths.indices.map { $0..<($0 + 1) })
    }
    (rows, columns) = best
  }

  /// Makes two of each of these runs.
  mutating func divide(rows: Set<Int>, columns: Set<Int>) {
    func halves(_ runs: [Range<Int>], _ chosen: Set<Int>) -> [Range<Int>] {
      runs.enumerated().flatMap { index, run in
        guard chosen.contains(index), run.count > 1 else { return [run] }
        let middle = run.lowerBound + run.count / 2
        return [run.lowerBound..<middle, middle..<run.upperBound]
      }
    }
    self.rows = halves(self.rows, rows)
    self.columns = halves(self.columns, columns)
  }

  /// The fewest runs of at most `limit`, of like length, that begin where it costs little; a length above the limit
  /// is a run by itself.
  private static func divided(
    _ lengths: [Double], limit: Double, cost: (Int) -> Double
  ) -> [Range<Int>] {
    var costs: [(runs: Int, cost: Double)] = [(0, 0)]
    var starts = [0]
    for end in lengths.indices.map({ $0 + 1 }) {
      var (best, bestStart): ((runs: Int, cost: Double), Int) = ((.max, .infinity), end - 1)
      var length = 0.0
      for start in lengths.indices.prefix(end).reversed() {
        length += lengths[start]
        if length > limit, start < end - 1 { break }
        let fill = length / limit
        let candidate = (
          runs: costs[start].runs + 1,
          cost: costs[start].cost + fill * fill + (start == 0 ? 0 : cost(start))
        )
        if candidate < best { (best, bestStart) = (candidate, start) }
      }
      costs.append(best)
      starts.append(bestStart)
    }
    var runs: [Range<Int>] = []
    var end = lengths.count
    while end > 0 {
      runs.append(starts[end]..<end)
      end = starts[end]
    }
    return runs.reversed()
  }
}

/// How large the rows and columns of a table are.
struct TableMeasure {
  /// The rows and columns of cells, as the nodes number them.
  let rows: [Int]
  let columns: [Int]
  let heights: [Double]
  /// How deep each row stands in its tree; 0 begins one.
  let levels: [Int]
  /// Whether each column begins a group.
  let isGroupStart: [Bool]
  let columnWidth: Double
  /// The column of headings, and the rows of headings together, gaps included.
  let headingWidth: Double
  let headHeight: Double

  init(_ nodes: [Diagram.Node], _ sizes: [Size]) {
    var heights: [Int: Double] = [:]
    var levels: [Int: Int] = [:]
    var (columns, groups): (Set<Int>, Set<Int>) = ([], [])
    var (columnWidth, headingWidth) = (0.0, 0.0)
    for (node, size) in zip(nodes, sizes) {
      guard case .cell(let row, let column)? = node.spot else { continue }
      heights[row] = max(heights[row] ?? 0, size.height)
      if row == -2 {
        groups.insert(column)
        continue
      }
      if column == -1 {
        headingWidth = max(headingWidth, size.width)
        if case .heading(let level)? = node.cell { levels[row] = level }
      } else {
        columnWidth = max(columnWidth, size.width)
        columns.insert(column)
      }
    }
    let gap = TableArrangement.gap
    rows = heights.keys.filter { $0 >= 0 }.sorted()
    self.columns = columns.sorted()
    self.heights = rows.map { heights[$0] ?? 0 }
    self.levels = rows.map { levels[$0] ?? 0 }
    isGroupStart = self.columns.map(groups.contains)
    self.columnWidth = columnWidth
    self.headingWidth = headingWidth + 2 * gap
    headHeight = heights.filter { $0.key < 0 }.reduce(TableArrangement.ruleGap) { $0 + $1.value + gap }
  }
}
