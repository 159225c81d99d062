public import CoalitionModel
public import GraphExchange
public import RecordReading

/// What came of reading a file of another convention: a dataset, every problem, and what the file says that a dataset
/// cannot hold.
public struct FileReading: Sendable {
  /// The dataset, as far as the file could be read.
  public var dataset: Dataset
  /// Every problem, ordered by file and line.
  public var diagnostics: [Diagnostic]
  /// What was met and not carried, with how often.
  public var omissions: Omissions

  /// Whether any problem is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
