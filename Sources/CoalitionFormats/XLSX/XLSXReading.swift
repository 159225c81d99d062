internal import DocumentReading
internal import GraphExchange
internal import RecordReading

/// One reading of a workbook, part by part.
struct XLSXReading {
  private let archive: ZipArchive
  private let file: String
  private var reading = SheetReading()
  private var context = WorksheetCells.Context()
  private var room = CellGrid.Room()

  init(path: String, file: String) throws(Diagnostic) {
    self.file = file
    archive = try ZipArchive(path: path, file: file)
    if let refusal = ForeignWorkbook.notAWorkbook(archive) { throw refusal }
  }

  /// Reads all sheets.
  mutating func run() throws(Diagnostic) -> SheetReading {
    let package = Relationships(of: "", file: file)
    _ = try archive.read("_rels/.rels", into: package)
    let main = package.first("officeDocument") ?? "xl/workbook.xml"
    let workbook = WorkbookSheets(file: name(main))
    guard try archive.read(main, into: workbook) else {
      throw ForeignWorkbook.refusal(
        file, "an archive without a workbook", "Open it in the program it came from and save it as .xlsx.")
    }
    let references = Relationships(of: main, file: file)
    _ = try archive.read(Relationships.part(for: main), into: references)
    reading.diagnostics += package.problems + workbook.problems + references.problems
    try readShared(references, is1904: workbook.is1904)
    for sheet in workbook.sheets { try read(sheet, references) }
    if reading.sheets.isEmpty, !reading.diagnostics.contains(where: { $0.severity == .error }) {
      add(.warning, "no sheet that can be read", "a sheet with cells")
    }
    try countOthers()
    return reading
  }

  /// The texts and formats that cells refer to.
  private mutating func readShared(_ references: Relationships, is1904: Bool) throws(Diagnostic) {
    context.is1904 = is1904
    if let part = references.first("sharedStrings") {
      let texts = SharedStrings(file: name(part))
      _ = try archive.read(part, into: texts)
      context.texts = texts.texts
      reading.diagnostics += texts.problems
    }
    if let part = references.first("styles") {
      let formats = NumberFormats(file: name(part))
      _ = try archive.read(part, into: formats)
      context.formats = formats.ofStyles
      reading.diagnostics += formats.problems
    }
  }

  private mutating func read(
    _ sheet: WorkbookSheets.Entry, _ references: Relationships
  ) throws(Diagnostic) {
    guard !sheet.name.lowercased().hasPrefix("(ignore") else {
      reading.omissions.add("sheets")
      return add(.note, "the sheet '\(sheet.name)'", "sheets to read; one whose name begins so is left out")
    }
    guard let target = references.targets[sheet.id] else {
      return add(
        .error, "the sheet '\(sheet.name)' without its part", "a part for each sheet; it was not read")
    }
    guard target.kind == "worksheet" else {
      reading.omissions.add("sheets")
      return add(
        .note, "the sheet '\(sheet.name)', which is a \(target.kind)", "sheets with cells; it was not read")
    }
    if sheet.isHidden {
      add(.note, "the hidden sheet '\(sheet.name)'", "sheets that people see; it was read as well")
    }
    let cells = WorksheetCells(file: "\(file) [\(sheet.name)]", context: context, room: room)
    guard try archive.read(target.part, into: cells) else {
      return add(
        .error, "the sheet '\(sheet.name)' without its part '\(target.part)'",
        "a part for each sheet; it was not read")
    }
    cells.finish()
    room = cells.grid.room
    reading.sheets.append(Sheet(name: sheet.name, rows: cells.grid.rows))
    reading.diagnostics += cells.problems + cells.tally.list(file: cells.file)
    for (name, count) in cells.omissions.list { reading.omissions.add(name, count) }
  }

  /// What a workbook has besides cells.
  private mutating func countOthers() throws(Diagnostic) {
    for name in archive.names {
      let path = name.lowercased()
      if path.contains("media/") {
        reading.omissions.add("images")
      } else if path.contains("charts/chart"), path.hasSuffix(".xml") {
        reading.omissions.add("charts")
      } else if path.contains("pivottables/pivottable"), path.hasSuffix(".xml") {
        reading.omissions.add("pivot tables")
      } else if path.hasSuffix("vbaproject.bin") {
        reading.omissions.add("macros")
      } else if path.contains("/comments"), !path.contains("threaded"), path.hasSuffix(".xml") {
        let comments = ElementCount("comment", file: self.name(name))
        _ = try archive.read(name, into: comments)
        reading.omissions.add("comments", comments.count)
      }
    }
  }

  private func name(_ part: String) -> String { "\(file) [\(part)]" }

  private mutating func add(_ severity: Diagnostic.Severity, _ found: String, _ expected: String) {
    reading.diagnostics.append(Diagnostic(severity, file: file, found: found, expected: expected))
  }
}
