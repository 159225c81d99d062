import ArgumentParser
import CoalitionFormats
import CoalitionModel
import RecordReading

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Problems of the dataset, with place and mend.",
    discussion: """
      What cannot be read is always reported. What can be read and deserves a second look is reported of the rows
      that the audience may see: --audience private looks at all.
      Exit code 0 where there is no error, 2 where there is one. Warnings and notes are not errors.
      """)

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let folder = try data.folder()
    let reading = try data.reading.read(folder)
    let isWhole = data.audience == .private
    let dataset = isWhole ? reading.dataset : reading.dataset.visible(to: data.audience.visibility)
    let problems = (reading.diagnostics + DatasetReview.problems(of: dataset, folder: folder)).sorted()
    let errors = problems.filter { $0.severity == .error }.count
    let warnings = problems.filter { $0.severity == .warning }.count
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    let size = [
      count(dataset.entities.count, "entity", "entities"),
      count(dataset.activities.count, "activity", "activities"),
      count(dataset.relationships.count, "relationship", "relationships"),
      count(dataset.sources.count, "source", "sources"),
    ].joined(separator: ", ")
    let others = problems.count - errors - warnings
    let counted = [
      count(errors, "error", "errors"), count(warnings, "warning", "warnings"),
      count(others, "note", "notes"),
    ].joined(separator: ", ")
    let closing = problems.isEmpty ? "No problems in \(size)." : "\(counted) in \(size)."
    let printout = Printout(
      command: "check", understood: "Problems of \(folder)", results: problems,
      columns: ["PLACE", "SEVERITY", "FOUND", "EXPECTED"],
      rows: problems.map { problem in
        var place = problem.file.split(separator: "/").last.map(String.init) ?? problem.file
        if problem.line > 0 { place += ":\(problem.line)" }
        if problem.column > 0 { place += ":\(problem.column)" }
        return .init(
          cells: [place, problem.severity.rawValue, problem.found, problem.expected],
          details: problem.mend.isEmpty ? [] : ["Mend: " + problem.mend])
      },
      dataColumns: ["file", "line", "column", "severity", "found", "expected", "mend"],
      dataRows: problems.map {
        [$0.file, "\($0.line)", "\($0.column)", $0.severity.rawValue, $0.found, $0.expected, $0.mend]
      },
      closing: closing,
      notes: isWhole
        ? []
        : ["Only rows that \(data.audience.rawValue) may see were reviewed; --audience private reviews all."])
    try printout.print(as: output.format, isEmptyFine: true)
    if errors > 0 { throw ExitCode(2) }
  }
}
