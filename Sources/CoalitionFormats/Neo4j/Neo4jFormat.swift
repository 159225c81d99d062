internal import CoalitionModel
internal import GraphExchange
internal import RecordReading

/// CSV files with typed headers for `neo4j-admin database import`
/// (https://neo4j.com/docs/operations-manual/current/import/).
///
/// Each kind of entity, the sources and the activities are nodes in a file of their own; an activity is a node so that
/// who, on what, where and according to whom stay together: `(:Organization)-[:DOES]->(:Activity)-[:ON]->(:Topic)`,
/// `-[:IN]->(:City)`, `-[:ACCORDING_TO]->(:Source)`. `WORKS_ON` and `WORKS_IN` say the same in one step. Relationships
/// carry their evidence. `import-command.txt` has the command.
struct Neo4jFormat {
  private let dataset: Dataset
  private let encoder = CSVEncoder()
  /// The files of relationships, by name.
  private var ties: [String: [[String]]] = [:]

  static func write(_ dataset: Dataset) -> (files: [(name: String, bytes: [UInt8])], omissions: Omissions) {
    var format = Neo4jFormat(dataset: dataset)
    var omissions = Omissions()
    omissions.add("denials", dataset.denials.count)
    omissions.add("judgements on identity", dataset.decisions.count)
    omissions.add("limits of what sources surveyed", dataset.sources.count { $0.survey != nil })
    return (format.files(), omissions)
  }

  private init(dataset: Dataset) { self.dataset = dataset }

  /// What stands between the texts of a list; a text that has one gets a comma instead, as the import has no way to
  /// escape it.
  private static let delimiter = ";"

  private static func list(_ texts: [String]) -> String {
    texts.map { $0.replacing(delimiter, with: ",") }.joined(separator: delimiter)
  }

  private static func label(_ kind: EntityKind) -> String {
    let word = kind.rawValue
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  private mutating func files() -> [(name: String, bytes: [UInt8])] {
    var files: [(name: String, bytes: [UInt8])] = []
    for kind in EntityKind.allCases where dataset.entities.contains(where: { $0.kind == kind }) {
      files.append(("\(kind.plural).csv", nodes(kind)))
    }
    if !dataset.sources.isEmpty { files.append(("sources.csv", sources())) }
    if !dataset.activities.isEmpty { files.append(("activities.csv", activities())) }
    addTies()
    let nodeFiles = files.map(\.name)
    for name in ties.keys.sorted() {
      files.append(("ties-\(name).csv", encoder.encode(ties[name] ?? [])))
    }
    files.append(
      ("import-command.txt", command(nodeFiles, files.map(\.name).filter { $0.hasPrefix("ties-") })))
    return files
  }

  // MARK: Nodes

  private func nodes(_ kind: EntityKind) -> [UInt8] {
    let label = Self.label(kind)
    let entities = dataset.entities.filter { $0.kind == kind }
    var extra: [String] = []
    for field in entities.flatMap(\.extra) where !extra.contains(field.column) { extra.append(field.column) }
    let columns = [
      "id:ID(\(label))", "name", "aliases:string[]", "url", "note", "visibility", "since", "until", "date",
      "checked",
      "latitude:double", "longitude:double", "terms:string[]", ":LABEL",
    ]
    // A colon in a header is the mark of a type, so columns of the dataset's keeper lose it.
    let header = columns.dropLast() + extra.map { "x_" + $0.replacing(":", with: "_") } + [":LABEL"]
    let rows = entities.map { entity -> [String] in
      let isActor = entity.kind.isActor ? ";Actor" : entity.kind.isPlace ? ";Place" : ""
      return [
        entity.id, entity.name, Self.list(entity.aliases), entity.url, entity.note,
        entity.visibility.rawValue,
        entity.period.since?.description ?? "", entity.period.until?.description ?? "",
        entity.date?.description ?? "", entity.checked?.description ?? "",
        entity.coordinate?.latitude.written ?? "",
        entity.coordinate?.longitude.written ?? "", Self.list(entity.terms),
      ]
        + extra.map { column in entity.extra.first { $0.column == column }?.value ?? "" } + [label + isActor]
    }
    return encoder.encode([Array(header)] + rows)
  }

  private func sources() -> [UInt8] {
    let header = [
      "id:ID(Source)", "title", "publisher", "date", "url", "accessed", "archived", "visibility", ":LABEL",
    ]
    return encoder.encode(
      [header]
        + dataset.sources.map {
          [
            $0.id, $0.title, $0.publisher, $0.date?.description ?? "", $0.url, $0.accessed?.description ?? "",
            $0.archived, $0.visibility.rawValue, "Source",
          ]
        })
  }

  private func activities() -> [UInt8] {
    let header = [
      "id:ID(Activity)", "since", "until", "locator", "quote", "confidence:double", "visibility", ":LABEL",
    ]
    return encoder.encode(
      [header]
        + dataset.activities.enumerated().map { number, activity in
          ["activity-\(number + 1)"] + evidence(activity.period, activity.evidence) + [
            activity.visibility.rawValue, "Activity",
          ]
        })
  }

  private func evidence(_ period: Period, _ evidence: Evidence) -> [String] {
    [
      period.since?.description ?? "", period.until?.description ?? "", evidence.locator, evidence.quote,
      evidence.confidence?.written ?? "",
    ]
  }

  // MARK: Relationships

  private static let tieColumns = [
    "since", "until", "locator", "quote", "confidence:double", "source", "basis", "weight:double",
    "visibility", "words",
  ]

  /// Adds a row to the file of its type and of the groups of its ends.
  private mutating func add(
    _ from: (group: String, id: String), _ type: String, _ to: (group: String, id: String),
    _ cells: [String] = Array(repeating: "", count: tieColumns.count)
  ) {
    let name = "\(from.group)-\(type)-\(to.group)".lowercased()
    if ties[name] == nil {
      ties[name] = [[":START_ID(\(from.group))", ":END_ID(\(to.group))"] + Self.tieColumns + [":TYPE"]]
    }
    ties[name]?.append([from.id, to.id] + cells + [type])
  }

  private func end(_ index: EntityIndex) -> (group: String, id: String) {
    (Self.label(dataset[index].kind), dataset[index].id)
  }

  private func cells(
    _ period: Period, _ evidence: Evidence, _ basis: Basis, _ weight: Double, _ visibility: Visibility,
    _ words: String = ""
  ) -> [String] {
    self.evidence(period, evidence) + [
      evidence.source.map { dataset[$0].id } ?? "", basis.rawValue, weight.written, visibility.rawValue,
      words,
    ]
  }

  private mutating func addTies() {
    for (number, activity) in dataset.activities.enumerated() {
      let node = ("Activity", "activity-\(number + 1)")
      let cells = cells(activity.period, activity.evidence, .stated, 1, activity.visibility)
      add(end(activity.who), "DOES", node)
      if let topic = activity.topic {
        add(node, "ON", end(topic))
        add(end(activity.who), "WORKS_ON", end(topic), cells)
      }
      if let place = activity.place {
        add(node, "IN", end(place))
        add(end(activity.who), "WORKS_IN", end(place), cells)
      }
      if let source = activity.evidence.source { add(node, "ACCORDING_TO", ("Source", dataset[source].id)) }
    }
    for tie in dataset.relationships {
      add(
        end(tie.from), tie.kind.neo4jType, end(tie.to),
        cells(
          tie.period, tie.evidence, tie.basis, tie.weight, tie.visibility,
          tie.kind.isDeclared ? "" : tie.kind.label))
    }
    for index in dataset.indices {
      let entity = dataset[index]
      let cells = cells(
        Period(), entity.evidence.first ?? Evidence(source: nil), .implied, 1, entity.visibility)
      let isReport = entity.kind == .report
      for topic in entity.topics { add(end(index), isReport ? "ABOUT" : "WORKS_ON", end(topic), cells) }
      for place in entity.places { add(end(index), isReport ? "ABOUT" : "WORKS_IN", end(place), cells) }
      if let parent = entity.parent {
        add(end(index), entity.kind == .topic ? "UNDER" : "LIES_IN", end(parent))
      }
      for source in entity.evidence.compactMap(\.source) {
        add(end(index), "ACCORDING_TO", ("Source", dataset[source].id))
      }
    }
  }

  private func command(_ nodes: [String], _ ties: [String]) -> [UInt8] {
    let lines =
      ["neo4j-admin database import full coalition", "--multiline-fields=true", "--array-delimiter=';'"]
      + nodes.map { "--nodes=\($0)" } + ties.map { "--relationships=\($0)" }
    return Array((lines.joined(separator: " \\\n  ") + "\n").utf8)
  }
}

extension RelationshipKind {
  /// The kind as a type of relationships there: `memberOf` is `MEMBER_OF`, and what has words of its own `TIED_TO`.
  fileprivate var neo4jType: String {
    guard isDeclared else { return "TIED_TO" }
    return id.reduce(into: "") { text, character in
      if character.isUppercase { text += "_" }
      text += character.uppercased()
    }
  }
}
