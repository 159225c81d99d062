public import CoalitionAnalysis
public import CoalitionLinking
public import CoalitionModel
internal import GraphAlgorithms

extension Diagram {
  /// The places where somebody works, as they lie to each other on the Earth, each with its organizations and
  /// campaigns beneath it.
  ///
  /// Each stands once: where it is based, else in the first of its cities by name, else of its regions, else of its
  /// countries. Lines lead to at most three further places; those beyond are counted on the node and named when it is
  /// pointed at. Regions and countries say in their labels what they are, and stand in the middle of their cities
  /// where the data have no coordinates for them. A place is the larger the more work there. Whoever is not drawn is
  /// counted and named in the caption: who has no place with coordinates, who is known to work only in something
  /// larger than what is asked for, who is beyond the limit; and which places have no coordinates, and where nobody
  /// works.
  ///
  /// - Parameters:
  ///   - topics: who works on any of these or what lies below it; none means all. A line is dashed where the work on
  ///     it in that place is only implied.
  ///   - places: these and what lies within them; none means all.
  ///   - limit: how many organizations and campaigns at most, the most strongly linked first; nil for all.
  public static func map(
    graph: EntityGraph, clusters: ClusterAnalysis, topics: [EntityIndex] = [], places: [EntityIndex] = [],
    limit: Int? = nil
  ) -> Diagram {
    let work = MapWork(graph, topics: topics, within: places)
    return MapComposition(
      work: work, builder: DiagramBuilder(graph: graph, clusters: clusters), topics: topics, asked: places
    ).diagram(limit: limit)
  }
}

private struct MapComposition {
  let work: MapWork
  let builder: DiagramBuilder
  let topics: [EntityIndex]
  let asked: [EntityIndex]

  private var dataset: Dataset { builder.dataset }

  func diagram(limit: Int?) -> Diagram {
    let graph = builder.graph
    let ranked = work.workers.sorted {
      (-graph.graph.strength(of: $0.actor.position), $0.actor)
        < (-graph.graph.strength(of: $1.actor.position), $1.actor)
    }
    let drawn = Array(ranked.prefix(limit ?? .max))
    let cut = ranked.dropFirst(drawn.count).map(\.actor).sorted()
    let homes = Dictionary(grouping: drawn) { $0.home }
    let shown = Set(drawn.flatMap(\.places))
    let places = work.places.filter(shown.contains)
    var nodes: [Diagram.Node] = []
    for place in places {
      guard let node = self.node(place) else { continue }
      nodes.append(node)
      nodes += byCluster(homes[place] ?? []).map(self.node(_:))
    }
    measure(&nodes, places)
    let workers = drawn.sorted { $0.actor < $1.actor }
    return Diagram(
      title: title, subtitle: subtitle(workers), sourceLine: builder.sourceLine,
      caption: caption(shown, cut), nodes: nodes, edges: edges(workers),
      clusters: builder.keys(for: workers.map(\.actor)), lineMeaning: "works in, is based in",
      placements: [.map, .rows])
  }

  /// Those of one cluster stand together.
  private func byCluster(_ workers: [MapWork.Worker]) -> [MapWork.Worker] {
    workers.map { (worker: $0, cluster: builder.clusters.cluster(of: $0.actor)?.number ?? .max) }
      .sorted { ($0.cluster, $0.worker.actor) < ($1.cluster, $1.worker.actor) }.map(\.worker)
  }

  private func node(_ place: EntityIndex) -> Diagram.Node? {
    guard let coordinate = work.spots[place] else { return nil }
    var node = builder.node(place)
    if dataset[place].kind != .city { node.label += " (\(dataset[place].kind.rawValue))" }
    node.spot = .place(longitude: coordinate.longitude, latitude: coordinate.latitude)
    node.hover += "\nWork here: \(work.counts[place] ?? 0)"
    if work.spots.middles.contains(place) { node.hover += "\nDrawn in the middle of its cities" }
    return node
  }

  private func node(_ worker: MapWork.Worker) -> Diagram.Node {
    var node = builder.node(worker.actor)
    node.spot = .beside(id: dataset[worker.home].id)
    let count = worker.others.count
    if count > 0 {
      node.details = ["and \(count) more place\(count == 1 ? "" : "s")"]
      node.hover += "\nAlso in \(dataset.namesInCaption(worker.others))"
    }
    return node
  }

  /// From the place where fewest of those drawn work to the one where most do.
  private func measure(_ nodes: inout [Diagram.Node], _ places: [EntityIndex]) {
    let counts = Dictionary(uniqueKeysWithValues: places.map { (dataset[$0].id, work.counts[$0] ?? 0) })
    guard let least = counts.values.min(), let most = counts.values.max(), least < most else { return }
    for index in nodes.indices {
      guard case .place? = nodes[index].spot, let count = counts[nodes[index].id] else { continue }
      nodes[index].measure = Double(count - least) / Double(most - least)
    }
  }

  private func edges(_ workers: [MapWork.Worker]) -> [Diagram.Edge] {
    let graph = builder.graph
    let pairs = workers.flatMap { worker in worker.places.map { (worker, $0) } }
    let heaviest = pairs.map { graph.weight($0.actor, $1) }.max() ?? 1
    return pairs.map { worker, place in
      let share = graph.weight(worker.actor, place) / heaviest
      // Many lines meet at a place, and fine ones can still be told apart there.
      var edge = builder.edge(min(worker.actor, place), max(worker.actor, place), share: 0.4 * share)
      if let implied = worker.implied { edge.isImplied = implied.contains(place) }
      return edge
    }
  }

  private var title: String {
    let subject = topics.isEmpty ? dataset.title : list(topics)
    return subject + (asked.isEmpty ? "" : " in \(list(asked))")
  }

  private func subtitle(_ workers: [MapWork.Worker]) -> String {
    let question =
      switch topics.count {
      case 0: "Who works where"
      case 1: "Who works on it, and where"
      default: "Who works on any of them, and where"
      }
    guard workers.contains(where: { $0.places.count > 1 }) else { return question }
    return question + ". Each stands beneath one place; lines lead to up to \(MapWork.furtherPlaces) others."
  }

  private func caption(_ shown: Set<EntityIndex>, _ cut: [EntityIndex]) -> String {
    let worked = work.places.filter { work.counts[$0] != nil }
    let idle = work.places.filter { work.counts[$0] == nil }
    func isWorkedWithin(_ place: EntityIndex) -> Bool {
      dataset.hierarchy.subtree(of: place).contains { work.counts[$0] != nil }
    }
    let middles = work.places.filter { shown.contains($0) && work.spots.middles.contains($0) }
    let left = [
      ("", "less strongly linked", cut),
      ("", "without a place that has coordinates", work.unplaced),
      ("", "known to work only in a larger place", work.wider),
      (" place", "without coordinates", worked.filter { work.spots[$0] == nil }),
      (
        " place", "where only what is not drawn would lead",
        worked.filter { work.spots[$0] != nil && !shown.contains($0) }
      ),
      (" place", "known only by who works within", idle.filter(isWorkedWithin)),
      (
        " place", topics.isEmpty ? "where nobody works" : "where nobody works on it",
        idle.filter { !isWorkedWithin($0) }
      ),
    ]
    let sentences = left.filter { !$0.2.isEmpty }.map { what, why, entities in
      let plural = what.isEmpty || entities.count == 1 ? what : what + "s"
      return "Not drawn: \(entities.count)\(plural) \(why): \(dataset.namesInCaption(entities))."
    }
    let middle =
      middles.isEmpty
      ? [] : ["Without coordinates, so in the middle of their cities: \(dataset.namesInCaption(middles))."]
    return (["Directions are kept, distances are not to scale."] + middle + sentences).joined(separator: " ")
  }

  private func list(_ entities: [EntityIndex]) -> String {
    entities.map { dataset[$0].name }.joined(separator: ", ")
  }
}
