internal import CXLSXWriter
internal import GraphExchange
internal import RecordReading

/// One writing of a workbook.
struct XLSXWriting {
  /// The longest text that a cell can hold.
  private static let longestText = 32_767
  /// Longer texts are wrapped: columns are no wider.
  private static let widestColumn = 60

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let header, plain, wrapped: UnsafeMutablePointer<lxw_format>?
  /// The file as its user named it.
  private let file: String
  private var names = SheetNames()
  private var omissions = Omissions()

  /// Writes sheets into a file, which is there and empty.
  static func write(
    _ sheets: [Sheet], into temporary: String, file: String
  ) throws(Diagnostic) -> Omissions {
    guard let workbook = workbook_new(temporary) else { throw failure(file, "there is no memory left") }
    var writing = XLSXWriting(workbook, file: file)
    do throws(Diagnostic) {
      for sheet in sheets { try writing.add(sheet) }
    } catch {
      lxw_workbook_free(workbook)
      throw error
    }
    // Closes and frees whether or not it can write.
    try check(workbook_close(workbook), file)
    writing.omissions.add("sheet names", writing.names.changed)
    return writing.omissions
  }

  private init(_ workbook: UnsafeMutablePointer<lxw_workbook>, file: String) {
    self.workbook = workbook
    self.file = file
    // A date of its own, or the same sheets would be other bytes a second later: 2000-01-01.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
    header = workbook_add_format(workbook)
    plain = workbook_add_format(workbook)
    wrapped = workbook_add_format(workbook)
    format_set_bold(header)
    for format in [header, plain, wrapped] {
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
    for format in [header, wrapped] { format_set_text_wrap(format) }
  }

  private mutating func add(_ sheet: Sheet) throws(Diagnostic) {
    let name = names.name(for: sheet.name)
    guard let page = workbook_add_worksheet(workbook, name) else {
      throw Self.failure(file, "the sheet '\(name)' cannot be added")
    }
    let width = sheet.rows.lazy.map(\.count).max() ?? 0
    guard sheet.rows.count <= CellName.maximumRow, width <= CellName.maximumColumn else {
      throw Diagnostic(
        .error, file: file,
        found: "the table '\(sheet.name)' with \(sheet.rows.count) rows of \(width) cells",
        expected: "at most 1,048,576 rows and 16,384 columns, which is all that a workbook can hold",
        mend: "Write it as CSV or SQLite, or in parts.")
    }
    var widths = [Int](repeating: 8, count: width)
    for (row, cells) in sheet.rows.enumerated() {
      for (column, text) in cells.enumerated() where !text.isEmpty {
        let length = text.unicodeScalars.count
        widths[column] = max(widths[column], min(length + 2, Self.widestColumn))
        let isLong = length + 2 > Self.widestColumn || text.utf8.contains(10)
        try Self.check(
          worksheet_write_string(
            page, UInt32(row), UInt16(column), fit(text), row == 0 ? header : isLong ? wrapped : plain), file)
      }
    }
    for (column, width) in widths.enumerated() {
      worksheet_set_column(page, UInt16(column), UInt16(column), Double(width), nil)
    }
    guard let first = sheet.rows.first, !first.isEmpty else { return }
    worksheet_freeze_panes(page, 1, 0)
    if sheet.rows.count > 1 {
      worksheet_autofilter(page, 0, 0, UInt32(sheet.rows.count - 1), UInt16(first.count - 1))
    }
  }

  /// The text with escapes, as much of it as a cell can hold.
  private mutating func fit(_ text: String) -> String {
    let escaped = EscapedText.encode(text)
    guard escaped.utf8.count > Self.longestText, escaped.utf16.count > Self.longestText else {
      return escaped
    }
    omissions.add("ends of long cells")
    var length = 0
    var kept = text.unicodeScalars.prefix { scalar in
      length += scalar.value > 0xFFFF ? 2 : 1
      return length <= Self.longestText
    }
    var cut = EscapedText.encode(String(kept))
    while cut.utf16.count > Self.longestText {
      // An escape takes seven characters for one.
      kept = kept.dropLast((cut.utf16.count - Self.longestText + 6) / 7)
      cut = EscapedText.encode(String(kept))
    }
    return cut
  }

  private static func check(_ code: lxw_error, _ file: String) throws(Diagnostic) {
    guard code != LXW_NO_ERROR else { return }
    throw failure(file, lxw_strerror(code).map { String(cString: $0) } ?? "an unknown error")
  }

  private static func failure(_ file: String, _ reason: String) -> Diagnostic {
    FileReplacement.problem(file, reason)
  }
}
