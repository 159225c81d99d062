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

/// One table of a dataset that is not a file of a folder: its rows as CSV, and where each row stands in the file that
/// it was made of.
package struct DatasetPart: Sendable {
  /// Which table it is.
  package let table: TableName
  /// Its rows; the file's name is the one that problems show.
  package let csv: CSVTable
  /// The line of each row in that file, 0 where it has none; nil where the rows are the file's own.
  package let lines: [Int32]?

  package init(table: TableName, csv: CSVTable, lines: [Int32]?) {
    self.table = table
    self.csv = csv
    self.lines = lines
  }
}

extension Dataset {
  /// Puts a dataset together from tables that somebody made of another file, with all the checks that a folder gets.
  ///
  /// - Parameters:
  ///   - file: The file that problems and answers name.
  ///   - layout: How the files of the dataset were laid out, where that is known.
  package static func assemble(
    _ parts: [DatasetPart], file: String, name: String, title: String, layout: DatasetLayout? = nil
  ) -> DatasetReading {
    var builder = DatasetBuilder(folder: file)
    return builder.build(parts, name: name, title: title, layout: layout)
  }

  func laidOut(_ layout: DatasetLayout) -> Dataset {
    Dataset(
      name: name, title: title, files: files, layout: layout, entities: entities, activities: activities,
      denials: denials, relationships: relationships, sources: sources, decisions: decisions)
  }
}
