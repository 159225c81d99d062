public import CoalitionAnalysis
public import CoalitionLinking
internal import CoalitionModel
internal import GraphAlgorithms

extension Diagram {
  /// One cluster on a page of its own: its members, the topics and places that they share, the links among all of
  /// these, and the stated ties that leave it, each to a card that names the cluster at the other end.
  ///
  /// A topic or place is shared by two members or more; those that set the cluster apart are drawn in any case.
  /// Where there are more than `limit` entities, or more topics and places than members, the most strongly linked and
  /// the most shared are drawn, and the caption counts the rest, as it does the other clusters with which members share topics and places but have no stated tie.
  ///
  /// - Precondition: `number` is that of a cluster, from 1.
  public static func cluster(
    _ number: Int, _ links: LinkGraph, _ graph: EntityGraph, _ clusters: ClusterAnalysis, limit: Int = 150
  ) -> Diagram {
    precondition(clusters.clusters.indices.contains(number - 1), "there is no cluster \(number)")
    let cluster = clusters.clusters[number - 1]
    let dataset = graph.dataset
    let builder = DiagramBuilder(graph: graph, clusters: clusters)
    let themes = sharedThemes(of: cluster, graph)
    let members = cluster.members.prefix(max(1, max(limit * 3 / 5, limit - themes.count)))
    // More topics and places than members are a picture of those.
    let shownThemes = themes.prefix(max(0, min(limit - members.count, max(12, members.count))))
    let chosen = (members + shownThemes).sorted()
    let ties = Ties(leaving: cluster, members: members, graph, clusters)
    let others = OtherClusters(of: cluster, links, clusters)
    var captions: [String] = []
    for (left, one, many) in [
      (cluster.members.count - members.count, "less strongly linked member", "less strongly linked members"),
      (
        themes.count - shownThemes.count, "topic or place that fewer share",
        "topics and places that fewer share"
      ),
    ] where left > 0 {
      captions.append("Not drawn: \(left) \(left == 1 ? one : many).")
    }
    if ties.isCut { captions.append("Not drawn: ties of members that are not drawn.") }
    if let sentence = others.sentence(without: ties.clusters) { captions.append(sentence) }
    let shared = cluster.topics + cluster.places
    return Diagram(
      title: "Cluster \(number): \(cluster.label)",
      subtitle: "Who belongs to it, what they share"
        + (shared.isEmpty ? "" : " (above all \(shared.map { dataset[$0].name }.joined(separator: ", ")))")
        + ", and which ties lead out of it",
      sourceLine: builder.sourceLine, caption: captions.joined(separator: " "),
      nodes: chosen.map { builder.node($0) } + ties.nodes,
      edges: builder.edges(among: chosen) + ties.edges,
      clusters: builder.keys(for: chosen)
        + ties.clusters.sorted().filter { $0 != number }.map {
          ClusterKey(number: $0 - 1, label: "\($0)  \(clusters.clusters[$0 - 1].label)")
        },
      placements: [.network, .rows])
  }

  /// For members that would stand alone, how their topics lie under what others work on; then the topics and places
  /// that set the cluster apart and those of two members or more, the most shared first.
  private static func sharedThemes(of cluster: Cluster, _ graph: EntityGraph) -> [EntityIndex] {
    let dataset = graph.dataset
    func neighbors(_ entity: EntityIndex) -> [EntityIndex] {
      graph.graph.neighbors(of: entity.position).map { EntityIndex($0.node) }
    }
    func isTheme(_ entity: EntityIndex) -> Bool {
      dataset[entity].kind == .topic || dataset[entity].kind.isPlace
    }
    var sharers: [EntityIndex: Int] = [:]
    for member in cluster.members {
      for theme in neighbors(member) where isTheme(theme) { sharers[theme, default: 0] += 1 }
    }
    let telling = Set(cluster.topics + cluster.places)
    func rank(_ theme: EntityIndex) -> Int { telling.contains(theme) ? .max : sharers[theme] ?? 0 }
    let shared = sharers.keys.filter { rank($0) > 1 }.sorted { (-rank($0), $0) < (-rank($1), $1) }
    let isDrawn = Set(shared + cluster.members)
    var themes: [EntityIndex] = []
    for member in cluster.members where !neighbors(member).contains(where: isDrawn.contains) {
      for theme in neighbors(member) where isTheme(theme) {
        themes.append(theme)
        let above = Array(dataset.hierarchy.ancestors(of: theme))
        if let meeting = above.firstIndex(where: { sharers[$0] != nil }) { themes += above[...meeting] }
      }
    }
    var seen: Set<EntityIndex> = []
    return (themes + shared).filter { seen.insert($0).inserted }
  }
}

/// The stated ties from members of a cluster to those of others.
private struct Ties {
  private(set) var nodes: [Diagram.Node] = []
  private(set) var edges: [Diagram.Edge] = []
  /// The numbers of the clusters at the other ends.
  private(set) var clusters: Set<Int> = []
  /// Whether members that are not drawn have ties too.
  private(set) var isCut = false

  init(
    leaving cluster: Cluster, members: ArraySlice<EntityIndex>, _ graph: EntityGraph,
    _ analysis: ClusterAnalysis
  ) {
    let dataset = graph.dataset
    let isShown = Set(members)
    // By the number of the other cluster, 0 for none: by member, the hovers and the names at the other end.
    var leaving: [Int: [EntityIndex: [String]]] = [:]
    var ends: [Int: Set<EntityIndex>] = [:]
    for member in cluster.members {
      for (node, _) in graph.graph.neighbors(of: member.position) {
        let other = EntityIndex(node)
        let (kind, number) = (dataset[other].kind, analysis.cluster(of: other)?.number ?? 0)
        guard kind.isActor || kind == .report, number != cluster.number else { continue }
        let parts = graph.parts(member, other).filter {
          if case .relationship = $0.reason { true } else { false }
        }
        guard !parts.isEmpty else { continue }
        guard isShown.contains(member) else {
          isCut = true
          continue
        }
        leaving[number, default: [:]][member, default: []].append(DiagramBuilder.hover(parts, dataset))
        ends[number, default: []].insert(other)
      }
    }
    for (number, tied) in leaving.sorted(by: { $0.key < $1.key }) {
      // No entity's id has a colon.
      let id = "cluster:\(number)"
      let names = (ends[number] ?? []).sorted().map { dataset[$0].name }
      let label = number == 0 ? "In no cluster" : "\(number)  \(analysis.clusters[number - 1].label)"
      var node = Diagram.Node(
        id: id, label: label, kind: .cluster, cluster: number == 0 ? nil : number - 1,
        hover: ([label] + names.prefix(20)).joined(separator: "\n"))
      node.details = names.prefix(4).map { "• " + $0 }
      if names.count > 4 { node.details.append("  and \(names.count - 4) more") }
      nodes.append(node)
      if number > 0 { clusters.insert(number) }
      for (member, hovers) in tied.sorted(by: { $0.key < $1.key }) {
        edges.append(
          Diagram.Edge(
            from: dataset[member].id, to: id, strength: min(1, Double(hovers.count) / 5), isTie: true,
            hover: hovers.prefix(6).joined(separator: "\n")))
      }
    }
  }
}

/// The other clusters to which the members are linked by whatever they share.
private struct OtherClusters {
  private var links: [Int: Int] = [:]
  private let clusters: ClusterAnalysis

  init(of cluster: Cluster, _ graph: LinkGraph, _ clusters: ClusterAnalysis) {
    self.clusters = clusters
    for member in cluster.members {
      for (node, _) in graph.graph.neighbors(of: member.position) {
        guard let number = clusters.cluster(of: EntityIndex(node))?.number, number != cluster.number else {
          continue
        }
        links[number, default: 0] += 1
      }
    }
  }

  /// The clusters without a stated tie, the most linked first.
  func sentence(without tied: Set<Int>) -> String? {
    let others = links.filter { !tied.contains($0.key) }.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    guard !others.isEmpty else { return nil }
    let shown = others.prefix(6).map { number, count in
      "\(number) \(clusters.clusters[number - 1].label) (\(count))"
    }
    let more = others.count > shown.count ? " and \(others.count - shown.count) more clusters" : ""
    return "Not drawn: links by what members share with others, to \(shown.joined(separator: "; "))\(more)."
  }
}
