import ArgumentParser
import CoalitionModel
import RecordReading

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Problems of the dataset, with place and mend.",
    discussion: "Exit code 0 where there is no error, 2 where there is one. Warnings and notes are not errors.")

  @OptionGroup var data: DataOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let folder = try data.folder()
    let reading = Dataset.read(folder: folder)
    let problems = (reading.diagnostics + DatasetReview.problems(of: reading.dataset, folder: folder)).sorted()
    let errors = problems.filter { $0.severity == .error }.count
    let warnings = problems.filter { $0.severity == .warning }.count
    let dataset = reading.dataset
    let size =
      "\(dataset.entities.count) entities, \(dataset.activities.count) activities, "
      + "\(dataset.relationships.count) relationships, \(dataset.sources.count) sources"
    let closing =
      problems.isEmpty
      ? "No problems in \(size)."
      : "\(errors) errors, \(warnings) warnings, \(problems.count - errors - warnings) notes in \(size)."
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
      closing: closing)
    try printout.print(as: output.format, isEmptyFine: true)
    if errors > 0 { throw ExitCode(2) }
  }
}
