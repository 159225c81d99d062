internal import RecordReading

/// One table being read: cells by column name, and problems with their place.
struct TableReader {
  let table: TableName
  let csv: CSVTable
  var problems: [Diagnostic]
  /// Whether no row may be shown to anyone, because the column that would say so cannot be trusted.
  var hidesAll = false
  private let extraColumns: [Int]
  /// Where each row stands in the file that the rows were made of; nil where they are the file's own.
  private let lines: [Int32]?

  init(table: TableName, csv: CSVTable, lines: [Int32]? = nil) {
    self.table = table
    self.csv = csv
    self.lines = lines
    problems = csv.diagnostics
    let known = Set(table.knownColumns)
    extraColumns = csv.header.indices.filter { !csv.header[$0].isEmpty && !known.contains(csv.header[$0]) }
  }

  var count: Int { csv.recordCount }

  /// The number of a column of the model, or nil where the table does not have it.
  func column(_ name: String) -> Int? { table.knownColumns.contains(name) ? csv.columnIndex(name) : nil }

  /// The cell without surrounding blanks; empty where the file lacks the column.
  func text(_ record: Int, _ column: Int?) -> String {
    guard let column else { return "" }
    return csv.withBytes(record, column) { bytes in
      String(decoding: UnsafeBufferPointer(rebasing: trimmed(bytes)), as: UTF8.self)
    }
  }

  /// The cell's parts between `|`, without surrounding blanks, empty parts left out.
  func list(_ record: Int, _ column: Int?) -> [String] {
    var parts: [String] = []
    forEachPart(record, column) { parts.append(String(decoding: $0, as: UTF8.self)) }
    return parts
  }

  /// Lends each part of the cell between `|` that is not blank.
  func forEachPart(_ record: Int, _ column: Int?, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard let column, !csv.isEmpty(record, column) else { return }
    csv.withBytes(record, column) { bytes in
      var start = 0
      for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "|") {
        let part = trimmed(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if !part.isEmpty { body(UnsafeBufferPointer(rebasing: part)) }
        start = end + 1
      }
    }
  }

  /// Whether the cell has no part: nothing in it, or only blanks and `|`.
  func isBlank(_ record: Int, _ column: Int?) -> Bool {
    var isBlank = true
    forEachPart(record, column) { _ in isBlank = false }
    return isBlank
  }

  func origin(_ record: Int) -> RowOrigin {
    RowOrigin(table: table, line: lines.map { Int($0[record]) } ?? csv.line(ofRecord: record))
  }

  /// The line and column of a cell.
  private func position(_ record: Int, _ column: Int?) -> (line: Int, column: Int) {
    if let lines { return (Int(lines[record]), 0) }
    return column.map { csv.position(record, $0) } ?? (csv.line(ofRecord: record), 0)
  }

  mutating func report(
    _ record: Int, _ column: Int?, as severity: Diagnostic.Severity = .error, found: String, expected: String,
    mend: String
  ) {
    let place = position(record, column)
    problems.append(
      Diagnostic(
        severity, file: csv.file, line: place.line, column: place.column, found: found, expected: expected,
        mend: mend))
  }

  mutating func date(_ record: Int, _ column: Int?) -> PartialDate? {
    let cell = text(record, column)
    guard !cell.isEmpty else { return nil }
    if let date = PartialDate(cell) { return date }
    report(
      record, column, found: "the date '\(cell.shortened)'",
      expected: "a year, month or day that exists, such as 2014, 2014-03 or 2014-03-09",
      mend: "write the date in that form, or leave the cell empty")
    return nil
  }

  mutating func period(_ record: Int, since: Int?, until: Int?) -> Period {
    let period = Period(since: date(record, since), until: date(record, until))
    if let from = period.since, let to = period.until, to.latest < from.earliest {
      report(
        record, until, found: "until \(to), before since \(from)",
        expected: "an end that is not before the start",
        mend: "exchange the two dates or correct one")
    }
    return period
  }

  mutating func number(
    _ record: Int, _ column: Int?, in range: ClosedRange<Double>, what: String
  ) -> Double? {
    let cell = text(record, column)
    guard !cell.isEmpty else { return nil }
    // `Double` also takes hexadecimal, which nobody means.
    if !cell.utf8.contains(where: { $0 | 32 == UInt8(ascii: "x") }), let number = Double(cell),
      range.contains(number)
    {
      return number
    }
    report(
      record, column, found: "the \(what) '\(cell.shortened)'",
      expected:
        "a number from \(range.lowerBound.plain) to \(range.upperBound.plain), with a point for decimals",
      mend: "correct the number, or leave the cell empty")
    return nil
  }

  /// Who may see the row. What cannot be read, and a row with too few or too many cells, is kept from everyone
  /// rather than shown to anyone.
  func visibility(_ record: Int, _ column: Int?) -> Visibility {
    guard !hidesAll, csv.fieldCount(record: record) == csv.header.count else { return .private }
    let cell = text(record, column)
    return cell.isEmpty ? .public : Visibility(rawValue: cell) ?? .private
  }

  /// The same, with a report of a word that is none of the three.
  mutating func checkedVisibility(_ record: Int, _ column: Int?) -> Visibility {
    let cell = text(record, column)
    if !cell.isEmpty, Visibility(rawValue: cell) == nil {
      let question = Suggestions.phrase(for: cell, among: Visibility.allCases.map(\.rawValue))
      report(
        record, column, found: "the visibility '\(cell.shortened)'",
        expected: "public, coalition or private",
        mend: question.orElse("write one of the three") + " Until then the row is private.")
    }
    return visibility(record, column)
  }

  /// The cells of the columns that are not part of the model, in column order; empty ones left out.
  func extra(_ record: Int) -> [Entity.ExtraField] {
    guard !extraColumns.isEmpty else { return [] }
    return extraColumns.compactMap { column in
      let value = csv.text(record, column)
      return value.isEmpty ? nil : Entity.ExtraField(column: csv.header[column], value: value)
    }
  }

  private func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return bytes[start..<end]
  }
}

extension String {
  /// The text as messages quote it: long cells cut, line ends shown, other control characters masked.
  var shortened: String {
    var flat = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in unicodeScalars.prefix(400) {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": flat.append("⏎")
      default: flat.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
      }
      previous = scalar
    }
    let text = String(flat)
    return text.count <= 60 ? text : text.prefix(57) + "…"
  }

  func orElse(_ other: String) -> String { isEmpty ? other : self }
}

extension Double {
  /// The shortest text that reads as the same number, without a point for whole ones.
  var plain: String { rounded() == self && abs(self) < 1e15 ? String(Int(self)) : String(self) }
}
