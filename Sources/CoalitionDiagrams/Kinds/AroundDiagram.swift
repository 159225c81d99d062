public import CoalitionAnalysis
public import CoalitionLinking
public import CoalitionModel
internal import GraphAlgorithms

extension Diagram {
  /// One entity with what it works on, where, and whom it is tied to, and the others who share that.
  ///
  /// The first ring is drawn whole up to `limit`; of the second ring those with the strongest way to the middle
  /// (the product of the two links' weights, summed over ways). The caption counts the rest.
  public static func around(
    _ entity: EntityIndex, _ graph: EntityGraph, _ clusters: ClusterAnalysis, limit: Int = 40
  ) -> Diagram {
    let builder = DiagramBuilder(graph: graph, clusters: clusters)
    let dataset = graph.dataset
    func isTreeStep(_ a: EntityIndex, _ b: EntityIndex) -> Bool {
      dataset.hierarchy.parent(of: a) == b || dataset.hierarchy.parent(of: b) == a
    }
    func neighbors(_ entity: EntityIndex) -> [(entity: EntityIndex, weight: Double)] {
      graph.graph.neighbors(of: entity.position).map { (EntityIndex($0.node), $0.weight) }
        .filter { !isTreeStep($0.entity, entity) }
    }
    let first = neighbors(entity).sorted { (-$0.weight, $0.entity) < (-$1.weight, $1.entity) }
    let ring = first.prefix(limit).map(\.entity)
    let inner = Set(first.map(\.entity) + [entity])
    var ways: [EntityIndex: Double] = [:]
    for (near, weight) in first {
      for (far, step) in neighbors(near) where !inner.contains(far) { ways[far, default: 0] += weight * step }
    }
    let second = ways.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
    let shownSecond = second.prefix(max(0, limit - ring.count))
    let leftOut = first.count - ring.count + second.count - shownSecond.count
    let chosen = ([entity] + ring + shownSecond).sorted()
    let (name, kind) = (dataset[entity].name, dataset[entity].kind)
    let subtitle =
      kind.isPlace
      ? "Who works in \(name), on what, and how they are tied"
      : kind == .topic
        ? "Who works on \(name), where, and how they are tied"
        : kind == .report
          ? "What the report is about, whose it is, and who shares it"
          : "What \(name) works on, where, with whom, and who shares it"
    return Diagram(
      title: "Around \(name)", subtitle: subtitle,
      sourceLine: builder.sourceLine,
      caption: leftOut > 0 ? "Not drawn: \(leftOut) more entities one or two links away." : "",
      nodes: chosen.map { builder.node($0, isFocus: $0 == entity) }, edges: builder.edges(among: chosen),
      clusters: builder.keys(for: chosen), placements: [.network, .rows])
  }
}
