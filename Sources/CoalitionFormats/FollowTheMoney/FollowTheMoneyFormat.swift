internal import CoalitionModel
internal import DocumentReading
internal import GraphExchange
internal import RecordReading

/// FollowTheMoney as JSON lines, one entity a line (https://followthemoney.tech/docs/).
///
/// Organizations of all kinds are organizations, projects campaigns, documents and articles reports, addresses places;
/// keywords are topics. Memberships, payments and other intervals are relationships: of the declared kind that fits, or
/// in the words of their role. People, and what only ties people, are counted and left out unless somebody says
/// otherwise. A link from somebody to an address whose role begins with "works on" is work on that topic there.
struct FollowTheMoneyFormat {
  private var draft: DatasetDraft
  private let options: ReadingOptions
  private var people: Set<String> = []
  private var filled: [(DraftEntity, EntityRecord)] = []
  private var ties: [Tie] = []
  private var homes: [(entity: DraftEntity, address: String)] = []
  private var wrong = 0

  private struct Tie {
    let from: [String]
    let to: [String]
    let record: TieRecord
  }

  /// Reads a file line by line.
  static func read(_ path: String, file: String, _ options: ReadingOptions) throws(Diagnostic) -> FileReading
  {
    var format = FollowTheMoneyFormat(draft: DatasetDraft(file: file), options: options)
    try LineReader.forEachLine(of: path, file: file) { line, number in format.read(line, number, file) }
    format.finish()
    return format.draft.reading()
  }

  private init(draft: DatasetDraft, options: ReadingOptions) {
    self.draft = draft
    self.options = options
  }

  private mutating func read(_ line: UnsafeRawBufferPointer, _ number: Int, _ file: String) {
    guard line.contains(where: { $0 > 32 }) else { return }
    do throws(Diagnostic) {
      let value = try JSONValue.read(line, file: file, line: number)
      if !add(value, number) {
        wrong += 1
        if wrong <= 100 {
          draft.report(
            .error, line: number, found: "a line without id, schema and properties",
            expected: "an entity of FollowTheMoney")
        }
      }
    } catch {
      wrong += 1
      if wrong <= 100 { draft.problems.append(error) }
    }
  }

  // MARK: Entities

  /// The texts of a property. Nested entities stand for their ids, and are entities themselves.
  private mutating func texts(_ value: JSONValue?, _ line: Int) -> [String] {
    (value?.array ?? value.map { [$0] } ?? []).compactMap { part in
      if part["schema"] != nil {
        _ = add(part, line)
        return part["id"]?.scalar
      }
      return part.scalar
    }
  }

  private mutating func add(_ value: JSONValue, _ line: Int) -> Bool {
    guard let id = value["id"]?.scalar, let schema = value["schema"]?.string,
      let properties = value["properties"]?.object
    else { return false }
    var cells: [(name: String, texts: [String])] = []
    for member in properties.members { cells.append((member.name, texts(member.value, line))) }
    switch MoneySchema(schema) {
    case .entity(let kind): addEntity(id, schema, kind, cells, line)
    case .person:
      if options.keepsPeople {
        addEntity(id, "Person", .organization, cells, line)
      } else {
        people.insert(id)
        draft.omissions.add("people")
      }
    case .place: addPlace(id, cells, line)
    case .tie(let from, let to, let word): addTie(from, to, word, cells, line)
    case .other: draft.omissions.add("entities of the schema \(schema)")
    }
    return true
  }

  private mutating func addEntity(
    _ id: String, _ schema: String, _ kind: EntityKind, _ cells: [(name: String, texts: [String])],
    _ line: Int
  ) {
    var record = EntityRecord(line: line)
    record.fileID = id
    if schema == "Person" { record.kind = schema }
    var addresses: [String] = []
    for (name, texts) in cells {
      let text = texts.joined(separator: "|")
      switch name {
      case "name", "title":
        for text in texts { record.add(.name, column: name, text) }
      case "alias", "weakAlias", "previousName", "abbreviation": record.add(.aliases, column: name, text)
      case "keywords", "topics": record.add(.topics, column: name, text)
      case "country", "jurisdiction", "mainCountry":
        let names = texts.map(CountryCodes.name).joined(separator: "|")
        record.add(kind == .organization ? .country : .places, column: name, names)
      case "addressEntity": addresses += texts
      case "website": record.add(.url, column: name, texts.joined(separator: " "))
      case "sourceUrl" where kind == .report: record.add(.url, column: name, texts.joined(separator: " "))
      case "publisher" where kind == .report: record.add(.publishedBy, column: name, text)
      case "summary", "description", "notes": record.add(.note, column: name, texts.joined(separator: "\n"))
      case "publisher": record.add(.sourceTitle, column: name, texts.first ?? "")
      case "sourceUrl", "publisherUrl": record.add(.sourceURL, column: name, texts.first ?? "")
      case "email", "phone": draft.omissions.add("contact details", texts.count)
      case "startDate", "incorporationDate": record.add(.since, column: name, texts.first ?? "")
      case "endDate", "dissolutionDate": record.add(.until, column: name, texts.first ?? "")
      case "date", "publishedAt", "authoredAt": record.add(.date, column: name, texts.first ?? "")
      default: record.add(nil, column: name, text)
      }
    }
    if schema != "Organization", record.kind.isEmpty, !["Project", "Document", "Article"].contains(schema) {
      record.extra.append(("schema", schema))
    }
    guard let entity = draft.register(record, default: kind, options) else {
      people.insert(id)
      return
    }
    filled.append((entity, record))
    homes += addresses.map { (entity, $0) }
  }

  private mutating func addPlace(_ id: String, _ cells: [(name: String, texts: [String])], _ line: Int) {
    func text(_ names: String...) -> String {
      names.lazy.compactMap { name in cells.first { $0.name == name }?.texts.first }.first ?? ""
    }
    var words = PlaceWords()
    words.city = text("city", "place")
    words.region = text("state", "region")
    words.country = CountryCodes.name(of: text("country"))
    let name = text("name", "full")
    // A country without a code is said by the full address alone.
    if words.country.isEmpty, text("remarks") == Self.placeMark {
      let last = text("full").split(separator: ",").last.map { String($0).trimmed } ?? ""
      if ![words.city, words.region].contains(last) { words.country = last }
    }
    if words.isEmpty { words.city = name }
    guard !words.isEmpty else {
      draft.omissions.add("addresses without a place")
      return
    }
    for (field, value) in [("street", text("street")), ("postalCode", text("postalCode"))]
    where !value.isEmpty {
      draft.omissions.add("\(field) of addresses")
    }
    let level: EntityKind = !words.city.isEmpty ? .city : !words.region.isEmpty ? .region : .country
    // An address that was written here is one place, whose id it has; others of a city are that city.
    if draft.entity(fileID: id) == nil, text("remarks") == Self.placeMark {
      let own = level == .city ? words.city : level == .region ? words.region : words.country
      let entity = draft.addEntity(level, fileID: id, name: own, line: line)
      draft.edit(.cities) { table in
        if level == .city { table.set(entity.row, "region", words.region) }
        if level != .country { table.set(entity.row, "country", words.country) }
        for (column, property) in [("latitude", "latitude"), ("longitude", "longitude")] {
          if let number = DatasetDraft.number(text(property)) {
            table.set(entity.row, column, number.written)
          }
        }
      }
    } else if let place = draft.places(words, line: line).first {
      draft.remember(place, fileID: id)
    }
  }

  /// What an address says that is a place of a dataset.
  static let placeMark = "place"

  // MARK: Ties

  private mutating func addTie(
    _ from: String, _ to: String, _ word: String, _ cells: [(name: String, texts: [String])], _ line: Int
  ) {
    var record = TieRecord(line: line, isDirected: true)
    record.word = word
    var ends: (from: [String], to: [String]) = ([], [])
    for (name, texts) in cells {
      let text = texts.first ?? ""
      switch name {
      case from: ends.from = texts
      case to: ends.to = texts
      case "role", "relationship": if !text.isEmpty { record.word = text }
      case "startDate": record.cells.append((.since, name, text))
      case "endDate": record.cells.append((.until, name, text))
      case "summary": record.cells.append((.quote, name, text))
      case "publisher": record.cells.append((.sourceTitle, name, text))
      case "sourceUrl": record.cells.append((.sourceURL, name, text))
      case "recordId": record.cells.append((.locator, name, text))
      case "email", "phone": draft.omissions.add("contact details", texts.count)
      default: record.extra.append((name, texts.joined(separator: "|")))
      }
    }
    ties.append(Tie(from: ends.from, to: ends.to, record: record))
  }

  /// Ties may name what comes after them.
  private mutating func finish() {
    for (entity, record) in filled { draft.fill(entity, with: record, options) }
    for (entity, address) in homes {
      guard let place = draft.entity(fileID: address) else {
        draft.omissions.add("addresses that the file does not have")
        continue
      }
      let column = entity.table == .organizations ? "based_in" : "places"
      draft.edit(entity.table) { $0.add([place.id], to: entity.row, column) }
    }
    for tie in ties {
      if tie.from.isEmpty || tie.to.isEmpty { draft.omissions.add("ties with one end") }
      for from in tie.from {
        for to in tie.to {
          if people.contains(from) || people.contains(to) {
            draft.omissions.add("ties of people")
          } else if let start = draft.entity(fileID: from), let end = draft.entity(fileID: to) {
            add(start, end, tie.record)
          } else {
            draft.omissions.add("ties of what the file does not have, or a dataset cannot hold")
          }
        }
      }
    }
    if wrong > 100 {
      draft.report(.note, found: "\(wrong - 100) more lines that are no entities", expected: "none")
    }
  }

  private mutating func add(_ from: DraftEntity, _ to: DraftEntity, _ tie: TieRecord) {
    // A place has no topic here, so the role says on what somebody works there.
    if to.kind.isPlace, tie.word.hasPrefix(Self.workMark) {
      let topic = draft.topic(String(tie.word.dropFirst(Self.workMark.count)), line: tie.line)
      draft.addActivity(from, topic: topic.id, place: to.id, tie)
    } else {
      draft.addTie(from, to, tie)
    }
  }

  /// How the role of a link begins that says on what somebody works in a place.
  static let workMark = "works on "
}
