internal import CoalitionLinking
internal import CoalitionModel
internal import GraphAlgorithms

/// Who works where, of what a map is asked for.
struct MapWork {
  /// An organization or campaign that has a place with coordinates.
  struct Worker {
    let actor: EntityIndex
    /// Where lines lead, first the place beneath which it stands.
    let places: [EntityIndex]
    /// Where no line leads: beyond the few that are drawn, outside of what is asked for, or without coordinates.
    let others: [EntityIndex]
    /// Where it works only by what is implied; nil where the links say so themselves.
    let implied: Set<EntityIndex>?

    var home: EntityIndex { places[0] }
  }

  /// How many places lines lead to, besides the one beneath which a worker stands.
  static let furtherPlaces = 3

  let spots: MapSpots
  /// In dataset order, as all that follows.
  private(set) var workers: [Worker] = []
  /// Who works in no place with coordinates.
  private(set) var unplaced: [EntityIndex] = []
  /// Who is known to work only in something larger than what is asked for.
  private(set) var wider: [EntityIndex] = []
  /// How many of those drawn or not work in each place.
  private(set) var counts: [EntityIndex: Int] = [:]
  /// The places asked for.
  private(set) var places: [EntityIndex] = []

  /// Looks it up: who works on one of the topics or what lies below it, in one of the places or within it; none means
  /// any. O(links of organizations and campaigns), with topics O(what is claimed of them).
  init(_ graph: EntityGraph, topics: [EntityIndex], within asked: [EntityIndex]) {
    let dataset = graph.dataset
    let hierarchy = dataset.hierarchy
    spots = MapSpots(dataset)
    places = dataset.indices.filter { place in
      dataset[place].kind.isPlace && (asked.isEmpty || asked.contains { hierarchy.contains($0, place) })
    }
    let isWanted = Set(places)
    for actor in dataset.indices where dataset[actor].kind.isActor {
      let (all, implied) =
        topics.isEmpty ? (graph.places(of: actor), nil) : dataset.places(of: actor, workingOn: topics)
      if !topics.isEmpty, all.isEmpty, !dataset.works(actor, on: topics) { continue }
      let wanted = all.filter(isWanted.contains)
      for place in wanted { counts[place, default: 0] += 1 }
      let located = graph.byImportance(wanted.filter { spots[$0] != nil }, to: actor)
      if !located.isEmpty {
        let drawn = Array(located.prefix(1 + Self.furtherPlaces))
        let others = Array(located.dropFirst(drawn.count)) + all.filter { !located.contains($0) }
        workers.append(Worker(actor: actor, places: drawn, others: others, implied: implied))
      } else if !wanted.isEmpty || all.isEmpty {
        unplaced.append(actor)
      } else if all.contains(where: { place in asked.contains { hierarchy.contains(place, $0) } }) {
        wider.append(actor)
      }
    }
  }
}

extension EntityGraph {
  /// All places that it is linked to, with coordinates or without.
  fileprivate func places(of actor: EntityIndex) -> [EntityIndex] {
    graph.neighbors(of: actor.position).map { EntityIndex($0.node) }.filter { dataset[$0].kind.isPlace }
  }

  /// Where it is based, else cities, regions and countries, each by name: the smaller an area, the more it says.
  fileprivate func byImportance(_ places: [EntityIndex], to actor: EntityIndex) -> [EntityIndex] {
    func rank(_ place: EntityIndex) -> (Int, Int, String, EntityIndex) {
      let isBased = parts(actor, place).contains {
        if case .relationship(_, .basedIn, _) = $0.reason { true } else { false }
      }
      let size =
        switch dataset[place].kind {
        case .city: 0
        case .region: 1
        default: 2
        }
      return (isBased ? 0 : 1, size, dataset[place].name, place)
    }
    let ranks = places.map(rank)
    return ranks.sorted { $0 < $1 }.map(\.3)
  }
}

extension Dataset {
  private func claims(of actor: EntityIndex, on topics: [EntityIndex]) -> [Claim] {
    claims(of: actor).filter { claim in
      claim.topic.map { topic in topics.contains { hierarchy.contains($0, topic) } } ?? false
    }
  }

  fileprivate func works(_ actor: EntityIndex, on topics: [EntityIndex]) -> Bool {
    !claims(of: actor, on: topics).isEmpty
  }

  /// Where it works on one of the topics, and where it does so only by what is implied.
  fileprivate func places(
    of actor: EntityIndex, workingOn topics: [EntityIndex]
  ) -> (places: [EntityIndex], implied: Set<EntityIndex>?) {
    let claims = claims(of: actor, on: topics)
    let stated = Set(claims.filter { $0.basis == .stated }.compactMap(\.place))
    let all = Set(claims.compactMap(\.place))
    return (all.sorted(), all.subtracting(stated))
  }
}
