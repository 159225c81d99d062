internal import GraphAlgorithms

extension DiagramComposer {
  /// The table in blocks of rows and columns, as few as can be read.
  func tablePages(_ measured: MeasuredDiagram) -> any PagePlan { TablePlan(measured) }
}

/// Which rows and columns of a table stand on which page, each page with the headings of its rows and columns; what is
/// in no cell stands on the last page.
private struct TablePlan: PagePlan {
  private let diagram: Diagram
  private let table: TableMeasure
  private let room: PageRoom
  private var blocks: TableBlocks
  /// The share of each page to leave, for what the estimate does not see.
  private var sparing = 0.0

  init(_ measured: MeasuredDiagram) {
    diagram = measured.diagram
    table = TableMeasure(diagram.nodes, measured.nodeSizes)
    room = measured.pageRoom
    blocks = TableBlocks(table, room)
  }

  var parts: [PagePart] {
    var parts = blocks.rows.flatMap { rows in blocks.columns.map { part(rows, $0) } }
    let placed = Set(parts.flatMap { $0.diagram.nodes.map(\.id) })
    let strays = diagram.nodes.filter { !placed.contains($0.id) }
    if !parts.isEmpty { parts[parts.count - 1].diagram.nodes += strays }
    return parts
  }

  /// Plans all pages anew with more to spare, or divides the rows of these, or their columns where there is but one
  /// row: whichever makes fewer pages.
  mutating func divide(_ pages: [Int]) -> Bool {
    let count = blocks.pageCount
    var (rows, columns): (Set<Int>, Set<Int>) = ([], [])
    for page in pages where page < count {
      let (row, column) = page.quotientAndRemainder(dividingBy: blocks.columns.count)
      if blocks.rows[row].count > 1 {
        rows.insert(row)
      } else if blocks.columns[column].count > 1 {
        columns.insert(column)
      }
    }
    var halved = blocks
    halved.divide(rows: rows, columns: columns)
    for more in [0.04, 0.08, 0.12, 0.2] {
      let planned = TableBlocks(table, room, sparing: sparing + more)
      if planned.pageCount > count, planned.pageCount < halved.pageCount {
        sparing += more
        blocks = planned
        return true
      }
    }
    blocks = halved
    return blocks.pageCount > count
  }

  private func part(_ rows: Range<Int>, _ columns: Range<Int>) -> PagePart {
    let shownRows = Set(table.rows[rows])
    let shownColumns = Set(table.columns[columns])
    let above = Set(rowsAbove(rows.lowerBound))
    // A group of columns that goes on has its heading once more.
    var groups: [Int: Int] = [:]
    var group: Int?
    for index in table.columns.indices.prefix(columns.upperBound) {
      if table.isGroupStart[index] { group = table.columns[index] }
      if index >= columns.lowerBound, let group, groups[group] == nil { groups[group] = table.columns[index] }
    }
    var part = diagram
    part.nodes = diagram.nodes.compactMap { node in
      guard case .cell(let row, let column)? = node.spot else { return nil }
      var node = node
      if row == -2 {
        guard let first = groups[column] else { return nil }
        node.spot = .cell(row: row, column: first)
      } else if column == -1 {
        guard row == -1 || shownRows.contains(row) || above.contains(row) else { return nil }
        if above.contains(row) { node.label += " (continued)" }
      } else {
        guard shownColumns.contains(column), row < 0 || shownRows.contains(row) else { return nil }
      }
      return node
    }
    let ids = Set(part.nodes.map(\.id))
    part.edges = diagram.edges.filter { ids.contains($0.from) && ids.contains($0.to) }
    part.caption = ""
    var names: [String] = []
    if blocks.rows.count > 1 { names.append(span(table.rows[rows].map { label($0, -1) })) }
    if blocks.columns.count > 1 { names.append(span(table.columns[columns].map { label(-1, $0) })) }
    return PagePart(name: names.joined(separator: " · "), diagram: part)
  }

  /// The rows that a row lies below in its tree.
  private func rowsAbove(_ row: Int) -> [Int] {
    guard table.rows.indices.contains(row) else { return [] }
    var level = table.levels[row]
    var above: [Int] = []
    for candidate in table.rows.indices.prefix(row).reversed() where table.levels[candidate] < level {
      above.append(table.rows[candidate])
      level = table.levels[candidate]
    }
    return above
  }

  private func label(_ row: Int, _ column: Int) -> String {
    let label = diagram.nodes.first { $0.spot == .cell(row: row, column: column) }?.label ?? ""
    return label.count > 28 ? label.prefix(27) + "…" : label
  }

  private func span(_ labels: [String]) -> String {
    guard let first = labels.first, let last = labels.last else { return "" }
    return labels.count == 1 ? first : "\(first) to \(last)"
  }
}
