internal import RecordReading

/// The ids of all tables, in one space, and what each is.
struct EntityRegistry {
  /// The tables that hold entities, in the order in which their rows get indices.
  static let tableOrder: [(TableName, EntityKind)] = [
    (.organizations, .organization), (.campaigns, .campaign), (.reports, .report), (.cities, .city),
    (.topics, .topic),
  ]

  private(set) var identifiers = IdentifierTable(capacity: 0)
  private(set) var kinds: [EntityKind] = []
  private var origins: [RowOrigin] = []
  /// The records of each table that became entities, in order.
  private(set) var accepted: [TableName: [Int]] = [:]
  /// Regions and countries that city rows name and no row declares.
  private(set) var derivedPlaces: [Entity] = []
  private var placesByName: [String: Int] = [:]
  private var suggestions: [String: String] = [:]

  var count: Int { kinds.count }

  mutating func reserve(_ count: Int) { identifiers = IdentifierTable(capacity: count + 64) }

  /// Gives every row with a usable id its index.
  mutating func register(_ reader: inout TableReader, kind: EntityKind) {
    guard let idColumn = reader.column("id") else { return }
    let levelColumn = kind == .city ? reader.column("level") : nil
    var records: [Int] = []
    records.reserveCapacity(reader.count)
    for record in 0..<reader.count {
      var id = reader.text(record, idColumn)
      guard Self.isSlug(id) else {
        let slug = Self.slug(id)
        reader.report(
          record, idColumn, found: id.isEmpty ? "no id" : "the id '\(id.shortened)'",
          expected: "an id of lowercase letters, digits, '-', '_' or '.'",
          mend: slug.isEmpty ? "give the row a short id" : "write '\(slug.shortened)' here and wherever it is used")
        continue
      }
      let (index, isNew) = id.withUTF8 { identifiers.insert($0) }
      guard isNew else {
        let first = origins[index]
        reader.report(
          record, idColumn, found: "the id '\(id.shortened)' a second time",
          expected: "an id that no other row has; \(first.table.file) line \(first.line) has it already",
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

  func origin(_ index: Int) -> RowOrigin { origins[index] }

  /// Ids offered for one that is not there, as a sentence.
  mutating func mend(for text: String, _ allowed: Set<EntityKind>) -> String {
    let key = text + "\u{0}" + allowed.map(\.rawValue).sorted().joined(separator: ",")
    if let known = suggestions[key] { return known }
    // Distances to all ids cost; a file in which everything is wrong needs no hints after the first hundreds.
    guard suggestions.count < 300 else { return "correct the id, or add a row for it" }
    let candidates = kinds.indices.filter { allowed.contains(kinds[$0]) }.map { identifiers.text($0) }
    let phrase = Suggestions.phrase(for: text, among: candidates)
    suggestions[key] = phrase.orElse("correct the id, or add a row for it")
    return suggestions[key] ?? ""
  }

  /// Remembers a declared region or country under its names.
  mutating func declarePlace(_ index: Int, names: [String], country: String) {
    for name in names {
      let key =
        kinds[index] == .country ? Self.countryKey(name) : Self.regionKey(name, country: canonical(country))
      if placesByName[key] == nil { placesByName[key] = index }
    }
  }

  /// The country of this name, derived if no row declares it.
  mutating func country(named name: String, origin: RowOrigin) -> Int? {
    guard !name.isEmpty else { return nil }
    return placesByName[Self.countryKey(name)]
      ?? derive(.country, name: name, key: Self.countryKey(name), within: nil, origin: origin)
  }

  /// The region of this name in a country, derived if no row declares it.
  mutating func region(named name: String, country: String, origin: RowOrigin) -> Int? {
    guard !name.isEmpty else { return self.country(named: country, origin: origin) }
    let key = Self.regionKey(name, country: canonical(country))
    if let known = placesByName[key] { return known }
    let within = self.country(named: country, origin: origin)
    return derive(.region, name: name, key: key, within: within, origin: origin)
  }

  private func canonical(_ country: String) -> String {
    placesByName[Self.countryKey(country)].map(String.init) ?? Folding.key(country)
  }

  private mutating func derive(
    _ kind: EntityKind, name: String, key: String, within: Int?, origin: RowOrigin
  ) -> Int {
    let slug = Self.slug(name).orElse("place")
    var candidates = [slug, slug + "-" + kind.rawValue].makeIterator()
    var number = 2
    var id = ""
    var index = -1
    repeat {
      if let next = candidates.next() {
        id = next
      } else {
        id = "\(slug)-\(kind.rawValue)-\(number)"
        number += 1
      }
      let result = id.withUTF8 { identifiers.insert($0) }
      if result.isNew { index = result.index }
    } while index < 0
    kinds.append(kind)
    origins.append(origin)
    placesByName[key] = index
    derivedPlaces.append(
      Entity(
        id: id, kind: kind, name: name, aliases: [], topics: [], places: [], url: "", note: "", evidence: [],
        visibility: .public, origin: origin, extra: [],
        details: .place(coordinate: nil, within: within.map(EntityIndex.init))))
    return index
  }

  private static func countryKey(_ name: String) -> String { "country " + Folding.key(name) }
  private static func regionKey(_ name: String, country: String) -> String {
    "region " + country + "/" + Folding.key(name)
  }

  static func isSlug(_ id: String) -> Bool {
    !id.isEmpty
      && id.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 95 || byte == 46
      }
  }

  /// The id that a name suggests.
  static func slug(_ name: String) -> String {
    String(Folding.key(name).map { $0 == " " ? "-" : $0 }.filter { $0.isASCII })
  }
}
