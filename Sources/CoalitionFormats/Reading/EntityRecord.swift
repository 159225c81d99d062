internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// What a row of somebody's table or a node of somebody's graph says of one entity.
struct EntityRecord {
  var line: Int
  /// What stands before `line 5` in a locator, where the file has several tables.
  var within = ""
  /// Where it stands in a file without lines, such as `node n7`.
  var spot = ""
  /// What the file calls it where it refers to it.
  var fileID = ""
  var name = ""
  /// The word for its kind as the file has it.
  var kind = ""
  /// What else it says, by field, with the column as the file has it.
  var cells: [(field: Field, column: String, text: String)] = []
  /// The columns that mean nothing here, kept as they are.
  var extra: [(column: String, text: String)] = []

  init(line: Int, within: String = "") {
    self.line = line
    self.within = within
  }

  /// Takes a cell; a second name is an alias.
  mutating func add(_ field: Field?, column: String, _ text: String) {
    guard !text.isEmpty else { return }
    switch field {
    case .id: if fileID.isEmpty { fileID = text } else { extra.append((column, text)) }
    case .name, .who:
      if name.isEmpty || name == text { name = text } else { cells.append((.aliases, column, text)) }
    case .kind: if kind.isEmpty { kind = text } else { extra.append((column, text)) }
    case .ignore: break
    case let field?: cells.append((field, column, text))
    case nil: extra.append((column, text))
    }
  }
}

extension DatasetDraft {
  /// Gives what a record is about its place in the dataset; nil where it is a human being and those are left out.
  ///
  /// The other cells are filled in later (``fill(_:with:options:)``), when everything that they may name is there.
  mutating func register(_ record: EntityRecord, default kind: EntityKind, _ options: ReadingOptions)
    -> DraftEntity?
  {
    var meant = kind
    switch record.kind.isEmpty ? KindWord.kind(kind) : KindWord(record.kind) {
    case .kind(let kind): meant = kind
    case .other: meant = kind
    case .person:
      guard options.keepsPeople else {
        omissions.add("people")
        return nil
      }
      meant = .organization
    }
    // A row of places says by a column how large the place is.
    if meant.isPlace, let level = record.cells.first(where: { $0.field == .level })?.text,
      let level = EntityKind(rawValue: level), level.isPlace
    {
      meant = level
    }
    let entity = addEntity(meant, fileID: record.fileID, name: record.name, line: record.line)
    switch record.kind.isEmpty ? KindWord.kind(kind) : KindWord(record.kind) {
    case .kind: break
    case .other: setExtra(entity, "type", record.kind)
    case .person:
      setExtra(entity, "type", record.kind)
      edit(entity.table) { $0.set(entity.row, "visibility", Visibility.private.rawValue) }
    }
    for (field, _, text) in record.cells where field == .aliases {
      for alias in Self.list(text, also: ";") { remember(entity, as: alias) }
    }
    return entity
  }

  /// Writes a column that the model does not know.
  mutating func setExtra(_ entity: DraftEntity, _ column: String, _ text: String) {
    // A column of the model would be read as what it says there.
    let isKnown = entity.table.knownColumns.contains(column)
    edit(entity.table) { $0.set(entity.row, isKnown || column.isEmpty ? "file_\(column)" : column, text) }
  }

  /// Fills in what a record says of an entity.
  mutating func fill(_ entity: DraftEntity, with record: EntityRecord, _ options: ReadingOptions) {
    var place = PlaceWords()
    var source = SourceWords()
    for (field, column, text) in record.cells {
      switch field {
      case .city, .region, .country: place.set(field, text)
      case .source, .sourceTitle, .sourceURL: source.set(field, text)
      case .contact: omissions.add("contact details")
      default: fill(entity, field, header: column, text, record.line)
      }
    }
    for (column, text) in record.extra { setExtra(entity, column, text) }
    fill(entity, place, record.line)
    var sources = sources(source, line: record.line)
    guard entity.table.knownColumns.contains("source") else { return }
    // Topics and places are words; what is said of anything else has to say where it is from.
    if sources.isEmpty, entity.kind != .topic, !entity.kind.isPlace {
      sources = [fileSource()]
      edit(entity.table) { table in
        if table.text(entity.row, "locator").isEmpty {
          table.set(
            entity.row, "locator", record.line > 0 ? "\(record.within)line \(record.line)" : record.spot)
        }
      }
    }
    edit(entity.table) { $0.add(sources, to: entity.row, "source") }
  }

  private mutating func fill(
    _ entity: DraftEntity, _ field: Field, header: String, _ text: String, _ line: Int
  ) {
    let column = field.rawValue
    let isKnown = entity.table.knownColumns.contains(column)
    switch field {
    case .aliases where isKnown, .terms where isKnown:
      let parts = Self.list(text, also: ";")
      edit(entity.table) { $0.add(parts, to: entity.row, column) }
    case .topics where isKnown:
      let ids = Self.list(text, also: ";,").map { topic($0, line: line).id }
      edit(entity.table) { $0.add(ids, to: entity.row, column) }
    case .places where isKnown, .basedIn where isKnown:
      let ids = Self.list(text, also: ";").map { self.place($0, line: line).id }
      edit(entity.table) { $0.add(ids, to: entity.row, column) }
    case .basedIn: fill(entity, .places, header: header, text, line)
    case .broader where isKnown:
      let ids = Self.list(text, also: ";").prefix(1).map { topic($0, line: line) }.filter {
        $0.id != entity.id
      }
      edit(entity.table) { $0.add(ids.map(\.id), to: entity.row, column) }
    case .runBy where isKnown, .publishedBy where isKnown, .targets where isKnown:
      let ids = Self.list(text, also: ";").map { actor($0, line: line) }.filter { $0.id != entity.id }
      edit(entity.table) { $0.add(ids.map(\.id), to: entity.row, column) }
    case .since where isKnown, .until where isKnown, .date where isKnown, .checked where isKnown:
      if let date = Self.date(text) {
        edit(entity.table) { $0.set(entity.row, column, date) }
      } else {
        setExtra(entity, "file_\(column)", text)
        problem(date: text, line: line)
      }
    case .latitude where isKnown, .longitude where isKnown:
      if let number = Self.number(text), abs(number) <= (field == .latitude ? 90 : 180) {
        edit(entity.table) { $0.set(entity.row, column, text) }
      } else {
        setExtra(entity, "file_\(column)", text)
        report(.warning, line: line, found: "the \(column) '\(text.prefix(40))'", expected: "degrees")
      }
    case .visibility: setVisibility(text, line: line, table: entity.table, row: entity.row)
    case .url, .note, .locator:
      edit(entity.table) { table in
        let known = table.text(entity.row, column)
        table.set(entity.row, column, known.isEmpty || known == text ? text : known + "\n" + text)
      }
    case .level where entity.table == .cities: break
    default: setExtra(entity, header, text)
    }
  }

  /// A place that a row names by its parts.
  private mutating func fill(_ entity: DraftEntity, _ words: PlaceWords, _ line: Int) {
    guard !words.isEmpty else { return }
    if entity.table == .cities {
      edit(.cities) { table in
        if entity.kind == .city { table.set(entity.row, "region", words.region) }
        if entity.kind != .country { table.set(entity.row, "country", words.country) }
      }
      return
    }
    let ids = places(words, line: line).map(\.id)
    let column = entity.table == .organizations ? "based_in" : "places"
    guard entity.table.knownColumns.contains(column) else { return }
    edit(entity.table) { $0.add(ids, to: entity.row, column) }
  }
}
