/// Why a file is not CSV at all.
struct Refusal {
  var diagnostic: Diagnostic

  init?(_ bytes: UnsafePointer<UInt8>, count: Int, file: String) {
    // The buffer is padded, so four bytes can be read from any file.
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, _, _) where count >= 2, (0xFE, 0xFF, _, _) where count >= 2:
      diagnostic = Diagnostic(
        .error, file: file, line: 1, column: 1, found: "a byte order mark of UTF-16 or UTF-32",
        expected: "text in UTF-8",
        mend: "Save the file as UTF-8; in a spreadsheet choose \"CSV UTF-8\".")
    case (0x50, 0x4B, 0x03, 0x04) where count >= 4:
      diagnostic = Diagnostic(
        .error, file: file, found: "a ZIP archive, as .xlsx and .ods files are",
        expected: "CSV text in UTF-8",
        mend: "Open it in a spreadsheet and export each sheet as CSV UTF-8.")
    default:
      guard let large = Self.tooLarge(count, file: file) else { return nil }
      diagnostic = large
    }
  }

  /// The problem with a file whose offsets do not fit the index.
  static func tooLarge(_ count: Int, file: String) -> Diagnostic? {
    guard count >= Int(UInt32.max) else { return nil }
    return Diagnostic(
      .error, file: file, found: "\(count) bytes", expected: "less than 4 GiB",
      mend: "Split the file into several, each with the header.")
  }
}

extension CSVTable {
  /// The length of the byte order mark of UTF-8, if there is one.
  static func markLength(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }
}

extension ProblemLog {
  /// The problems with line, column and words, in order of place, and a note for each kind that was cut short.
  func diagnostics(
    file: String, bytes: UnsafePointer<UInt8>, first: Int, count: Int, width: Int
  ) -> [Diagnostic] {
    var cursor = PositionCursor(bytes, offset: first, end: count, line: 1)
    var result: [Diagnostic] = []
    for problem in problems.sorted(by: { $0.offset < $1.offset }) {
      let (line, column) = cursor.move(to: problem.offset)
      var diagnostic = describe(problem, bytes: bytes, width: width)
      diagnostic.file = file
      diagnostic.line = line
      diagnostic.column = problem.kind == .raggedShort ? 0 : column
      result.append(diagnostic)
    }
    for kind in Kind.allCases {
      result += Self.note(file: file, total: counts[kind.rawValue], of: kind.plural)
    }
    return result
  }

  /// The note that counts what is not listed, if there is any.
  static func note(file: String, total: Int, of plural: String) -> [Diagnostic] {
    guard total > limit else { return [] }
    return [
      Diagnostic(
        .note, file: file, found: "\(total - limit) more of \(plural)", expected: "none",
        mend: "Mend the \(limit) listed, then read the file again.")
    ]
  }

  private func describe(_ problem: Problem, bytes: UnsafePointer<UInt8>, width: Int) -> Diagnostic {
    switch problem.kind {
    case .raggedShort, .raggedLong:
      Diagnostic(
        .error, file: "", found: "\(problem.number) \(problem.number == 1 ? "field" : "fields")",
        expected: "\(width), one for each column of the header",
        mend: problem.kind == .raggedShort
          ? "Add the missing separators, or quote a field that spans lines."
          : "Put quotes round a field that contains the separator, or remove what is too much.")
    case .strayQuote:
      Diagnostic(
        .warning, file: "", found: "a quote inside a field without quotes",
        expected: "quotes round the whole field, or none",
        mend: "Put quotes round the field and double the quotes inside.")
    case .textAfterQuote:
      Diagnostic(
        .error, file: "", found: "text after the closing quote",
        expected: "a separator or the end of the line",
        mend: "Double the quotes inside the field, or move the closing quote to its end.")
    case .unterminatedQuote:
      Diagnostic(
        .error, file: "", found: "a quote that is never closed", expected: "a closing quote",
        mend: "Close the field with a quote; everything up to the end of the file was taken for its text.")
    case .badUTF8:
      Diagnostic(
        .error, file: "", found: Self.name(ofByte: bytes[problem.offset]), expected: "text in UTF-8",
        mend: "Save the file as UTF-8; the byte was read as U+FFFD.")
    case .nulByte:
      Diagnostic(
        .error, file: "", found: "a NUL byte (0x00)", expected: "text in UTF-8",
        mend: "Remove it; if there are many, the file may be UTF-16 and should be saved as UTF-8.")
    }
  }

  /// The byte in hexadecimal, with the letter it stands for in the encoding that such files usually have.
  private static func name(ofByte byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    // From A0 on, Windows-1252 is Latin-1, whose codes are those of Unicode.
    guard byte > 0xA0, byte != 0xAD else { return "the byte 0x\(digits), which is not UTF-8" }
    return "the byte 0x\(digits), which is not UTF-8 (in Windows-1252 it is \(Unicode.Scalar(byte)))"
  }
}

extension ProblemLog.Kind {
  fileprivate var plural: String {
    switch self {
    case .raggedShort: "records with too few fields"
    case .raggedLong: "records with too many fields"
    case .strayQuote: "quotes inside fields without quotes"
    case .textAfterQuote: "fields with text after the closing quote"
    case .unterminatedQuote: "quotes that are never closed"
    case .badUTF8: "bytes that are not UTF-8"
    case .nulByte: "NUL bytes"
    }
  }
}
