internal import CoalitionAnalysis
internal import CoalitionLinking
internal import CoalitionModel
internal import GraphAlgorithms

/// Turns entities and links into nodes and edges, the same way for every kind of diagram.
struct DiagramBuilder {
  let graph: EntityGraph
  let clusters: ClusterAnalysis

  var dataset: Dataset { graph.dataset }

  func node(_ entity: EntityIndex, isFocus: Bool = false) -> Diagram.Node {
    let value = dataset[entity]
    let cluster = clusters.cluster(of: entity)
    var hover = "\(value.name) (\(value.kind.rawValue))"
    if let cluster { hover += "\nCluster \(cluster.number): \(cluster.label)" }
    if !value.note.isEmpty { hover += "\n\(value.note)" }
    var node = Diagram.Node(
      id: value.id, label: value.name, kind: Self.kind(value.kind), cluster: cluster.map { $0.number - 1 },
      hover: String(hover.prefix(600)))
    node.isFocus = isFocus
    return node
  }

  static func kind(_ kind: EntityKind) -> Diagram.NodeKind {
    switch kind {
    case .organization: .organization
    case .campaign: .campaign
    case .report: .report
    case .city, .region, .country: .place
    case .topic: .topic
    }
  }

  /// The edges of the graph between the chosen entities.
  func edges(among chosen: [EntityIndex]) -> [Diagram.Edge] {
    let isChosen = Set(chosen)
    var pairs: [(EntityIndex, EntityIndex, Double)] = []
    for entity in chosen.sorted() {
      for (node, weight) in graph.graph.neighbors(of: entity.position) {
        let other = EntityIndex(node)
        if entity < other, isChosen.contains(other) { pairs.append((entity, other, weight)) }
      }
    }
    let heaviest = pairs.map(\.2).max() ?? 1
    return pairs.map { a, b, weight in edge(a, b, share: weight / heaviest) }
  }

  /// One edge with its reasons.
  func edge(_ a: EntityIndex, _ b: EntityIndex, share: Double) -> Diagram.Edge {
    let parts = graph.parts(a, b)
    let isTreeStep = parts.allSatisfy {
      if case .liesUnder = $0.reason { true } else { false }
    }
    var (from, to, isTie, isDirected) = (a, b, false, false)
    // A home in a place is one more way of "works in"; other ties are drawn as ties.
    for part in parts {
      if case .relationship(let start, let kind, let end) = part.reason, kind != .basedIn {
        (from, to, isTie, isDirected) = (start, end, true, kind.isDirected)
        break
      }
    }
    var edge = Diagram.Edge(
      from: dataset[from].id, to: dataset[to].id, strength: share,
      isImplied: parts.allSatisfy { $0.basis == .implied }, isTie: isTie, isDirected: isDirected,
      hover: Self.hover(parts, dataset))
    edge.isTreeStep = isTreeStep
    return edge
  }

  static func hover(_ parts: [LinkPart], _ dataset: Dataset) -> String {
    let lines = parts.prefix(6).map { part in
      let places = part.evidence.prefix(3).map { evidence in
        [evidence.source.map { dataset[$0].title } ?? "no source", evidence.locator]
          .filter { !$0.isEmpty }.joined(separator: ", ")
      }
      let ground = places.isEmpty ? "" : " [\(places.joined(separator: "; "))]"
      return part.sentence(in: dataset) + (part.basis == .implied ? " (implied)" : "") + ground
    }
    // A name may have thousands of characters.
    return lines.map { $0.count > 600 ? $0.prefix(600) + "…" : $0 }.joined(separator: "\n")
      + (parts.count > 6 ? "\n… and \(parts.count - 6) more reasons" : "")
  }

  /// The clusters of the nodes, for the legend.
  func keys(for entities: [EntityIndex]) -> [Diagram.ClusterKey] {
    let numbers = Set(entities.compactMap { clusters.cluster(of: $0)?.number })
    return clusters.clusters.filter { numbers.contains($0.number) }.map {
      Diagram.ClusterKey(number: $0.number - 1, label: "\($0.number)  \($0.label)")
    }
  }

  /// "Source: …; as of …": the titles of the sources and the latest date on which one was issued or read.
  var sourceLine: String { Self.sourceLine(dataset) }

  static func sourceLine(_ dataset: Dataset) -> String {
    let titles = dataset.sources.map(\.title)
    let shown = titles.prefix(3).joined(separator: "; ")
    let more = titles.count > 3 ? " and \(titles.count - 3) more" : ""
    let dates = dataset.sources.flatMap { [$0.date, $0.accessed] }.compactMap(\.self)
    let latest = dates.max { $0.latest < $1.latest }
    let source = titles.isEmpty ? "No sources" : "Source\(titles.count == 1 ? "" : "s"): \(shown)\(more)"
    return source + (latest.map { ". As of \($0)" } ?? "") + ". Dataset: \(dataset.name)."
  }
}
