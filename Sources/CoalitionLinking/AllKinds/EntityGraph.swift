public import CoalitionModel
public import GraphAlgorithms

/// One graph over organizations, campaigns, reports, places and topics: who works on what, where, and every stated
/// tie. The graph in which connections are sought and of which pictures are drawn.
///
/// Nodes are entity indices. The weight of an edge is the sum of its parts: a topic or place weighs the more the
/// fewer hold it (log2(1 + N/n) of N that hold anything), half where it is only implied; a tie weighs the strength
/// of its kind; a step in a tree weighs 1. So a path through what everyone shares is a long one.
public struct EntityGraph: Sendable {
  /// The dataset it was made from.
  public let dataset: Dataset
  /// The weighted graph over entity indices.
  public let graph: Graph

  private let worth: [Double]

  /// What one step in the topic or place tree weighs.
  static let treeStep = 1.0

  /// Links a dataset. O(claims + relationships).
  public init(_ dataset: Dataset) {
    self.dataset = dataset
    var holders = [Int](repeating: 0, count: dataset.entities.count)
    var population = 0
    var holdings: [(who: Int, what: Int, basis: Basis)] = []
    for entity in dataset.indices {
      let held = Self.holdings(of: entity, in: dataset)
      if !held.isEmpty { population += 1 }
      for (what, basis) in held {
        holders[what.position] += 1
        holdings.append((entity.position, what.position, basis))
      }
    }
    let worth = holders.map { Information.content(holders: $0, population: population) }
    var edges = holdings.map {
      Edge(
        source: UInt32($0.who), target: UInt32($0.what),
        weight: worth[$0.what] * ($0.basis == .stated ? 1 : 0.5))
    }
    edges += dataset.tieWeights { _ in true }.map { Edge(source: $0.low, target: $0.high, weight: $0.weight) }
    for entity in dataset.indices {
      if let parent = dataset.hierarchy.parent(of: entity) {
        edges.append(Edge(source: entity.value, target: parent.value, weight: Self.treeStep))
      }
    }
    self.worth = worth
    graph = Graph.linking(dataset, edges)
  }

  /// What it is worth to share a topic or place itself.
  func sharingWorth(_ entity: EntityIndex) -> Double { worth[entity.position] }

  /// The weight of the edge between two entities, zero where there is none. O(log degree).
  public func weight(_ a: EntityIndex, _ b: EntityIndex) -> Double {
    graph.weight(from: a.position, to: b.position) ?? 0
  }

  /// Why two entities are joined: parts that add up to the edge's weight, heaviest first.
  public func parts(_ a: EntityIndex, _ b: EntityIndex) -> [LinkPart] {
    var parts: [LinkPart] = []
    for (who, what) in [(a, b), (b, a)] {
      let hits = dataset.claims(of: who).filter { $0.topic == what || $0.place == what }
      guard let basis = hits.map(\.basis).min() else { continue }
      var evidence: [Evidence] = []
      for hit in hits where hit.basis == basis { evidence += hit.evidence.filter { !evidence.contains($0) } }
      parts.append(
        LinkPart(
          reason: dataset[what].kind == .topic
            ? .worksOn(who: who, topic: what) : .worksIn(who: who, place: what),
          weight: worth[what.position] * (basis == .stated ? 1 : 0.5), basis: basis, evidence: evidence))
    }
    parts += dataset.tieParts(a, b)
    for (lower, upper) in [(a, b), (b, a)] where dataset.hierarchy.parent(of: lower) == upper {
      parts.append(
        LinkPart(reason: .liesUnder(lower, upper), weight: Self.treeStep, basis: .stated, evidence: []))
    }
    return parts.sorted { $0.weight > $1.weight }
  }

  /// The topics and places of an entity, each once, with the better of its bases.
  private static func holdings(of entity: EntityIndex, in dataset: Dataset) -> [(EntityIndex, Basis)] {
    var held: [(EntityIndex, Basis)] = []
    for claim in dataset.claims(of: entity) {
      for what in [claim.topic, claim.place].compactMap(\.self) {
        if let known = held.firstIndex(where: { $0.0 == what }) {
          held[known].1 = min(held[known].1, claim.basis)
        } else {
          held.append((what, claim.basis))
        }
      }
    }
    return held
  }
}

extension EntityGraph {
  /// What two that act or report have to do with each other: their relationships, and the topics of the one that are
  /// topics of the other or lie below or above one of them; the heaviest first.
  ///
  /// A common topic is named by the deeper of the two, and weighs what sharing the upper one is worth, half where
  /// either side is only implied. O(claims of both).
  public func grounds(_ a: EntityIndex, _ b: EntityIndex) -> [LinkPart] {
    var parts = dataset.tieParts(a, b)
    let held = [a, b].map { who in dataset.claims(of: who).filter { $0.topic != nil } }
    var seen: Set<EntityIndex> = []
    for left in held[0] {
      for right in held[1] {
        guard let mine = left.topic, let other = right.topic else { continue }
        let isBelow = dataset.hierarchy.contains(other, mine)
        guard isBelow || dataset.hierarchy.contains(mine, other) else { continue }
        let (upper, lower) = isBelow ? (other, mine) : (mine, other)
        guard seen.insert(lower).inserted else { continue }
        let basis = max(left.basis, right.basis)
        parts.append(
          LinkPart(
            reason: .sharedTopic(upper), weight: sharingWorth(upper) * (basis == .stated ? 1 : 0.5),
            basis: basis, evidence: left.evidence + right.evidence.filter { !left.evidence.contains($0) }))
      }
    }
    return parts.sorted { $0.weight > $1.weight }
  }
}
