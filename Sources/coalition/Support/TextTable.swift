/// Columns set under each other for a terminal.
enum TextTable {
  /// Header, rows, and under each row its details, indented.
  static func lines(columns: [String], rows: [(cells: [String], details: [String])]) -> [String] {
    let cells = rows.map { $0.cells.map { clipped(Terminal.safe(oneLine($0))) } }
    let widths = columns.indices.map { column in
      ([columns[column]] + cells.map { $0[column] }).map(width).max() ?? 0
    }
    func line(_ row: [String]) -> String {
      var text = ""
      for (column, cell) in row.enumerated() {
        text += cell
        if column + 1 < row.count { text += String(repeating: " ", count: widths[column] - width(cell) + 2) }
      }
      while text.last == " " { text.removeLast() }
      return text
    }
    var lines = [Terminal.faint(line(columns))]
    for (row, cells) in zip(rows, cells) {
      lines.append(line(cells))
      lines += row.details.map { "    " + Terminal.safe(oneLine($0)) }
    }
    return lines
  }

  /// A line end in a name would break the table; Swift takes CR LF for one character.
  private static func oneLine(_ text: String) -> String {
    text.contains(where: \.isNewline) ? String(text.map { $0.isNewline ? " " : $0 }) : text
  }

  /// Terminal columns: East Asian wide characters and emoji take two, combining marks none (by grapheme cluster).
  static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func isWide(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD:
      return true
    default: return scalar.properties.isEmojiPresentation
    }
  }

  /// One cell must not push all others off the screen; JSON and CSV carry it whole.
  private static func clipped(_ cell: String) -> String {
    let limit = 64
    guard cell.unicodeScalars.count > limit, cell.count > limit else { return cell }
    return cell.prefix(limit - 1) + "…"
  }
}
