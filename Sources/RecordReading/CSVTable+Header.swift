/// The names of the columns, and what is wrong with them.
struct HeaderCheck {
  private let file: String
  private var problems: [Diagnostic] = []
  private var unnamed = 0
  private var repeated = 0

  /// What is wrong with the names, each at its place; `offsets` are where they begin.
  static func problems(
    _ names: [String], at offsets: [Int], cursor: PositionCursor, file: String, separator: CSVSeparator
  ) -> [Diagnostic] {
    var check = HeaderCheck(file: file)
    check.run(names, offsets, cursor, separator)
    return check.problems
      + ProblemLog.note(file: file, total: check.unnamed, of: "columns without a name")
      + ProblemLog.note(file: file, total: check.repeated, of: "columns with the name of another")
  }

  /// The problem of a file without a header.
  static func missing(file: String, isEmpty: Bool) -> Diagnostic {
    Diagnostic(
      .error, file: file, found: isEmpty ? "nothing" : "only blank lines",
      expected: "a header line with the names of the columns, such as id,name",
      mend: "Write the names of the columns in the first line.")
  }

  private init(file: String) { self.file = file }

  private mutating func run(
    _ names: [String], _ offsets: [Int], _ start: PositionCursor, _ separator: CSVSeparator
  ) {
    var cursor = start
    var firstColumn: [String: Int] = [:]
    for (column, name) in names.enumerated() {
      let place = cursor.move(to: offsets[column])
      if name.isEmpty {
        unnamed += 1
        guard unnamed <= ProblemLog.limit else { continue }
        add(
          .warning, place, "no name for column \(column + 1)", expected: "a name for every column",
          mend: "Name the column or remove it.")
      } else if let first = firstColumn[name] {
        repeated += 1
        guard repeated <= ProblemLog.limit else { continue }
        add(
          .error, place, "\"\(name)\" as the name of columns \(first + 1) and \(column + 1)",
          expected: "a different name for every column",
          mend: "Rename or remove one of them; the first is the one that is read.")
      } else {
        firstColumn[name] = column
      }
      if names.count == 1, let other = CSVSeparator.otherSeparator(in: name, than: separator) {
        add(
          .warning, place, "one column, whose name contains \(other.name)",
          expected: "columns separated by \(separator.name)",
          mend: "Save the file with \(separator.name) between the columns.")
      }
    }
  }

  private mutating func add(
    _ severity: Diagnostic.Severity, _ place: (line: Int, column: Int), _ found: String, expected: String,
    mend: String
  ) {
    problems.append(
      Diagnostic(
        severity, file: file, line: place.line, column: place.column, found: found, expected: expected,
        mend: mend))
  }
}

extension CSVTable {
  /// The line and the column of a name of the header, both counted from 1, the column in Unicode scalars.
  ///
  /// - Complexity: O(*length of the header*).
  public func headerPosition(_ column: Int) -> (line: Int, column: Int) {
    precondition(header.indices.contains(column), "no column \(column)")
    var cursor = PositionCursor(storage.bytes, offset: firstByte, end: storage.byteCount, line: 1)
    return cursor.move(to: Self.headerOffset(column, storage))
  }

  /// Where a name of the header begins.
  static func headerOffset(_ column: Int, _ storage: CSVStorage) -> Int {
    Int(storage.slots[column]) + (column == 0 ? 0 : 1)
  }

  /// A name of the header as it stands in the file.
  static func headerField(_ column: Int, _ storage: CSVStorage) -> UnsafeBufferPointer<UInt8> {
    let start = headerOffset(column, storage)
    return UnsafeBufferPointer(
      start: storage.bytes + start, count: Int(storage.slots[column + 1]) - start)
  }
}
