internal import CoalitionModel
internal import RecordReading

/// All entities of a dataset, whichever table they stand in, and what each topic or place lies in.
///
/// Regions and countries that only rows of cities name are entities, too, as they are to every other part of the
/// program: by the id that their name suggests.
struct EntityList {
  /// One entity.
  struct Entry {
    let id, kind, name: String
    /// What a topic or place lies in, one step up.
    var parent: String?
  }

  private(set) var entries: [Entry] = []
  private var positions: [String: Int] = [:]
  private var countries: [String: String] = [:]
  private var regions: [String: String] = [:]

  /// Gathers the entities of these tables. O(rows).
  init(_ tables: [TableName: DatasetTable]) throws(Diagnostic) {
    for name in [TableName.organizations, .campaigns, .reports, .cities, .topics] {
      guard let table = tables[name], let kind = TableShape(name).kind else { continue }
      let (id, level) = (table.column("id"), name == .cities ? table.column("level") : nil)
      let title = table.column("name") ?? table.column("title")
      for (number, row) in table.rows.enumerated() {
        let entry = Entry(
          id: table.cell(row, id), kind: Self.orElse(table.cell(row, level), kind),
          name: Self.orElse(table.cell(row, title), table.cell(row, id)))
        guard !entry.id.isEmpty, positions[entry.id] == nil else {
          throw Diagnostic(
            .error, file: table.name, line: number + 2,
            found: entry.id.isEmpty ? "a row without an id" : "the id '\(entry.id.prefix(60))' a second time",
            expected: "an id for every row, which no other has", mend: "Run 'check' on the dataset first.")
        }
        add(entry)
      }
    }
    if let table = tables[.topics] { readTopics(table) }
    if let table = tables[.cities] { readPlaces(table) }
  }

  /// Whether there is an entity with this id.
  func has(_ id: String) -> Bool { positions[id] != nil }

  private mutating func add(_ entry: Entry) {
    positions[entry.id] = entries.count
    entries.append(entry)
  }

  private mutating func place(_ id: String, in parent: String?) {
    guard let position = positions[id], let parent, parent != id else { return }
    entries[position].parent = parent
  }

  private mutating func readTopics(_ table: DatasetTable) {
    let (id, broader) = (table.column("id"), table.column("broader"))
    for row in table.rows {
      let parent = DatasetTable.parts(table.cell(row, broader)).first
      guard let parent, has(parent) else { continue }
      place(table.cell(row, id), in: parent)
    }
  }

  // MARK: Places

  private mutating func readPlaces(_ table: DatasetTable) {
    let (id, name, aliases) = (table.column("id"), table.column("name"), table.column("aliases"))
    let (region, country) = (table.column("region"), table.column("country"))
    // Those that have rows, countries first since a region is known by its country.
    for level in ["country", "region"] {
      for row in table.rows {
        let own = table.cell(row, id)
        guard let position = positions[own], entries[position].kind == level else { continue }
        for word in [table.cell(row, name)] + DatasetTable.parts(table.cell(row, aliases)) where !word.isEmpty
        {
          let key = Self.key(word)
          if level == "country" {
            countries[key] = countries[key] ?? own
          } else {
            let key = key + "\u{1F}" + self.countryKey(table.cell(row, country))
            regions[key] = regions[key] ?? own
          }
        }
      }
    }
    for row in table.rows {
      let own = table.cell(row, id)
      guard let position = positions[own], entries[position].kind != "country" else { continue }
      let within = countryID(table.cell(row, country))
      let regionName = entries[position].kind == "region" ? "" : table.cell(row, region)
      place(own, in: regionID(regionName, table.cell(row, country), within: within) ?? within)
    }
  }

  /// A country is one under all its names.
  private func countryKey(_ name: String) -> String { countries[Self.key(name)] ?? Self.key(name) }

  private mutating func countryID(_ name: String) -> String? {
    guard !name.isEmpty else { return nil }
    if let known = countries[Self.key(name)] { return known }
    let id = derive("country", name, within: nil)
    countries[Self.key(name)] = id
    return id
  }

  private mutating func regionID(_ name: String, _ country: String, within: String?) -> String? {
    guard !name.isEmpty else { return nil }
    let key = Self.key(name) + "\u{1F}" + countryKey(country)
    if let known = regions[key] { return known }
    let id = derive("region", name, within: within)
    regions[key] = id
    return id
  }

  private mutating func derive(_ kind: String, _ name: String, within: String?) -> String {
    let slug = Self.orElse(EntityRegistry.slug(name), "place")
    var id = slug
    var number = 1
    while has(id) {
      id = number == 1 ? "\(slug)-\(kind)" : "\(slug)-\(kind)-\(number)"
      number += 1
    }
    add(Entry(id: id, kind: kind, name: name, parent: within))
    return id
  }

  private static func key(_ name: String) -> String { orElse(Folding.key(name), name) }

  private static func orElse(_ text: String, _ other: String) -> String { text.isEmpty ? other : text }
}
