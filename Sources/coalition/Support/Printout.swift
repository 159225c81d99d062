import ArgumentParser
import CoalitionModel
import FoundationEssentials
import RecordReading

/// How an answer is written.
enum OutputFormatOption: String, ExpressibleByArgument, CaseIterable {
  case table
  case json
  case csv
  case markdown
}

struct OutputOptions: ParsableArguments {
  @Option(name: .long, help: "How to write the answer: table, json, csv or markdown.")
  var format: OutputFormatOption = .table
}

/// What a command says, ready for each of the four ways of saying it.
///
/// Rows are made only for the ways that show them: for a large network the others take longer than the answer.
struct Printout<Result: Encodable> {
  let command: String
  /// The question as understood: the heading for people, a field for programs.
  let understood: String
  /// The results for programs that read JSON.
  let results: [Result]
  /// The columns for people, and a row for each result with lines to stand under it.
  let columns: [String]
  private let makeRows: () -> [Row]
  /// The columns for spreadsheets and Markdown; the same as for people where this is empty.
  let dataColumns: [String]
  private let makeDataRows: () -> [[String]]
  /// The line under the table: "3 found".
  let closing: String
  let notes: [String]
  let diagnostics: [Diagnostic]

  init(
    command: String, understood: String, results: [Result], columns: [String],
    rows: @autoclosure @escaping () -> [Row], dataColumns: [String] = [],
    dataRows: @autoclosure @escaping () -> [[String]] = [], closing: String, notes: [String] = [],
    diagnostics: [Diagnostic] = []
  ) {
    self.command = command
    self.understood = understood
    self.results = results
    self.columns = columns
    makeRows = rows
    self.dataColumns = dataColumns
    makeDataRows = dataRows
    self.closing = closing
    self.notes = notes
    self.diagnostics = diagnostics
  }

  struct Row {
    var cells: [String]
    var details: [String] = []
  }

  /// The command that asks the same, where the question was typed in words.
  var equivalent: String?

  private struct Envelope: Encodable {
    let command: String
    let understood: String
    let equivalent: String?
    let count: Int
    let results: [Result]
    let notes: [String]
    let diagnostics: [Diagnostic]
  }

  /// Writes to standard output; ends with exit code 1 where nothing was found, unless that is good news.
  func print(as format: OutputFormatOption, isEmptyFine: Bool = false) throws {
    switch format {
    case .table: Swift.print(human())
    case .json: Swift.print(try json())
    case .csv: Swift.print(String(decoding: csv(), as: UTF8.self), terminator: "")
    case .markdown: Swift.print(markdown().joined(separator: "\n"))
    }
    if format == .csv || format == .markdown {
      if let equivalent { StandardError.print("The same as: " + equivalent) }
      for note in notes { StandardError.print(note) }
      if let warnings { StandardError.print(warnings) }
    }
    if results.isEmpty, !isEmptyFine { throw ExitCode.nothingFound }
  }

  /// The data as a table for a spreadsheet.
  func csv() -> [UInt8] {
    CSVEncoder(lineEnding: .lineFeed, neutralizingFormulas: true).encode(
      [spreadsheetColumns] + spreadsheetRows)
  }

  private var spreadsheetColumns: [String] {
    dataColumns.isEmpty ? columns.map { $0.lowercased() } : dataColumns
  }
  private var spreadsheetRows: [[String]] { dataColumns.isEmpty ? makeRows().map(\.cells) : makeDataRows() }

  private func human() -> String {
    var lines = [Terminal.bold(Terminal.safe(understood))]
    if let equivalent { lines.append(Terminal.faint(Terminal.safe("The same as: " + equivalent))) }
    lines.append("")
    let rows = makeRows()
    if !rows.isEmpty {
      lines += TextTable.lines(columns: columns, rows: rows.map { ($0.cells, $0.details) })
      lines.append("")
    }
    lines.append(Terminal.safe(closing))
    lines += notes.map(Terminal.safe)
    if let warnings { lines.append(Terminal.faint(warnings)) }
    return lines.joined(separator: "\n")
  }

  private var warnings: String? {
    let count = diagnostics.filter { $0.severity == .warning }.count
    return count == 0
      ? nil : "\(count) warning\(count == 1 ? "" : "s") about the dataset: see coalition check."
  }

  private func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let envelope = Envelope(
      command: command, understood: understood, equivalent: equivalent, count: results.count,
      results: results, notes: notes,
      diagnostics: diagnostics)
    return String(decoding: try encoder.encode(envelope), as: UTF8.self)
  }

  /// The answer as lines of Markdown, under a heading.
  func markdown(heading: String = "##") -> [String] {
    var lines = [heading + " " + MarkdownText.escaped(understood), ""]
    let rows = spreadsheetRows
    if !rows.isEmpty { lines += MarkdownText.table(spreadsheetColumns, rows) + [""] }
    lines.append(MarkdownText.escaped(closing))
    return lines
  }

  /// The answer as a page for people: heading and count, what is known beside it, and the table with its reasons.
  func page() -> [String] {
    var lines = ["# " + MarkdownText.escaped(understood), "", MarkdownText.escaped(closing)]
    lines += notes.flatMap { ["", MarkdownText.escaped($0)] }
    let rows = makeRows()
    guard !rows.isEmpty else { return lines }
    let hasDetails = rows.contains { !$0.details.isEmpty }
    let heads = columns.map { $0 == $0.uppercased() ? $0.prefix(1) + $0.dropFirst().lowercased() : $0 }
    return lines + [""]
      + MarkdownText.linked(
        (heads + (hasDetails ? ["Why"] : [])).map(MarkdownText.escaped),
        rows.map { row in
          let details = row.details.map(MarkdownText.escaped).joined(separator: "<br>")
          return row.cells.map(MarkdownText.escaped) + (hasDetails ? [details] : [])
        })
  }
}
