internal import RecordReading

/// A table with names over its columns, wherever it comes from: a CSV file, a sheet of a workbook, a list in a JSON
/// document.
struct RecordTable {
  /// The name of the sheet or of the file without its ending.
  let name: String
  /// What stands before `line 5` in a locator where a file has several tables, with a space after it; else empty.
  let within: String
  /// The names of the columns.
  let header: [String]
  private let cells: Cells
  private let firstLine: Int

  private enum Cells {
    case csv(CSVTable)
    case rows([[String]])
  }

  /// A CSV file. Cells that were made harmless for spreadsheets are read as they were.
  init(_ csv: CSVTable, name: String, within: String = "") {
    self.name = name
    self.within = within
    header = csv.header
    cells = .csv(csv)
    firstLine = 0
  }

  /// Rows of which the first has the names of the columns; it stands on line `firstLine`.
  init(name: String, within: String = "", rows: [[String]], firstLine: Int = 1) {
    self.name = name
    self.within = within
    header = rows.first ?? []
    cells = .rows(Array(rows.dropFirst()))
    self.firstLine = firstLine
  }

  var count: Int {
    switch cells {
    case .csv(let table): table.recordCount
    case .rows(let rows): rows.count
    }
  }

  func text(_ row: Int, _ column: Int) -> String {
    switch cells {
    case .csv(let table):
      column < table.fieldCount(record: row) ? FormulaGuard.restore(table.text(row, column)).trimmed : ""
    case .rows(let rows): column < rows[row].count ? rows[row][column].trimmed : ""
    }
  }

  func line(_ row: Int) -> Int {
    switch cells {
    case .csv(let table): table.line(ofRecord: row)
    case .rows: firstLine == 0 ? 0 : firstLine + row + 1
    }
  }

  /// Where a row stands in a file without lines: `connections 7`.
  func spot(_ row: Int) -> String { "\(within)\(row + 1)" }

  /// Whether nothing stands in the row.
  func isBlank(_ row: Int) -> Bool { header.indices.allSatisfy { text(row, $0).isEmpty } }
}

extension String {
  /// The text without blanks around it.
  var trimmed: String {
    guard let first = utf8.first, let last = utf8.last, first <= 32 || last <= 32 || first > 127 || last > 127
    else { return self }
    var text = Substring(self)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
