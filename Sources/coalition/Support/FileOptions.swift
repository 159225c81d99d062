import ArgumentParser
import CoalitionFormats
import CoalitionModel
import GraphExchange
import RecordReading

/// How files of other conventions are read.
struct FileOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "In a table or graph of other people, what a column is about where its name does not say: --map Organisme=name. May be given again.",
      valueName: "column=field"))
  var map: [String] = []

  /// The options as the library takes them.
  func options(keepsPeople: Bool = false) throws -> ReadingOptions {
    var fields: [String: String] = [:]
    for pair in map {
      guard let mark = pair.lastIndex(of: "="), mark != pair.startIndex else {
        throw Failure("'\(pair)' says no field; write --map COLUMN=FIELD, such as --map Organisme=name.")
      }
      let field = String(pair[pair.index(after: mark)...])
      guard ReadingOptions.fieldNames.contains(field) else {
        let near = Suggestions.phrase(for: field, among: ReadingOptions.fieldNames)
        throw Failure(
          "there is no field '\(field)'; \(near.isEmpty ? "there are: \(ReadingOptions.fieldNames.joined(separator: ", "))" : near)"
        )
      }
      fields[String(pair[..<mark])] = field
    }
    return ReadingOptions(fields: fields, keepsPeople: keepsPeople)
  }

  /// Reads a dataset folder or file; what a dataset cannot hold is among the diagnostics.
  func read(
    _ path: String, as format: FileFormat? = nil, keepsPeople: Bool = false, usesSidecar: Bool = true
  ) throws -> FileReading {
    do {
      var reading = try DatasetImport.read(
        path, as: format, try options(keepsPeople: keepsPeople), usesSidecar: usesSidecar)
      reading.diagnostics += reading.omissions.list.map { name, count in
        Diagnostic(
          .note, file: path, found: "\(count) \(name), not carried", expected: "what a dataset can hold")
      }
      return reading
    } catch let problem as Diagnostic {
      throw Failure(problem.description)
    }
  }

  /// The same, where errors are the end of it.
  func readWithoutErrors(
    _ path: String, as format: FileFormat? = nil, keepsPeople: Bool = false, usesSidecar: Bool = true
  ) throws -> FileReading {
    let reading = try read(path, as: format, keepsPeople: keepsPeople, usesSidecar: usesSidecar)
    let errors = reading.diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      let shown = errors.prefix(20).map(\.description)
      let more = errors.count > 20 ? ["… and \(errors.count - 20) more; `coalition check` lists all."] : []
      let count = "\(errors.count) error\(errors.count == 1 ? "" : "s") in the dataset, so no answer:"
      throw Failure(([count] + shown + more).joined(separator: "\n"))
    }
    return reading
  }
}
