internal import CoalitionModel
internal import Foundation
internal import GraphExchange
internal import RecordReading

/// CSV and TSV files with any headers (RFC 4180, https://doi.org/10.17487/RFC4180).
enum CSVFormat {
  /// Reads a file, whatever its encoding and separator; says so where they are not the usual ones.
  static func table(_ path: String, file: String) throws(Diagnostic) -> (csv: CSVTable, notes: [Diagnostic]) {
    let start = FileStart.bytes(path)
    let isWide =
      TextFile.encoding(of: start) != .utf8
      && (start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) || start.contains(0))
    if !isWide {
      let separator = separator(of: start)
      let csv = try CSVTable.read(contentsOf: path, named: file, separator: separator)
      if !csv.diagnostics.contains(where: { $0.found.contains("UTF-8") }) { return (csv, csv.diagnostics) }
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Diagnostic(.error, file: file, found: "a file that cannot be read", expected: "a table")
    }
    let bytes = Array(data)
    let encoding = TextFile.encoding(of: bytes)
    let text = TextFile.utf8(bytes, encoding)
    let csv = CSVTable(bytes: text, file: file, separator: separator(of: Array(text.prefix(1 << 16))))
    let note = Diagnostic(
      .note, file: file, found: "text in \(encoding.rawValue)", expected: "UTF-8",
      mend: "It was read as such; look at a name with accents, and save the file as UTF-8 if it is wrong.")
    return (csv, csv.diagnostics + (encoding == .utf8 ? [] : [note]))
  }

  /// The separator of which the first lines have most outside quotes, and the same number of in each; a comma where none
  /// has any.
  static func separator(of start: [UInt8]) -> CSVSeparator {
    var best = (score: 0, separator: CSVSeparator.comma)
    for separator in [CSVSeparator.comma, .tab, .semicolon] {
      var counts: [Int] = []
      var count = 0
      var isQuoted = false
      for byte in start {
        switch byte {
        case UInt8(ascii: "\""): isQuoted.toggle()
        case separator.rawValue where !isQuoted: count += 1
        case 10 where !isQuoted:
          counts.append(count)
          count = 0
        default: break
        }
        if counts.count == 20 { break }
      }
      if counts.isEmpty { counts = [count] }
      guard let first = counts.first, first > 0 else { continue }
      let score = first * 100 + counts.filter { $0 == first }.count
      if score > best.score { best = (score, separator) }
    }
    return best.separator
  }

  /// The table of all entities, for a spreadsheet: one row each, its kind first. What ties and activities say is not in
  /// it. Cells that a spreadsheet would run are made harmless, as ``FormulaGuard`` has it.
  static func write(_ dataset: Dataset, separator: CSVSeparator) -> [UInt8] {
    let sheet = EntitySheet.make(of: dataset)
    return CSVEncoder(separator: separator, neutralizingFormulas: true).encode(sheet.rows)
  }

  /// Whether the columns are those of a list of edges without a header, as network collections have them: two or three
  /// columns, of which the first two are numbers in the first lines.
  static func isEdgeList(_ start: [UInt8]) -> Bool {
    let lines = String(decoding: start, as: UTF8.self).split(whereSeparator: \.isNewline).filter { line in
      !(line.first.map { "#%/".contains($0) } ?? true)
    }.prefix(20)
    let fitting = lines.count { line in
      let parts = line.split { " \t,;".contains($0) }
      return (2...4).contains(parts.count) && parts.prefix(2).allSatisfy { $0.allSatisfy(\.isNumber) }
    }
    return fitting > 0 && fitting * 4 >= lines.count * 3
  }
}

/// The first bytes of a file.
enum FileStart {
  /// At most 64 KiB; nothing where the file cannot be read.
  static func bytes(_ path: String) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? file.close() }
    return (try? file.read(upToCount: 1 << 16)).map { Array($0) } ?? []
  }
}
