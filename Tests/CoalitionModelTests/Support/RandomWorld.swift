import CoalitionModel

/// A random dataset, written whole or as if the rows hidden from an audience had never been.
///
/// A row that is left out leaves a blank line, so that the lines of the others stay; a cell that names it lacks it.
struct RandomWorld {
  private struct Row {
    var table: TableName
    var visibility: Visibility
    /// Cells, each with its column and whether it refers to entities or sources.
    var cells: [(column: String, values: [String], refers: Bool)]

    func values(_ column: String) -> [String] { cells.first { $0.column == column }?.values ?? [] }
    var id: String? { values("id").first }
    var isStatement: Bool { [.activities, .relationships, .decisions].contains(table) }
  }

  private var rows: [Row] = []

  init(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    func pick(_ list: [String], _ range: ClosedRange<Int>) -> [String] {
      Array(list.shuffled(using: &generator).prefix(Int.random(in: range, using: &generator)))
    }
    func visibility() -> Visibility {
      [.public, .public, .public, .coalition, .private].randomElement(using: &generator) ?? .public
    }
    let numbers = 0..<7
    let organizations = numbers.map { "o\($0)" }
    let (campaigns, reports) = (numbers.map { "k\($0)" }, numbers.map { "r\($0)" })
    let (cities, topics) = (numbers.map { "c\($0)" }, numbers.map { "t\($0)" })
    let sources = (0..<4).map { "s\($0)" }
    func add(_ table: TableName, _ cells: [(String, [String], Bool)], _ visibility: Visibility) {
      rows.append(
        Row(
          table: table, visibility: visibility,
          cells: cells.map { (column: $0.0, values: $0.1, refers: $0.2) }))
    }
    for source in sources {
      add(
        .sources,
        [
          ("id", [source], false), ("title", ["Page \(source)"], false),
          ("surveyed_topics", pick(topics, 0...2), true),
        ], .public)
    }
    for id in organizations {
      add(
        .organizations,
        [
          ("id", [id], false), ("name", ["Name \(id)"], false), ("based_in", pick(cities, 0...2), true),
          ("topics", pick(topics, 0...3), true), ("places", pick(cities, 0...2), true),
          ("source", pick(sources, 0...2), true),
        ], visibility())
    }
    for id in campaigns {
      add(
        .campaigns,
        [
          ("id", [id], false), ("name", ["Name \(id)"], false), ("run_by", pick(organizations, 0...2), true),
          ("targets", pick(organizations + reports, 0...2), true), ("source", pick(sources, 0...2), true),
        ], visibility())
    }
    for id in reports {
      add(
        .reports,
        [
          ("id", [id], false), ("title", ["Title \(id)"], false),
          ("published_by", pick(organizations + campaigns, 0...2), true),
          ("source", pick(sources, 0...1), true),
        ], visibility())
    }
    for id in cities {
      add(
        .cities,
        [
          ("id", [id], false), ("name", ["City \(id)"], false),
          ("region", pick(["Region A", "REGION A", "Region B"], 0...1), false),
          ("country", pick(["Land", "LAND", "Other land"], 0...1), false),
        ], visibility())
    }
    for (place, id) in topics.enumerated() {
      add(
        .topics,
        [
          ("id", [id], false), ("name", ["Topic \(id)"], false),
          ("broader", pick(Array(topics[..<place]), 0...1), true),
        ], visibility())
    }
    for _ in 0..<15 {
      add(
        .activities,
        [
          ("who", pick(organizations + campaigns, 1...1), true), ("topic", pick(topics, 1...1), true),
          ("place", pick(cities, 0...1), true), ("source", pick(sources, 0...1), true),
          ("quote", ["q"], false), ("holds", pick(["", "yes", "no"], 1...1), false),
        ], visibility())
      add(
        .relationships,
        [
          ("from", pick(organizations, 1...1), true), ("kind", pick(["mentions", "funds"], 1...1), false),
          ("to", pick(campaigns + reports, 1...1), true), ("source", pick(sources, 0...1), true),
        ], visibility())
    }
    for _ in 0..<4 {
      let pair = pick(organizations, 2...2)
      add(
        .decisions,
        [
          ("a", [pair[0]], true), ("b", [pair[1]], true),
          ("verdict", pick(["same", "different", "unsure"], 1...1), false),
        ], visibility())
    }
  }

  /// The folder as an audience would have it; nil for the keepers'.
  func folder(for audience: Visibility?) -> DatasetFolder {
    func isShown(_ row: Row) -> Bool { audience.map { row.visibility.isShown(to: $0) } ?? true }
    var present = Set(rows.filter(isShown).compactMap(\.id))
    func isWhole(_ row: Row) -> Bool {
      isShown(row)
        && (!row.isStatement || row.cells.filter(\.refers).allSatisfy { present.isSuperset(of: $0.values) })
    }
    if audience != nil {
      let used = Set(rows.filter(isWhole).flatMap { $0.values("source") })
      let surveys = rows.filter { $0.values("surveyed_topics").contains(where: present.contains) }
      let kept = used.union(surveys.compactMap(\.id))
      present = present.filter { !$0.hasPrefix("s") || kept.contains($0) }
    }
    var folder = DatasetFolder()
    for table in TableName.allCases {
      let own = rows.filter { $0.table == table }
      var lines = [((own.first?.cells.map(\.column) ?? []) + ["visibility"]).joined(separator: ",")]
      for row in own {
        guard isWhole(row), row.id.map(present.contains) ?? true else {
          lines.append("")
          continue
        }
        let cells = row.cells.map { cell in
          cell.values.filter { !cell.refers || present.contains($0) }.joined(separator: "|")
        }
        lines.append((cells + [row.visibility.rawValue]).joined(separator: ","))
      }
      folder[table] = lines.joined(separator: "\n") + "\n"
    }
    return folder
  }
}
