internal import RecordReading

/// The ids of all tables, in one space, and what each is.
package struct EntityRegistry {
  /// The tables that hold entities, in the order in which their rows get indices.
  static let tableOrder: [(TableName, EntityKind)] = [
    (.organizations, .organization), (.campaigns, .campaign), (.reports, .report), (.cities, .city),
    (.topics, .topic),
  ]

  private var identifiers: IdentifierTable
  private var kinds: [EntityKind] = []
  private var origins: [RowOrigin] = []
  private let files: [TableName: String]
  /// The records of each table that became entities, in order.
  private(set) var accepted: [TableName: [Int]] = [:]
  /// Regions and countries that city rows name and no row declares.
  private(set) var derivedPlaces: [Entity] = []
  private var placesByName: [String: Int] = [:]
  private var misses = NearMisses()

  init(capacity: Int, files: [TableName: String]) {
    identifiers = IdentifierTable(capacity: capacity + 64)
    self.files = files
  }

  var count: Int { kinds.count }

  /// Gives every row with a usable id its index.
  mutating func register(_ reader: inout TableReader, kind: EntityKind) {
    guard let idColumn = reader.column("id") else { return }
    let levelColumn = reader.column("level")
    var records: [Int] = []
    records.reserveCapacity(reader.count)
    for record in 0..<reader.count {
      guard var id = reader.slug(record, idColumn) else { continue }
      let (index, isNew) = id.withUTF8 { identifiers.insert($0) }
      guard isNew else {
        reader.report(
          record, idColumn, found: "the id '\(id.shortened)' a second time",
          expected: "an id that no other row has; \(place(of: index)) has it already",
          mend: "give one of the two rows another id, or remove one if both are the same")
        continue
      }
      records.append(record)
      origins.append(reader.origin(record))
      kinds.append(level(of: record, levelColumn, default: kind, &reader))
    }
    accepted[reader.table] = records
  }

  private func level(
    of record: Int, _ column: Int?, default kind: EntityKind, _ reader: inout TableReader
  ) -> EntityKind {
    let cell = reader.text(record, column)
    guard !cell.isEmpty else { return kind }
    if let level = EntityKind(rawValue: cell), level.isPlace { return level }
    reader.report(
      record, column, found: "the level '\(cell.shortened)'", expected: "city, region or country",
      mend: "write one of the three, or leave the cell empty for a city")
    return kind
  }

  /// The entity with this id.
  func find(_ id: UnsafeBufferPointer<UInt8>) -> Int? { identifiers.find(id) }

  func kind(_ index: Int) -> EntityKind { kinds[index] }

  /// The row of an entity as messages name it: `cities.csv line 3`.
  func place(of index: Int) -> String {
    let origin = origins[index]
    return "\(files[origin.table] ?? origin.table.file) line \(origin.line)"
  }

  /// Ids offered for one that is not there, as a sentence.
  mutating func mend(for text: String, _ expected: ExpectedKinds) -> String {
    misses.phrase(for: text, space: expected.noun) { [kinds, identifiers] in
      kinds.indices.filter { expected.contains(kinds[$0]) }.map { identifiers.text($0) }
    }
    .orElse("correct the id, or add a row for it")
  }
}

// MARK: Regions and countries

extension EntityRegistry {
  /// Remembers a declared region or country under its names; the first row with a name has it.
  mutating func declarePlace(_ index: Int, names: [String], country: String) {
    for name in names {
      let key =
        kinds[index] == .country ? Self.countryKey(name) : Self.regionKey(name, country: canonical(country))
      if placesByName[key] == nil { placesByName[key] = index }
    }
  }

  /// The country of this name, derived if no row declares it.
  mutating func country(named name: String, origin: RowOrigin, visibility: Visibility) -> Int? {
    guard !name.isEmpty else { return nil }
    let key = Self.countryKey(name)
    return placesByName[key]
      ?? derive(.country, name: name, key: key, within: nil, origin: origin, visibility: visibility)
  }

  /// The region of this name in a country, derived if no row declares it; the country where no region is named.
  mutating func region(
    named name: String, country: String, origin: RowOrigin, visibility: Visibility
  ) -> Int? {
    // The country first, whether or not the region is known: the row that names both shows both.
    let within = self.country(named: country, origin: origin, visibility: visibility)
    guard !name.isEmpty else { return within }
    let key = Self.regionKey(name, country: canonical(country))
    if let known = placesByName[key] { return known }
    return derive(.region, name: name, key: key, within: within, origin: origin, visibility: visibility)
  }

  /// One spelling for all names of a country, before and after the country is known.
  private func canonical(_ country: String) -> String {
    guard let index = placesByName[Self.countryKey(country)], index < firstDerived else {
      return Folding.key(country)
    }
    return String(index)
  }

  private var firstDerived: Int { kinds.count - derivedPlaces.count }

  private mutating func derive(
    _ kind: EntityKind, name: String, key: String, within: Int?, origin: RowOrigin, visibility: Visibility
  ) -> Int {
    let slug = Self.slug(name).orElse("place")
    var id = slug
    var number = 1
    while true {
      let (index, isNew) = id.withUTF8 { identifiers.insert($0) }
      if isNew {
        kinds.append(kind)
        origins.append(origin)
        placesByName[key] = index
        derivedPlaces.append(
          Entity(
            id: id, kind: kind, name: name, aliases: [], topics: [], places: [], url: "", note: "",
            evidence: [],
            visibility: visibility, origin: origin, extra: [],
            details: .place(coordinate: nil, within: within.map(EntityIndex.init))))
        return index
      }
      id = number == 1 ? "\(slug)-\(kind.rawValue)" : "\(slug)-\(kind.rawValue)-\(number)"
      number += 1
    }
  }

  // A name without a letter or digit is its own key: it must not be taken for no name.
  private static func countryKey(_ name: String) -> String { "country " + Folding.key(name).orElse(name) }
  private static func regionKey(_ name: String, country: String) -> String {
    "region " + country + "/" + Folding.key(name).orElse(name)
  }

  /// Whether a text can be an id: lowercase letters, digits, `-`, `_` and `.`, with a letter or digit first.
  package static func isSlug(_ id: String) -> Bool {
    guard let first = id.utf8.first, first != 45, first != 95, first != 46 else { return false }
    return id.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95 || byte == 46
    }
  }

  /// The id that a name suggests.
  package static func slug(_ name: String) -> String {
    Folding.words(name).map { $0.filter(\.isASCII) }.filter { !$0.isEmpty }.joined(separator: "-")
  }
}

extension TableReader {
  /// The id of a row; nil, and a report, where it is not one.
  mutating func slug(_ record: Int, _ column: Int) -> String? {
    let id = text(record, column)
    if EntityRegistry.isSlug(id) { return id }
    let slug = EntityRegistry.slug(id)
    report(
      record, column, found: id.isEmpty ? "no id" : "the id '\(id.shortened)'",
      expected: "an id of lowercase letters, digits, '-', '_' or '.', with a letter or digit first",
      mend: slug.isEmpty
        ? "give the row a short id" : "write '\(slug.shortened)' here and wherever it is used")
    return nil
  }

}
