internal import CoalitionModel
internal import DocumentReading
internal import GraphExchange
internal import RecordReading

/// Human Services data of Open Referral, versions 2 and 3, as a folder of tables or as JSON
/// (https://docs.openreferral.org/).
///
/// A service is work of its organization: on the taxonomy terms that are its attributes, in the cities of its locations;
/// its name is kept with the work. Terms are topics, with their parents. Contacts, phones and addresses of mail are
/// counted and left out, and so, by table, is what a dataset has no place for, such as schedules and fees.
struct HSDSFormat {
  private var draft: DatasetDraft
  private let rows: HSDSRows
  private var organizations: [String: DraftEntity] = [:]
  private var terms: [String: DraftEntity] = [:]
  private var placesOfLocation: [String: [DraftEntity]] = [:]

  static func read(folder path: String) throws(Diagnostic) -> FileReading {
    let (rows, problems) = try HSDSRows.folder(path.withoutEndingSlashes)
    return read(rows, file: path, problems)
  }

  static func read(_ document: JSONValue, file: String) -> FileReading {
    var rows = HSDSRows()
    rows.add(document, file.split(separator: "/").last.map(String.init) ?? file)
    return read(rows, file: file, [])
  }

  private static func read(_ rows: HSDSRows, file: String, _ problems: [Diagnostic]) -> FileReading {
    var format = HSDSFormat(draft: DatasetDraft(file: file), rows: rows)
    format.draft.problems = problems
    format.readOrganizations()
    format.readTerms()
    format.readLocations()
    format.readServices()
    format.countTheRest()
    return format.draft.reading()
  }

  // MARK: Entities

  private static let contactColumns = ["email", "assurer_email", "phone", "attention"]

  private mutating func readOrganizations() {
    var filled: [(DraftEntity, EntityRecord)] = []
    for row in rows["organizations"] {
      var record = EntityRecord(line: row.line, within: row.line > 0 ? "" : row.place + " ")
      for (column, text) in row.cells.sorted(by: { $0.key < $1.key }) {
        switch column {
        case "id": record.fileID = text
        case "name": record.name = text
        case "alternate_name": record.add(.aliases, column: column, text)
        case "description": record.add(.note, column: column, text)
        case "website", "url": record.add(.url, column: column, text)
        case "parent_organization_id": break
        case _ where Self.contactColumns.contains(column): draft.omissions.add("contact details")
        default: record.extra.append((column, text))
        }
      }
      guard let entity = draft.register(record, default: .organization, ReadingOptions()) else { continue }
      organizations[record.fileID] = entity
      filled.append((entity, record))
    }
    for (entity, record) in filled { draft.fill(entity, with: record, ReadingOptions()) }
    for row in rows["organizations"] {
      guard let id = row.cells["id"], let entity = organizations[id],
        let parent = row.cells["parent_organization_id"]
      else { continue }
      guard let above = organizations[parent] else {
        draft.omissions.add("parent organizations that the file does not have")
        continue
      }
      var tie = TieRecord(line: row.line, isDirected: true)
      tie.word = RelationshipKind.memberOf.id
      tie.cells = [(.locator, "", row.place)]
      draft.addTie(entity, above, tie)
    }
  }

  private mutating func readTerms() {
    for row in rows["taxonomy_terms"] {
      guard let id = row.cells["id"], terms[id] == nil else { continue }
      let name = row.cells["name"] ?? row.cells["term"] ?? id
      let entity =
        draft.entity(named: name, .topic) ?? draft.addEntity(.topic, fileID: id, name: name, line: row.line)
      terms[id] = entity
      draft.edit(.topics) { table in
        table.set(entity.row, "note", row.cells["description"] ?? "")
        for (column, text) in row.cells.sorted(by: { $0.key < $1.key })
        where !["id", "name", "term", "description", "parent_id"].contains(column) {
          table.set(
            entity.row, TableName.topics.knownColumns.contains(column) ? "file_\(column)" : column, text)
        }
      }
    }
    for row in rows["taxonomy_terms"] {
      guard let id = row.cells["id"], let entity = terms[id], let parent = row.cells["parent_id"] else {
        continue
      }
      guard let above = terms[parent], above.id != entity.id else {
        draft.omissions.add("parent terms that the file does not have")
        continue
      }
      draft.edit(.topics) { $0.set(entity.row, "broader", above.id) }
    }
  }

  private mutating func readLocations() {
    var coordinates: [String: (String, String)] = [:]
    for row in rows["locations"] {
      if let id = row.cells["id"], let latitude = row.cells["latitude"],
        let longitude = row.cells["longitude"]
      {
        coordinates[id] = (latitude, longitude)
      }
    }
    for row in rows["addresses"] {
      draft.omissions.add("streets and postal codes", row.cells["address_1"] == nil ? 0 : 1)
      if row.cells["attention"] != nil { draft.omissions.add("contact details") }
      var words = PlaceWords()
      words.city = row.cells["city"] ?? ""
      words.region = row.cells["state_province"] ?? row.cells["region"] ?? ""
      words.country = row.cells["country"] ?? ""
      guard let location = row.cells["location_id"], !words.isEmpty else { continue }
      placesOfLocation[location, default: []] += draft.places(words, line: row.line)
    }
    for row in rows["locations"] {
      guard let id = row.cells["id"] else { continue }
      guard let places = placesOfLocation[id] else {
        draft.omissions.add("locations without an address")
        continue
      }
      // Where a location is, is finer than a city: it is no coordinate of the city.
      if coordinates[id] != nil { draft.omissions.add("coordinates of locations") }
      if let owner = row.cells["organization_id"].flatMap({ organizations[$0] }) {
        draft.edit(.organizations) { $0.add(places.map(\.id), to: owner.row, "based_in") }
      }
    }
  }

  // MARK: Services

  private mutating func readServices() {
    var locations: [String: [String]] = [:]
    for row in rows["service_at_location"] {
      if let service = row.cells["service_id"], let location = row.cells["location_id"] {
        locations[service, default: []].append(location)
      }
    }
    var topics: [String: [String]] = [:]
    for row in rows["attributes"] + rows["service_taxonomy"] {
      let service = row.cells["service_id"] ?? row.cells["link_id"] ?? ""
      guard let term = row.cells["taxonomy_term_id"].flatMap({ terms[$0] }) else {
        draft.omissions.add("terms that the file does not have")
        continue
      }
      topics[service, default: []].append(term.id)
    }
    var seen: Set<String> = []
    for row in rows["services"] {
      guard let id = row.cells["id"], seen.insert(id).inserted else { continue }
      guard let owner = row.cells["organization_id"].flatMap({ organizations[$0] }) ?? onlyOrganization else {
        draft.omissions.add("services of organizations that the file does not have")
        continue
      }
      let places = (locations[id] ?? []).flatMap { placesOfLocation[$0] ?? [] }.map(\.id)
      var tie = TieRecord(line: row.line, isDirected: true)
      tie.cells = [(.locator, "", row.line > 0 ? row.place : "service \(id)")]
      for (column, text) in row.cells.sorted(by: { $0.key < $1.key }) {
        switch column {
        case "id", "organization_id": break
        case "name": tie.extra.append(("service", text))
        case _ where Self.contactColumns.contains(column): draft.omissions.add("contact details")
        default: tie.extra.append((column, text))
        }
      }
      let (own, there) = (unique(topics[id] ?? []), unique(places))
      guard !own.isEmpty || !there.isEmpty else {
        draft.omissions.add("services of which neither a topic nor a place is known")
        continue
      }
      // Each service is offered at each of its places, so every pair is said.
      for topic in own.isEmpty ? [""] : own {
        for place in there.isEmpty ? [""] : there {
          draft.addActivity(owner, topic: topic, place: place, tie)
        }
      }
    }
  }

  /// In a document of one organization its services are its own.
  private var onlyOrganization: DraftEntity? { organizations.count == 1 ? organizations.first?.value : nil }

  private func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  private mutating func countTheRest() {
    let used: Set<String> = [
      "organizations", "services", "taxonomy_terms", "locations", "addresses", "service_at_location",
      "attributes",
      "service_taxonomy",
    ]
    for (table, rows) in rows.tables where !used.contains(table) {
      draft.omissions.add(
        table == "phones" || table == "contacts" ? "contact details" : "rows of \(table)", rows.count)
    }
  }
}
