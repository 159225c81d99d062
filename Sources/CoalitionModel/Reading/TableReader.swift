internal import RecordReading

/// One table being read: cells by column name, and problems with their place.
struct TableReader {
  let table: TableName
  let csv: CSVTable
  var problems: [Diagnostic] = []

  init(table: TableName, csv: CSVTable) {
    self.table = table
    self.csv = csv
    problems = csv.diagnostics
  }

  var count: Int { csv.recordCount }

  /// The column's number, or nil where the file does not have it.
  func column(_ name: String) -> Int? { csv.columnIndex(name) }

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

  func origin(_ record: Int) -> RowOrigin { RowOrigin(table: table, line: csv.line(ofRecord: record)) }

  mutating func report(
    _ record: Int, _ column: Int?, as severity: Diagnostic.Severity = .error, found: String, expected: String,
    mend: String
  ) {
    let place = column.map { csv.position(record, $0) } ?? (csv.line(ofRecord: record), 0)
    problems.append(
      Diagnostic(
        severity, file: csv.file, line: place.0, column: place.1, found: found, expected: expected,
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
        record, until, found: "until \(to), before since \(from)", expected: "an end that is not before the start",
        mend: "exchange the two dates or correct one")
    }
    return period
  }

  mutating func number(
    _ record: Int, _ column: Int?, in range: ClosedRange<Double>, what: String
  ) -> Double? {
    let cell = text(record, column)
    guard !cell.isEmpty else { return nil }
    if let number = Double(cell), range.contains(number) { return number }
    report(
      record, column, found: "the \(what) '\(cell.shortened)'",
      expected: "a number from \(range.lowerBound.plain) to \(range.upperBound.plain), with a point for decimals",
      mend: "correct the number, or leave the cell empty")
    return nil
  }

  mutating func visibility(_ record: Int, _ column: Int?) -> Visibility {
    let cell = text(record, column)
    guard !cell.isEmpty else { return .public }
    if let visibility = Visibility(rawValue: cell) { return visibility }
    let names = Visibility.allCases.map(\.rawValue)
    report(
      record, column, found: "the visibility '\(cell.shortened)'",
      expected: "public, coalition or private",
      mend: Suggestions.phrase(for: cell, among: names).orElse("write one of the three; until then the row is private"))
    // What cannot be read is kept from everyone rather than shown to anyone.
    return .private
  }

  mutating func warnAboutMissing(columns required: [String]) {
    let missing = required.filter { column($0) == nil }
    guard !csv.header.isEmpty else { return }
    for name in missing {
      let near = Suggestions.nearest(to: name, among: csv.header.filter { !required.contains($0) }, limit: 1)
      problems.append(
        Diagnostic(
          .error, file: csv.file, line: 1, column: 0, found: "no column '\(name)'",
          expected: "the columns \(required.joined(separator: ", "))",
          mend: near.first.map { "rename the column '\($0)' to '\(name)'" }
            ?? "add '\(name)' to the first line; its cells may be empty where the table allows it"))
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
  /// The text as messages quote it: long cells cut, line ends shown.
  var shortened: String {
    let flat = self.replacing("\n", with: "⏎").replacing("\r", with: "")
    return flat.count <= 60 ? flat : flat.prefix(57) + "…"
  }

  func orElse(_ other: String) -> String { isEmpty ? other : self }
}

extension Double {
  fileprivate var plain: String { rounded() == self ? String(Int(self)) : String(self) }
}
