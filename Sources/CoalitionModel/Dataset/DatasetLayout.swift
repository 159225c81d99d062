/// How the files of a dataset were laid out, so that it can be written as it came.
///
/// Only a dataset that holds all that its files say has one; a view for an audience or of some rows has none.
package struct DatasetLayout: Sendable, Hashable {
  /// The columns of each table that has a file, in the order of the file.
  package var columns: [TableName: [String]]
  /// The files of tables that do not have their usual names, relative to the folder.
  package var files: [TableName: String] = [:]
  /// How many regions and countries only city rows name; they are the last entities.
  package var derivedPlaces: Int
  /// The text of `datapackage.json`; nil where there was none.
  package var descriptor: String?
  /// The numbers of the rows of activities.csv that deny something, among all its rows, ascending.
  package var denialRows: [Int]

  package init(
    columns: [TableName: [String]], derivedPlaces: Int = 0, descriptor: String? = nil, denialRows: [Int] = []
  ) {
    self.columns = columns
    self.derivedPlaces = derivedPlaces
    self.descriptor = descriptor
    self.denialRows = denialRows
  }
}
