public import CoalitionAnalysis
public import CoalitionLinking
internal import CoalitionModel

extension Diagram {
  /// A network as it is, with what came since an earlier one in bold and what went faint.
  ///
  /// Draw the earlier one first (``network(_:_:limit:)``) and give its positions: what was there then stays where it
  /// was. Both are drawn up to `limit` entities; of the later one the earlier one's are drawn in any case.
  public static func changes(
    from old: (graph: EntityGraph, clusters: ClusterAnalysis),
    to new: (graph: EntityGraph, clusters: ClusterAnalysis),
    limit: Int = 250
  ) -> Diagram {
    let before = network(old.graph, old.clusters, limit: limit)
    var diagram = network(new.graph, new.clusters, limit: limit)
    let drawn = Set(diagram.nodes.map(\.id))
    for place in diagram.nodes.indices {
      let id = diagram.nodes[place].id
      if old.graph.dataset.entity(id: id) == nil {
        diagram.nodes[place].isFocus = true
        diagram.nodes[place].hover += "\nnew"
      }
    }
    // What went, and what is there still but not among the strongest any more.
    let newBuilder = DiagramBuilder(graph: new.graph, clusters: new.clusters)
    var kept = new.graph.dataset.indices.filter { drawn.contains(new.graph.dataset[$0].id) }
    for var node in before.nodes where !drawn.contains(node.id) {
      if let entity = new.graph.dataset.entity(id: node.id) {
        diagram.nodes.append(newBuilder.node(entity))
        kept.append(entity)
      } else {
        node.isStale = true
        node.cluster = nil
        node.hover += "\ngone"
        diagram.nodes.append(node)
      }
    }
    diagram.edges = newBuilder.edges(among: kept.sorted())
    func key(_ edge: Edge) -> [String] { [edge.from, edge.to].sorted() }
    let now = Set(diagram.edges.map(key))
    let everyone = old.graph.dataset.indices.filter { entity in
      diagram.nodes.contains { $0.id == old.graph.dataset[entity].id }
    }
    let then = Set(DiagramBuilder(graph: old.graph, clusters: old.clusters).edges(among: everyone).map(key))
    for place in diagram.edges.indices where !then.contains(key(diagram.edges[place])) {
      diagram.edges[place].isFocus = true
      diagram.edges[place].hover += "\nnew"
    }
    let ids = Set(diagram.nodes.map(\.id))
    for var edge in before.edges
    where !now.contains(key(edge)) && ids.contains(edge.from) && ids.contains(edge.to) {
      edge.isStale = true
      edge.hover += "\ngone"
      diagram.edges.append(edge)
    }
    // All that came and went, whether there is room for it or not.
    let all = (
      old: Set(network(old.graph, old.clusters, limit: .max).nodes.map(\.id)),
      new: Set(network(new.graph, new.clusters, limit: .max).nodes.map(\.id))
    )
    func told(_ ids: Set<String>, _ drawn: Int) -> String {
      ids.count == drawn ? "\(drawn)" : "\(ids.count) (\(drawn) drawn)"
    }
    let came = told(
      all.new.filter { old.graph.dataset.entity(id: $0) == nil }, diagram.nodes.count { $0.isFocus })
    let went = told(
      all.old.filter { new.graph.dataset.entity(id: $0) == nil }, diagram.nodes.count { $0.isStale })
    diagram.title = "Changes in \(new.graph.dataset.title)"
    let links = [
      (diagram.edges.count(where: \.isFocus), "new"), (diagram.edges.count(where: \.isStale), "gone"),
    ]
    .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    diagram.subtitle =
      "\(came) came, \(went) went, \(links.isEmpty ? "no link changed" : "links: " + links.joined(separator: ", ")); what was there before stands where it stood"
    diagram.clusters = newBuilder.keys(for: kept)
    diagram.focusMeaning = "new"
    diagram.staleMeaning = "gone"
    return diagram
  }
}
