public import GraphExchange
public import RecordReading

/// What came of reading a workbook or database: its tables, every problem, and what it holds that a table of texts
/// cannot.
public struct SheetReading: Sendable {
  /// The tables in the order of the file.
  public var sheets: [Sheet]
  /// Every problem. Where there is an error, something of the file is missing.
  public var diagnostics: [Diagnostic]
  /// What was met and not carried, with how often: `formulas`, `merged cells`. In order of name.
  public var omissions: Omissions

  /// Makes a reading.
  public init(sheets: [Sheet] = [], diagnostics: [Diagnostic] = [], omissions: Omissions = Omissions()) {
    self.sheets = sheets
    self.diagnostics = diagnostics
    self.omissions = omissions
  }
}
