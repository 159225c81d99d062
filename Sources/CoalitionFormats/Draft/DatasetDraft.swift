internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// A dataset that is being made from another file.
///
/// Other files name things by names, labels and ids of their own; a dataset names them by slugs. A draft gives each
/// thing its slug, finds it again by whatever the file calls it, and says of every row on which line of which file it
/// stands, so that an answer can be followed back. What a file says and a dataset cannot hold is counted.
struct DatasetDraft {
  /// The file as messages and answers name it.
  let file: String
  /// One for each table, in the order of `TableName`.
  private var tables = TableName.allCases.map(DraftTable.init)
  private(set) var entities: [DraftEntity] = []
  var problems: [Diagnostic] = []
  var omissions = Omissions()
  /// The name and title of the dataset.
  var name: String
  var title: String

  private var ids: Set<String> = []
  private var nextNumbers: [String: Int] = [:]
  private var byFileID: [String: Int] = [:]
  private var byName: [NameSpace: [String: Int]] = [:]
  private var sourceIDs: Set<String> = []
  private var sourcesByName: [String: String] = [:]
  private var ownSource: String?

  init(file: String, title: String? = nil) {
    self.file = file
    let base = Self.baseName(file)
    self.title = title ?? base
    name = EntityRegistry.slug(base).orElse("dataset")
  }

  /// What things of the same name are told apart by.
  enum NameSpace: Hashable, CaseIterable {
    case actor, report, topic, place

    init(_ kind: EntityKind) {
      switch kind {
      case .organization, .campaign: self = .actor
      case .report: self = .report
      case .topic: self = .topic
      case .city, .region, .country: self = .place
      }
    }
  }

  /// The file's name without its folder and ending.
  static func baseName(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }

  // MARK: Rows

  /// Lends a table.
  mutating func edit<Result>(_ table: TableName, _ body: (inout DraftTable) -> Result) -> Result {
    body(&tables[table.number])
  }

  /// The dataset that the draft has become.
  consuming func reading() -> FileReading {
    let parts = tables.filter { $0.count > 0 || $0.name == .organizations }.map { $0.part(file: file) }
    tables = []
    let reading = Dataset.assemble(parts, file: file, name: name, title: title)
    return FileReading(
      dataset: reading.dataset, diagnostics: (problems + reading.diagnostics).sorted(), omissions: omissions)
  }

  // MARK: Entities

  /// Adds an entity.
  ///
  /// - Parameters:
  ///   - fileID: What the file calls it where it refers to it; may be empty.
  ///   - name: Its name for people; the id of the file where there is none.
  mutating func addEntity(_ kind: EntityKind, fileID: String, name: String, line: Int) -> DraftEntity {
    let shown = name.orElse(fileID).orElse("(no name)")
    let id = newID(wanted: fileID, name: shown)
    let table = kind.draftTable
    let row = edit(table) { table in
      let row = table.addRow(line: line)
      table.set(row, "id", id)
      table.set(row, table.name == .reports ? "title" : "name", shown)
      if kind == .region || kind == .country { table.set(row, "level", kind.rawValue) }
      if !fileID.isEmpty, fileID != id, fileID != shown { table.set(row, "original_id", fileID) }
      return row
    }
    let entity = DraftEntity(number: entities.count, kind: kind, id: id, table: table, row: row, line: line)
    entities.append(entity)
    if !fileID.isEmpty, byFileID[fileID] == nil { byFileID[fileID] = entity.number }
    remember(entity, as: shown)
    return entity
  }

  /// Lets an entity be found by one more name.
  mutating func remember(_ entity: DraftEntity, as name: String) {
    let key = Folding.key(name)
    guard !key.isEmpty else { return }
    let space = NameSpace(entity.kind)
    if byName[space, default: [:]][key] == nil { byName[space, default: [:]][key] = entity.number }
  }

  /// Lets an entity be found by what the file calls it.
  mutating func remember(_ entity: DraftEntity, fileID: String) {
    if byFileID[fileID] == nil { byFileID[fileID] = entity.number }
  }

  /// The entity that the file calls so where it refers to it.
  func entity(fileID: String) -> DraftEntity? { byFileID[fileID].map { entities[$0] } }

  /// The entity with this name; names are compared as people mean them.
  func entity(named name: String, _ space: NameSpace) -> DraftEntity? {
    byName[space]?[Folding.key(name)].map { entities[$0] }
  }

  /// The entity that a cell means: by the file's id, else by name, else by the id that a name suggests.
  func entity(meant text: String, _ spaces: [NameSpace] = NameSpace.allCases) -> DraftEntity? {
    if let entity = entity(fileID: text), spaces.contains(NameSpace(entity.kind)) { return entity }
    for space in spaces {
      if let entity = entity(named: text, space) { return entity }
    }
    return nil
  }

  /// A slug that nothing has: the wanted id where it is one, else one that the name suggests.
  private mutating func newID(wanted: String, name: String) -> String {
    if EntityRegistry.isSlug(wanted), ids.insert(wanted).inserted { return wanted }
    let slug = EntityRegistry.slug(name).orElse(EntityRegistry.slug(wanted)).orElse("node")
    if ids.insert(slug).inserted { return slug }
    var number = nextNumbers[slug] ?? 2
    while !ids.insert("\(slug)-\(number)").inserted { number += 1 }
    nextNumbers[slug] = number + 1
    return "\(slug)-\(number)"
  }

  // MARK: Sources

  /// The source with this id or title, new if there is none; what the cells say fills what is not known of it.
  mutating func source(id wanted: String, _ cells: [(column: String, text: String)], line: Int) -> String {
    if let known = sourcesByName[wanted] { return known }
    let title = cells.first { $0.column == "title" }?.text ?? ""
    let slug = EntityRegistry.isSlug(wanted) ? wanted : EntityRegistry.slug(wanted).orElse("source")
    var id = slug
    var number = 2
    while !sourceIDs.insert(id).inserted {
      id = "\(slug)-\(number)"
      number += 1
    }
    sourcesByName[wanted] = id
    edit(.sources) { table in
      let row = table.addRow(line: line)
      table.set(row, "id", id)
      table.set(row, "title", title.orElse(wanted))
      for (column, text) in cells where column != "title" && column != "id" { table.set(row, column, text) }
    }
    return id
  }

  /// The source that the file itself is, for what says nothing of where it is from.
  mutating func fileSource() -> String {
    if let ownSource { return ownSource }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let id = source(id: name, [("title", name)], line: 0)
    ownSource = id
    return id
  }

  mutating func report(
    _ severity: Diagnostic.Severity, line: Int = 0, found: String, expected: String, mend: String = ""
  ) {
    problems.append(
      Diagnostic(severity, file: file, line: line, found: found, expected: expected, mend: mend))
  }
}

/// An entity of a draft: where its row is, and what it is called.
struct DraftEntity {
  let number: Int
  let kind: EntityKind
  let id: String
  let table: TableName
  let row: Int
  let line: Int
}

extension EntityKind {
  /// The table of entities of the kind.
  var draftTable: TableName {
    switch self {
    case .organization: .organizations
    case .campaign: .campaigns
    case .report: .reports
    case .city, .region, .country: .cities
    case .topic: .topics
    }
  }
}

extension TableName {
  /// Its place among all tables.
  fileprivate var number: Int {
    switch self {
    case .organizations: 0
    case .cities: 1
    case .campaigns: 2
    case .reports: 3
    case .topics: 4
    case .activities: 5
    case .relationships: 6
    case .sources: 7
    case .decisions: 8
    }
  }
}

extension String {
  func orElse(_ other: @autoclosure () -> String) -> String { isEmpty ? other() : self }
}
