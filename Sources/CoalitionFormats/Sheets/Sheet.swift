/// A table of texts as a spreadsheet or database has it: a name and rows of cells, the first row usually the names of
/// the columns.
public struct Sheet: Sendable, Equatable {
  /// Its name within the file.
  public var name: String
  /// Its rows from the first; row *i* stands on line *i* + 1. Rows may be of different lengths.
  public var rows: [[String]]

  /// Makes a sheet.
  public init(name: String, rows: [[String]]) {
    self.name = name
    self.rows = rows
  }
}
