public import RecordReading

/// What came of reading a dataset folder: the dataset as far as it could be read, and every problem met.
public struct DatasetReading: Sendable {
  /// The dataset. Where there are errors it holds what could be read; answers should not be given from it.
  public let dataset: Dataset
  /// Every problem once, ordered by file, line and column.
  public let diagnostics: [Diagnostic]

  /// Whether any problem is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension Dataset {
  /// Reads a dataset folder: `datapackage.json` and the tables of DESIGN §3 as CSV.
  ///
  /// Nothing is thrown: a folder that is not there, a table that cannot be read and a cell that makes no sense are
  /// diagnostics alike, and all of them are reported in one go. References are ids, except that a city names its
  /// region and country as people do. A row whose visibility cannot be read is private. O(bytes) time; the files'
  /// bytes are released when it returns.
  public static func read(folder: String) -> DatasetReading {
    var builder = DatasetBuilder(folder: folder)
    return builder.build()
  }
}
