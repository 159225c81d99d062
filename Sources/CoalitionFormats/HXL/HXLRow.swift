internal import CoalitionModel
internal import GraphExchange

/// What a row of an HXL table says.
struct HXLRow {
  struct Organization {
    var code = ""
    var names: [String] = []
    var type = ""
    var url = ""
  }

  let line: Int
  /// Who works: the organization of plain `#org` columns and those that implement.
  private(set) var workers: [Organization] = []
  private(set) var funders: [String] = []
  private(set) var partners: [String] = []
  private var main = Organization()
  private var implementers: [String] = []
  private var sector = (name: "", code: "")
  private var subsector = ""
  private var activity = ""
  private var levels: [Int: (name: String, code: String)] = [:]
  private var latitude = ""
  private var longitude = ""
  /// What else it says of the work.
  private(set) var tie: TieRecord

  init(line: Int) {
    self.line = line
    tie = TieRecord(line: line, isDirected: true)
  }

  /// How deep the place of `#loc` lies, below all levels of administration.
  private static let locality = 9
  /// The longest text that is a topic rather than a description.
  private static let longestTopic = 60

  mutating func add(_ text: String, _ tag: HXLTag?, header: String, _ omissions: inout Omissions) {
    guard let tag else {
      tie.extra.append((header.isEmpty ? "column" : header, text))
      return
    }
    switch tag.tag {
    case "org": addOrganization(text, tag)
    case "sector":
      if tag.has("code") {
        sector.code = text
      } else {
        sector.name = sector.name.isEmpty ? text : sector.name + "|" + text
      }
    case "subsector": subsector = text
    case "activity": if activity.isEmpty { activity = text } else { keep(text, header, tag) }
    case "country": addPlace(text, 0, tag)
    case "loc": addPlace(text, Self.locality, tag)
    case _ where tag.tag.hasPrefix("adm") && Int(tag.tag.dropFirst(3)) != nil:
      addPlace(text, min(Int(tag.tag.dropFirst(3)) ?? 1, 8), tag)
    case "geo":
      if tag.has("lat") {
        latitude = text
      } else if tag.has("lon") {
        longitude = text
      } else {
        keep(text, header, tag)
      }
    case "date":
      let field: Field = tag.has("end") ? .until : tag.has("start") ? .since : .date
      if field == .date { keep(text, header, tag) } else { tie.cells.append((field, header, text)) }
    case "meta":
      if tag.has("source") {
        tie.cells.append((.sourceTitle, header, text))
      } else if tag.has("url") {
        tie.cells.append((.sourceURL, header, text))
      } else if tag.has("locator") {
        tie.cells.append((.locator, header, text))
      } else if tag.has("confidence") {
        tie.cells.append((.confidence, header, text))
      } else {
        keep(text, header, tag)
      }
    case "description":
      if tag.has("quote") { tie.cells.append((.quote, header, text)) } else { keep(text, header, tag) }
    case "contact": omissions.add("contact details")
    default: keep(text, header, tag)
    }
    updateWorkers()
  }

  private mutating func keep(_ text: String, _ header: String, _ tag: HXLTag) {
    let name = header.hasPrefix("#") || header.isEmpty ? tag.tag : header
    tie.extra.append((name, text))
  }

  private mutating func addOrganization(_ text: String, _ tag: HXLTag) {
    if tag.has("funder") || tag.has("donor") {
      funders.append(text)
    } else if tag.has("partner") || tag.has("prog") {
      partners.append(text)
    } else if tag.has("impl") {
      implementers.append(text)
    } else if tag.has("code") || tag.has("id") {
      main.code = text
    } else if tag.has("type") {
      main.type = text
    } else if tag.has("url") {
      main.url = text
    } else if tag.has("acronym") {
      main.names.append(text)
    } else {
      main.names.insert(text, at: 0)
    }
  }

  private mutating func updateWorkers() {
    let own = main.names.isEmpty && main.code.isEmpty ? [] : [main]
    // Where one implements, the others are what stands behind it.
    workers = implementers.isEmpty ? own : implementers.map { Organization(names: [$0]) }
    if !implementers.isEmpty, let name = main.names.first, !partners.contains(name),
      !implementers.contains(name)
    {
      partners.append(name)
    }
  }

  private mutating func addPlace(_ text: String, _ level: Int, _ tag: HXLTag) {
    var place = levels[level] ?? ("", "")
    if tag.has("code") { place.code = text } else { place.name = text }
    levels[level] = place
  }

  /// The topics of the row: its sector, or what lies below it where it says more.
  func topics(in draft: inout DatasetDraft) -> [String] {
    let names = DatasetDraft.list(sector.name, also: ";")
    var topics: [DraftEntity] = []
    if names.count == 1, !sector.code.isEmpty {
      topics = [
        draft.entity(fileID: sector.code)
          ?? draft.entity(named: names[0], .topic)
          ?? draft.addEntity(.topic, fileID: sector.code, name: names[0], line: line)
      ]
    } else if names.isEmpty, !sector.code.isEmpty {
      topics = [draft.topic(sector.code, line: line)]
    } else {
      topics = names.map { draft.topic($0, line: line) }
    }
    for name in [subsector, activity.count <= Self.longestTopic ? activity : ""] where !name.isEmpty {
      let isNew = draft.entity(meant: name, [.topic]) == nil
      let below = draft.topic(name, line: line)
      if isNew, let above = topics.last, above.id != below.id {
        draft.edit(.topics) { $0.set(below.row, "broader", above.id) }
      }
      topics = [below]
    }
    return topics.map(\.id)
  }

  /// The smallest place of the row.
  func places(in draft: inout DatasetDraft) -> [String] {
    let named = levels.filter { !$0.value.name.isEmpty || !$0.value.code.isEmpty }
    guard let deepest = named.keys.filter({ !(named[$0]?.name ?? "").isEmpty }).max() ?? named.keys.max()
    else {
      return []
    }
    func name(_ level: Int) -> String { named[level].map { $0.name.isEmpty ? $0.code : $0.name } ?? "" }
    var words = PlaceWords()
    words.country = name(0)
    if deepest >= 1 { words.region = name(1) }
    if deepest >= 2 { words.city = name(deepest) }
    let code = named[Self.locality]?.code ?? (deepest == Self.locality ? "" : named[deepest]?.code ?? "")
    if !code.isEmpty, let known = draft.entity(fileID: code), known.kind.isPlace { return [known.id] }
    let known = draft.placeCount
    let places = draft.places(words, line: line)
    if let place = places.first, !code.isEmpty { draft.remember(place, fileID: code) }
    if let place = places.last, draft.placeCount > known, let latitude = DatasetDraft.number(latitude),
      let longitude = DatasetDraft.number(longitude), abs(latitude) <= 90, abs(longitude) <= 180
    {
      draft.edit(.cities) { table in
        table.set(place.row, "latitude", latitude.written)
        table.set(place.row, "longitude", longitude.written)
      }
    }
    return places.map(\.id)
  }
}

extension DatasetDraft {
  /// How many places there are.
  fileprivate var placeCount: Int { entities.count { $0.kind.isPlace } }
}
