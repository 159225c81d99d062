/// CSV by the letter of RFC 4180, written apart from the package's own reader.
enum PlainCSV {
  struct Malformed: Error {
    let reason: String
  }

  /// The records, all of the header's width.
  static func records(_ text: String) throws -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var (isQuoted, isClosed, isFresh) = (false, false, true)
    func endField() {
      record.append(field)
      (field, isQuoted, isClosed, isFresh) = ("", false, false, true)
    }
    for scalar in text.unicodeScalars {
      if isQuoted, !isClosed {
        if scalar == "\"" { isClosed = true } else { field.unicodeScalars.append(scalar) }
      } else if scalar == "\"" {
        if isClosed {
          field.unicodeScalars.append(scalar)
          isClosed = false
        } else if isFresh {
          (isQuoted, isFresh) = (true, false)
        } else {
          throw Malformed(reason: "a quote inside a field without quotes")
        }
      } else if scalar == "," {
        endField()
      } else if scalar == "\n" {
        endField()
        records.append(record)
        record = []
      } else {
        guard !isClosed else { throw Malformed(reason: "text after a closing quote") }
        guard scalar != "\r" else { throw Malformed(reason: "a bare CR") }
        field.unicodeScalars.append(scalar)
        isFresh = false
      }
    }
    guard record.isEmpty, field.isEmpty, isFresh else {
      throw Malformed(reason: "no line end after the last record")
    }
    guard records.allSatisfy({ $0.count == records[0].count }) else {
      throw Malformed(reason: "ragged records")
    }
    return records
  }
}

/// A GitHub-flavoured Markdown table: its rows of cells, the ruler left out.
enum MarkdownTable {
  static func rows(_ text: String) -> [[String]] {
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    return lines.enumerated().filter { $0.offset != 1 }.map { cells(String($0.element)) }
  }

  /// The width of the ruler under the header.
  static func rulerWidth(_ text: String) -> Int {
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    guard lines.count > 1, lines[1].allSatisfy({ "|- :".contains($0) }) else { return 0 }
    return cells(String(lines[1])).count
  }

  /// The cells of a line; a bar behind a backslash is part of a cell.
  private static func cells(_ line: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        cell.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell.trimmingBlanks)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
