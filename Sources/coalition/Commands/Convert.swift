import ArgumentParser
import CoalitionFormats
import CoalitionModel
import FoundationEssentials
import GraphExchange
import RecordReading

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Other people's files into a dataset, a dataset into theirs; says what cannot be carried.",
    discussion: """
      The ending of OUT says what is written; a name without an ending is a
      dataset folder. What IN is, is told by its content.
        coalition convert map.kumu.json Data/network
        coalition convert Data/network network.gexf
        coalition convert Data/network for-kumu --to kumu-csv

      Conventions (what --to takes; those with an ending in brackets):
      \(Self.list)

      What OUT cannot carry is listed, and kept beside it in OUT.sidecar.json:
      both together read back as the same dataset. --no-sidecar leaves it out.
      Only what the audience may see is in either; default: public. People are
      left out of what is read, and counted, unless --with-people; then only
      `private` may see them.
      """)

  private static var list: String {
    FileFormat.allCases.map { format in
      let endings = format.endings.isEmpty ? "" : " (.\(format.endings[0]))"
      let name = (format.rawValue + endings).padding(to: 30)
      let use = format.canRead ? format.canWrite ? "" : ", read only" : ", written only"
      return "  \(name) \(format.title)\(use)"
    }.joined(separator: "\n")
  }

  @Argument(help: "The dataset folder or file to read.")
  var input: String

  @Argument(help: "The file or folder to write.")
  var output: String

  @Option(name: .long, help: "What the input is, where its content does not tell.", transform: Self.format)
  var from: FileFormat?

  @Option(name: .long, help: "What to write, where the ending does not tell.", transform: Self.format)
  var to: FileFormat?

  @Flag(name: .customLong("no-sidecar"), help: "Write nothing beside the output.")
  var noSidecar = false

  @Flag(name: .customLong("with-people"), help: "Read people too, as rows that only private may see.")
  var withPeople = false

  @Option(name: .long, help: "Whose eyes the output is for: public, coalition or private.")
  var audience: Audience = .public

  @OptionGroup var reading: FileOptions

  @OptionGroup var printing: OutputOptions

  func run() throws {
    guard !input.isEmpty, !output.isEmpty else { throw Failure("name what to read and what to write.") }
    let format = try target()
    let target = ConversionTarget(output, format)
    try target.check(against: input)
    let read = try reading.readWithoutErrors(input, as: from, keepsPeople: withPeople)
    let dataset = read.dataset.visible(to: audience.visibility)
    let hidden = read.dataset.rowCount - dataset.rowCount
    let export: DatasetExport
    do {
      export = try DatasetExport(of: dataset, as: format, fileName: output)
    } catch {
      throw Failure(error.description)
    }
    let sidecar = noSidecar ? nil : export.sidecar
    let wroteSidecar = try target.write(export, sidecar: sidecar)
    var notes: [String] = []
    if hidden > 0 {
      notes.append(
        "\(hidden) row\(hidden == 1 ? "" : "s") that \(audience.rawValue) may not see \(hidden == 1 ? "is" : "are") left out; --audience says for whom it is."
      )
    }
    if wroteSidecar {
      notes.append(
        export.report.isNothing
          ? "How the tables were laid out is in \(Sidecar.path(of: output))."
          : "The rest is in \(Sidecar.path(of: output)): keep it beside the file, and nothing is lost.")
    } else if noSidecar, !export.report.isNothing {
      notes.append("No sidecar was written, so what is listed is not in the output.")
    }
    try report(export.report, format, dataset, read, notes).print(as: printing.format, isEmptyFine: true)
  }

  private static func format(_ word: String) throws -> FileFormat {
    if let format = FileFormat(rawValue: word) { return format }
    let words = FileFormat.allCases.map(\.rawValue)
    let near = Suggestions.phrase(for: word, among: words)
    throw ValidationError(
      "There is no convention '\(word)'; \(near.isEmpty ? "there are: \(words.joined(separator: ", "))" : near)"
    )
  }

  private func target() throws -> FileFormat {
    if let to { return to }
    if let format = FileFormat(ending: output) { return format }
    let name = output.split(separator: "/").last.map(String.init) ?? output
    guard name.dropFirst().contains(".") else { return .dataPackage }
    if name.lowercased().hasSuffix(".json") {
      let kinds = FileFormat.allCases.filter { $0.endings.contains { $0.hasSuffix("json") } && $0.canWrite }
      throw Failure(
        "several conventions are JSON; say which with --to: \(kinds.map(\.rawValue).joined(separator: ", "))."
      )
    }
    let all = FileFormat.allCases.filter(\.canWrite).map(\.rawValue)
    throw Failure(
      "the ending of '\(name)' says no convention; say which with --to: \(all.joined(separator: ", ")).")
  }

  private func report(
    _ report: LossReport, _ format: FileFormat, _ dataset: Dataset, _ read: FileReading, _ notes: [String]
  ) -> Printout<ConversionLoss> {
    let losses =
      report.losses.map {
        ConversionLoss(
          table: $0.table, what: $0.column.isEmpty ? "rows" : $0.column, count: $0.count, of: $0.total,
          examples: $0.examples)
      }
      + report.omissions.list.map {
        ConversionLoss(table: "", what: $0.name, count: $0.count, of: $0.count, examples: [])
      }
    let rows = dataset.rowCount
    let whole =
      report.isNothing || report.rows == 0
      ? "all \(rows) rows" : "\(report.wholeRows) of \(report.rows) rows with every cell"
    return Printout(
      command: "convert",
      understood:
        "\(input) (\(read.format.title)) as \(output) (\(format.title)), for \(audience.rawValue) eyes",
      results: losses, columns: ["TABLE", "NOT CARRIED", "COUNT", "OF", "SUCH AS"],
      rows: losses.map {
        .init(cells: [$0.table, $0.what, "\($0.count)", "\($0.of)", $0.examples.joined(separator: ", ")])
      },
      closing: losses.isEmpty
        ? "Everything is carried: \(rows) rows." : "\(output) carries \(whole).", notes: notes,
      diagnostics: read.diagnostics)
  }
}

/// One line of the report.
struct ConversionLoss: Encodable {
  let table: String
  let what: String
  let count: Int
  let of: Int
  let examples: [String]
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension Dataset {
  /// How many rows of tables the dataset has.
  fileprivate var rowCount: Int { DatasetFiles.tables(of: self).reduce(0) { $0 + $1.rows.count } }
}
