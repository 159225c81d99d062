import RecordReading

/// The problems of a file in the order in which they are met.
struct ProblemList {
  /// How many are kept; the rest is counted.
  static let limit = 1_000

  let file: String
  private var listed: [Diagnostic] = []
  private var count = 0

  init(file: String) { self.file = file }

  var isEmpty: Bool { count == 0 }

  mutating func add(line: Int = 0, column: Int = 0, found: String, expected: String, mend: String) {
    count += 1
    guard count <= ProblemList.limit else { return }
    listed.append(
      Diagnostic(
        .error, file: file, line: line, column: column, found: found, expected: expected, mend: mend))
  }

  /// All problems, and a note that counts those that are not listed.
  var diagnostics: [Diagnostic] {
    guard count > ProblemList.limit else { return listed }
    return listed + [
      Diagnostic(
        .note, file: file, found: "\(count - ProblemList.limit) more problems", expected: "none",
        mend: "Mend the \(ProblemList.limit) listed, then read the file again.")
    ]
  }
}

/// The place of a byte of a record, which begins a line.
///
/// - Returns: The line and the column, as ``RecordReading/Diagnostic`` counts them.
func place(
  of offset: Int, in record: UnsafeBufferPointer<UInt8>, line: Int
) -> (line: Int, column: Int) {
  var line = line
  var lineStart = 0
  for index in 0..<min(offset, record.count) where isLineEnd(record, index) {
    line += 1
    lineStart = index + 1
  }
  let before = String(decoding: record[lineStart..<min(offset, record.count)], as: UTF8.self)
  return (line, before.unicodeScalars.count + 1)
}

/// Whether a line ends with this byte.
func isLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  switch bytes[index] {
  case Byte.lineFeed: true
  case Byte.carriageReturn: index + 1 == bytes.count || bytes[index + 1] != Byte.lineFeed
  default: false
  }
}
