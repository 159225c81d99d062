internal import DocumentReading
internal import GraphExchange
internal import RecordReading

/// The cells of one sheet (ECMA-376 part 1, 18.3), met one after another.
final class WorksheetCells: PackagePart {
  /// What cells refer to.
  struct Context {
    var texts: [String] = []
    var formats: [NumberFormat] = []
    var is1904 = false
  }

  @exclusivity(unchecked) private(set) var grid: CellGrid
  @exclusivity(unchecked) private(set) var omissions = Omissions()
  @exclusivity(unchecked) private(set) var tally = ProblemTally()
  private let context: Context
  @exclusivity(unchecked) private var isInData = false
  @exclusivity(unchecked) private var cell = CellName(column: 0, row: 0)
  @exclusivity(unchecked) private var kind = CellKind.number
  @exclusivity(unchecked) private var format = NumberFormat.number
  @exclusivity(unchecked) private var isInCell = false
  @exclusivity(unchecked) private var hasFormula = false
  @exclusivity(unchecked) private var hasValue = false
  @exclusivity(unchecked) private var isPhonetic = false
  @exclusivity(unchecked) private var formulas = 0

  /// Makes a receiver for the sheet that messages call by this name.
  init(file: String, context: Context, room: CellGrid.Room) {
    self.context = context
    grid = CellGrid(room: room)
    super.init(file: file)
  }

  override func opened(_ name: XMLText, _ attributes: XMLAttributes) {
    guard isInData else {
      if name == "sheetData" {
        isInData = true
      } else if name == "mergeCell" {
        omissions.add("merged cells")
      } else if name == "hyperlink" {
        omissions.add("hyperlinks")
      }
      return
    }
    if name == "c" {
      open(attributes)
    } else if name == "v" {
      if isInCell { gather() }
    } else if name == "row" {
      let row = attributes["r"].flatMap { Int($0.string) } ?? cell.row + 1
      cell = CellName(column: 0, row: row)
      if !(1...CellName.maximumRow).contains(row) { reportOutside("row \(row)") }
    } else if isInCell {
      if name == "f" {
        hasFormula = true
      } else if name == "is" {
        gathered.removeAll(keepingCapacity: true)
        hasValue = true
      } else if name == "t" {
        isGathering = !isPhonetic
      } else if name == "rPh" {
        isPhonetic = true
      }
    }
  }

  override func closed(_ name: XMLText) {
    guard isInData else { return }
    if name == "v" {
      if isGathering { (isGathering, hasValue) = (false, true) }
    } else if name == "c" {
      if isInCell { close() }
    } else if name == "t" {
      isGathering = false
    } else if name == "rPh" {
      isPhonetic = false
    } else if name == "sheetData" {
      isInData = false
      finish()
    }
  }

  /// Puts away what is still open: also where the document broke off.
  func finish() {
    grid.finish()
    omissions.add("formulas", formulas)
    formulas = 0
  }

  // MARK: Cells

  private func open(_ attributes: XMLAttributes) {
    isInCell = true
    (hasFormula, hasValue, isPhonetic, isGathering) = (false, false, false, false)
    kind = .number
    format = .number
    var place: CellName?
    var hasPlace = false
    attributes.forEach { name, value in
      if name == "r" {
        hasPlace = true
        place = value.withBytes { CellName($0) }
      } else if name == "s" {
        if let style = value.withBytes({ DigitReading.index($0) }), context.formats.indices.contains(style) {
          format = context.formats[style]
        }
      } else if name == "t" {
        kind = CellKind(value)
      }
    }
    if let place {
      cell = place
    } else if hasPlace {
      isInCell = false
      reportOutside("a cell with the name '\((attributes["r"]?.string ?? "").prefix(20))'")
    } else {
      cell.column += 1
      if cell.column > CellName.maximumColumn || !(1...CellName.maximumRow).contains(cell.row) {
        isInCell = false
        if cell.column == CellName.maximumColumn + 1 { reportOutside("a cell after the last column") }
      }
    }
  }

  private func close() {
    isInCell = false
    if hasFormula { formulas += 1 }
    guard hasValue else {
      if hasFormula { reportNoValue() }
      return
    }
    if hasFormula, gathered.isEmpty, kind == .number { return reportNoValue() }
    switch grid.put(text(), at: cell) {
    case .done: break
    case .taken:
      tally.add(
        "cells that are there twice",
        problem(.warning, "the cell \(cell) a second time", "each cell once; the first is kept"))
    case .noRoom:
      report(
        .error, found: "a few cells very far apart (\(cell) after millions of empty ones)",
        expected: "a table without wide empty stretches",
        mend: "Delete stray cells far to the right or below the table; what comes after them was not read.")
      stop()
    }
  }

  /// The text of the cell that ends.
  private func text() -> String {
    switch kind {
    case .shared:
      guard let index = DigitReading.index(gathered), context.texts.indices.contains(index) else {
        return unusable("a reference to a text that is not in the workbook", "the number of a shared text")
      }
      return context.texts[index]
    case .text: return EscapedText.decode(gathered)
    case .truth:
      switch gathered {
      case [49], Array("true".utf8): return "true"
      case [48], Array("false".utf8): return "false"
      default: return unusable("'\(shortened)'", "a truth value, 1 or 0")
      }
    case .error:
      return unusable("the error \(shortened)", "a value; the cell is read as empty", .warning)
    case .date: return Self.withoutMidnight(EscapedText.decode(gathered))
    case .number: return number()
    }
  }

  private func number() -> String {
    if case .number = format {
      if let text = NumberText.shown(gathered) { return text }
      return gathered.isEmpty ? "" : kept("'\(shortened)'", "a number; the cell is read as a text")
    }
    guard let value = NumberText.double(gathered) else {
      return gathered.isEmpty ? "" : kept("'\(shortened)'", "a number of days; the cell is read as a text")
    }
    guard let date = SerialDate.text(value, format, is1904: context.is1904) else {
      return kept(
        "the number \(shortened) as a date", "a day from 1900 to 9999; the cell is read as a number")
    }
    if date.hasPrefix("1900-02-29") {
      tally.add(
        "days that there were not",
        problem(.warning, "1900-02-29 in \(cell), a day that there was not", "a day of the calendar"))
    }
    return date
  }

  private static func withoutMidnight(_ date: String) -> String {
    guard let mark = date.firstIndex(of: "T") else { return date }
    return date[mark...].dropFirst().allSatisfy { "0:.Z".contains($0) } ? String(date[..<mark]) : date
  }

  // MARK: Problems

  private var shortened: String { String(decoding: gathered.prefix(40), as: UTF8.self) }

  private func problem(
    _ severity: Diagnostic.Severity, _ found: String, _ expected: String, mend: String = ""
  ) -> Diagnostic {
    Diagnostic(
      severity, file: file, line: cell.row, column: cell.column, found: found, expected: expected, mend: mend)
  }

  private func unusable(
    _ found: String, _ expected: String, _ severity: Diagnostic.Severity = .error
  ) -> String {
    tally.add("cells that hold no value", problem(severity, "\(found) in \(cell)", expected))
    return ""
  }

  private func kept(_ found: String, _ expected: String) -> String {
    tally.add("cells that are not what they say", problem(.warning, "\(found) in \(cell)", expected))
    return NumberText.shown(gathered) ?? EscapedText.decode(gathered)
  }

  private func reportNoValue() {
    tally.add(
      "formulas without a value",
      problem(
        .warning, "a formula without a value in \(cell)", "the value that the formula had when it was saved",
        mend: "Open the file in a spreadsheet program and save it: that works the formulas out."))
  }

  private func reportOutside(_ found: String) {
    tally.add(
      "cells outside the sheet",
      Diagnostic(
        .error, file: file, found: found, expected: "cells from A1 to XFD1048576; this one was not read"))
  }
}
