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
    var chosen = linkedActors + themes
    var leftOut = 0
    if chosen.count > limit {
      let ranked = chosen.sorted {
        (-graph.graph.strength(of: $0.position), $0) < (-graph.graph.strength(of: $1.position), $1)
      }
      leftOut = chosen.count - limit
      chosen = ranked.prefix(limit).sorted()
    }
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
      clusters: builder.keys(for: chosen), placements: DiagramBuilder.placements(nodes: chosen.count))
  }
}
