internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// The tables of a dataset as sheets, and back.
enum DatasetSheets {
  /// A sheet for each table, with its columns.
  static func make(of dataset: Dataset) -> [Sheet] {
    DatasetFiles.tables(of: dataset).map { Sheet(name: $0.name.rawValue, rows: [$0.columns] + $0.rows) }
  }

  /// The dataset whose tables these are; nil where they are somebody else's: no sheet of organizations with ids, or a
  /// sheet of ours that lacks what it has to have.
  static func read(_ reading: SheetReading, file: String) -> FileReading? {
    var parts: [DatasetPart] = []
    var omissions = reading.omissions
    var seen: Set<TableName> = []
    for sheet in reading.sheets {
      let header = (sheet.rows.first ?? []).map(\.trimmed)
      guard let table = TableName(rawValue: sheet.name), seen.insert(table).inserted,
        Set(header).isSuperset(of: table.requiredColumns)
      else {
        omissions.add("sheets that are no table of a dataset")
        continue
      }
      let encoder = CSVEncoder()
      var bytes = encoder.encode([header])
      var lines: [Int32] = []
      for (row, cells) in sheet.rows.enumerated().dropFirst() where cells.contains(where: { !$0.isEmpty }) {
        // A row may be shorter than the header; what stands beyond it has no name.
        let beyond = cells.dropFirst(header.count).count { !$0.isEmpty }
        omissions.add("cells beyond the named columns", beyond)
        encoder.append(header.indices.map { $0 < cells.count ? cells[$0] : "" }, to: &bytes)
        lines.append(Int32(clamping: row + 1))
      }
      parts.append(DatasetPart(table: table, csv: CSVTable(bytes: bytes, file: file), lines: lines))
    }
    guard seen.contains(.organizations) else { return nil }
    let base = DatasetDraft.baseName(file)
    let read = Dataset.assemble(
      parts, file: file, name: EntityRegistry.slug(base).orElse("dataset"), title: base)
    return FileReading(
      dataset: read.dataset, diagnostics: (reading.diagnostics + read.diagnostics).sorted(),
      omissions: omissions)
  }

  /// A dataset made of the sheets of a workbook or database, whoever made it.
  static func readAny(_ reading: SheetReading, file: String, _ options: ReadingOptions) -> FileReading {
    if options.fields.isEmpty, let own = read(reading, file: file) { return own }
    let tables = reading.sheets.map { sheet in
      let (header, first) = Self.headerRow(sheet)
      return RecordTable(
        name: sheet.name, within: reading.sheets.count > 1 ? "\(sheet.name) " : "",
        rows: header.isEmpty ? [] : [header] + sheet.rows.dropFirst(first + 1), firstLine: first + 1)
    }
    return SheetMapping.read(
      tables, file: file, problems: reading.diagnostics, omissions: reading.omissions, options)
  }

  /// The row with the names of the columns: the first with two filled cells, or with any where none has two. People put
  /// a title above their tables.
  private static func headerRow(_ sheet: Sheet) -> (cells: [String], row: Int) {
    let rows = sheet.rows.prefix(25)
    let found =
      rows.firstIndex { row in row.count { !$0.trimmed.isEmpty } > 1 }
      ?? rows.firstIndex { row in row.contains { !$0.trimmed.isEmpty } }
    guard let found else { return ([], 0) }
    return (sheet.rows[found].map(\.trimmed), found)
  }
}
