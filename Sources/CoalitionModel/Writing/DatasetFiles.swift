internal import FoundationEssentials
internal import RecordReading

/// A dataset as the files of a folder that reads as the same dataset (Frictionless Data Package 1.0,
/// https://specs.frictionlessdata.io/data-package/).
///
/// For handing on what an audience may see: take the view first (``Dataset/visible(to:)``); nothing that is not in the
/// dataset is in the files. Rows stand in the order of the dataset; regions and countries that only city rows named get
/// rows of their own, so that their ids stay. Columns that the model does not know come after the others. A dataset that
/// holds all that its folder says is written as the folder was laid out: the same tables, columns and description.
public struct DatasetFiles: Sendable {
  /// A file's name within the folder and its bytes, `datapackage.json` first.
  public let files: [(name: String, bytes: [UInt8])]

  /// Writes out a dataset. O(rows).
  public init(_ dataset: Dataset) {
    let descriptor = dataset.layout?.descriptor.map { Array($0.utf8) }
    var files = [
      (
        name: "datapackage.json",
        bytes: descriptor ?? Self.descriptor(name: dataset.name, title: dataset.title)
      )
    ]
    for table in Self.tables(of: dataset) {
      let name = dataset.layout?.files[table.name] ?? table.name.file
      files.append((name, CSVEncoder().encode([table.columns] + table.rows)))
    }
    self.files = files
  }

  /// The tables of a dataset as rows of cells, in the order of the dataset: those that its files have, and those that
  /// have rows. O(rows).
  package static func tables(of dataset: Dataset) -> [(name: TableName, columns: [String], rows: [[String]])]
  {
    TableName.allCases.compactMap { table in
      let rows = rows(of: table, dataset)
      let columns = columns(of: rows, table, dataset.layout)
      let hasFile = dataset.layout.map { $0.columns[table] != nil || table.isRequired } ?? true
      if !hasFile, rows.isEmpty { return nil }
      return (table, columns, rows.map { row in columns.map { row[$0] ?? "" } })
    }
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

  private static let defaults = ["visibility": Visibility.public.rawValue, "level": EntityKind.city.rawValue]

  /// The columns of the file, where there was one, and whatever else the rows have.
  private static func columns(
    of rows: [[String: String]], _ table: TableName, _ layout: DatasetLayout?
  ) -> [String] {
    var columns = layout?.columns[table]?.filter { !$0.isEmpty } ?? table.knownColumns
    var isThere = Set(columns)
    for row in rows where !isThere.isSuperset(of: row.keys) {
      // What an empty cell would say needs no column.
      columns += row.filter { $0.value != defaults[$0.key] }.keys
        .filter { isThere.insert($0).inserted }.sorted()
    }
    return columns
  }

  private static func rows(of table: TableName, _ dataset: Dataset) -> [[String: String]] {
    let rows: [DatasetRows.Row] =
      switch table {
      case .sources: dataset.sources.map { DatasetRows.row($0, dataset) }
      case .activities:
        statements(dataset)
      case .relationships:
        dataset.relationships.filter { $0.basis == .stated }.map { DatasetRows.row($0, dataset) }
      case .decisions: dataset.decisions.map { DatasetRows.row($0, dataset) }
      case .cities:
        dataset.entities.dropLast(dataset.layout?.derivedPlaces ?? 0).filter { $0.kind.isPlace }.map {
          placeRow($0, dataset)
        }
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

  /// What is stated and what is denied, in the order of the file where it is known.
  private static func statements(_ dataset: Dataset) -> [DatasetRows.Row] {
    var rows = dataset.activities.map { DatasetRows.row($0, holds: true, dataset) }
    let denials = dataset.denials.map { DatasetRows.row($0, holds: false, dataset) }
    guard let places = dataset.layout?.denialRows, places.count == denials.count else {
      return rows + denials
    }
    for (place, row) in zip(places, denials) { rows.insert(row, at: min(place, rows.count)) }
    return rows
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
