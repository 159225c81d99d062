public import RecordReading

/// Why an edge list gave no graph.
///
/// `Stop` is the error of the checkpoint that was passed in, `Never` if there was none.
public enum EdgeListError<Stop: Error>: Error {
  /// The file cannot be read as an edge list. All problems are listed by place, up to 1,000 of them; a note tells
  /// how many more there are.
  case problems([Diagnostic])
  /// The checkpoint ended the reading.
  case stopped(Stop)
}

extension EdgeListError: CustomStringConvertible {
  /// The problems, a line each.
  public var description: String {
    switch self {
    case .problems(let problems): problems.map(\.description).joined(separator: "\n")
    case .stopped(let stop): "stopped: \(stop)"
    }
  }
}
