public import CoalitionAnalysis
public import CoalitionLinking
internal import CoalitionModel
internal import GraphAlgorithms

extension Diagram {
  /// The whole network: organizations, campaigns and reports with the topics and places they share and their ties.
  ///
  /// Where there are more than `limit` entities, the most strongly linked are drawn and the caption counts the
  /// rest. What has no link at all is left out and counted too.
  public static func network(_ graph: EntityGraph, _ clusters: ClusterAnalysis, limit: Int = 250) -> Diagram {
    let builder = DiagramBuilder(graph: graph, clusters: clusters)
    let dataset = graph.dataset
    let actors = dataset.indices.filter { dataset[$0].kind.isActor || dataset[$0].kind == .report }
    let linkedActors = actors.filter { graph.graph.degree(of: $0.position) > 0 }
    // Topics and places come along when somebody works there; they are not on the picture for their own sake.
    let isActor = Set(linkedActors)
    let themes = dataset.indices.filter { entity in
      let kind = dataset[entity].kind
      guard kind == .topic || kind.isPlace else { return false }
      return graph.graph.neighbors(of: entity.position).contains { isActor.contains(EntityIndex($0.node)) }
    }
    let chosen = strongest(linkedActors, themes, in: graph, limit: limit)
    let leftOut = linkedActors.count + themes.count - chosen.count
    let unlinked = actors.count - linkedActors.count
    var captions: [String] = []
    if leftOut > 0 {
      captions.append("Not drawn: \(leftOut) less strongly linked entities (of \(chosen.count + leftOut)).")
    }
    if unlinked > 0 { captions.append("Not drawn: \(unlinked) without any link.") }
    return Diagram(
      title: dataset.title, subtitle: "Who works on what, where, and how they are tied",
      sourceLine: builder.sourceLine, caption: captions.joined(separator: " "),
      nodes: chosen.map { builder.node($0) }, edges: builder.edges(among: chosen),
      clusters: builder.keys(for: chosen), placements: [.network, .rows])
  }

  /// The most strongly linked of both, three in five of them actors as far as there are enough: topics and places
  /// are the strongest of all, and alone would be a picture of nothing. Of those, the ones that tie the most to the
  /// actors on the picture.
  private static func strongest(
    _ actors: [EntityIndex], _ themes: [EntityIndex], in graph: EntityGraph, limit: Int
  ) -> [EntityIndex] {
    guard actors.count + themes.count > limit else { return actors + themes }
    func best(_ count: Int, of entities: [EntityIndex], by weight: (EntityIndex) -> Double) -> [EntityIndex] {
      let ranked = entities.map { (entity: $0, weight: weight($0)) }
        .sorted { (-$0.weight, $0.entity) < (-$1.weight, $1.entity) }
      return ranked.prefix(count).map(\.entity)
    }
    let actorCount = min(actors.count, max((limit * 3 + 4) / 5, limit - themes.count))
    let shown = best(actorCount, of: actors) { graph.graph.strength(of: $0.position) }
    var ties: [EntityIndex: Double] = [:]
    for actor in shown {
      for (node, weight) in graph.graph.neighbors(of: actor.position) {
        ties[EntityIndex(node), default: 0] += weight
      }
    }
    return (shown + best(limit - actorCount, of: themes) { ties[$0] ?? 0 }).sorted()
  }
}
