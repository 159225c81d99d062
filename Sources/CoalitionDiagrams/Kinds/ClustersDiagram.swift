public import CoalitionAnalysis
public import CoalitionLinking
internal import CoalitionModel
internal import GraphAlgorithms

extension Diagram {
  /// The clusters, each a card with its members, joined by what links them.
  ///
  /// A card lists the most strongly linked members and counts the rest; an edge is as wide as the links between
  /// the two clusters weigh together.
  public static func clusters(
    _ links: LinkGraph, _ graph: EntityGraph, _ clusters: ClusterAnalysis, membersShown: Int = 12,
    limit: Int = 40
  ) -> Diagram {
    let builder = DiagramBuilder(graph: graph, clusters: clusters)
    let dataset = links.dataset
    let shown = clusters.clusters.prefix(limit)
    let nodes = shown.map { cluster in
      var node = Node(
        id: "cluster-\(cluster.number)", label: "\(cluster.number)  \(cluster.label)", kind: .cluster,
        cluster: cluster.number - 1, hover: "\(cluster.label)\n\(cluster.members.count) members")
      node.details = ["\(cluster.members.count) members", ""]
      node.details += cluster.members.prefix(membersShown).map { "• " + dataset[$0].name }
      if cluster.members.count > membersShown {
        node.details.append("  and \(cluster.members.count - membersShown) more")
      }
      return node
    }
    var totals: [[Int]: (weight: Double, count: Int, best: (Double, Int, Int))] = [:]
    for edge in links.graph.edges {
      guard let a = clusters.cluster(of: EntityIndex(Int(edge.source)))?.number,
        let b = clusters.cluster(of: EntityIndex(Int(edge.target)))?.number, a != b, max(a, b) <= shown.count
      else { continue }
      var total = totals[[min(a, b), max(a, b)]] ?? (0, 0, (-1, 0, 0))
      total.weight += edge.weight
      total.count += 1
      if edge.weight > total.best.0 { total.best = (edge.weight, Int(edge.source), Int(edge.target)) }
      totals[[min(a, b), max(a, b)]] = total
    }
    let heaviest = totals.values.map(\.weight).max() ?? 1
    let edges = totals.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { pair, total in
      let (a, b) = (dataset[EntityIndex(total.best.1)].name, dataset[EntityIndex(total.best.2)].name)
      return Edge(
        from: "cluster-\(pair[0])", to: "cluster-\(pair[1])", strength: total.weight / heaviest,
        isImplied: false,
        isTie: false, isDirected: false,
        hover: "\(total.count) links between clusters \(pair[0]) and \(pair[1]); the strongest: \(a) and \(b)"
      )
    }
    var captions: [String] = []
    if clusters.clusters.count > shown.count {
      captions.append("Not drawn: \(clusters.clusters.count - shown.count) smaller clusters.")
    }
    if !clusters.alone.isEmpty { captions.append("Each alone in its cluster: \(clusters.alone.count).") }
    if !clusters.unlinked.isEmpty {
      captions.append("In no cluster: \(clusters.unlinked.count) without any link.")
    }
    return Diagram(
      title: "Clusters of \(dataset.title)",
      subtitle: "Who is linked most to whom, and what each cluster shares",
      sourceLine: builder.sourceLine, caption: captions.joined(separator: " "), nodes: Array(nodes),
      edges: edges,
      lineMeaning: "links between their members",
      placements: shown.count <= 12 ? [.ring, .rows] : [.network, .rows])
  }
}
