internal import CoalitionLinking
internal import CoalitionModel
internal import CoalitionQuery

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
  private let counts: CoverageCounts
  private let detail: Detail

  /// - Parameters:
  ///   - topics: the rows, each before what lies below it.
  ///   - places: the columns: cities, then regions and countries.
  init(
    _ dataset: Dataset, _ counts: CoverageCounts, topics: [EntityIndex], places: [[EntityIndex]],
    detail: Detail
  ) {
    self.dataset = dataset
    self.counts = counts
    self.detail = detail
    let columns = places.flatMap(\.self)
    guard !topics.isEmpty, !columns.isEmpty else { return }
    var column = 0
    for (name, group) in zip(["Cities", "Regions and countries"], places) where !group.isEmpty {
      // No entity's id has a colon.
      nodes.append(heading("places:\(name)", name, hover: name, level: 0, row: -2, column: column))
      column += group.count
    }
    for (column, place) in columns.enumerated() {
      let hover =
        "\(dataset[place].name) (\(dataset[place].kind.rawValue)): \(Self.workers(counts.workersIn[place]))"
      nodes.append(
        heading(dataset[place].id, dataset[place].name, hover: hover, level: 1, row: -1, column: column))
    }
    let shown = Set(topics)
    let (covered, placeless) = counts.cells(topics: topics, places: columns)
    for (row, topic) in topics.enumerated() {
      let level = dataset.hierarchy.ancestors(of: topic).reduce(0) { shown.contains($1) ? $0 + 1 : $0 }
      let hover = "\(dataset[topic].name): \(Self.workers(counts.workersOn[topic]))"
      nodes.append(
        heading(dataset[topic].id, dataset[topic].name, hover: hover, level: level, row: row, column: -1))
      for (column, place) in columns.enumerated() {
        let found = covered[CoverageCounts.Cell(topic: topic, place: place)] ?? []
        var node = cell(topic, place, found, placeless[topic] ?? [])
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

  private func cell(
    _ topic: EntityIndex, _ place: EntityIndex, _ found: [CoverageCounts.Coverage], _ placeless: [EntityIndex]
  ) -> Diagram.Node {
    let (topicName, placeName) = (dataset[topic].name, dataset[place].name)
    var node = Diagram.Node(id: "\(dataset[topic].id):\(dataset[place].id)", label: "", kind: .cell)
    let heading = "\(topicName) in \(placeName)"
    let inside = found.filter { $0.reach == .inside }
    if !inside.isEmpty {
      node.cell = .filled(isImplied: inside.allSatisfy { $0.basis == .implied })
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
    } else if counts.workersOn[topic] == nil || counts.workersIn[place] == nil || !placeless.isEmpty {
      node.cell = .unknown
      node.label = "unknown"
      if !placeless.isEmpty {
        node.details = ["\(placeless.count) somewhere"]
        node.hover =
          "\(heading): unknown. It is not known where these work: \(dataset.namesInCaption(placeless))."
      } else {
        let what = counts.workersOn[topic] == nil ? "work on \(topicName)" : "work in \(placeName)"
        node.hover = "\(heading): unknown. Nothing in the data says of anybody to \(what)."
      }
    } else {
      node.cell = .gap
      node.label = "nobody"
      node.hover =
        "\(heading): a gap. Some work on \(topicName) and some in \(placeName), none on the one in the other."
    }
    return node
  }

  /// How many, and the first names as far as there is room: each kind for itself in a small grid.
  private func lines(_ found: [CoverageCounts.Coverage]) -> [String] {
    let parts = [(Basis.stated, "stated"), (.implied, "implied")].map { basis, word in
      let those = found.filter { $0.basis == basis }
      return (count: those.isEmpty ? "" : "\(those.count) \(word)", names: those.map { dataset[$0.who].name })
    }.filter { !$0.count.isEmpty }
    func listed(_ names: [String], _ limit: Int) -> [String] {
      names.count <= limit ? names : names.prefix(limit - 1) + ["and \(names.count - limit + 1) more"]
    }
    switch detail {
    case .counts: return parts.map(\.count)
    case .someNames:
      return parts.map(\.count)
        + listed(parts.flatMap(\.names), 2).map { TextWrapping.lines($0, width: 9.2, maximumLines: 1)[0] }
    case .names: return parts.flatMap { [$0.count] + listed($0.names.map { "• " + $0 }, 4) }
    }
  }

  /// Who, how surely, and what it rests on.
  private func reasons(_ found: [CoverageCounts.Coverage]) -> String {
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
