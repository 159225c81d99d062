internal import CoalitionModel
internal import DocumentReading
internal import Foundation
internal import RecordReading

/// The rows of Human Services data, whether they came in tables or nested in JSON, by the names of the tables of version
/// 3 (https://docs.openreferral.org/en/latest/hsds/schema_reference.html).
struct HSDSRows {
  struct Row {
    var cells: [String: String]
    /// The file and line or the path that it came from.
    let place: String
    let line: Int
  }

  private(set) var tables: [String: [Row]] = [:]
  /// The ids of the rows that came from JSON, by table.
  private var seen: [String: Set<String>] = [:]

  /// The name of a table in version 3, for the names that files of any version have.
  static func tableName(_ name: String) -> String {
    switch name.lowercased() {
    case "organization", "organizations": "organizations"
    case "service", "services": "services"
    case "program", "programs": "programs"
    case "location", "locations": "locations"
    case "address", "addresses", "physical_address", "physical_addresses": "addresses"
    case "service_at_location", "service_at_locations", "services_at_location", "services_at_locations":
      "service_at_location"
    case "service_area", "service_areas": "service_areas"
    case "taxonomy_term", "taxonomy_terms": "taxonomy_terms"
    case "attribute", "attributes", "service_attribute", "service_attributes": "attributes"
    // Version 1 and 2.
    case "service_taxonomy", "services_taxonomy": "service_taxonomy"
    case let other: other
    }
  }

  mutating func add(_ table: String, _ row: Row) { tables[Self.tableName(table), default: []].append(row) }

  subscript(table: String) -> [Row] { tables[table] ?? [] }

  // MARK: Tables

  /// The tables of a folder, with the problems of their files.
  static func folder(_ path: String) throws(Diagnostic) -> (rows: HSDSRows, problems: [Diagnostic]) {
    var rows = HSDSRows()
    var problems: [Diagnostic] = []
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    for name in names where name.lowercased().hasSuffix(".csv") {
      let (csv, notes) = try CSVFormat.table(path + "/" + name, file: path + "/" + name)
      problems += notes
      for record in 0..<csv.recordCount {
        var cells: [String: String] = [:]
        for (column, header) in csv.header.enumerated() where column < csv.fieldCount(record: record) {
          let text = csv.text(record, column).trimmed
          if !text.isEmpty { cells[header] = text }
        }
        let line = csv.line(ofRecord: record)
        rows.add(DatasetDraft.baseName(name), Row(cells: cells, place: "\(name) line \(line)", line: line))
      }
    }
    for name in names where name.lowercased().hasSuffix(".json") && name != "datapackage.json" {
      let document = try JSONValue.read(contentsOf: path + "/" + name)
      if isHSDS(document) { rows.add(document, name) }
    }
    return (rows, problems)
  }

  /// Whether the tables of a folder are those of Human Services data.
  static func isHSDS(files: Set<String>) -> Bool {
    let names = Set(files.filter { $0.hasSuffix(".csv") }.map { tableName(DatasetDraft.baseName($0)) })
    return names.contains("services")
      && (names.contains("organizations") || names.contains("service_at_location"))
  }

  // MARK: JSON

  /// Whether a document is an organization or service of Human Services data, or a list of them.
  static func isHSDS(_ document: JSONValue) -> Bool {
    let list = document["contents"]?.array ?? document.array ?? [document]
    guard let first = list.first, first["id"]?.string != nil else { return false }
    let marks = [
      "organization_identifiers", "service_at_locations", "service_areas", "programs", "program",
      "legal_status",
      "eligibility_description", "interpretation_services", "parent_organization_id", "organization",
      "services",
      "cost_options", "location_type",
    ]
    return marks.contains { first[$0] != nil }
  }

  mutating func add(_ document: JSONValue, _ file: String) {
    let list = document["contents"]?.array ?? document.array ?? [document]
    for (number, value) in list.enumerated() {
      guard let object = value.object else { continue }
      let table: String
      if value["location_type"] != nil {
        table = "locations"
      } else if value["service"] != nil || (value["location"] != nil && value["name"] == nil) {
        table = "service_at_location"
      } else if ["organization", "eligibility_description", "program", "status"].contains(where: {
        value[$0] != nil
      }) {
        table = "services"
      } else {
        table = "organizations"
      }
      visit(object, table, place: list.count > 1 ? "\(file) \(number + 1)" : file, parent: nil)
    }
  }

  /// A nested object is a row of its own that names, or is named by, the one around it.
  private mutating func visit(
    _ object: JSONObject, _ table: String, place: String, parent: (table: String, id: String)?
  ) {
    let name = Self.tableName(table)
    var cells: [String: String] = [:]
    for member in object.members {
      if let text = member.value.scalar, !text.isEmpty { cells[member.name] = text }
    }
    let id = cells["id"] ?? "\(name)-\(tables[name]?.count ?? 0)"
    cells["id"] = id
    if let parent {
      let column =
        ["organizations": "organization_id", "services": "service_id", "locations": "location_id"][
          parent.table]
      if let column, cells[column] == nil { cells[column] = parent.id }
      if name == "attributes", cells["link_id"] == nil || tables[parent.table] != nil {
        cells["link_id"] = parent.id
      }
    }
    for member in object.members {
      let inner = Self.tableName(member.name)
      if let nested = member.value.object {
        // One of its kind: the row around it names it.
        visit(nested, inner, place: place, parent: nil)
        let column =
          [
            "organizations": "organization_id", "services": "service_id", "locations": "location_id",
            "taxonomy_terms": "taxonomy_term_id", "programs": "program_id",
          ][inner]
        if let column, let other = nested["id"]?.scalar { cells[column] = other }
      } else {
        for part in member.value.array ?? [] {
          if let nested = part.object { visit(nested, inner, place: place, parent: (name, id)) }
        }
      }
    }
    // The same thing may stand in several places of a document.
    if seen[name, default: []].insert(id).inserted || name == "attributes" {
      add(name, Row(cells: cells, place: "\(place) \(name) \(id)", line: 0))
    }
  }
}
