internal import CoalitionAnalysis
internal import CoalitionLinking
internal import CoalitionModel

/// The cells of a coverage grid and their headings.
struct CoverageGrid {
  /// How much stands in a cell, by how much room there is.
  enum Detail {
    case names
    case someNames
    case counts
  }

  private(set) var nodes: [Diagram.Node] = []
  private let dataset: Dataset
  private let coverage: Coverage
  private let detail: Detail
  private let shortNames: ShortNames

  /// - Parameters:
  ///   - coverage: rows, each before what lies below it, and columns, group by group.
  ///   - counts: what the headings say.
  ///   - places: the columns, in the groups that they belong to.
  init(
    _ dataset: Dataset, _ coverage: Coverage, _ counts: CoverageCounts, places: [PlaceGroup], detail: Detail
  ) {
    let topics = coverage.topics
    self.dataset = dataset
    self.coverage = coverage
    self.detail = detail
    let isList = detail == .names
    shortNames = ShortNames(
      detail == .counts ? [] : coverage.actors.map { dataset[$0].name },
      width: isList ? NodeStyle.listWidth - TextWidth.of("• ") : NodeStyle.cellWidth - 0.2,
      lines: isList ? 2 : 1)
    let columns = places.flatMap(\.places)
    guard !topics.isEmpty, !columns.isEmpty else { return }
    var column = 0
    for group in places {
      nodes.append(heading(group.id, group.name, hover: group.name, level: 0, row: -2, column: column))
      column += group.places.count
    }
    for (column, place) in columns.enumerated() {
      let hover =
        "\(dataset[place].name) (\(dataset[place].kind.rawValue)): \(Self.workers(counts.workersIn[place]))"
      var node = heading(
        dataset[place].id, dataset[place].name, hover: hover, level: 1, row: -1, column: column)
      if dataset[place].kind != .city { node.details = ["whole \(dataset[place].kind.rawValue)"] }
      nodes.append(node)
    }
    let shown = Set(topics)
    for (row, topic) in topics.enumerated() {
      let level = dataset.hierarchy.ancestors(of: topic).reduce(0) { shown.contains($1) ? $0 + 1 : $0 }
      let hover = "\(dataset[topic].name): \(Self.workers(counts.workersOn[topic]))"
      nodes.append(
        heading(dataset[topic].id, dataset[topic].name, hover: hover, level: level, row: row, column: -1))
      for column in columns.indices {
        var node = cell(row, column)
        node.spot = .cell(row: row, column: column)
        nodes.append(node)
      }
    }
  }

  private static func workers(_ count: Int?) -> String {
    count.map { "\($0) in all" } ?? "nobody is known"
  }

  private func heading(
    _ id: String, _ label: String, hover: String, level: Int, row: Int, column: Int
  ) -> Diagram.Node {
    var node = Diagram.Node(id: id, label: label, kind: .cell, hover: hover)
    node.cell = .heading(level: level)
    node.spot = .cell(row: row, column: column)
    return node
  }

  private func cell(_ row: Int, _ column: Int) -> Diagram.Node {
    let (topic, place) = (coverage.topics[row], coverage.places[column])
    let found = coverage.workers(row: row, column: column)
    let (topicName, placeName) = (dataset[topic].name, dataset[place].name)
    var node = Diagram.Node(id: "\(dataset[topic].id):\(dataset[place].id)", label: "", kind: .cell)
    let heading = "\(topicName) in \(placeName)"
    let inside = found.filter { $0.reach == .inside }
    if !inside.isEmpty {
      node.cell = .filled(isImplied: inside.allSatisfy { $0.basis == .implied })
      node.measure = Double(inside.count)
      let lines = lines(inside)
      node.label = lines[0]
      node.details = Array(lines.dropFirst())
      node.hover = "\(heading)\n" + reasons(found)
    } else if !found.isEmpty {
      node.cell = .wider
      node.label = "none here"
      let wider = Set(found.flatMap(\.places)).sorted()
      let isImplied = found.allSatisfy { $0.basis == .implied }
      let area = wider.count == 1 ? dataset[wider[0]].name : "larger areas"
      node.details = ["\(found.count)\(isImplied ? " implied" : "") in \(area)"]
      node.hover = "\(heading): nobody is known there; in a larger place\n" + reasons(found)
    } else {
      let (state, sources) = coverage.absence(row: row, column: column)
      let placeless = coverage.placeless(row: row)
      switch state {
      case .nobody:
        node.cell = .gap
        node.label = "nobody"
        let titles = sources.map { dataset[$0].title }.joined(separator: ", ")
        node.hover = "\(heading): a gap. Looked at, and nobody is named: \(titles)."
      case .unknown:
        node.cell = .unknown
        node.label = "unknown"
        node.hover = "\(heading): nobody is known, and no source says that it looked."
      }
      if !placeless.isEmpty {
        node.details = ["\(placeless.count) somewhere"]
        node.hover += " It is not known where these work: \(dataset.namesInCaption(placeless))."
      }
    }
    return node
  }

  /// How many, and the first names as far as there is room: each kind for itself in a small grid. Whoever has no name
  /// that fits without looking like another's is among those that are only counted.
  private func lines(_ found: [Coverage.Worker]) -> [String] {
    let parts = [(Basis.stated, "stated"), (.implied, "implied")].map { basis, word in
      let those = found.filter { $0.basis == basis }
      let names = those.map { shortNames[dataset[$0.who].name] }
      return (count: those.isEmpty ? "" : "\(those.count) \(word)", names: names)
    }.filter { !$0.count.isEmpty }
    func listed(_ names: [String?], _ limit: Int, _ bullet: String = "") -> [String] {
      let fitting = names.compactMap(\.self)
      guard !fitting.isEmpty else { return [] }
      let shown = fitting.prefix(names.count <= limit ? limit : limit - 1)
      let more = names.count - shown.count
      return shown.map { bullet + $0 } + (more > 0 ? [bullet + "and \(more) more"] : [])
    }
    switch detail {
    case .counts: return parts.map(\.count)
    case .someNames: return parts.map(\.count) + listed(parts.flatMap(\.names), 2)
    case .names: return parts.flatMap { [$0.count] + listed($0.names, 4, "• ") }
    }
  }

  /// Who, how surely, and what it rests on.
  private func reasons(_ found: [Coverage.Worker]) -> String {
    let lines = found.prefix(12).map { coverage in
      let places = coverage.evidence.prefix(3).map { evidence in
        [evidence.source.map { dataset[$0].title } ?? "no source", evidence.locator]
          .filter { !$0.isEmpty }.joined(separator: ", ")
      }
      let area =
        coverage.reach == .wider
        ? ", in \(coverage.places.map { dataset[$0].name }.joined(separator: ", "))" : ""
      let ground = places.isEmpty ? "" : " [\(places.joined(separator: "; "))]"
      let line = "\(dataset[coverage.who].name) (\(coverage.basis.rawValue)\(area))\(ground)"
      return line.count > 600 ? line.prefix(600) + "…" : line
    }
    return lines.joined(separator: "\n") + (found.count > 12 ? "\n… and \(found.count - 12) more" : "")
  }
}
