import GraphAlgorithms
import RecordReading

extension EdgeScanner {
  /// What the first record says of the columns.
  static func layout(
    _ record: RawRecord, _ span: UnsafeBufferPointer<UInt8>, line: Int, separator: UInt8,
    options: ReadingOptions
  ) throws(HeaderFailure) -> Layout {
    var problems = ProblemList(file: options.file)
    if options.hasHeader {
      if let layout = Layout(
        header: record, bytes: span, line: line, separator: separator, format: options.format,
        problems: &problems)
      {
        return layout
      }
    } else if let layout = Layout(
      fieldCount: record.fields.count, separator: separator, format: options.format)
    {
      return layout
    } else {
      let count = record.fields.count
      problems.add(
        line: line, column: 1, found: "\(count) \(count == 1 ? "field" : "fields")",
        expected: "the fields of \(Layout.example(options.format))",
        mend: "Check what separates the fields: commas, tabs or semicolons.")
    }
    throw HeaderFailure(problems: problems.diagnostics)
  }

  /// The problem of a file without a record.
  static func empty(_ options: ReadingOptions) -> Diagnostic {
    Diagnostic(
      .error, file: options.file, found: "no line with text",
      expected: options.hasHeader
        ? "a header line such as \(Layout.example(options.format))"
        : "lines with the fields of \(Layout.example(options.format))",
      mend: "Check that the right file was named, and that it was written to its end.")
  }

  /// Why bytes are no text in UTF-8 at all.
  static func refusal(_ bytes: UnsafeBufferPointer<UInt8>, file: String) -> Diagnostic? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(
        .error, file: file, line: 1, column: 1, found: "a byte order mark of UTF-16 or UTF-32",
        expected: "text in UTF-8",
        mend: "Save the file as UTF-8; in a spreadsheet choose \"CSV UTF-8\".")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return Diagnostic(
        .error, file: file, found: "a ZIP archive, as .xlsx and .ods files are",
        expected: "CSV text in UTF-8", mend: "Open it in a spreadsheet and export the sheet as CSV UTF-8.")
    }
    return nil
  }
}
