internal import FoundationEssentials
internal import RecordReading

/// A dataset as the files of a folder that reads as the same dataset (Frictionless Data Package 1.0,
/// https://specs.frictionlessdata.io/data-package/).
///
/// For handing on what an audience may see: take the view first (``Dataset/visible(to:)``); nothing that is not in the
/// dataset is in the files. Rows stand in the order of the dataset; regions and countries that only city rows named get
/// rows of their own, so that their ids stay. Columns that the model does not know come after the others.
public struct DatasetFiles: Sendable {
  /// A file's name within the folder and its bytes, `datapackage.json` first.
  public let files: [(name: String, bytes: [UInt8])]

  /// Writes out a dataset. O(rows).
  public init(_ dataset: Dataset) {
    var files = [(name: "datapackage.json", bytes: Self.descriptor(name: dataset.name, title: dataset.title))]
    for table in TableName.allCases {
      files.append((table.file, Self.bytes(of: Self.rows(of: table, dataset), table)))
    }
    self.files = files
  }

  /// The description of a data package in which every table has its usual file.
  public static func descriptor(name: String, title: String) -> [UInt8] {
    struct Descriptor: Encodable {
      struct Resource: Encodable {
        let name, path: String
        let profile = "tabular-data-resource"
        let encoding = "utf-8"
      }
      let profile = "tabular-data-package"
      let name, title: String
      let resources = TableName.allCases.map { Resource(name: $0.rawValue, path: $0.file) }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Strings and lists of them cannot fail to encode.
    let data = try? encoder.encode(Descriptor(name: name, title: title))
    return Array(data ?? Data()) + [10]
  }

  private static func bytes(of rows: [[String: String]], _ table: TableName) -> [UInt8] {
    let known = table.knownColumns
    var extra: [String] = []
    for row in rows {
      for column in row.keys.sorted() where !known.contains(column) && !extra.contains(column) {
        extra.append(column)
      }
    }
    let columns = known + extra
    return CSVEncoder().encode([columns] + rows.map { row in columns.map { row[$0] ?? "" } })
  }

  private static func rows(of table: TableName, _ dataset: Dataset) -> [[String: String]] {
    let rows: [DatasetRows.Row] =
      switch table {
      case .sources: dataset.sources.map { DatasetRows.row($0, dataset) }
      case .activities:
        dataset.activities.map { DatasetRows.row($0, holds: true, dataset) }
          + dataset.denials.map { DatasetRows.row($0, holds: false, dataset) }
      case .relationships:
        dataset.relationships.filter { $0.basis == .stated }.map { DatasetRows.row($0, dataset) }
      case .decisions: dataset.decisions.map { DatasetRows.row($0, dataset) }
      case .cities: dataset.entities.filter { $0.kind.isPlace }.map { placeRow($0, dataset) }
      case .organizations, .campaigns, .reports, .topics:
        dataset.entities.filter { $0.table == table }.map { DatasetRows.row($0, dataset) }
      }
    return rows.map { row in
      var cells = row.cells
      switch table {
      // What a row is, is said by its table.
      case .reports:
        cells["title"] = cells["name"]
        cells["name"] = nil
        cells["kind"] = nil
      case .organizations, .campaigns, .topics, .cities: cells["kind"] = nil
      case .activities, .relationships, .sources, .decisions: break
      }
      return cells
    }
  }

  /// A place with the names of what it lies in, as cities.csv has them.
  private static func placeRow(_ place: Entity, _ dataset: Dataset) -> DatasetRows.Row {
    var row = DatasetRows.row(place, dataset)
    row.cells["within"] = nil
    row.cells["level"] = place.kind.rawValue
    var above = place.parent
    while let next = above {
      row.cells[dataset[next].kind == .country ? "country" : "region"] = dataset[next].name
      above = dataset[next].parent
    }
    return row
  }
}
