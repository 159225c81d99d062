internal import RecordReading

extension TableReader {
  /// Reports columns that are missing, and columns that look like a misspelling of one that is.
  mutating func reviewHeader() {
    guard !csv.header.isEmpty else { return }
    let known = table.knownColumns
    let strangers = csv.header.indices.filter { !csv.header[$0].isEmpty && !known.contains(csv.header[$0]) }
    var explained: Set<Int> = []
    for name in table.requiredColumns where column(name) == nil {
      let near = strangers.first { !explained.contains($0) && Self.isNear(csv.header[$0], name) }
      if let near { explained.insert(near) }
      let place = near.map(csv.headerPosition) ?? (csv.headerPosition(0).line, 0)
      problems.append(
        Diagnostic(
          .error, file: csv.file, line: place.0, column: place.1, found: "no column '\(name)'",
          expected: "the columns \(table.requiredColumns.joined(separator: ", "))",
          mend: near.map { "rename the column '\(csv.header[$0].shortened)' to '\(name)'" }
            ?? "add '\(name)' to the first line; its cells may be empty where the table allows it"))
    }
    for stranger in strangers where !explained.contains(stranger) {
      guard let meant = known.first(where: { column($0) == nil && Self.isNear(csv.header[stranger], $0) })
      else { continue }
      let place = csv.headerPosition(stranger)
      if meant == "visibility" { hidesAll = true }
      problems.append(
        Diagnostic(
          meant == "visibility" ? .error : .warning, file: csv.file, line: place.line, column: place.column,
          found: "the column '\(csv.header[stranger].shortened)', which has no meaning here",
          expected: "'\(meant)', if that is meant",
          mend: "rename it to '\(meant)'"
            + (meant == "visibility" ? "; until then every row of the table is private" : "")))
    }
  }

  /// Whether a column's name can be a slip for a known one. Short names are too near to each other for guesses.
  private static func isNear(_ name: String, _ known: String) -> Bool {
    let (typed, meant) = (Folding.key(name), Folding.key(known))
    if typed == meant { return true }
    if typed.count >= 3, meant.hasPrefix(typed) { return true }
    guard meant.count > 3, abs(typed.count - meant.count) <= 2 else { return false }
    return Suggestions.editDistance(Array(typed.unicodeScalars), Array(meant.unicodeScalars))
      <= (meant.count > 5 ? 2 : 1)
  }
}
