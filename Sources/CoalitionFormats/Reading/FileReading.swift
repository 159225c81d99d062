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
  /// What the file is.
  public internal(set) var format: FileFormat

  init(
    dataset: Dataset, diagnostics: [Diagnostic], omissions: Omissions = Omissions(),
    format: FileFormat = .dataPackage
  ) {
    self.dataset = dataset
    self.diagnostics = diagnostics
    self.omissions = omissions
    self.format = format
  }

  /// Whether any problem is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
