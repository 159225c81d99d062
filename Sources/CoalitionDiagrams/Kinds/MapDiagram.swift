public import CoalitionAnalysis
public import CoalitionLinking
internal import CoalitionModel
internal import GraphAlgorithms

extension Diagram {
  /// The places where somebody works, as they lie to each other on the Earth, each with its organizations and
  /// campaigns beneath it.
  ///
  /// Each stands once: where it is based, else in the first of its cities by name, else of its regions, else of its
  /// countries. Lines lead to at most three further places; those beyond are counted on the node and named when it is
  /// pointed at. Who has no place with coordinates, which places have none and where nobody works is counted and
  /// named in the caption.
  public static func map(graph: EntityGraph, clusters: ClusterAnalysis) -> Diagram {
    let builder = DiagramBuilder(graph: graph, clusters: clusters)
    let dataset = graph.dataset
    let actors = dataset.indices.filter { dataset[$0].kind.isActor }
    let workers = actors.compactMap { PlacedActor($0, graph) }
    let isWorker = Set(workers.map(\.actor))
    let shown = Set(workers.flatMap(\.places))
    let worked = Set(actors.flatMap { PlacedActor.places(of: $0, graph) })
    let places = dataset.indices.filter { dataset[$0].kind.isPlace }
    let left = [
      ("", "without a place that has coordinates", actors.filter { !isWorker.contains($0) }),
      (" place", "without coordinates", places.filter { worked.contains($0) && !shown.contains($0) }),
      (" place", "where nobody works", places.filter { !worked.contains($0) }),
    ]
    let captions = left.filter { !$0.2.isEmpty }.map { what, why, entities in
      let plural = what.isEmpty || entities.count == 1 ? what : what + "s"
      return "Not drawn: \(entities.count)\(plural) \(why): \(dataset.namesInCaption(entities))."
    }
    // Those of one cluster stand together.
    let byCluster = workers.map { (worker: $0, cluster: clusters.cluster(of: $0.actor)?.number ?? .max) }
      .sorted { ($0.cluster, $0.worker.actor) < ($1.cluster, $1.worker.actor) }.map(\.worker)
    let residents = Dictionary(grouping: byCluster) { $0.home }
    var nodes: [Node] = []
    for place in places where shown.contains(place) {
      guard let coordinate = dataset[place].coordinate else { continue }
      var node = builder.node(place)
      node.spot = .place(longitude: coordinate.longitude, latitude: coordinate.latitude)
      nodes.append(node)
      nodes += (residents[place] ?? []).map { $0.node(builder) }
    }
    let pairs = workers.flatMap { worker in worker.linked.map { (worker.actor, $0) } }
    let heaviest = pairs.map { graph.weight($0, $1) }.max() ?? 1
    return Diagram(
      title: dataset.title, subtitle: "Who works where", sourceLine: builder.sourceLine,
      caption: (["Directions are kept, distances are not to scale."] + captions).joined(separator: " "),
      nodes: nodes,
      edges: pairs.map { builder.edge(min($0, $1), max($0, $1), share: graph.weight($0, $1) / heaviest) },
      clusters: builder.keys(for: workers.map(\.actor)), lineMeaning: "works in, is based in",
      placements: [.map, .rows])
  }
}

/// An organization or campaign that has a place with coordinates.
private struct PlacedActor {
  let actor: EntityIndex
  /// Its places with coordinates, first the one beneath which it stands.
  let places: [EntityIndex]

  static let furtherPlaces = 3

  init?(_ actor: EntityIndex, _ graph: EntityGraph) {
    let dataset = graph.dataset
    let ranked = Self.places(of: actor, graph).filter { dataset[$0].coordinate != nil }.map { place in
      let isBased = graph.parts(actor, place).contains {
        if case .relationship(_, .basedIn, _) = $0.reason { true } else { false }
      }
      return (place: place, rank: (isBased ? 0 : 1, Self.rank(dataset[place].kind), dataset[place].name))
    }
    guard !ranked.isEmpty else { return nil }
    self.actor = actor
    places = ranked.sorted { $0.rank != $1.rank ? $0.rank < $1.rank : $0.place < $1.place }.map(\.place)
  }

  var home: EntityIndex { places[0] }
  var linked: ArraySlice<EntityIndex> { places.prefix(1 + Self.furtherPlaces) }

  /// All places that it is linked to, with coordinates or without.
  static func places(of actor: EntityIndex, _ graph: EntityGraph) -> [EntityIndex] {
    graph.graph.neighbors(of: actor.position).map { EntityIndex($0.node) }.filter {
      graph.dataset[$0].kind.isPlace
    }
  }

  /// The smaller an area, the more it says.
  private static func rank(_ kind: EntityKind) -> Int {
    switch kind {
    case .city: 0
    case .region: 1
    default: 2
    }
  }

  func node(_ builder: DiagramBuilder) -> Diagram.Node {
    let dataset = builder.dataset
    var node = builder.node(actor)
    node.spot = .beside(id: dataset[home].id)
    let rest = places.dropFirst(linked.count)
    if !rest.isEmpty {
      node.details = ["and \(rest.count) more place\(rest.count == 1 ? "" : "s")"]
      node.hover += "\nAlso in \(dataset.namesInCaption(Array(rest)))"
    }
    return node
  }
}
