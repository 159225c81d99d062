internal import GraphAlgorithms

extension MeasuredDiagram {
  /// The table in blocks of rows and columns, as few as can be read, each with the headings of its rows and columns;
  /// what is in no cell stands on the last page.
  ///
  /// - Parameter sparing: the share of each page to leave.
  func tablePages(sparing: Double = 0) -> [PagePart] {
    let table = TableMeasure(diagram.nodes, nodeSizes)
    var sparing = sparing
    var blocks = TableBlocks(table, pageRoom, sparing: sparing)
    // What is estimated to fit did not.
    while blocks.pageCount < 2, sparing < 0.9 {
      sparing += 0.1
      blocks = TableBlocks(table, pageRoom, sparing: sparing)
    }
    var parts: [PagePart] = []
    for rows in blocks.rows {
      for columns in blocks.columns {
        parts.append(part(table, rows, columns, of: blocks))
      }
    }
    let strays = diagram.nodes.filter { if case .cell = $0.spot { false } else { true } }
    if !parts.isEmpty { parts[parts.count - 1].diagram.nodes += strays }
    return parts
  }

  private func part(
    _ table: TableMeasure, _ rows: Range<Int>, _ columns: Range<Int>, of blocks: TableBlocks
  ) -> PagePart {
    let shownRows = Set(table.rows[rows])
    let shownColumns = Set(table.columns[columns])
    let above = Set(rowsAbove(rows.lowerBound, table))
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
    return PagePart(
      name: names.joined(separator: ", "), diagram: part,
      isDivisible: rows.count > 1 || columns.count > 1)
  }

  /// The rows that a row lies below in its tree.
  private func rowsAbove(_ row: Int, _ table: TableMeasure) -> [Int] {
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
    return label.count > 40 ? label.prefix(39) + "…" : label
  }

  private func span(_ labels: [String]) -> String {
    guard let first = labels.first, let last = labels.last else { return "" }
    return labels.count == 1 ? first : "\(first) to \(last)"
  }
}
