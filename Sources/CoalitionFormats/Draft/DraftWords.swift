internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// The parts of a place that a row names in columns of their own.
struct PlaceWords {
  var city = ""
  var region = ""
  var country = ""

  var isEmpty: Bool { city.isEmpty && region.isEmpty && country.isEmpty }

  mutating func set(_ field: Field, _ text: String) {
    switch field {
    case .city: city = text
    case .region: region = text
    case .country: country = text
    default: break
    }
  }
}

/// What a row says of where it is from.
struct SourceWords {
  var source = ""
  var title = ""
  var url = ""

  mutating func set(_ field: Field, _ text: String) {
    switch field {
    case .source: source = text
    case .sourceTitle: title = text
    case .sourceURL: url = text
    default: break
    }
  }
}

/// What cells mean.
extension DatasetDraft {
  /// The parts of a cell: between `|` where there is one, else between the first of the other marks that it has.
  static func list(_ text: String, also marks: String) -> [String] {
    let mark = text.contains("|") ? "|" : marks.first { text.contains($0) } ?? "|"
    return text.split(separator: mark).map { part in
      var part = part
      while let first = part.first, first.isWhitespace { part.removeFirst() }
      while let last = part.last, last.isWhitespace { part.removeLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }

  /// The date as the model writes it; nil where the text is none. A time after a day is left out.
  static func date(_ text: String) -> String? {
    if PartialDate(text) != nil { return text }
    guard text.utf8.count > 10 else { return nil }
    let day = text.prefix(10)
    let next = text.dropFirst(10).first
    guard next == "T" || next == " ", PartialDate(day) != nil else { return nil }
    return String(day)
  }

  static func number(_ text: String) -> Double? {
    guard !text.utf8.contains(where: { $0 | 32 == UInt8(ascii: "x") }), let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }

  mutating func problem(date text: String, line: Int) {
    report(
      .warning, line: line, found: "the date '\(text.prefix(40))'",
      expected: "a year, month or day such as 2014, 2014-03 or 2014-03-09",
      mend: "Write it so; until then it is kept in a column of its own.")
  }

  /// The topic of this name, new if there is none.
  mutating func topic(_ name: String, line: Int) -> DraftEntity {
    entity(meant: name, [.topic]) ?? addEntity(.topic, fileID: "", name: name, line: line)
  }

  /// The organization or campaign of this name, new if there is none.
  mutating func actor(_ name: String, line: Int) -> DraftEntity {
    if let known = entity(meant: name, [.actor]) { return known }
    return addEntity(.organization, fileID: "", name: name, line: line)
  }

  /// The place of this name, new if there is none: `Toronto`, `Toronto, Ontario` or `Toronto, Ontario, Canada`.
  mutating func place(_ name: String, line: Int) -> DraftEntity {
    if let known = entity(meant: name, [.place]) { return known }
    let parts = Self.list(name, also: ",")
    guard (2...3).contains(parts.count), !name.contains("|") else {
      return addEntity(.city, fileID: "", name: name, line: line)
    }
    let words =
      parts.count == 3
      ? PlaceWords(city: parts[0], region: parts[1], country: parts[2])
      : PlaceWords(city: parts[0], region: parts[1])
    return places(words, line: line).first ?? addEntity(.city, fileID: "", name: name, line: line)
  }

  /// The smallest places that the words name; several where the city's cell lists several.
  mutating func places(_ words: PlaceWords, line: Int) -> [DraftEntity] {
    func parts(_ text: String) -> [String] { Self.list(text, also: ";") }
    if !words.city.isEmpty {
      return parts(words.city).map { city in
        self.place(.city, city, region: words.region, country: words.country, line: line)
      }
    }
    if !words.region.isEmpty {
      return parts(words.region).map { region in
        self.place(.region, region, region: "", country: words.country, line: line)
      }
    }
    return parts(words.country).map { self.place(.country, $0, region: "", country: "", line: line) }
  }

  /// A place known by its name and what it lies in, new if there is none.
  private mutating func place(
    _ level: EntityKind, _ name: String, region: String, country: String, line: Int
  ) -> DraftEntity {
    let key = [name, region, country].filter { !$0.isEmpty }.joined(separator: ", ")
    if let known = entity(named: "\(level.rawValue) \(key)", .place) { return known }
    // A place of the name that nobody has said more of is the same one.
    if let known = entity(named: name, .place), known.kind == level {
      let row = (
        edit(.cities) { $0.text(known.row, "region") }, edit(.cities) { $0.text(known.row, "country") }
      )
      if (row.0.isEmpty || region.isEmpty || row.0 == region)
        && (row.1.isEmpty || country.isEmpty || row.1 == country)
      {
        edit(.cities) { table in
          if row.0.isEmpty, level == .city { table.set(known.row, "region", region) }
          if row.1.isEmpty, level != .country { table.set(known.row, "country", country) }
        }
        remember(known, as: "\(level.rawValue) \(key)")
        return known
      }
    }
    let entity = addEntity(level, fileID: "", name: name, line: line)
    edit(.cities) { table in
      table.set(entity.row, "region", region)
      table.set(entity.row, "country", country)
    }
    remember(entity, as: "\(level.rawValue) \(key)")
    remember(entity, as: key)
    return entity
  }

  /// The ids of the sources that a row names.
  mutating func sources(_ words: SourceWords, line: Int) -> [String] {
    let names = Self.list(words.source, also: ";")
    let titles = Self.list(words.title, also: "")
    let urls = Self.list(words.url, also: "")
    if names.isEmpty, let title = titles.first ?? urls.first {
      return [source(id: title, [("title", titles.first ?? title), ("url", urls.first ?? "")], line: line)]
    }
    return names.enumerated().map { number, name in
      let isLink = name.hasPrefix("http://") || name.hasPrefix("https://")
      var cells: [(column: String, text: String)] = []
      if names.count == titles.count { cells.append(("title", titles[number])) }
      if names.count == urls.count {
        cells.append(("url", urls[number]))
      } else if isLink {
        cells.append(("url", name))
      }
      return source(id: name, cells, line: line)
    }
  }

  /// Who may see a row; a word that is not known keeps it private.
  mutating func setVisibility(_ text: String, line: Int, table: TableName, row: Int) {
    let word = Folding.key(text)
    let known: Visibility? =
      switch word {
      case "public", "publique", "open": .public
      case "coalition", "members", "internal", "interne", "restricted": .coalition
      case "private", "prive", "privee", "confidential", "confidentiel", "secret": .private
      default: nil
      }
    if known == nil {
      report(
        .warning, line: line, found: "the visibility '\(text.prefix(40))'",
        expected: "public, coalition or private",
        mend: "Write one of the three; until then the row is private.")
    }
    let value = (known ?? .private).rawValue
    edit(table) { $0.set(row, "visibility", value) }
  }
}
