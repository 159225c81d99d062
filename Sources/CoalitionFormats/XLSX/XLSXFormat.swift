public import GraphExchange
public import RecordReading

/// Workbooks of Excel and of every spreadsheet program since (`.xlsx`, `.xlsm`).
///
/// Specification: ECMA-376, Office Open XML, SpreadsheetML
/// (https://ecma-international.org/publications-and-standards/standards/ecma-376/), transitional and strict.
public enum XLSXFormat {
  /// Reads every sheet as a table of texts.
  ///
  /// - Numbers are as a person sees them: `2014`, `0.1`. Dates are `2014-03-09`, with `T13:45:00` where they have a
  ///   time of day. Truth values are `true` and `false`.
  /// - A formula counts as the value it had when the file was saved; one without is empty, and a warning. So is an
  ///   error such as `#N/A`.
  /// - Of merged cells, the first has the value, as in the file.
  /// - Hidden sheets are read. Sheets whose name begins with `(ignore` (Kumu's custom) and sheets of charts are left
  ///   out and named.
  ///
  /// In diagnostics about cells, the line is the row and the column the column.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - named: The name of the file in diagnostics; the path if there is none.
  /// - Throws: Where nothing can be read: not a workbook, one with a password, or an archive that would grow beyond
  ///   measure.
  /// - Complexity: O(size unpacked) in time. Sheets are never in memory as XML; at most 4 million empty cells are made
  ///   for the sake of filled ones, and 16 for each filled one.
  public static func read(contentsOf path: String, named: String? = nil) throws(Diagnostic) -> SheetReading {
    var reading = try XLSXReading(path: path, file: named ?? path)
    return try reading.run()
  }

  /// Writes tables as the sheets of a workbook: every cell a text, never a formula or link, whatever it looks like.
  ///
  /// The first row of each is its header: bold, always in view, with filters. Same tables, same bytes. The file is
  /// written beside its place and then moved there, so that a failure leaves an old file as it was.
  ///
  /// - Returns: What a workbook cannot hold: `ends of long cells` (texts of more than 32,767 characters) and `sheet
  ///   names` that had to be changed.
  /// - Throws: Where there is no table, one of more than 1,048,576 rows or 16,384 columns, or the file cannot be
  ///   written.
  /// - Complexity: O(size) in time and memory.
  @discardableResult
  public static func write(_ sheets: [Sheet], to path: String) throws(Diagnostic) -> Omissions {
    guard !sheets.isEmpty else {
      throw Diagnostic(
        .error, file: path, found: "no table to write",
        expected: "at least one; a workbook has a sheet at least")
    }
    return try FileReplacement.write(to: path) { temporary throws(Diagnostic) in
      try XLSXWriting.write(sheets, into: temporary, file: path)
    }
  }
}
