/// One table of a dataset as texts: its name, its columns and its rows, as its CSV file has them.
public struct DatasetTable: Sendable, Equatable {
  /// `organizations`, `cities`, `campaigns`, `reports`, `topics`, `activities`, `relationships`, `sources` or
  /// `decisions`.
  public var name: String
  /// The names of the columns.
  public var columns: [String]
  /// The rows, each with a cell for every column; cells at the end may be left out where they are empty.
  public var rows: [[String]]

  /// Makes a table.
  public init(name: String, columns: [String], rows: [[String]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// A cell; empty where the row has none or there is no such column.
  func cell(_ row: [String], _ column: Int?) -> String {
    guard let column, row.indices.contains(column) else { return "" }
    return row[column]
  }

  /// The first column of this name.
  func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The parts of a cell between `|`, without blanks around them.
  static func parts(_ cell: String) -> [String] {
    cell.split(separator: "|").map { part in
      let isBlank = { (character: Character) in character == " " || character == "\t" }
      let start = part.drop(while: isBlank)
      return String(start.reversed().drop(while: isBlank).reversed())
    }.filter { !$0.isEmpty }
  }
}
